/** ASCIIHexDecode and ASCII85Decode. ISO 32000-2, 7.4.2 and 7.4.3. */
import {OfficeError} from '../../office-error.js';
import {hexDigit, isWhitespace} from '../characters.js';

export function decodeAsciiHex(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((data.length + 1) >> 1);
  let digits = 0;
  for (const code of data) {
    if (code === 0x3e) break;
    const digit = hexDigit(code);
    if (digit < 0) {
      if (isWhitespace(code)) continue;
      throw new OfficeError('pdf-damaged', 'broken ASCIIHex data');
    }
    out[digits >> 1]! |= digits & 1 ? digit : digit << 4;
    digits++;
  }
  return out.slice(0, (digits + 1) >> 1);
}

export function decodeAscii85(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  let value = 0;
  let count = 0;
  const flush = (bytes: number): void => {
    for (let i = 0; i < bytes; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 0xff);
    value = 0;
    count = 0;
  };
  for (const code of data) {
    if (code === 0x7e) break;
    if (isWhitespace(code)) continue;
    if (code === 0x7a && count === 0) {
      out.push(0, 0, 0, 0);
      continue;
    }
    if (code < 0x21 || code > 0x75) throw new OfficeError('pdf-damaged', 'broken ASCII85 data');
    value = value * 85 + (code - 0x21);
    if (++count === 5) flush(4);
  }
  if (count > 1) {
    const bytes = count - 1;
    for (; count < 5; count++) value = value * 85 + 84;
    flush(bytes);
  }
  return Uint8Array.from(out);
}
