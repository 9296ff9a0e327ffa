/**
 * Turns what an officer drew, typed or scanned into the picture a signature wants: blue ink on a transparent ground, trimmed.
 * Nghị định 30/2020, Phụ lục I: hand signature in blue, PNG with a transparent background.
 */
import {OfficeError} from '../core/office-error.js';

export const penBlue = '#0b3fa8';
const penChannels = [11, 63, 168] as const;

/** A side longer than this is a mistake or a bomb, and is refused before the picture is decoded. */
const sideLimit = 20_000;
const byteLimit = 20 * 2 ** 20;
/** Longest side kept: 50 mm at 600 dpi. */
const keptSide = 1200;

export interface ReadImageOptions {
  /** Paints every stroke in the blue of the pen; otherwise colours stay. */
  readonly tint: boolean;
}

/**
 * Reads a PNG or JPEG, takes its paper away and trims it.
 *
 * @throws {OfficeError} `image-not-supported` (neither PNG nor JPEG), `image-animated`, `image-too-large` (over 20,000 pixels
 *   a side, or 20 MB), `image-damaged`, `image-blank` (nothing but paper)
 */
export async function readSignatureImage(file: Blob, {tint}: ReadImageOptions): Promise<Uint8Array> {
  if (file.size > byteLimit) throw new OfficeError('image-too-large', `${file.size} bytes`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = imageSize(bytes);
  if (size.width > sideLimit || size.height > sideLimit) throw new OfficeError('image-too-large', `${size.width} × ${size.height} pixels`);
  const picture = await createImageBitmap(file).catch((cause: unknown) => {
    throw new OfficeError('image-damaged', 'the picture cannot be decoded', {cause});
  });
  const shrink = Math.min(1, keptSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * shrink)), Math.max(1, Math.round(picture.height * shrink)));
  const ink = canvas.getContext('2d', {willReadFrequently: true})!;
  ink.imageSmoothingQuality = 'high';
  ink.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const pixels = ink.getImageData(0, 0, canvas.width, canvas.height);
  liftInk(pixels, tint);
  ink.putImageData(pixels, 0, 0);
  return trimmedPng(canvas);
}

/**
 * Width and height from the header, before a pixel is decoded. PNG: ISO/IEC 15948, 11.2.1 (IHDR first; acTL means animated);
 * JPEG: ITU-T T.81, B.2.2 (SOFn).
 */
export function imageSize(bytes: Uint8Array): {width: number; height: number} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
    if (head.includes('acTL')) throw new OfficeError('image-animated', 'animated PNG');
    return {width: view.getUint32(16), height: view.getUint32(20)};
  }
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  throw new OfficeError('image-not-supported', 'neither PNG nor JPEG');
}

function jpegSize(view: DataView): {width: number; height: number} {
  for (let at = 2; at + 9 < view.byteLength; ) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return {width: view.getUint16(at + 7), height: view.getUint16(at + 5)};
    if (marker >> 8 !== 0xff) break;
    at += 2 + view.getUint16(at + 2);
  }
  throw new OfficeError('image-damaged', 'a JPEG without a frame header');
}

/**
 * Paper to transparent, ink kept. How far a pixel is from the paper decides how opaque it is; the paper is the colour of the
 * corners, because a photographed sheet is grey or yellow, never white. A picture that is transparent already keeps its alpha.
 */
function liftInk({data, width, height}: ImageData, tint: boolean): void {
  const corners = [0, width - 1, (height - 1) * width, height * width - 1].map(pixel => pixel * 4);
  const isCutOut = corners.every(at => data[at + 3]! < 16);
  const paper = isCutOut ? 255 : Math.max(...corners.map(at => lightness(data, at)));
  for (let at = 0; at < data.length; at += 4) {
    const distance = (paper - lightness(data, at)) / Math.max(paper, 1);
    const opacity = isCutOut ? data[at + 3]! : Math.round(255 * Math.min(Math.max((distance - 0.12) / 0.38, 0), 1));
    data[at + 3] = opacity;
    if (!tint) continue;
    data[at] = penChannels[0];
    data[at + 1] = penChannels[1];
    data[at + 2] = penChannels[2];
  }
}

/** The darkest channel counts: blue ink on paper is bright in blue, dark in red. */
function lightness(data: Uint8ClampedArray, at: number): number {
  return Math.min(data[at]!, data[at + 1]!, data[at + 2]!);
}

/** `canvas` without its empty margins, as PNG. @throws OfficeError `image-blank` */
export async function trimmedPng(canvas: OffscreenCanvas | HTMLCanvasElement): Promise<Uint8Array> {
  const {width, height} = canvas;
  const source = canvas.getContext('2d', {willReadFrequently: true}) as OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
  const {data} = source.getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3]! < 24) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) throw new OfficeError('image-blank', 'nothing but paper');
  const margin = 2;
  const kept = new OffscreenCanvas(right - left + 1 + 2 * margin, bottom - top + 1 + 2 * margin);
  kept.getContext('2d')!.drawImage(canvas, margin - left, margin - top);
  return new Uint8Array(await (await kept.convertToBlob({type: 'image/png'})).arrayBuffer());
}
