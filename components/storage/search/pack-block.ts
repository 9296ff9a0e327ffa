/**
 * Packs a block of rows in the LZ4 block format (github.com/lz4/lz4, doc/lz4_Block_format.md). Deflate makes blocks a third smaller but takes
 * five times as long to write and twice as long to read; with a million rows that is the difference between a coffee and a lunch.
 */

const leastMatch = 4;
/** The format ends in literals: the last match begins 12 bytes before the end and ends 5 before it. */
const lastMatchFromEnd = 12;
const literalsAtEnd = 5;
const hashBits = 12;
const longestDistance = 65_535;

/** Used by one call at a time; clearing it costs less than making one a block. */
const heads = new Int32Array(1 << hashBits);

/** The most a block of `length` bytes can take. */
function packedBound(length: number): number {
  return length + Math.ceil(length / 255) + 16;
}

export function packBlock(source: Uint8Array): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(packedBound(source.length));
  heads.fill(-1);
  const matchLimit = source.length - literalsAtEnd;
  const searchLimit = source.length - lastMatchFromEnd;
  let to = 0;
  let from = 0;
  for (let at = 0; at <= searchLimit; ) {
    const four = source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16) | (source[at + 3]! << 24);
    const slot = Math.imul(four, 0x9e3779b1) >>> (32 - hashBits);
    const candidate = heads[slot]!;
    heads[slot] = at;
    if (candidate < 0 || at - candidate > longestDistance || !isSameFour(source, candidate, at)) {
      at++;
      continue;
    }
    let length = leastMatch;
    while (at + length < matchLimit && source[candidate + length] === source[at + length]) length++;
    to = writeSequence(source, from, at, target, to, length - leastMatch);
    const distance = at - candidate;
    target[to++] = distance & 0xff;
    target[to++] = distance >>> 8;
    to = writeRest(length - leastMatch, target, to);
    at += length;
    from = at;
  }
  to = writeSequence(source, from, source.length, target, to, 0);
  return target.slice(0, to);
}

/** @returns `undefined` where `packed` is not a block of exactly `length` bytes */
export function unpackBlock(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> | undefined {
  const target = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < packed.length; ) {
    const token = packed[at++]!;
    let literals = token >>> 4;
    if (literals === 15) {
      let byte: number;
      do {
        byte = packed[at++] ?? 0;
        literals += byte;
      } while (byte === 255);
    }
    if (at + literals > packed.length || to + literals > length) return undefined;
    for (const end = at + literals; at < end; ) target[to++] = packed[at++]!;
    if (at === packed.length) break;
    const distance = packed[at]! | ((packed[at + 1] ?? 0) << 8);
    at += 2;
    let match = (token & 15) + leastMatch;
    if ((token & 15) === 15) {
      let byte: number;
      do {
        byte = packed[at++] ?? 0;
        match += byte;
      } while (byte === 255);
    }
    if (distance === 0 || distance > to || to + match > length) return undefined;
    // One by one: a match may reach into what it is writing.
    for (const end = to + match; to < end; to++) target[to] = target[to - distance]!;
  }
  return to === length ? target : undefined;
}

function isSameFour(bytes: Uint8Array, a: number, b: number): boolean {
  return bytes[a] === bytes[b] && bytes[a + 1] === bytes[b + 1] && bytes[a + 2] === bytes[b + 2] && bytes[a + 3] === bytes[b + 3];
}

/** Token and literals; what is left of the match length follows its distance. */
function writeSequence(source: Uint8Array, from: number, end: number, target: Uint8Array, to: number, match: number): number {
  const literals = end - from;
  target[to++] = (Math.min(literals, 15) << 4) | Math.min(match, 15);
  to = writeRest(literals, target, to);
  for (let at = from; at < end; at++) target[to++] = source[at]!;
  return to;
}

function writeRest(value: number, target: Uint8Array, to: number): number {
  if (value < 15) return to;
  let rest = value - 15;
  for (; rest >= 255; rest -= 255) target[to++] = 255;
  target[to++] = rest;
  return to;
}
