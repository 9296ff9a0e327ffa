/**
 * What a reader should know besides the verdict: things that make one file look different in two viewers, or that lie
 * over a signature. Found from dictionaries alone; no page is interpreted.
 */
import type {PdfFile} from '../../pdf/pdf-file.js';
import {dictOf, isArray, isName, isRef} from '../../pdf/pdf-object.js';
import type {PdfObject} from '../../pdf/pdf-object.js';
import type {FormField} from './form-field.js';

const pageLimit = 32;
const annotationLimit = 200;

type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

/** Facts of the file reader that concern a person, by the reader's code. */
const readerFacts: ReadonlySet<string> = new Set([
  'bytes-after-last-revision',
  'duplicate-xref-entry',
  'hybrid-conflict',
  'junk-before-header',
  'object-unreadable',
  'xref-loop',
  'xref-order',
  'xref-rebuilt',
]);

export async function findWarnings(pdf: PdfFile, fields: readonly FormField[]): Promise<readonly string[]> {
  const warnings = new Set<string>();
  const catalog = await pdf.latest.catalog();
  if (dictOf(await pdf.latest.resolve(catalog.entries.get('OCProperties')))) warnings.add('layers-present');
  const names = dictOf(await pdf.latest.resolve(catalog.entries.get('Names')));
  if (
    catalog.entries.has('AA') ||
    names?.entries.has('JavaScript') ||
    (await runsScript(pdf, catalog.entries.get('OpenAction')))
  ) {
    warnings.add('scripts-present');
  }
  const form = dictOf(await pdf.latest.resolve(catalog.entries.get('AcroForm')));
  if (form?.entries.has('XFA')) warnings.add('dynamic-form-present');
  if (await anyOverlap(pdf, fields)) warnings.add('annotations-overlap');
  for (const warning of pdf.warnings) if (readerFacts.has(warning)) warnings.add(warning);
  return [...warnings];
}

async function runsScript(pdf: PdfFile, action: PdfObject | undefined): Promise<boolean> {
  const dict = dictOf(await pdf.latest.resolve(action));
  return isName(await pdf.latest.resolve(dict?.entries.get('S')), 'JavaScript');
}

/**
 * Whether annotations lie over one another on a page that carries a visible signature. Sharing a border is no overlap, and
 * a seal over a third of a signature is what Nghị định 30/2020 asks for: two signed fields may.
 */
async function anyOverlap(pdf: PdfFile, fields: readonly FormField[]): Promise<boolean> {
  const pages = new Set<number>();
  const signed = new Set<number>();
  for (const field of fields) {
    for (const widget of field.type === 'Sig' ? field.widgets : []) {
      const page = widget.dict.entries.get('P');
      if (field.value !== null && widget.num !== undefined) signed.add(widget.num);
      if (isRef(page) && pages.size < pageLimit) pages.add(page.num);
    }
  }
  for (const page of pages) {
    const list = await pdf.latest.get(await pdf.latest.getObject(page), 'Annots');
    const rectangles: {at: Rectangle; isSigned: boolean}[] = [];
    for (const item of isArray(list) ? list.items.slice(0, annotationLimit) : []) {
      const rectangle = await readRectangle(pdf, dictOf(await pdf.latest.resolve(item))?.entries.get('Rect'));
      if (rectangle) rectangles.push({at: rectangle, isSigned: isRef(item) && signed.has(item.num)});
    }
    if (
      rectangles.some((a, index) =>
        rectangles.slice(index + 1).some(b => !(a.isSigned && b.isSigned) && isOverlap(a.at, b.at)),
      )
    )
      return true;
  }
  return false;
}

async function readRectangle(pdf: PdfFile, value: PdfObject | undefined): Promise<Rectangle | undefined> {
  const array = await pdf.latest.resolve(value);
  const corners = isArray(array)
    ? await Promise.all(array.items.slice(0, 4).map(item => pdf.latest.resolve(item)))
    : [];
  const [a, b, c, d] = corners;
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return undefined;
  const rectangle: Rectangle = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return rectangle[0] < rectangle[2] && rectangle[1] < rectangle[3] ? rectangle : undefined;
}

function isOverlap(a: Rectangle, b: Rectangle): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
