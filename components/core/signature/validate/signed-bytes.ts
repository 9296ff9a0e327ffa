/** The bytes a signature covers, hashed without holding a large file. */
import {createSHA1, createSHA256, createSHA384, createSHA512} from 'hash-wasm';

import {OfficeError} from '../../office-error.js';
import type {DigestName} from '../../certificate/algorithm.js';
import {digestBytes} from '../../certificate/signature-check.js';
import type {SignedContent} from '../../certificate/signer-check.js';

/** Up to here the platform's own digest over one buffer is fastest; above, memory counts. */
const wholeLimit = 48 << 20;
const step = 4 << 20;
/** CMS without signed attributes needs the bytes themselves (WebCrypto takes no digest); larger files are refused. */
const bytesLimit = 512 << 20;

const hashers = {'SHA-1': createSHA1, 'SHA-256': createSHA256, 'SHA-384': createSHA384, 'SHA-512': createSHA512};

export class SignedBytes implements SignedContent {
  readonly #parts: readonly Blob[];
  readonly #size: number;
  readonly #signal: AbortSignal | undefined;
  readonly #digests = new Map<DigestName, Promise<Uint8Array>>();

  constructor(blob: Blob, ranges: readonly (readonly [number, number])[], signal?: AbortSignal) {
    this.#parts = ranges.map(([start, end]) => blob.slice(start, end));
    this.#size = this.#parts.reduce((sum, part) => sum + part.size, 0);
    this.#signal = signal;
  }

  digest(name: DigestName): Promise<Uint8Array> {
    let digest = this.#digests.get(name);
    if (!digest) {
      digest = this.#compute(name);
      this.#digests.set(name, digest);
    }
    return digest;
  }

  async bytes(): Promise<Uint8Array> {
    if (this.#size > bytesLimit) throw new OfficeError('signed-bytes-too-large', `${this.#size} bytes without signed attributes`);
    return new Uint8Array(await new Blob([...this.#parts]).arrayBuffer());
  }

  async #compute(name: DigestName): Promise<Uint8Array> {
    this.#signal?.throwIfAborted();
    if (this.#size <= wholeLimit) return digestBytes(name, await this.bytes());
    const hasher = await hashers[name]();
    hasher.init();
    for (const part of this.#parts) {
      for (let at = 0; at < part.size; at += step) {
        hasher.update(new Uint8Array(await part.slice(at, at + step).arrayBuffer()));
        this.#signal?.throwIfAborted();
      }
    }
    return hasher.digest('binary');
  }
}
