/**
 * Reads a Blob by stretches: a 100 MB file is never held whole. A small file is read once.
 */
import {OfficeError} from '../office-error.js';
import {Lexer, WindowTooSmall} from './lexer.js';

const WHOLE = 1 << 20;
const READ_AHEAD = 1 << 16;
const KEPT_STRETCHES = 24;
/** One object larger than this (streams not counted) is refused rather than held. */
const MAX_OBJECT = 64 << 20;

interface Stretch {
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export class ByteSource {
  readonly blob: Blob;
  readonly size: number;
  readonly signal: AbortSignal | undefined;
  /** Most recently used last. */
  #stretches: Stretch[] = [];

  constructor(blob: Blob, signal?: AbortSignal) {
    this.blob = blob;
    this.size = blob.size;
    this.signal = signal;
  }

  /** The bytes [start, end), cut at the end of the file. The result is shared: do not write to it. */
  async bytes(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const from = Math.max(0, Math.min(start, this.size));
    const to = Math.max(from, Math.min(end, this.size));
    const stretch = await this.#stretch(from, to);
    return stretch.bytes.subarray(from - stretch.start, to - stretch.start);
  }

  /**
   * Runs `read` with a lexer standing at `offset`, again with a larger stretch each time it meets the end of one.
   * `read` must be free of side effects until it returns.
   */
  async lex<T>(offset: number, read: (lexer: Lexer) => T): Promise<T> {
    if (offset < 0 || offset >= this.size) throw new OfficeError('pdf-damaged', `offset ${offset} lies outside the file`);
    for (let length = 4096; ; length *= 4) {
      const end = Math.min(this.size, offset + length);
      const stretch = await this.#stretch(offset, end);
      const lexer = new Lexer(stretch.bytes, stretch.start, stretch.start + stretch.bytes.length >= this.size, offset - stretch.start);
      try {
        return read(lexer);
      } catch (error) {
        if (!(error instanceof WindowTooSmall)) throw error;
        if (length > MAX_OBJECT) throw new OfficeError('pdf-damaged', `the object at byte ${offset} has no end`);
      }
    }
  }

  async #stretch(start: number, end: number): Promise<Stretch> {
    this.signal?.throwIfAborted();
    const index = this.#stretches.findIndex(each => each.start <= start && end <= each.start + each.bytes.length);
    if (index >= 0) {
      const [found] = this.#stretches.splice(index, 1);
      this.#stretches.push(found!);
      return found!;
    }
    const whole = this.size <= WHOLE;
    // A little before, too: neighbours of an object are usually wanted next.
    const from = whole ? 0 : Math.max(0, start - 1024);
    const to = whole ? this.size : Math.min(this.size, Math.max(end, start + READ_AHEAD));
    const stretch = {start: from, bytes: new Uint8Array(await this.blob.slice(from, to).arrayBuffer())};
    this.signal?.throwIfAborted();
    // Large one-off reads would push out everything that is small and wanted again.
    if (stretch.bytes.length <= 4 * WHOLE) {
      this.#stretches.push(stretch);
      if (this.#stretches.length > KEPT_STRETCHES) this.#stretches.shift();
    }
    return stretch;
  }
}
