/** Undoes the row filters of a PNG (clause 9) and takes samples apart. */
import {OfficeError} from '../../../office-error.js';
import type {PngFile} from './png.js';

/** Samples of one pixel, by colour type. */
const channelsOf = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4} as const;

export interface Pass {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
  readonly rowBytes: number;
}

/** One pass over every pixel, or the seven of Adam7 (8.1). */
export function passesOf(
  file: Pick<PngFile, 'width' | 'height' | 'depth' | 'colourType' | 'interlaced'>,
): readonly Pass[] {
  const steps = file.interlaced
    ? ([[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const) // prettier-ignore
    : ([[0, 0, 1, 1]] as const);
  return steps
    .map(([left, top, across, down]) => {
      const width = Math.ceil((file.width - left) / across);
      const height = Math.ceil((file.height - top) / down);
      return {
        left,
        top,
        across,
        down,
        width,
        height,
        rowBytes: Math.ceil((width * channelsOf[file.colourType] * file.depth) / 8),
      };
    })
    .filter(pass => pass.width > 0 && pass.height > 0);
}

/** Calls `pixel` for every pixel with its samples in the file's depth; the array is reused. */
export function readRows(
  file: PngFile,
  pixel: (x: number, y: number, samples: readonly number[]) => void,
): void {
  const {depth, rows} = file;
  const channels = channelsOf[file.colourType];
  const step = Math.max(1, (channels * depth) >> 3);
  const samples = Array.from({length: channels}, () => 0);
  let at = 0;
  for (const pass of passesOf(file)) {
    let above: Uint8Array = new Uint8Array(pass.rowBytes);
    for (let row = 0; row < pass.height; row++) {
      const filter = rows[at]!;
      const bytes = rows.subarray(at + 1, at + 1 + pass.rowBytes);
      at += 1 + pass.rowBytes;
      undoFilter(filter, bytes, above, step);
      above = bytes;
      for (let column = 0; column < pass.width; column++) {
        for (let channel = 0; channel < channels; channel++)
          samples[channel] = sampleAt(bytes, (column * channels + channel) * depth, depth);
        pixel(pass.left + column * pass.across, pass.top + row * pass.down, samples);
      }
    }
  }
}

/** Rows are handed to PDF readers as they are, so an unknown filter must be found before. @throws {OfficeError} `image-damaged` */
export function checkFilters(
  file: Pick<PngFile, 'width' | 'height' | 'depth' | 'colourType' | 'interlaced'>,
  rows: Uint8Array,
): void {
  let at = 0;
  for (const pass of passesOf(file)) {
    for (let row = 0; row < pass.height; row++, at += 1 + pass.rowBytes) {
      if (rows[at]! > 4)
        throw new OfficeError('image-damaged', `a row of the PNG has the unknown filter ${rows[at]}`);
    }
  }
}

function sampleAt(bytes: Uint8Array, bit: number, depth: number): number {
  const at = bit >> 3;
  if (depth === 8) return bytes[at]!;
  if (depth === 16) return bytes[at]! * 256 + bytes[at + 1]!;
  return (bytes[at]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function undoFilter(filter: number, bytes: Uint8Array, above: Uint8Array, step: number): void {
  switch (filter) {
    case 0:
      return;
    case 1:
      for (let i = step; i < bytes.length; i++) bytes[i]! += bytes[i - step]!;
      return;
    case 2:
      for (let i = 0; i < bytes.length; i++) bytes[i]! += above[i]!;
      return;
    case 3:
      for (let i = 0; i < bytes.length; i++)
        bytes[i]! += ((i >= step ? bytes[i - step]! : 0) + above[i]!) >> 1;
      return;
    case 4:
      for (let i = 0; i < bytes.length; i++) {
        const left = i >= step ? bytes[i - step]! : 0;
        bytes[i]! += paeth(left, above[i]!, i >= step ? above[i - step]! : 0);
      }
      return;
  }
}

/** 9.4: whichever neighbour is nearest to left + above - corner. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
