/** What stands on a page besides its content: form fields and annotations. ISO 32000-2, 12.5 and 12.7. */
import type {PdfPage} from '../../pdf/page-tree.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {dictOf, isArray, isName} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {Box} from '../../pdf/text/matrix.js';

export interface PageMark {
  readonly kind: 'signed-field' | 'empty-signature-field' | 'annotation';
  /** User space. */
  readonly rect: Box;
}

const MAX_MARKS = 2000;
const MAX_PARENTS = 32;
/** 12.5.3: invisible, hidden and no-view annotations show nothing. */
const UNSEEN = 1 | 2 | 32;

export async function readMarks(pdf: PdfFile, page: PdfPage): Promise<readonly PageMark[]> {
  const view = pdf.latest;
  const annotations = await view.resolve(page.dict.entries.get('Annots'));
  if (!isArray(annotations)) return [];
  const marks: PageMark[] = [];
  for (const item of annotations.items.slice(0, MAX_MARKS)) {
    const annotation = dictOf(await view.resolve(item));
    const rect = annotation && (await readRect(pdf, annotation));
    const subtype = await view.get(annotation, 'Subtype');
    const flags = await view.get(annotation, 'F');
    if (!annotation || !rect || isName(subtype, 'Link') || isName(subtype, 'Popup')) continue;
    if (typeof flags === 'number' && (flags & UNSEEN) !== 0) continue;
    const isSignature = isName(await inherited(pdf, annotation, 'FT'), 'Sig');
    const isSigned = isSignature && dictOf(await inherited(pdf, annotation, 'V')) !== undefined;
    marks.push({
      kind: isSigned ? 'signed-field' : isSignature ? 'empty-signature-field' : 'annotation',
      rect,
    });
  }
  return marks;
}

async function inherited(pdf: PdfFile, field: PdfDict, key: string): Promise<PdfObject> {
  let node: PdfDict | undefined = field;
  for (let i = 0; node && i < MAX_PARENTS; i++) {
    const value = await pdf.latest.get(node, key);
    if (value !== null) return value;
    node = dictOf(await pdf.latest.get(node, 'Parent'));
  }
  return null;
}

async function readRect(pdf: PdfFile, annotation: PdfDict): Promise<Box | undefined> {
  const value = await pdf.latest.get(annotation, 'Rect');
  if (!isArray(value)) return undefined;
  const [x0, y0, x1, y1] = await Promise.all(value.items.slice(0, 4).map(item => pdf.latest.resolve(item)));
  if (typeof x0 !== 'number' || typeof y0 !== 'number' || typeof x1 !== 'number' || typeof y1 !== 'number')
    return undefined;
  // An invisible signature has a rectangle without area (12.7.5.5).
  if (x0 === x1 || y0 === y1) return undefined;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
