/** A picture as an image XObject, transparency as its soft mask. ISO 32000-2, 8.9.5 and 11.6.5.2. */
import {OfficeError} from '../../../office-error.js';
import {deflate} from '../../../pdf/filters/flate.js';
import {array, dict, name} from '../../../pdf/pdf-object.js';
import type {PdfObject, PdfRef} from '../../../pdf/pdf-object.js';
import type {NewStream, Writable} from '../../../pdf/serialize.js';
import type {ObjectSink} from '../object-sink.js';
import {isJpeg, readJpeg} from './jpeg.js';
import {decodePng, isPng, readPng} from './png.js';
import type {Pixels, PngFile} from './png.js';
import {flatten, isOpaque, shrink} from './pixels.js';

export interface EmbeddedImage {
  /** Pixels, for the shape only. */
  readonly width: number;
  readonly height: number;
  /** The picture without its mask. */
  readonly image: NewStream;
  readonly mask?: NewStream;
}

/** Adds the picture, its mask first. */
export function addImage(sink: ObjectSink, {image, mask}: EmbeddedImage): PdfRef {
  if (!mask) return sink.add(image);
  const entries = new Map<string, Writable>([...image.dict.entries, ['SMask', sink.add(mask)]]);
  return sink.add({...image, dict: {kind: 'dict', entries}});
}

export interface EmbedImageOptions {
  /** PDF/A-1 allows no transparency: lay the picture on white. */
  readonly opaque?: boolean;
  /** Pixels worth keeping along the longer side; more are averaged away. */
  readonly enough?: number;
}

/** @throws {OfficeError} `image-not-supported`, `image-damaged`, `image-too-large` */
export async function embedImage(bytes: Uint8Array, options: EmbedImageOptions = {}): Promise<EmbeddedImage> {
  if (isJpeg(bytes)) return embedJpeg(bytes);
  if (!isPng(bytes)) throw new OfficeError('image-not-supported', 'the picture is neither PNG nor JPEG');
  const file = await readPng(bytes);
  const hasAlpha = file.colourType === 4 || file.colourType === 6 || file.transparency !== undefined;
  // 7.4.4.4: PDF's predictor 15 is PNG's row filters, so opaque pixels go in as they came.
  const isPlain = !hasAlpha && !file.interlaced && file.depth <= 8;
  if (isPlain && (file.colourType === 0 || file.colourType === 2)) return embedAsIs(file);
  const pixels = shrink(decodePng(file), options.enough ?? Infinity);
  return embedPixels(options.opaque ? flatten(pixels) : pixels);
}

function embedJpeg(bytes: Uint8Array): EmbeddedImage {
  const {width, height, components, isInverted} = readJpeg(bytes);
  const space = {1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK'}[components];
  const decode: [string, PdfObject][] = isInverted ? [['Decode', array([1, 0, 1, 0, 1, 0, 1, 0])]] : [];
  const stream = imageStream({
    width,
    height,
    space: name(space),
    depth: 8,
    data: bytes.slice(),
    more: [['Filter', name('DCTDecode')], ...decode],
  });
  return {width, height, image: stream};
}

function embedAsIs(file: PngFile): EmbeddedImage {
  const {width, height, depth, colourType, data} = file;
  const colours = colourType === 2 ? 3 : 1;
  const space = name(colourType === 2 ? 'DeviceRGB' : 'DeviceGray');
  const parms = dict([
    ['Predictor', 15],
    ['Colors', colours],
    ['BitsPerComponent', depth],
    ['Columns', width],
  ]);
  const stream = imageStream({
    width,
    height,
    space,
    depth,
    data,
    more: [
      ['Filter', name('FlateDecode')],
      ['DecodeParms', parms],
    ],
  });
  return {width, height, image: stream};
}

async function embedPixels(pixels: Pixels): Promise<EmbeddedImage> {
  const {width, height} = pixels;
  const flate: [string, PdfObject] = ['Filter', name('FlateDecode')];
  const data = await deflate(pixels.colours);
  const mask = isOpaque(pixels)
    ? undefined
    : imageStream({
        width,
        height,
        space: name('DeviceGray'),
        depth: 8,
        data: await deflate(pixels.alpha),
        more: [flate],
      });
  const image = imageStream({width, height, space: name('DeviceRGB'), depth: 8, data, more: [flate]});
  return {width, height, image, ...(mask && {mask})};
}

function imageStream(image: {
  width: number;
  height: number;
  space: PdfObject;
  depth: number;
  data: Uint8Array<ArrayBuffer>;
  more: readonly (readonly [string, Writable])[];
}): NewStream {
  const entries: (readonly [string, Writable])[] = [
    ['Type', name('XObject')],
    ['Subtype', name('Image')],
    ['Width', image.width],
    ['Height', image.height],
    ['ColorSpace', image.space],
    ['BitsPerComponent', image.depth],
    ...image.more,
  ];
  return {kind: 'new-stream', dict: {kind: 'dict', entries: new Map(entries)}, data: image.data};
}
