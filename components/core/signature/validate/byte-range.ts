/**
 * Check 1 and 2: what a signature says it covers, against the raw bytes. ISO 32000-2 12.8.1, Table 255; EN 319 142-1 4.1.
 *
 * The signed ranges must leave out exactly one token: the /Contents string of that very dictionary, delimiters included.
 * Anything more is room for a forger (signature wrapping); anything less, or another token, is not this signature.
 */
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {SignatureDictionary} from './signature-dictionary.js';

export interface ByteRangeCheck {
  /** Kebab-case; empty: the range is exact. */
  readonly problems: readonly string[];
  /** [start, end) pairs, when the four numbers make sense. */
  readonly ranges?: readonly [readonly [number, number], readonly [number, number]];
}

export async function checkByteRange(pdf: PdfFile, signature: SignatureDictionary): Promise<ByteRangeCheck> {
  const problems: string[] = [];
  const {byteRange, contents, dict} = signature;
  // Readers differ on which of two equal keys counts; a forger chooses both.
  if (dict.duplicateKeys?.length) problems.push('signature-dictionary-ambiguous');
  if (!contents) problems.push('contents-missing');
  else if (!contents.bytes.some(byte => byte !== 0)) problems.push('contents-empty');
  if (!byteRange) return {problems: [...problems, 'byte-range-missing']};
  const [start = -1, length = -1, second = -1, rest = -1, ...more] = byteRange;
  const isOrdered = start === 0 && length > 0 && second > length && rest >= 0 && second + rest <= pdf.size;
  if (more.length > 0 || byteRange.length !== 4 || !isOrdered)
    return {problems: [...problems, 'byte-range-invalid']};
  const ranges = [
    [0, length],
    [second, second + rest],
  ] as const;
  if (contents) problems.push(...(await checkGap(pdf, signature, length, second)));
  return {problems, ranges};
}

async function checkGap(
  pdf: PdfFile,
  {contents, dict}: SignatureDictionary,
  from: number,
  to: number,
): Promise<readonly string[]> {
  // Without a place in the file the string came from an object stream, where no byte range can leave it out.
  if (
    contents?.start === undefined ||
    contents.end === undefined ||
    dict.start === undefined ||
    dict.end === undefined
  ) {
    return ['contents-not-in-file'];
  }
  if (contents.start !== from || contents.end !== to) return ['byte-range-gap'];
  // The string must stand inside its dictionary: an indirect one could be shared or replaced by itself.
  if (contents.start < dict.start || contents.end > dict.end) return ['contents-not-direct'];
  const gap = await pdf.bytes(from, to);
  return isOneToken(gap) ? [] : ['byte-range-gap'];
}

/** Own scan of the raw bytes, so that no leniency of a parser (comments, spaces, missing delimiters) is inherited. */
function isOneToken(gap: Uint8Array): boolean {
  const last = gap.length - 1;
  if (gap.length < 2 || gap[0] !== 0x3c || gap[last] !== 0x3e) return false;
  for (let at = 1; at < last; at += 1) if (!isHexDigit(gap[at]!)) return false;
  return true;
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
