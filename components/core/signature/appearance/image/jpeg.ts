/** What PDF must know of a JPEG to show it as it is. ITU-T T.81, annex B; JPEG data goes into the file untouched. */
import {OfficeError} from '../../../office-error.js';

export interface JpegFile {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: 1 | 3 | 4;
  /** Adobe programs write CMYK upside down: 0 is full ink. */
  readonly isInverted: boolean;
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** @throws {OfficeError} `image-damaged`, `image-not-supported` (arithmetic coding, lossless, 12 bits: PDF readers show none of them) */
export function readJpeg(bytes: Uint8Array): JpegFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasAdobeMarker = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1]!;
    // Fill bytes, restart markers and TEM have no length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) break;
    const length = view.getUint16(at + 2);
    if (marker === 0xee && String.fromCharCode(...bytes.subarray(at + 4, at + 9)) === 'Adobe')
      hasAdobeMarker = true;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 10 <= bytes.length) return readFrame(view, at, marker, hasAdobeMarker);
    at += 2 + Math.max(2, length);
  }
  throw new OfficeError('image-damaged', 'the JPEG has no frame header');
}

function readFrame(view: DataView, at: number, marker: number, hasAdobeMarker: boolean): JpegFile {
  const precision = view.getUint8(at + 4);
  const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
  const components = view.getUint8(at + 9);
  // Baseline, extended and progressive Huffman are what DCTDecode covers (ISO 32000-2, 7.4.8).
  if (marker > 0xc2 || precision !== 8)
    throw new OfficeError(
      'image-not-supported',
      `a JPEG of process ${marker.toString(16)} with ${precision} bits`,
    );
  if (width === 0 || height === 0) throw new OfficeError('image-damaged', 'the JPEG has no size');
  if (components !== 1 && components !== 3 && components !== 4)
    throw new OfficeError('image-not-supported', `a JPEG of ${components} components`);
  return {width, height, components, isInverted: components === 4 && hasAdobeMarker};
}
