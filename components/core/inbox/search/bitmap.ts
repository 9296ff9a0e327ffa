/** One bit per document of a segment. */

/** Documents of a segment: what 16 bits can number. */
export const segmentSize = 65_536;
const words = segmentSize / 32;

export type Bitmap = Uint32Array;

export function emptyBitmap(): Bitmap {
  return new Uint32Array(words);
}

export function setBit(bitmap: Bitmap, bit: number): void {
  bitmap[bit >>> 5]! |= 1 << (bit & 31);
}

export function hasBit(bitmap: Bitmap, bit: number): boolean {
  return ((bitmap[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
}

/** Keeps in `into` what is also in `other`. */
export function intersect(into: Bitmap, other: Bitmap): void {
  for (let i = 0; i < words; i++) into[i]! &= other[i]!;
}

/** Takes out of `into` what is in `other`. */
export function subtract(into: Bitmap, other: Bitmap): void {
  for (let i = 0; i < words; i++) into[i]! &= ~other[i]!;
}

export function unite(into: Bitmap, other: Bitmap): void {
  for (let i = 0; i < words; i++) into[i]! |= other[i]!;
}

export function isEmpty(bitmap: Bitmap): boolean {
  for (let i = 0; i < words; i++) if (bitmap[i] !== 0) return false;
  return true;
}

export function countBits(bitmap: Bitmap): number {
  let count = 0;
  for (let i = 0; i < words; i++) {
    let bits = bitmap[i]!;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** The set bits, highest first: the newest document first. */
export function* bitsDown(bitmap: Bitmap): Generator<number> {
  for (let i = words - 1; i >= 0; i--) {
    for (let bits = bitmap[i]!; bits !== 0; ) {
      const high = 31 - Math.clz32(bits);
      yield (i << 5) | high;
      bits ^= 1 << high;
    }
  }
}
