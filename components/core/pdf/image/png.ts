/** Reads PNG pictures. ISO/IEC 15948. */
import {OfficeError} from '../../office-error.js';
import {latin1} from '../characters.js';
import {joinChunks} from './join-chunks.js';
import {inflate} from '../filters/flate.js';

export interface Png {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha. */
  readonly colorType: 0 | 2 | 3 | 4 | 6;
  readonly isInterlaced: boolean;
  readonly palette?: Uint8Array;
  /** tRNS: alpha by palette index, or the one transparent colour. */
  readonly transparency?: Uint8Array;
  /** zlib data of the rows, each behind its filter byte. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A signature or a seal; nobody needs more. */
const MAX_PIXELS = 40_000_000;
const SIGNATURE = '\x89PNG\r\n\x1a\n';
const CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4} as const;

export function isPng(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 8)) === SIGNATURE;
}

/** @throws {OfficeError} `image-damaged` */
export function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) throw damaged('it ends inside a chunk');
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparency = body;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (!header || header.length < 13) throw damaged('it has no header');
  const sizes = new DataView(header.buffer, header.byteOffset, 13);
  const width = sizes.getUint32(0);
  const height = sizes.getUint32(4);
  const [bitDepth = 0, colorType = 1, , , interlace = 0] = header.subarray(8);
  if (width === 0 || height === 0 || width * height > MAX_PIXELS) throw damaged(`it measures ${width} × ${height}`);
  if (!(colorType in CHANNELS) || ![1, 2, 4, 8, 16].includes(bitDepth)) throw damaged('it has an unknown colour type');
  if (colorType === 3 && !palette) throw damaged('its palette is missing');
  return {
    width,
    height,
    bitDepth,
    colorType: colorType as Png['colorType'],
    isInterlaced: interlace !== 0,
    ...(palette && {palette}),
    ...(transparency && {transparency}),
    data: joinChunks(data),
  };
}

/** Eight-bit RGB and alpha, row by row without padding. @throws {OfficeError} `image-damaged` */
export async function pngPixels(png: Png): Promise<{rgb: Uint8Array<ArrayBuffer>; alpha: Uint8Array<ArrayBuffer>}> {
  const {width, height} = png;
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height).fill(255);
  const raw = await inflate(png.data, width * height * 8 + height * 8 + 64).catch((cause: unknown) => {
    throw new OfficeError('image-damaged', 'the PNG data cannot be unpacked', {cause});
  });
  let at = 0;
  for (const pass of passes(png)) {
    const bitsPerPixel = CHANNELS[png.colorType] * png.bitDepth;
    const columns = Math.ceil((width - pass.x) / pass.dx);
    const rows = Math.ceil((height - pass.y) / pass.dy);
    if (columns <= 0 || rows <= 0) continue;
    const length = Math.ceil((columns * bitsPerPixel) / 8);
    let previous = new Uint8Array(length);
    for (let row = 0; row < rows; row++, at += length + 1) {
      if (at + length + 1 > raw.length) throw damaged('rows are missing');
      const line = raw.slice(at + 1, at + 1 + length);
      unfilter(raw[at]!, line, previous, Math.max(1, bitsPerPixel >> 3));
      for (let column = 0; column < columns; column++) {
        putPixel(png, line, column, (pass.y + row * pass.dy) * width + pass.x + column * pass.dx, rgb, alpha);
      }
      previous = line;
    }
  }
  return {rgb, alpha};
}

/** Adam7, clause 8.2; one pass over everything where the picture is not interlaced. */
function passes(png: Png): readonly {x: number; y: number; dx: number; dy: number}[] {
  if (!png.isInterlaced) return [{x: 0, y: 0, dx: 1, dy: 1}];
  const xs = [0, 4, 0, 2, 0, 1, 0];
  const ys = [0, 0, 4, 0, 2, 0, 1];
  const dxs = [8, 8, 4, 4, 2, 2, 1];
  const dys = [8, 8, 8, 4, 4, 2, 2];
  return xs.map((x, i) => ({x, y: ys[i]!, dx: dxs[i]!, dy: dys[i]!}));
}

/** Clause 9.2, in place. */
function unfilter(filter: number, line: Uint8Array, previous: Uint8Array, pixel: number): void {
  for (let i = 0; i < line.length; i++) {
    const left = i >= pixel ? line[i - pixel]! : 0;
    const up = previous[i]!;
    const upLeft = i >= pixel ? previous[i - pixel]! : 0;
    if (filter === 1) line[i]! += left;
    else if (filter === 2) line[i]! += up;
    else if (filter === 3) line[i]! += (left + up) >> 1;
    else if (filter === 4) {
      const toLeft = Math.abs(up - upLeft);
      const toUp = Math.abs(left - upLeft);
      const toUpLeft = Math.abs(left + up - 2 * upLeft);
      line[i]! += toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
  }
}

function putPixel(png: Png, line: Uint8Array, column: number, index: number, rgb: Uint8Array, alpha: Uint8Array): void {
  const {bitDepth, colorType, palette, transparency} = png;
  const channels = CHANNELS[colorType];
  // Samples as stored; 16-bit ones keep both bytes for the comparison with tRNS.
  const sample = (channel: number): number => {
    const bit = (column * channels + channel) * bitDepth;
    if (bitDepth === 16) return (line[bit >> 3]! << 8) | line[(bit >> 3) + 1]!;
    return (line[bit >> 3]! >> (8 - bitDepth - (bit & 7))) & ((1 << bitDepth) - 1);
  };
  const eight = (value: number): number => (bitDepth === 16 ? value >> 8 : Math.round((value * 255) / ((1 << bitDepth) - 1)));
  if (colorType === 3) {
    const entry = sample(0);
    rgb.set(palette!.subarray(entry * 3, entry * 3 + 3), index * 3);
    alpha[index] = transparency?.[entry] ?? 255;
    return;
  }
  const isGrey = colorType === 0 || colorType === 4;
  const values = isGrey ? [sample(0), sample(0), sample(0)] : [sample(0), sample(1), sample(2)];
  for (let i = 0; i < 3; i++) rgb[index * 3 + i] = eight(values[i]!);
  if (colorType === 4 || colorType === 6) alpha[index] = eight(sample(channels - 1));
  else if (transparency) {
    const keyed = [0, 1, 2].every(i => values[i] === ((transparency[isGrey ? 0 : i * 2]! << 8) | transparency[isGrey ? 1 : i * 2 + 1]!));
    if (keyed) alpha[index] = 0;
  }
}

function damaged(fact: string): OfficeError {
  return new OfficeError('image-damaged', `the PNG picture cannot be read: ${fact}`);
}
