/** Undoes the TIFF and PNG predictors of Flate and LZW data. ISO 32000-2, 7.4.4.4. */
import {OfficeError} from '../../office-error.js';
import {isInteger} from '../pdf-object.js';
import type {PdfDict, PdfObject} from '../pdf-object.js';

export async function undoPredictor(
  data: Uint8Array<ArrayBuffer>,
  parms: PdfDict | undefined,
  resolve: (object: PdfObject) => Promise<PdfObject>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parameter = async (key: string, absent: number): Promise<number> => {
    const value = await resolve(parms?.entries.get(key) ?? null);
    return isInteger(value) && value > 0 ? value : absent;
  };
  const predictor = await parameter('Predictor', 1);
  if (predictor === 1) return data;
  const colors = await parameter('Colors', 1);
  const bits = await parameter('BitsPerComponent', 8);
  const columns = await parameter('Columns', 1);
  const pixel = Math.max(1, (colors * bits) >> 3);
  const row = (colors * bits * columns + 7) >> 3;
  if (row > 1 << 26) throw new OfficeError('pdf-damaged', 'a predictor with rows beyond reason');
  if (predictor === 2) return undoTiff(data, row, pixel, bits);
  return undoPng(data, row, pixel);
}

function undoTiff(data: Uint8Array<ArrayBuffer>, row: number, pixel: number, bits: number): Uint8Array<ArrayBuffer> {
  if (bits !== 8) throw new OfficeError('pdf-damaged', `the TIFF predictor with ${bits} bits per component`);
  const out = data.slice();
  for (let start = 0; start < out.length; start += row) {
    const end = Math.min(start + row, out.length);
    for (let i = start + pixel; i < end; i++) out[i] = out[i]! + out[i - pixel]!;
  }
  return out;
}

/** Each row starts with the number of its own filter: PNG, clause 9. */
function undoPng(data: Uint8Array<ArrayBuffer>, row: number, pixel: number): Uint8Array<ArrayBuffer> {
  const rows = Math.ceil(data.length / (row + 1));
  const out = new Uint8Array(Math.max(0, data.length - rows));
  for (let r = 0, from = 0, to = 0; r < rows; r++) {
    const filter = data[from++]!;
    const length = Math.min(row, data.length - from);
    for (let i = 0; i < length; i++, from++, to++) {
      const left = i >= pixel ? out[to - pixel]! : 0;
      const up = r > 0 ? out[to - row]! : 0;
      const upLeft = r > 0 && i >= pixel ? out[to - row - pixel]! : 0;
      out[to] = data[from]! + predicted(filter, left, up, upLeft);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

/** Whichever neighbour is nearest to left + up - upLeft. */
function paeth(left: number, up: number, upLeft: number): number {
  const toLeft = Math.abs(up - upLeft);
  const toUp = Math.abs(left - upLeft);
  const toUpLeft = Math.abs(left + up - 2 * upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
