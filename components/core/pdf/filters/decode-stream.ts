/** Undoes the filters of a stream, one after the other. ISO 32000-2, 7.4. Image filters (DCT, JPX, CCITT, JBIG2) are left on. */
import {OfficeError} from '../../office-error.js';
import {dictOf, isArray, isName} from '../pdf-object.js';
import type {PdfDict, PdfObject} from '../pdf-object.js';
import {decodeAscii85, decodeAsciiHex} from './ascii.js';
import {inflate} from './flate.js';
import {decodeLzw} from './lzw.js';
import {undoPredictor} from './predictor.js';
import {decodeRunLength} from './run-length.js';

/** A stream that unpacks to more is refused: a bomb, or no structure stream. */
export const MAX_DECODED = 256 << 20;

export interface DecodeOptions {
  resolve(object: PdfObject): Promise<PdfObject>;
  /** Largest result in bytes. */
  readonly limit?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The decoded bytes of a (decrypted) stream. Stops before the first image filter and returns what is encoded with it.
 * @throws {OfficeError} `pdf-damaged` for an unknown filter, broken data or a result above the limit.
 */
export async function decodeStreamData(dict: PdfDict, data: Uint8Array<ArrayBuffer>, options: DecodeOptions): Promise<Uint8Array<ArrayBuffer>> {
  const limit = options.limit ?? MAX_DECODED;
  const filters = await filtersOf(dict, options);
  let bytes = data;
  for (const {filter, parms} of filters) {
    options.signal?.throwIfAborted();
    switch (filter) {
      case 'FlateDecode':
      case 'Fl':
        bytes = await undoPredictor(await inflate(bytes, limit), parms, options.resolve);
        break;
      case 'LZWDecode':
      case 'LZW':
        bytes = await undoPredictor(decodeLzw(bytes, limit, parms?.entries.get('EarlyChange') !== 0), parms, options.resolve);
        break;
      case 'ASCII85Decode':
      case 'A85':
        bytes = decodeAscii85(bytes);
        break;
      case 'ASCIIHexDecode':
      case 'AHx':
        bytes = decodeAsciiHex(bytes);
        break;
      case 'RunLengthDecode':
      case 'RL':
        bytes = decodeRunLength(bytes, limit);
        break;
      case 'Crypt':
        // Decryption chose its crypt filter already (7.6.6).
        break;
      case 'DCTDecode':
      case 'DCT':
      case 'JPXDecode':
      case 'CCITTFaxDecode':
      case 'CCF':
      case 'JBIG2Decode':
        return bytes;
      default:
        throw new OfficeError('pdf-damaged', `a stream with the unknown filter /${filter}`);
    }
  }
  return bytes;
}

/** The filters of a stream in order, each with its parameters. */
export async function filtersOf(dict: PdfDict, options: DecodeOptions): Promise<{filter: string; parms: PdfDict | undefined}[]> {
  const filter = await options.resolve(dict.entries.get('Filter') ?? dict.entries.get('F') ?? null);
  const parms = await options.resolve(dict.entries.get('DecodeParms') ?? dict.entries.get('DP') ?? null);
  if (isName(filter)) {
    const first = isArray(parms) ? await options.resolve(parms.items[0] ?? null) : parms;
    return [{filter: filter.value, parms: dictOf(first)}];
  }
  if (!isArray(filter)) return [];
  if (filter.items.length > 16) throw new OfficeError('pdf-damaged', 'a stream with more than 16 filters');
  const out: {filter: string; parms: PdfDict | undefined}[] = [];
  for (const [i, item] of filter.items.entries()) {
    const each = await options.resolve(item);
    const own = isArray(parms) ? await options.resolve(parms.items[i] ?? null) : i === 0 ? parms : null;
    if (!isName(each)) throw new OfficeError('pdf-damaged', 'a stream filter that is no name');
    out.push({filter: each.value, parms: dictOf(own)});
  }
  return out;
}
