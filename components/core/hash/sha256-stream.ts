/** SHA-256 of a long stream in WebAssembly, for a browser, whose own hash cannot stream. */
import {layout, sha256Module} from './sha256-module.js';
import type {StreamingHash} from './streaming-hash.js';

/** FIPS 180-4, 5.3.3. */
const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const BLOCK = 64;

interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer};
  compress(from: number, to: number): void;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** `undefined` where the page's policy (no `wasm-unsafe-eval`) or the browser does not have it. */
export async function createSha256Stream(): Promise<StreamingHash | undefined> {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    compiled ??= WebAssembly.compile(sha256Module());
    const {exports} = await WebAssembly.instantiate(await compiled);
    return new Sha256Stream(exports as unknown as Exports);
  } catch {
    return undefined;
  }
}

class Sha256Stream implements StreamingHash {
  readonly #exports: Exports;
  readonly #memory: Uint8Array;
  /** Bytes waiting in the module's memory, and all so far. */
  #waiting = 0;
  #length = 0;

  constructor(exports: Exports) {
    this.#exports = exports;
    this.#memory = new Uint8Array(exports.memory.buffer);
    new Uint32Array(exports.memory.buffer, layout.state, 8).set(INITIAL);
  }

  update(data: Uint8Array): void {
    this.#length += data.length;
    for (let at = 0; at < data.length; ) {
      const part = data.subarray(at, at + layout.capacity - this.#waiting);
      this.#memory.set(part, layout.data + this.#waiting);
      this.#waiting += part.length;
      at += part.length;
      if (this.#waiting === layout.capacity) this.#compress();
    }
  }

  digest(): Uint8Array {
    // 5.1.1: one bit, zeros, the length in bits. The memory has a block to spare behind its full capacity.
    const length = Math.ceil((this.#waiting + 9) / BLOCK) * BLOCK;
    const view = new DataView(this.#exports.memory.buffer, layout.data);
    this.#memory.fill(0, layout.data + this.#waiting, layout.data + length);
    view.setUint8(this.#waiting, 0x80);
    view.setUint32(length - 8, Math.floor(this.#length / 0x2000_0000));
    view.setUint32(length - 4, (this.#length * 8) >>> 0);
    this.#waiting = length;
    this.#compress();
    const state = new Uint32Array(this.#exports.memory.buffer, layout.state, 8);
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((word, i) => out.setUint32(4 * i, word));
    return new Uint8Array(out.buffer);
  }

  #compress(): void {
    this.#exports.compress(layout.data, layout.data + this.#waiting);
    this.#waiting = 0;
  }
}
