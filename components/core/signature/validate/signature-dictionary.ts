/** The signature dictionaries of one revision. ISO 32000-2 12.8.1, Table 255. */
import {dictOf, isArray, isDict, isInteger, isName, isRef, isString} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfString} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {decodeText, parsePdfDate} from '../../pdf/text-string.js';
import type {FormField} from './form-field.js';

export interface SignatureDictionary {
  readonly field: FormField;
  readonly dict: PdfDict;
  /** Object number of the dictionary; absent where it stands inside the field. */
  readonly num?: number;
  readonly isTimestamp: boolean;
  readonly subFilter: string;
  /** As written; checked by byte-range.ts. */
  readonly byteRange?: readonly number[];
  readonly contents?: PdfString;
  /** /Cert of the oldest form, the signer's first, as they stand in the file. */
  readonly certificates: readonly Uint8Array[];
  /** RFC 3339, from /M: a claim. */
  readonly claimedAt?: string;
  readonly reason?: string;
  readonly location?: string;
}

/** The signed signature fields among `fields`, in the order of the form. */
export async function readSignatures(
  view: PdfView,
  fields: readonly FormField[],
): Promise<readonly SignatureDictionary[]> {
  const found: SignatureDictionary[] = [];
  for (const field of fields) {
    if (field.type !== 'Sig') continue;
    const dict = dictOf(await view.resolve(field.value));
    if (dict) found.push(await readSignature(view, field, dict));
  }
  return found;
}

async function readSignature(view: PdfView, field: FormField, dict: PdfDict): Promise<SignatureDictionary> {
  const value = (key: string) => view.resolve(dict.entries.get(key));
  const range = await value('ByteRange');
  const numbers = isArray(range) ? await Promise.all(range.items.map(item => view.resolve(item))) : [];
  const contents = await value('Contents');
  const cert = await value('Cert');
  const certificates = isArray(cert) ? await Promise.all(cert.items.map(item => view.resolve(item))) : [cert];
  const subFilter = await value('SubFilter');
  const type = await value('Type');
  const texts = {reason: await value('Reason'), location: await value('Location')};
  const signedAt = await value('M');
  const claimedAt = isString(signedAt) ? toInstant(decodeText(signedAt.bytes)) : undefined;
  return {
    field,
    dict,
    ...(isRef(field.value) ? {num: field.value.num} : {}),
    isTimestamp: isName(type, 'DocTimeStamp') || isName(subFilter, 'ETSI.RFC3161'),
    subFilter: isName(subFilter) ? subFilter.value : '',
    ...(isArray(range) && numbers.every(isInteger) ? {byteRange: numbers} : {}),
    ...(isString(contents) ? {contents} : {}),
    certificates: certificates.flatMap(each => (isString(each) ? [each.bytes] : [])),
    ...(claimedAt ? {claimedAt} : {}),
    ...(isString(texts.reason) ? {reason: decodeText(texts.reason.bytes)} : {}),
    ...(isString(texts.location) ? {location: decodeText(texts.location.bytes)} : {}),
  };
}

function toInstant(text: string): string | undefined {
  const parsed = parsePdfDate(text);
  return parsed && !Number.isNaN(Date.parse(parsed)) ? new Date(parsed).toISOString() : undefined;
}

/** Whether two readings of a field hold the very same dictionary at the very same bytes. */
export function isSameDictionary(a: SignatureDictionary, b: SignatureDictionary): boolean {
  return (
    a.contents?.start !== undefined &&
    a.contents.start === b.contents?.start &&
    a.contents.end === b.contents.end &&
    a.dict.start === b.dict.start &&
    isDict(a.dict) === isDict(b.dict)
  );
}
