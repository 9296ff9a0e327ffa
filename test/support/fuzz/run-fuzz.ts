/** Feeds one target as many mutants as asked. Deterministic by seed where no coverage is measured. */
import {seededRandom} from '../attacks/mutate.js';
import type {CoverageMeter} from './coverage-meter.js';
import {FuzzFinding} from './fuzz-target.js';
import type {FuzzSeed, FuzzTarget} from './fuzz-target.js';

export interface FuzzTally {
  readonly target: string;
  readonly count: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly slowestSeed: number;
  /** Mutants kept because they reached something new. */
  readonly kept: number;
}

export interface FuzzRun {
  readonly count: number;
  readonly first?: number;
  /** A hang: one input may take this long. */
  readonly limitMs?: number;
  readonly meter?: CoverageMeter;
  /** How many inputs between two looks at the coverage: a look costs about 3 ms. */
  readonly every?: number;
}

const keptLimit = 300;

/** @throws {FuzzFinding} with target, seed and clean file in its message */
export async function runFuzz(target: FuzzTarget, {count, first = 1, limitMs = 10_000, meter, every = 1}: FuzzRun): Promise<FuzzTally> {
  const pool: FuzzSeed[] = [...target.seeds];
  const clean = pool.length;
  const outcomes: Record<string, number> = {};
  let [slowestMs, slowestSeed] = [0, first];
  let since: FuzzSeed[] = [];
  await meter?.growth();
  for (let seed = first; seed < first + count; seed += 1) {
    const random = seededRandom(seed);
    // Half of the inputs grow from what coverage kept, the others from clean files.
    const index = meter && pool.length > clean && random() < 0.5 ? clean + Math.floor(random() * (pool.length - clean)) : seed % clean;
    const base = pool[index]!;
    const input = target.mutate(base, random);
    const from = performance.now();
    const fail = (why: string) => new FuzzFinding(`${target.name}, seed ${seed} on ${base.name}${index < clean ? '' : ' (kept)'}: ${why}`);
    let outcome: string;
    try {
      outcome = await target.run(input, base);
    } catch (error) {
      const finding = fail(error instanceof Error ? error.message : String(error));
      throw Object.assign(finding, {input});
    }
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const took = performance.now() - from;
    if (took > slowestMs) [slowestMs, slowestSeed] = [took, seed];
    if (took > limitMs) throw Object.assign(fail(`took ${Math.round(took)} ms`), {input});
    if (!meter || input.length > base.bytes.length * 2) continue;
    since.push({...base, bytes: input, origin: base.origin ?? base});
    if (since.length < every) continue;
    if ((await meter.growth()) > 0) {
      const kept = since[Math.floor(random() * since.length)]!;
      if (pool.length - clean < keptLimit) pool.push(kept);
      else pool[clean + Math.floor(random() * keptLimit)] = kept;
    }
    since = [];
  }
  return {target: target.name, count, outcomes, slowestMs: Math.round(slowestMs), slowestSeed, kept: pool.length - clean};
}
