/** Changes to the form and to pages' annotations that add up within one revision. ISO 32000-2, 12.7.3 and 12.5.2. */
import {OfficeError} from '../../office-error.js';
import type {IncrementalUpdate} from '../../pdf/incremental-update.js';
import {findPage} from '../../pdf/page-tree.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {array, dict, isArray, isDict, isInteger, isRef} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from '../../pdf/pdf-object.js';

/** An object as this update leaves it so far. */
async function current(pdf: PdfFile, update: IncrementalUpdate, target: PdfRef): Promise<PdfObject> {
  const pending = update.pending(target);
  // What is pending here was read from the file and extended: no placeholders, no new streams.
  return pending === undefined ? pdf.latest.resolve(target) : (pending as PdfObject);
}

/** Puts a widget on a page. An array that is an object of its own is replaced alone: the smaller change. */
export async function addAnnotation(pdf: PdfFile, update: IncrementalUpdate, pageNumber: number, annotation: PdfRef): Promise<void> {
  const page = await findPage(pdf.latest, pageNumber);
  const before = await current(pdf, update, page.ref);
  const annots = isDict(before) ? before.entries.get('Annots') : undefined;
  const list = isRef(annots) ? await current(pdf, update, annots) : (annots ?? null);
  const extended = array([...(isArray(list) ? list.items : []), annotation]);
  if (isRef(annots) && isArray(list)) update.set(annots, extended);
  else update.set(page.ref, withEntries(isDict(before) ? before : page.dict, [['Annots', extended]]));
}

/** Adds fields to the form, which is made where there is none, and sets its flags: signatures exist, append only (Table 225). */
export async function changeForm(pdf: PdfFile, update: IncrementalUpdate, newFields: readonly PdfRef[]): Promise<void> {
  const root = rootOf(pdf);
  const catalog = await current(pdf, update, root);
  const entry = isDict(catalog) ? catalog.entries.get('AcroForm') : undefined;
  const found = isRef(entry) ? await current(pdf, update, entry) : (entry ?? null);
  const form = isDict(found) ? found : dict([]);
  const flags = await pdf.latest.resolve(form.entries.get('SigFlags'));
  const wanted = (isInteger(flags) ? flags : 0) | 3;
  const changes: [string, PdfObject][] = wanted === flags ? [] : [['SigFlags', wanted]];
  if (newFields.length > 0) {
    const listEntry = form.entries.get('Fields');
    const list = isRef(listEntry) ? await current(pdf, update, listEntry) : (listEntry ?? null);
    const extended = array([...(isArray(list) ? list.items : []), ...newFields]);
    if (isRef(listEntry) && isArray(list)) update.set(listEntry, extended);
    else changes.push(['Fields', extended]);
  }
  if (changes.length === 0) return;
  const changed = withEntries(form, changes);
  if (isRef(entry) && isDict(found)) update.set(entry, changed);
  else await changeCatalog(pdf, update, [['AcroForm', changed]]);
}

export async function changeCatalog(pdf: PdfFile, update: IncrementalUpdate, changes: readonly (readonly [string, PdfObject])[]): Promise<void> {
  const root = rootOf(pdf);
  const catalog = await current(pdf, update, root);
  update.set(root, withEntries(isDict(catalog) ? catalog : await pdf.latest.catalog(), changes));
}

/** @throws {OfficeError} `pdf-damaged` */
export function rootOf(pdf: PdfFile): PdfRef {
  const root = pdf.trailer.entries.get('Root');
  if (!isRef(root)) throw new OfficeError('pdf-damaged', 'the catalog is no object of its own');
  return root;
}

export function withEntries(base: PdfDict, changes: readonly (readonly [string, PdfObject])[]): PdfDict {
  return dict(new Map([...base.entries, ...changes]));
}
