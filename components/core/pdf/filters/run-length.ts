/** RunLengthDecode. ISO 32000-2, 7.4.5. */
import {OfficeError} from '../../office-error.js';

export function decodeRunLength(data: Uint8Array, limit: number): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (let at = 0; at < data.length; ) {
    const length = data[at++]!;
    if (length === 128) break;
    if (length < 128) {
      for (let i = 0; i <= length && at < data.length; i++) out.push(data[at++]!);
    } else {
      const byte = data[at++] ?? 0;
      for (let i = 0; i < 257 - length; i++) out.push(byte);
    }
    if (out.length > limit) throw new OfficeError('pdf-damaged', `a stream unpacks to more than ${limit} bytes`);
  }
  return Uint8Array.from(out);
}
