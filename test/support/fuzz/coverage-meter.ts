/**
 * What of the code under test an input reaches, asked of V8: an input that reaches a block no other did, or many more times,
 * is worth mutating further. The same idea as AFL's, with blocks for edges.
 */
import {Session} from 'node:inspector/promises';

export class CoverageMeter {
  readonly #session = new Session();
  readonly #seen = new Set<string>();
  readonly #part: string;

  /** `part` of the address of the scripts that count. */
  constructor(part: string) {
    this.#part = part;
  }

  /** Before the code under test is loaded, or its blocks are not counted. */
  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: true, allowTriggeredUpdates: false});
  }

  /** How many blocks, or magnitudes of their counts, were reached since the last call and never before. */
  async growth(): Promise<number> {
    const {result} = await this.#session.post('Profiler.takePreciseCoverage');
    const before = this.#seen.size;
    for (const script of result) {
      if (!script.url.includes(this.#part)) continue;
      for (const {ranges} of script.functions)
        for (const {startOffset, endOffset, count} of ranges)
          if (count > 0) this.#seen.add(`${script.scriptId}:${startOffset}-${endOffset}:${Math.min(8, Math.floor(Math.log2(count)))}`);
    }
    return this.#seen.size - before;
  }

  get size(): number {
    return this.#seen.size;
  }
}
