/** Writes PNG files for tests, every colour type, depth and interlace a stamp or a scanned hand may come in. */
import {crc32, deflateSync} from 'node:zlib';

export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** One chunk of PNG (second edition), 5.3: length, type, data, CRC. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth?: 1 | 2 | 4 | 8 | 16;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced?: boolean;
  /** Row filters are cycled through this list; default 0 to 4, so that every one is used. */
  readonly filters?: readonly number[];
  readonly palette?: Uint8Array;
  readonly transparency?: Uint8Array;
  /** Sample values of the pixel at column x, row y, in the file's own depth. */
  readonly samples: (x: number, y: number) => readonly number[];
}

/** A PNG file of given samples; rows are packed, filtered and, where asked, Adam7 interlaced. */
export function makePng(parts: PngParts): Uint8Array {
  const {width, height, depth = 8, colourType, interlaced = false} = parts;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  const passes = interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  const rows = passes.flatMap(([left, top, across, down]) =>
    packPass(parts, depth, left!, top!, across!, down!),
  );
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    ...(parts.palette ? [pngChunk('PLTE', parts.palette)] : []),
    ...(parts.transparency ? [pngChunk('tRNS', parts.transparency)] : []),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

function packPass(parts: PngParts, depth: number, left: number, top: number, across: number, down: number) {
  const filters = parts.filters ?? [0, 1, 2, 3, 4];
  const channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[parts.colourType];
  const step = Math.max(1, (channels * depth) >> 3);
  const rows: Uint8Array[] = [];
  const columns = Math.ceil((parts.width - left) / across);
  if (columns <= 0) return rows;
  const bytes = Math.ceil((columns * channels * depth) / 8);
  let above = new Uint8Array(bytes);
  for (let y = top, index = 0; y < parts.height; y += down, index++) {
    const raw = new Uint8Array(bytes);
    let bit = 0;
    for (let x = left; x < parts.width; x += across) {
      for (const sample of parts.samples(x, y)) {
        if (depth === 16) raw.set([sample >> 8, sample & 255], bit >> 3);
        else raw[bit >> 3]! |= sample << (8 - depth - (bit & 7));
        bit += depth;
      }
    }
    const kind = filters[index % filters.length]!;
    const row = new Uint8Array(bytes + 1);
    row[0] = kind;
    for (let i = 0; i < bytes; i++) {
      const a = raw[i - step] ?? 0;
      const b = above[i]!;
      const c = above[i - step] ?? 0;
      row[i + 1] = raw[i]! - [0, a, b, (a + b) >> 1, paeth(a, b, c)][kind]!;
    }
    rows.push(row);
    above = raw;
  }
  return rows;
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** A PNG with alpha whose colour at each pixel is given by a function; the usual case. */
export function paintPng(width: number, height: number, paint: (x: number, y: number) => Pixel): Uint8Array {
  return makePng({width, height, colourType: 6, samples: paint});
}

/** A hand signature as the decree wants it: blue strokes on a transparent ground. */
export function handSignaturePng(width = 300, height = 150): Uint8Array {
  return paintPng(width, height, (x, y) => {
    const wave = height / 2 + Math.sin((x / width) * 12) * height * 0.3;
    return Math.abs(y - wave) < height * 0.08 ? [0, 0, 220, 255] : [0, 0, 0, 0];
  });
}

/** A round seal: red ring and star-like core on a transparent ground. */
export function sealPng(size = 240): Uint8Array {
  return paintPng(size, size, (x, y) => {
    const radius = Math.hypot(x - size / 2 + 0.5, y - size / 2 + 0.5) / (size / 2);
    const inked = (radius > 0.88 && radius <= 1) || radius < 0.3;
    return inked ? [220, 0, 0, 255] : [0, 0, 0, 0];
  });
}
