/** Up to 65 536 documents while they are being added: words in a map, written out as one immutable segment. */
import type {Bitmap} from './bitmap.js';
import {segmentSize} from './bitmap.js';
import {countWithLength, denseCount, writePostings, writeVarint} from './postings.js';
import type {SearchField, SearchableDocument} from './search-terms.js';
import {fieldText, searchFields, searchWords} from './search-terms.js';
import {WordList} from './word-list.js';

/** Words between two whole ones; the others give only what differs from the word before. */
export const wordsPerBlock = 16;
export const segmentMagic = 0x31534b54; // "TKS1"
/** Magic, documents, then blocks and stream bytes of each field. */
export const headerInts = 2 + searchFields.length * 2;

export class SegmentBuilder {
  readonly #words: readonly WordList[] = searchFields.map(() => new WordList());
  readonly #hashes: number[] = [];

  get documentCount(): number {
    return this.#hashes.length;
  }

  get isFull(): boolean {
    return this.#hashes.length === segmentSize;
  }

  /** Adds a document and returns its number in this segment. */
  add(document: SearchableDocument): number {
    const number = this.#hashes.length;
    this.#hashes.push(hashId(document.id));
    searchFields.forEach((field, i) => {
      const text = fieldText(document, field);
      if (text === '') return;
      const words = this.#words[i]!;
      for (const word of searchWords(text)) words.add(word, number);
    });
    return number;
  }

  /** Takes over a segment written earlier, to go on filling it. Only into an empty builder. */
  adopt(hashes: Iterable<number>, words: Iterable<{field: SearchField; word: string; documents: number[]}>): void {
    for (const hash of hashes) this.#hashes.push(hash);
    for (const {field, word, documents} of words) {
      const list = this.#words[searchFields.indexOf(field)]!;
      for (const document of documents) list.add(word, document);
    }
  }

  orWord(field: SearchField, word: string, prefix: boolean, into: Bitmap): void {
    this.#words[searchFields.indexOf(field)]!.orWord(word, prefix, into);
  }

  /** Hash of each document's id, in order of documents. */
  get hashes(): ArrayLike<number> {
    return this.#hashes;
  }

  /**
   * The segment as bytes, little-endian: header, id hashes in order of documents; then for each field where its blocks start, and the
   * blocks: word after word (shared length, own length, own bytes), how many documents, how many bytes (from 8 documents on), the postings.
   */
  encode(): Uint8Array<ArrayBuffer> {
    const fields = this.#words.map(encodeField);
    const size = fields.reduce((sum, field) => sum + field.starts.length * 4 + padded(field.stream.length), (headerInts + this.#hashes.length) * 4);
    const bytes = new Uint8Array(size);
    const ints = new Uint32Array(bytes.buffer);
    ints.set([segmentMagic, this.#hashes.length, ...fields.flatMap(field => [field.starts.length - 1, field.stream.length])]);
    ints.set(this.#hashes, headerInts);
    let at = (headerInts + this.#hashes.length) * 4;
    for (const {starts, stream} of fields) {
      ints.set(starts, at / 4);
      bytes.set(stream, at + starts.length * 4);
      at += starts.length * 4 + padded(stream.length);
    }
    return bytes;
  }
}

/** FNV-1a over UTF-16 units. Finds the few documents an id may be; the id itself decides. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export function padded(length: number): number {
  return (length + 3) & ~3;
}

function encodeField(words: WordList): {starts: number[]; stream: Uint8Array} {
  const encoder = new TextEncoder();
  const {units, words: wordCount, links} = words.size;
  // A word with many documents becomes a bitmap, which is shorter than its three bytes a document.
  const stream = new Uint8Array(units * 3 + wordCount * 16 + links * 3);
  const starts: number[] = [];
  let at = 0;
  let before = new Uint8Array();
  let i = 0;
  for (const {word, documents} of words.entries()) {
    const bytes = encoder.encode(word);
    let shared = 0;
    if (i++ % wordsPerBlock === 0) starts.push(at);
    else while (shared < before.length && shared < bytes.length && before[shared] === bytes[shared]) shared++;
    stream[at++] = shared;
    stream[at++] = bytes.length - shared;
    stream.set(bytes.subarray(shared), at);
    at += bytes.length - shared;
    at = writeVarint(documents.length, stream, at);
    if (documents.length > denseCount || documents.length < countWithLength) at = writePostings(documents, stream, at);
    else {
      // The length comes before the postings it measures, so that a reader can skip them.
      const postings = packing.subarray(0, writePostings(documents, packing, 0));
      at = writeVarint(postings.length, stream, at);
      stream.set(postings, at);
      at += postings.length;
    }
    before = bytes;
  }
  starts.push(at);
  return {starts, stream: stream.slice(0, at)};
}

const packing = new Uint8Array(denseCount * 3);
