/** The bytes a signature covers, hashed without holding a large file. */
import {OfficeError} from '../../office-error.js';
import type {DigestName} from '../../certificate/algorithm.js';
import type {SignedContent} from '../../certificate/signer-check.js';
import {hashParts} from '../sign/hash-parts.js';

/** CMS without signed attributes needs the bytes themselves (WebCrypto takes no digest); larger files are refused. */
const bytesLimit = 512 << 20;

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
    if (this.#size > bytesLimit)
      throw new OfficeError('signed-bytes-too-large', `${this.#size} bytes without signed attributes`);
    return new Uint8Array(await new Blob([...this.#parts]).arrayBuffer());
  }

  async #compute(name: DigestName): Promise<Uint8Array> {
    return hashParts(name, this.#parts, this.#signal);
  }
}
