/**
 * Lays out the revision a signature will close: the signature dictionary with a hole for its value, the field and widget,
 * the page, the form. ISO 32000-2, 12.8.1 and 12.7.5.5.
 */
import {OfficeError} from '../../office-error.js';
import {IncrementalUpdate} from '../../pdf/incremental-update.js';
import {findPage, findPageNumber} from '../../pdf/page-tree.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {array, dict, isArray, isDict, isInteger, isRef, name} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import {hexText} from '../../pdf/serialize.js';
import type {Writable, WritableDict} from '../../pdf/serialize.js';
import {pdfDate, textString} from '../../pdf/text-string.js';
import {latin1Bytes} from '../../pdf/characters.js';
import type {FormField} from '../field/form-field.js';
import {addAnnotation, changeCatalog, changeForm, withEntries} from './form-changes.js';

export interface SignatureEntries {
  readonly type: 'Sig' | 'DocTimeStamp';
  readonly subFilter: 'ETSI.CAdES.detached' | 'ETSI.RFC3161';
  /** RFC 3339. */
  readonly signedAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  readonly contact?: string | undefined;
  readonly certify?: 1 | 2 | 3 | undefined;
}

export interface Layout {
  readonly entries: SignatureEntries;
  /** Where to sign: an empty field, or the name and place of a new one. */
  readonly field: {readonly existing: FormField} | {readonly name: string; readonly page: number; readonly rect: Rect};
  /** Adds the appearance's objects to the update and returns its form XObject; absent: nothing is shown. */
  readonly appearance?: ((update: IncrementalUpdate, page: number, rect: Rect) => Promise<PdfRef>) | undefined;
  /** Bytes to keep for the signature value. */
  readonly contentsLength: number;
  /** What else belongs into this revision; called last, after the field stands. */
  readonly also?: ((update: IncrementalUpdate) => Promise<void>) | undefined;
}
export type Rect = readonly [number, number, number, number];

export interface PreparedSignature {
  /** The revision with an empty signature value and the final /ByteRange. */
  readonly increment: Uint8Array<ArrayBuffer>;
  /** Offset in `increment` of the `<` of /Contents, and after its `>`. */
  readonly contentsStart: number;
  readonly contentsEnd: number;
}

/** Four numbers with room for files of 10^12 bytes: fixed before the length of the revision is known. */
const BYTE_RANGE_WIDTH = 3 * 13 + 5;
const INVISIBLE: Rect = [0, 0, 0, 0];
// Table 167: Print and Locked.
const WIDGET_FLAGS = 4 | 128;

export async function prepareSignature(pdf: PdfFile, layout: Layout): Promise<PreparedSignature> {
  const update = new IncrementalUpdate(pdf);
  const signature = update.reserve();
  const field = 'existing' in layout.field ? await fillField(pdf, update, layout, layout.field.existing, signature) : await addField(pdf, update, layout, layout.field, signature);
  update.set(signature, await signatureDict(pdf, layout, field));
  await changeForm(pdf, update, 'existing' in layout.field ? [] : [field.ref]);
  if (layout.entries.certify !== undefined) {
    const perms = await pdf.latest.get(await pdf.latest.catalog(), 'Perms');
    await changeCatalog(pdf, update, [['Perms', withEntries(isDict(perms) ? perms : dict([]), [['DocMDP', signature]])]]);
  }
  await layout.also?.(update);
  const {increment, labels} = await update.build();
  const contentsStart = labels.get('Contents')!;
  const contentsEnd = contentsStart + layout.contentsLength * 2 + 2;
  const total = pdf.size + increment.length;
  const range = `[0 ${pdf.size + contentsStart} ${pdf.size + contentsEnd} ${total - pdf.size - contentsEnd}`;
  increment.set(latin1Bytes(`${range.padEnd(BYTE_RANGE_WIDTH - 1)}]`), labels.get('ByteRange')!);
  return {increment, contentsStart, contentsEnd};
}

/** Puts the signature value into its hole; what is left of it stays zero. @throws {RangeError} if it does not fit */
export function embedSignature(prepared: PreparedSignature, value: Uint8Array): Uint8Array<ArrayBuffer> {
  if (value.length * 2 > prepared.contentsEnd - prepared.contentsStart - 2) throw new RangeError('the signature value is larger than its place');
  prepared.increment.set(latin1Bytes(hexText(value)), prepared.contentsStart + 1);
  return prepared.increment;
}

