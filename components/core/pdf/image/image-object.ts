/** A picture as an image XObject, its transparency as a soft mask. ISO 32000-2, 8.9.5 and 11.6.5.2. */
import {OfficeError} from '../../office-error.js';
import {deflate} from '../filters/flate.js';
import {array, dict, name} from '../pdf-object.js';
import type {PdfObject} from '../pdf-object.js';
import type {NewStream} from '../serialize.js';
import {isJpeg, readJpeg} from './jpeg.js';
import {isPng, pngPixels, readPng} from './png.js';

export interface ImageObject {
  readonly width: number;
  readonly height: number;
  /** Add the mask first and put a reference to it into the image: `withMask`. */
  readonly image: NewStream;
  readonly mask?: NewStream;
}

/** Reads a PNG or JPEG. @throws {OfficeError} `image-not-supported`, `image-damaged` */
export async function imageObject(bytes: Uint8Array): Promise<ImageObject> {
  if (isJpeg(bytes)) return jpegObject(bytes);
  if (isPng(bytes)) return pngObject(bytes);
  throw new OfficeError('image-not-supported', 'the picture is neither PNG nor JPEG');
}

/** The image with its soft mask named. */
export function withMask(image: NewStream, mask: PdfObject): NewStream {
  return {...image, dict: {kind: 'dict', entries: new Map([...image.dict.entries, ['SMask', mask]])}};
}

function jpegObject(bytes: Uint8Array): ImageObject {
  const {width, height, components, isAdobe} = readJpeg(bytes);
  const space = {1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK'}[components];
  const inverted: [string, PdfObject][] = components === 4 && isAdobe ? [['Decode', array([1, 0, 1, 0, 1, 0, 1, 0])]] : [];
  return {width, height, image: stream(width, height, space, [['Filter', name('DCTDecode')], ...inverted], Uint8Array.from(bytes))};
}

async function pngObject(bytes: Uint8Array): Promise<ImageObject> {
  const png = readPng(bytes);
  const {width, height} = png;
  const hasAlpha = png.colorType >= 4 || png.transparency !== undefined;
  if (!hasAlpha && !png.isInterlaced && png.bitDepth === 8 && png.colorType !== 3) {
    // PDF understands PNG rows as they are (7.4.4.4).
    const colors = png.colorType === 0 ? 1 : 3;
    const parms = dict([['Predictor', 15], ['Colors', colors], ['BitsPerComponent', 8], ['Columns', width]]);
    const entries: [string, PdfObject][] = [['Filter', name('FlateDecode')], ['DecodeParms', parms]];
    return {width, height, image: stream(width, height, colors === 1 ? 'DeviceGray' : 'DeviceRGB', entries, png.data)};
  }
  const {rgb, alpha} = await pngPixels(png);
  const flate: [string, PdfObject][] = [['Filter', name('FlateDecode')]];
  const image = stream(width, height, 'DeviceRGB', flate, await deflate(rgb));
  if (alpha.every(each => each === 255)) return {width, height, image};
  return {width, height, image, mask: stream(width, height, 'DeviceGray', flate, await deflate(alpha))};
}

function stream(width: number, height: number, space: string, extra: readonly [string, PdfObject][], data: Uint8Array<ArrayBuffer>): NewStream {
  const entries: [string, PdfObject][] = [
    ['Type', name('XObject')],
    ['Subtype', name('Image')],
    ['Width', width],
    ['Height', height],
    ['ColorSpace', name(space)],
    ['BitsPerComponent', 8],
    ...extra,
  ];
  return {kind: 'new-stream', dict: dict(entries), data};
}
