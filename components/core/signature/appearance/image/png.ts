/** Reads PNG files: every colour type, depth and interlace of the standard (W3C PNG, third edition). Of an animation, the still picture. */
import {OfficeError} from '../../../office-error.js';
import {inflate} from '../../../pdf/filters/flate.js';
import {checkFilters, readRows, passesOf} from './png-rows.js';

export interface PngFile {
  readonly width: number;
  readonly height: number;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced: boolean;
  /** RGB triples. */
  readonly palette: Uint8Array;
  /** tRNS: alpha of palette entries, or the one transparent colour. */
  readonly transparency: Uint8Array | undefined;
  /** The compressed data as in the file, joined. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Unpacked rows, each behind its filter byte. */
  readonly rows: Uint8Array<ArrayBuffer>;
}

/** 8 bits a channel, straight (not premultiplied) alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly colours: Uint8Array<ArrayBuffer>;
  /** One byte a pixel. */
  readonly alpha: Uint8Array<ArrayBuffer>;
}

/** 36 million pixels: 6000 × 6000, a square metre of seal at 150 dpi. */
export const MAX_PIXELS = 36_000_000;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** @throws {OfficeError} `image-damaged`, `image-too-large` */
export async function readPng(bytes: Uint8Array): Promise<PngFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: DataView | undefined;
  let palette: Uint8Array = new Uint8Array();
  let transparency: Uint8Array | undefined;
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) break;
    if (type === 'IHDR' && length >= 13) header = new DataView(bytes.buffer, bytes.byteOffset + at + 8, 13);
    else if (type === 'PLTE') palette = data;
    else if (type === 'tRNS') transparency = data;
    else if (type === 'IDAT') parts.push(data);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (!header || parts.length === 0)
    throw new OfficeError('image-damaged', 'the PNG has no header or no pixels');
  const file = {...readHeader(header), palette, transparency};
  if (file.width * file.height > MAX_PIXELS) {
    throw new OfficeError(
      'image-too-large',
      `the picture has ${file.width} by ${file.height} pixels, the limit is ${MAX_PIXELS} in all`,
    );
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    data.set(part, end);
    end += part.length;
  }
  const expected = passesOf(file).reduce((sum, pass) => sum + pass.height * (1 + pass.rowBytes), 0);
  let rows;
  try {
    // Some writers leave a few bytes behind the last row.
    rows = await inflate(data, expected + (1 << 16));
  } catch (error) {
    throw new OfficeError('image-damaged', 'the pixels of the PNG cannot be unpacked', {cause: error});
  }
  if (rows.length < expected) throw new OfficeError('image-damaged', 'the PNG ends before its last row');
  checkFilters(file, rows);
  return {...file, data, rows};
}

/** All pixels, whatever the file's form. Row filters are undone in place: once for each file read. */
export function decodePng(file: PngFile): Pixels {
  const {width, height, colourType, depth, palette, transparency} = file;
  const colours = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height).fill(255);
  // 11.3.2.1: for grey and RGB, tRNS is one colour, 16 bits a channel.
  const key = transparency && (colourType === 0 || colourType === 2) ? wordsOf(transparency) : undefined;
  const scale = 255 / ((1 << Math.min(depth, 8)) - 1);
  readRows(file, (x, y, samples) => {
    const at = y * width + x;
    const shown = (value: number) => (depth === 16 ? value >> 8 : value * scale);
    switch (colourType) {
      case 0:
        colours.fill(shown(samples[0]!), at * 3, at * 3 + 3);
        if (key && samples[0] === key[0]) alpha[at] = 0;
        break;
      case 3: {
        const entry = samples[0]!;
        colours.set(palette.subarray(entry * 3, entry * 3 + 3), at * 3);
        alpha[at] = transparency?.[entry] ?? 255;
        break;
      }
      case 4:
        colours.fill(shown(samples[0]!), at * 3, at * 3 + 3);
        alpha[at] = shown(samples[1]!);
        break;
      default:
        for (let i = 0; i < 3; i++) colours[at * 3 + i] = shown(samples[i]!);
        if (colourType === 6) alpha[at] = shown(samples[3]!);
        else if (key && samples[0] === key[0] && samples[1] === key[1] && samples[2] === key[2])
          alpha[at] = 0;
    }
  });
  return {width, height, colours, alpha};
}

function readHeader(
  header: DataView,
): Pick<PngFile, 'width' | 'height' | 'depth' | 'colourType' | 'interlaced'> {
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, colourType, , , interlace] = [8, 9, 10, 11, 12].map(at => header.getUint8(at));
  if (width === 0 || height === 0 || !depths[colourType!]?.includes(depth!) || interlace! > 1) {
    throw new OfficeError(
      'image-damaged',
      `the PNG header says ${width} by ${height}, depth ${depth}, colour type ${colourType}`,
    );
  }
  return {
    width,
    height,
    depth: depth as PngFile['depth'],
    colourType: colourType as PngFile['colourType'],
    interlaced: interlace === 1,
  };
}

function wordsOf(bytes: Uint8Array): number[] {
  const words: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) words.push(bytes[at]! * 256 + bytes[at + 1]!);
  return words;
}
