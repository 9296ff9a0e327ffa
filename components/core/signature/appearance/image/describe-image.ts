/** What a screen must warn of before a picture becomes a signature or a seal: wrong colour, no transparency, too few or too many pixels. */
import {OfficeError} from '../../../office-error.js';
import {isJpeg, readJpeg} from './jpeg.js';
import {inkOf, isOpaque, shrink} from './pixels.js';
import type {Ink} from './pixels.js';
import {decodePng, isPng, readPng} from './png.js';

export interface ImageFacts {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  /** Nghị định 30/2020, PL I, II.7c and II.8: the ground must be transparent. */
  readonly isTransparent: boolean;
  /** A hand signature is blue, a seal red; absent where the picture is a JPEG, whose pixels are not read here. */
  readonly ink?: Ink;
}

/** @throws {OfficeError} `image-not-supported`, `image-damaged`, `image-too-large` */
export async function describeImage(bytes: Uint8Array): Promise<ImageFacts> {
  if (isJpeg(bytes)) {
    const {width, height} = readJpeg(bytes);
    return {format: 'jpeg', width, height, isTransparent: false};
  }
  if (!isPng(bytes)) throw new OfficeError('image-not-supported', 'the picture is neither PNG nor JPEG');
  const file = await readPng(bytes);
  const pixels = decodePng(file);
  return {
    format: 'png',
    width: file.width,
    height: file.height,
    isTransparent: !isOpaque(pixels),
    ink: inkOf(shrink(pixels, 400)),
  };
}
