/** One thing that is fed damaged input, and what must hold of it. */
import type {Random} from '../attacks/mutate.js';

export interface FuzzTarget {
  readonly name: string;
  readonly seeds: readonly FuzzSeed[];
  mutate(seed: FuzzSeed, random: Random): Uint8Array<ArrayBuffer>;
  /** What came of it, in one word. @throws {FuzzFinding} where it broke a promise */
  run(input: Uint8Array<ArrayBuffer>, seed: FuzzSeed): Promise<string> | string;
}

export interface FuzzSeed {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly password?: string;
  /** The clean file this one comes from; absent: it is clean itself. */
  readonly origin?: FuzzSeed;
}

export class FuzzFinding extends Error {}
