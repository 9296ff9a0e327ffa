/**
 * The nine kinds of PDF object (ISO 32000-2, 7.3) as plain values.
 *
 * null, booleans and numbers are themselves. The others carry `kind`, and remember the byte offsets of their token in the
 * file where they were read from it directly (not from an object stream, not made by a writer): `start` is the first byte
 * of the token, `end` the byte after its last.
 */

/** A name as one char per byte, `#xx` undone, without the slash: compare with `===`. */
export interface PdfName {
  readonly kind: 'name';
  readonly value: string;
}
export interface PdfString {
  readonly kind: 'string';
  /** Decrypted, except a signature's /Contents, which is never encrypted (7.6.2). */
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  readonly start?: number;
  readonly end?: number;
}
export interface PdfRef {
  readonly kind: 'ref';
  readonly num: number;
  readonly gen: number;
}
export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfObject[];
  readonly start?: number;
  readonly end?: number;
}
export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfObject>;
  /** Keys written twice; the last one counts here, readers differ. */
  readonly duplicateKeys?: readonly string[];
  readonly start?: number;
  readonly end?: number;
}
export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** Where the encoded bytes lie in the file: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Object identity, needed to decrypt (7.6.3). */
  readonly num: number;
  readonly gen: number;
}
export type PdfObject = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;

export function name(value: string): PdfName {
  return {kind: 'name', value};
}
export function ref(num: number, gen = 0): PdfRef {
  return {kind: 'ref', num, gen};
}
export function array(items: readonly PdfObject[]): PdfArray {
  return {kind: 'array', items};
}
export function dict(entries: Iterable<readonly [string, PdfObject]>): PdfDict {
  return {kind: 'dict', entries: new Map(entries)};
}
export function string(bytes: Uint8Array, hex = false): PdfString {
  return {kind: 'string', bytes, hex};
}

function kindOf(object: PdfObject | undefined): string | undefined {
  return typeof object === 'object' && object !== null ? object.kind : undefined;
}
export function isName(object: PdfObject | undefined, value?: string): object is PdfName {
  return kindOf(object) === 'name' && (value === undefined || (object as PdfName).value === value);
}
export function isRef(object: PdfObject | undefined): object is PdfRef {
  return kindOf(object) === 'ref';
}
export function isArray(object: PdfObject | undefined): object is PdfArray {
  return kindOf(object) === 'array';
}
export function isDict(object: PdfObject | undefined): object is PdfDict {
  return kindOf(object) === 'dict';
}
export function isStream(object: PdfObject | undefined): object is PdfStream {
  return kindOf(object) === 'stream';
}
export function isString(object: PdfObject | undefined): object is PdfString {
  return kindOf(object) === 'string';
}
export function isInteger(object: PdfObject | undefined): object is number {
  return typeof object === 'number' && Number.isSafeInteger(object);
}
/** The dictionary of a dictionary or of a stream. */
export function dictOf(object: PdfObject | undefined): PdfDict | undefined {
  if (isDict(object)) return object;
  return isStream(object) ? object.dict : undefined;
}
