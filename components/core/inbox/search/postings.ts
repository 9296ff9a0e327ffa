/**
 * Which documents of a segment have a word, packed: gaps between numbers, seven bits a byte, least first; a word in more than one
 * document of eight is a plain bitmap, which is then the smaller (the idea of roaring bitmaps, arXiv 1402.6407).
 */
import type {Bitmap} from './bitmap.js';
import {segmentSize} from './bitmap.js';

/** From here on a bitmap: its size in bytes, at one byte for most gaps. */
export const denseCount = segmentSize / 8;

/** Fewer than this are passed over one by one: their length would cost more than it saves. */
export const countWithLength = 8;

/** Bytes a bitmap of a segment takes. */
export const bitmapBytes = segmentSize / 8;

/** Appends the packed form of `documents` (rising) to `target` at `at`; returns where it ends. `target` has room. */
export function writePostings(documents: readonly number[], target: Uint8Array, at: number): number {
  if (documents.length > denseCount) {
    target.fill(0, at, at + bitmapBytes);
    for (const document of documents) target[at + (document >>> 3)]! |= 1 << (document & 7);
    return at + bitmapBytes;
  }
  let last = -1;
  for (const document of documents) {
    at = writeVarint(document - last - 1, target, at);
    last = document;
  }
  return at;
}

/** Sets the bits of `count` packed documents that begin at `at`. */
export function orPostings(source: Uint8Array, at: number, count: number, into: Bitmap): void {
  if (count > denseCount) {
    for (let i = 0; i < into.length; i++, at += 4) {
      into[i]! |= source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16) | (source[at + 3]! << 24);
    }
    return;
  }
  let document = -1;
  for (let i = 0; i < count; i++) {
    let byte = source[at++]!;
    let gap = byte & 0x7f;
    for (let shift = 7; byte > 0x7f && shift < 21; shift += 7) {
      byte = source[at++]!;
      gap |= (byte & 0x7f) << shift;
    }
    document += gap + 1;
    into[(document >>> 5) & 2047]! |= 1 << (document & 31);
  }
}

/** The `count` packed documents that begin at `at`, rising. */
export function readPostings(source: Uint8Array, at: number, count: number): number[] {
  const documents: number[] = [];
  if (count > denseCount) {
    for (let byte = 0; byte < bitmapBytes; byte++) {
      for (let bits = source[at + byte]!; bits !== 0; bits &= bits - 1) documents.push((byte << 3) | (31 - Math.clz32(bits & -bits)));
    }
    return documents;
  }
  let document = -1;
  for (let i = 0; i < count; i++) {
    let byte = source[at++]!;
    let gap = byte & 0x7f;
    for (let shift = 7; byte > 0x7f && shift < 21; shift += 7) {
      byte = source[at++]!;
      gap |= (byte & 0x7f) << shift;
    }
    document += gap + 1;
    documents.push(document);
  }
  return documents;
}

export function writeVarint(value: number, target: Uint8Array, at: number): number {
  while (value > 0x7f) {
    target[at++] = (value & 0x7f) | 0x80;
    value >>>= 7;
  }
  target[at++] = value;
  return at;
}
