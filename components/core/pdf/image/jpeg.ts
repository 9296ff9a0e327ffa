/** The size and colour of a JPEG picture, from its frame header. ISO/IEC 10918-1, B.2.2. */
import {OfficeError} from '../../office-error.js';

export interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3 | 4;
  /** Adobe writes CMYK inverted and says so in a marker of its own. */
  readonly isAdobe: boolean;
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** @throws {OfficeError} `image-damaged` */
export function readJpeg(bytes: Uint8Array): JpegFacts {
  let isAdobe = false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) throw damaged();
    const marker = bytes[at + 1]!;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (marker === 0xee && bytes[at + 4] === 0x41 && bytes[at + 5] === 0x64) isAdobe = true;
    // SOF0 to SOF15 without DHT, JPG and DAC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const components = bytes[at + 9];
      const height = (bytes[at + 5]! << 8) | bytes[at + 6]!;
      const width = (bytes[at + 7]! << 8) | bytes[at + 8]!;
      if ((components !== 1 && components !== 3 && components !== 4) || width === 0 || height === 0) throw damaged();
      return {width, height, components, isAdobe};
    }
    // Fill bytes and markers without a length.
    if (marker === 0xff) at += 1;
    else if (marker >= 0xd0 && marker <= 0xd9) at += 2;
    else at += 2 + length;
  }
  throw damaged();
}

function damaged(): OfficeError {
  return new OfficeError('image-damaged', 'the JPEG picture cannot be read');
}
