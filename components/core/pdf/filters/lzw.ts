/** LZWDecode: variable codes of 9 to 12 bits, high bit first. ISO 32000-2, 7.4.4.2. */
import {OfficeError} from '../../office-error.js';

const CLEAR = 256;
const END = 257;

export function decodeLzw(data: Uint8Array, limit: number, earlyChange: boolean): Uint8Array<ArrayBuffer> {
  const early = earlyChange ? 1 : 0;
  // A code is its predecessor's string plus one byte: two arrays hold the whole table.
  const prefix = new Uint16Array(4096);
  const suffix = new Uint8Array(4096);
  const lengths = new Uint16Array(4096);
  for (let i = 0; i < 256; i++) {
    suffix[i] = i;
    lengths[i] = 1;
  }
  let out = new Uint8Array(Math.max(1024, data.length * 4));
  let written = 0;
  let next = 258;
  let width = 9;
  let previous = -1;
  let bits = 0;
  let held = 0;
  for (const byte of data) {
    bits = ((bits << 8) | byte) & 0xffffff;
    held += 8;
    if (held < width) continue;
    const code = (bits >> (held - width)) & ((1 << width) - 1);
    held -= width;
    if (code === END) break;
    if (code === CLEAR) {
      next = 258;
      width = 9;
      previous = -1;
      continue;
    }
    if (code > next || (previous < 0 && code > 255)) throw new OfficeError('pdf-damaged', 'broken LZW data');
    const isNew = previous >= 0 && code === next;
    const length = isNew ? lengths[previous]! + 1 : lengths[code]!;
    if (written + length > limit) throw new OfficeError('pdf-damaged', `a stream unpacks to more than ${limit} bytes`);
    if (written + length > out.length) {
      const grown = new Uint8Array(Math.max(out.length * 2, written + length));
      grown.set(out);
      out = grown;
    }
    let at = written + length;
    let walk = code;
    if (isNew) {
      at--;
      walk = previous;
    }
    for (; walk > 255; walk = prefix[walk]!) out[--at] = suffix[walk]!;
    out[--at] = suffix[walk]!;
    if (isNew) out[written + length - 1] = out[written]!;
    if (previous >= 0 && next < 4096) {
      prefix[next] = previous;
      suffix[next] = out[written]!;
      lengths[next] = lengths[previous]! + 1;
      next++;
      if (next + early >= 1 << width && width < 12) width++;
    }
    previous = code;
    written += length;
  }
  return out.slice(0, written);
}
