/** A finished segment, read where it lies: nothing is unpacked that a query does not ask for. */
import {OfficeError} from '../../office-error.js';
import type {Bitmap} from './bitmap.js';
import {segmentSize} from './bitmap.js';
import {bitmapBytes, countWithLength, denseCount, orPostings, readPostings} from './postings.js';
import {headerInts, padded, segmentMagic} from './segment-builder.js';
import type {SearchField} from './search-terms.js';
import {searchFields} from './search-terms.js';

interface FieldPart {
  /** Where each block begins in `stream`, and the stream's length. */
  readonly starts: Uint32Array;
  readonly stream: Uint8Array;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class Segment {
  readonly documentCount: number;
  /** Hash of each document's id, in order of documents. */
  readonly hashes: Uint32Array;
  readonly #fields: readonly FieldPart[];

  /** @throws {OfficeError} `search-damaged` where `bytes` are not a segment: the index is then built again */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const ints = new Uint32Array(whole.buffer, whole.byteOffset, whole.length >>> 2);
    const count = ints[1] ?? 0;
    if (ints[0] !== segmentMagic || count > segmentSize) throw new OfficeError('search-damaged', 'not a segment of the search index');
    this.documentCount = count;
    this.hashes = ints.subarray(headerInts, headerInts + count);
    const fields: FieldPart[] = [];
    let at = (headerInts + count) * 4;
    for (let i = 0; i < searchFields.length; i++) {
      const blocks = ints[2 + i * 2]!;
      const length = ints[3 + i * 2]!;
      const streamAt = at + (blocks + 1) * 4;
      if (streamAt + length > whole.length) throw new OfficeError('search-damaged', `segment ends within field ${searchFields[i]}`);
      fields.push({starts: ints.subarray(at / 4, at / 4 + blocks + 1), stream: whole.subarray(streamAt, streamAt + length)});
      at = streamAt + padded(length);
    }
    this.#fields = fields;
  }

  /** Sets the documents that have `word`, or any word beginning with it, in `field`. */
  orWord(field: SearchField, word: string, prefix: boolean, into: Bitmap): void {
    const {starts, stream} = this.#fields[searchFields.indexOf(field)]!;
    const wanted = encoder.encode(word);
    const cursor = new WordCursor(stream, starts[firstBlock(stream, starts, word)] ?? stream.length);
    while (cursor.next()) {
      const order = cursor.compare(wanted);
      if (order === 'before') continue;
      if (order === 'after') return;
      if (order === 'equal' || prefix) orPostings(stream, cursor.postingsAt, cursor.count, into);
      else return;
      if (!prefix) return;
    }
  }

  /** Everything in it, for a builder that goes on filling it. */
  *words(): Generator<{field: SearchField; word: string; documents: number[]}> {
    for (const [i, {stream}] of this.#fields.entries()) {
      const cursor = new WordCursor(stream, 0);
      while (cursor.next()) {
        const documents = readPostings(stream, cursor.postingsAt, cursor.count);
        yield {field: searchFields[i]!, word: cursor.text, documents};
      }
    }
  }
}

/** The last block whose first word is not after `word`. */
function firstBlock(stream: Uint8Array, starts: Uint32Array, word: string): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const at = starts[middle]!;
    const head = decoder.decode(stream.subarray(at + 2, at + 2 + stream[at + 1]!));
    if (head <= word) low = middle;
    else high = middle;
  }
  return low;
}

/** Walks the words of a field in order. */
class WordCursor {
  readonly #stream: Uint8Array;
  readonly #word = new Uint8Array(512);
  #length = 0;
  #at: number;
  count = 0;
  postingsAt = 0;

  constructor(stream: Uint8Array, at: number) {
    this.#stream = stream;
    this.#at = at;
  }

  next(): boolean {
    const stream = this.#stream;
    if (this.#at >= stream.length) return false;
    const shared = stream[this.#at]!;
    const own = stream[this.#at + 1]!;
    for (let i = 0; i < own; i++) this.#word[shared + i] = stream[this.#at + 2 + i]!;
    this.#length = shared + own;
    this.#at += 2 + own;
    this.count = this.#varint();
    if (this.count < countWithLength) {
      this.postingsAt = this.#at;
      for (let i = 0; i < this.count; i++) this.#varint();
      return true;
    }
    const length = this.count > denseCount ? bitmapBytes : this.#varint();
    this.postingsAt = this.#at;
    this.#at += length;
    return true;
  }

  get text(): string {
    return decoder.decode(this.#word.subarray(0, this.#length));
  }

  /** Where the current word stands to `wanted`, in the order of UTF-8, which is that of code points. */
  compare(wanted: Uint8Array): 'before' | 'equal' | 'begins' | 'after' {
    const length = Math.min(this.#length, wanted.length);
    for (let i = 0; i < length; i++) {
      const difference = this.#word[i]! - wanted[i]!;
      if (difference !== 0) return difference < 0 ? 'before' : 'after';
    }
    if (this.#length < wanted.length) return 'before';
    return this.#length === wanted.length ? 'equal' : 'begins';
  }

  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#stream[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
}