async function signatureDict(pdf: PdfFile, layout: Layout, field: {lock: PdfObject}): Promise<WritableDict> {
  const {entries, contentsLength} = layout;
  const references: Writable[] = [];
  if (entries.certify !== undefined) references.push(transform('DocMDP', [['P', entries.certify], ['V', name('1.2')]]));
  if (isDict(field.lock)) {
    // Table 236: what the field asks to be locked is written into the signature, so that later readers see it there.
    const parameters: [string, PdfObject][] = [];
    for (const key of ['Action', 'Fields']) {
      const value = await pdf.latest.get(field.lock, key);
      if (value !== null) parameters.push([key, value]);
    }
    if (parameters.length > 0) references.push(transform('FieldMDP', [...parameters, ['V', name('1.2')]]));
  }
  return {
    kind: 'dict',
    entries: new Map<string, Writable>([
      ['Type', name(entries.type)],
      ['Filter', name('Adobe.PPKLite')],
      ['SubFilter', name(entries.subFilter)],
      ['ByteRange', {kind: 'verbatim', bytes: latin1Bytes(' '.repeat(BYTE_RANGE_WIDTH)), label: 'ByteRange'}],
      ['Contents', {kind: 'verbatim', bytes: latin1Bytes(`<${'0'.repeat(contentsLength * 2)}>`), label: 'Contents'}],
      ...(entries.signedAt === undefined ? [] : [['M', textString(pdfDate(entries.signedAt))] as const]),
      ...(entries.reason === undefined ? [] : [['Reason', textString(entries.reason)] as const]),
      ...(entries.location === undefined ? [] : [['Location', textString(entries.location)] as const]),
      ...(entries.contact === undefined ? [] : [['ContactInfo', textString(entries.contact)] as const]),
      ...(references.length === 0 ? [] : [['Reference', {kind: 'array', items: references}] as const]),
    ]),
  };
}

function transform(method: 'DocMDP' | 'FieldMDP', parameters: readonly [string, PdfObject][]): PdfDict {
  const all = dict([['Type', name('TransformParams')], ...parameters]);
  return dict([['Type', name('SigRef')], ['TransformMethod', name(method)], ['TransformParams', all]]);
}

async function addField(
  pdf: PdfFile,
  update: IncrementalUpdate,
  layout: Layout,
  place: {name: string; page: number; rect: Rect},
  signature: PdfRef,
): Promise<{ref: PdfRef; lock: PdfObject}> {
  const page = await findPage(pdf.latest, place.page);
  const appearance = await layout.appearance?.(update, place.page, place.rect);
  const field = update.add(
    dict([
      ['Type', name('Annot')],
      ['Subtype', name('Widget')],
      ['FT', name('Sig')],
      ['T', textString(place.name)],
      ['F', WIDGET_FLAGS],
      ['P', page.ref],
      ['Rect', array(appearance ? place.rect : INVISIBLE)],
      ['V', signature],
      ...(appearance ? [['AP', dict([['N', appearance]])] as const] : []),
    ]),
  );
  await addAnnotation(pdf, update, place.page, field);
  return {ref: field, lock: null};
}

async function fillField(
  pdf: PdfFile,
  update: IncrementalUpdate,
  layout: Layout,
  field: FormField,
  signature: PdfRef,
): Promise<{ref: PdfRef; lock: PdfObject}> {
  if (!field.ref) throw new OfficeError('field-missing', `the field ${field.name} is no object of its own`);
  const widget = await widgetOf(pdf, field);
  const rect = await rectOf(pdf, widget.dict);
  const appearance = isEmpty(rect) ? undefined : await layout.appearance?.(update, await pageNumberOf(pdf, widget), rect);
  const flags = await pdf.latest.get(widget.dict, 'F');
  const shown: [string, PdfObject][] = [
    ['F', (isInteger(flags) ? flags : 0) | WIDGET_FLAGS],
    ...(appearance ? [['AP', dict([['N', appearance]])] as [string, PdfObject]] : []),
  ];
  if (widget.ref.num === field.ref.num) {
    update.set(field.ref, withEntries(field.dict, [['V', signature], ...shown]));
  } else {
    update.set(field.ref, withEntries(field.dict, [['V', signature]]));
    update.set(widget.ref, withEntries(widget.dict, shown));
  }
  return {ref: field.ref, lock: await pdf.latest.get(field.dict, 'Lock')};
}

/** The widget of a field: itself, or its only kid. */
async function widgetOf(pdf: PdfFile, field: FormField): Promise<{ref: PdfRef; dict: PdfDict}> {
  const kids = await pdf.latest.get(field.dict, 'Kids');
  const kid = isArray(kids) ? kids.items[0] : undefined;
  const dictionary = await pdf.latest.resolve(kid);
  return isRef(kid) && isDict(dictionary) ? {ref: kid, dict: dictionary} : {ref: field.ref!, dict: field.dict};
}

/** The page a widget stands on, by its /P; the first where it says nothing useful. */
async function pageNumberOf(pdf: PdfFile, widget: {dict: PdfDict}): Promise<number> {
  const target = widget.dict.entries.get('P');
  return isRef(target) ? ((await findPageNumber(pdf.latest, target)) ?? 1) : 1;
}

/** The rectangle with its corners in order; all zero where there is none. */
export async function rectOf(pdf: PdfFile, widget: PdfObject): Promise<Rect> {
  const rect = await pdf.latest.get(widget, 'Rect');
  if (!isArray(rect) || rect.items.length !== 4) return INVISIBLE;
  const [a = 0, b = 0, c = 0, d = 0] = await Promise.all(rect.items.map(async item => Number(await pdf.latest.resolve(item)) || 0));
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function isEmpty([left, bottom, right, top]: Rect): boolean {
  return right - left <= 0 || top - bottom <= 0;
}
