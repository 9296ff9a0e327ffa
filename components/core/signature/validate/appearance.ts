/** Check 7, appearances: whether a widget paints anything, found from its operators without drawing. ISO 32000-2 12.5.5. */
import {Lexer} from '../../pdf/lexer.js';
import {dictOf, isStream} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject, PdfStream} from '../../pdf/pdf-object.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {PdfView} from '../../pdf/pdf-view.js';

/** Operators that put marks on the page: text, paths, shadings, images, forms. Table 50. */
const painting: ReadonlySet<string> = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'S',
  's',
  'B',
  'B*',
  'b',
  'b*',
  'sh',
  'Do',
  'BI',
  'EI',
]);
const contentLimit = 1 << 20;

export async function isBlankAppearance(pdf: PdfFile, view: PdfView, widget: PdfDict): Promise<boolean> {
  const appearances = dictOf(await view.resolve(widget.entries.get('AP')));
  for (const value of appearances?.entries.values() ?? [])
    if (!(await isBlank(pdf, view, value, 0))) return false;
  return true;
}

async function isBlank(pdf: PdfFile, view: PdfView, value: PdfObject, depth: number): Promise<boolean> {
  const object = await view.resolve(value);
  if (isStream(object)) return isBlankContent(pdf, view, object);
  const states = dictOf(object);
  if (depth > 2) return false;
  for (const state of states?.entries.values() ?? [])
    if (!(await isBlank(pdf, view, state, depth + 1))) return false;
  return true;
}

async function isBlankContent(pdf: PdfFile, view: PdfView, stream: PdfStream): Promise<boolean> {
  try {
    const content = await pdf.decode(stream, {view, limit: contentLimit});
    const lexer = new Lexer(content, 0, true);
    for (let token = lexer.read(); token !== undefined; token = lexer.read()) {
      if (typeof token === 'object' && token?.kind === 'keyword' && painting.has(token.value)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
