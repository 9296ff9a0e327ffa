/** Damages a file at random, from a seed: the same seed makes the same damage. */

export type Random = () => number;

/** mulberry32: small, fast, good enough to pick bytes. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Words a PDF parser cares about: written in the wrong place they do more than a random byte. */
const words = [
  '/Prev 0',
  '/Prev 99',
  'xref',
  'trailer',
  'startxref',
  '%%EOF',
  'endobj',
  'stream',
  'endstream',
  '1 0 R',
  '0 0 R',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '/ByteRange',
  '/Contents',
  '/Kids [3 0 R]',
  '/Length 999999',
  '4294967296',
  '-1',
  'null',
  '%',
];

/** `bytes` with one to four mutations: flipped bits, words written over, stretches copied, removed or repeated. */
export function mutate(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  let result = bytes.slice();
  const at = () => Math.floor(random() * result.length);
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
    const from = at();
    const length = Math.floor(random() ** 3 * 400);
    switch (Math.floor(random() * 6)) {
      case 0:
        result[from] = (result[from] ?? 0) ^ (1 << Math.floor(random() * 8));
        break;
      case 1: {
        const word = words[Math.floor(random() * words.length)]!;
        for (let index = 0; index < word.length && from + index < result.length; index += 1)
          result[from + index] = word.charCodeAt(index);
        break;
      }
      case 2:
        result.copyWithin(at(), from, from + length);
        break;
      case 3:
        result = splice(result, from, length, new Uint8Array());
        break;
      case 4:
        result = splice(result, at(), 0, result.slice(from, from + length));
        break;
      default:
        result = splice(
          result,
          result.length,
          0,
          Uint8Array.from({length: 1 + (length % 60)}, () => Math.floor(random() * 256)),
        );
    }
  }
  return result;
}

function splice(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  remove: number,
  insert: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(bytes.length - Math.min(remove, bytes.length - at) + insert.length);
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(bytes.subarray(at + remove), at + insert.length);
  return result;
}

/**
 * Whether every byte up to `signedEnd` is as it was, apart from the inside of a /Contents, which no signature covers. A
 * mutant that passes must be one of these: what lies behind is later revisions, judged by what they change.
 */
export function isStillSigned(clean: Uint8Array, mutant: Uint8Array, signedEnd: number): boolean {
  const text = Buffer.from(clean).toString('latin1');
  const holes = [...text.matchAll(/\/Contents\s*<[0-9a-fA-F]+>/g)].map(
    match => [match.index, match.index + match[0].length] as const,
  );
  return clean
    .subarray(0, signedEnd)
    .every((byte, index) => byte === mutant[index] || holes.some(([from, to]) => index > from && index < to));
}
