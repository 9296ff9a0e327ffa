/**
 * What a file shows, written out without asking the validator: the oracle of "no wrong green". Two files with one
 * fingerprint show the same pages; fields whose value differs are left out, as filling them in is lawful.
 */
import {openPdf} from '../../../components/core/pdf/pdf-file.js';
import type {PdfFile} from '../../../components/core/pdf/pdf-file.js';
import {dictOf, isArray, isDict, isName, isRef, isStream} from '../../../components/core/pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../../components/core/pdf/pdf-object.js';

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
/** Keys that lead up or across, not into what is drawn. */
const across: ReadonlySet<string> = new Set(['Parent', 'P', 'Popup', 'IRT', 'StructParent', 'StructParents', 'Length', 'Dest', 'A']);

export interface Fingerprint {
  readonly pages: string;
  /** By place on the page and field: value, then look. */
  readonly fields: ReadonlyMap<string, {readonly value: string; readonly look: string}>;
}

export async function fingerprint(blob: Blob): Promise<Fingerprint> {
  const pdf = await openPdf(blob);
  const catalog = await pdf.latest.catalog();
  const pages: string[] = [];
  const fields = new Map<string, {value: string; look: string}>();
  await visit(pdf, catalog.entries.get('Pages') ?? null, new Map(), pages, fields, new Set());
  pages.push(await write(pdf, catalog.entries.get('OCProperties') ?? null, new Set()));
  return {pages: pages.join('\n'), fields};
}

/** Whether `after` shows what `before` does, but for fields that were filled and signatures that were added. */
export function showsTheSame(before: Fingerprint, after: Fingerprint): boolean {
  if (before.pages !== after.pages) return false;
  for (const [key, field] of before.fields) {
    const now = after.fields.get(key);
    if (!now || (now.value === field.value && now.look !== field.look)) return false;
  }
  return true;
}

async function visit(
  pdf: PdfFile,
  node: PdfObject,
  above: ReadonlyMap<string, PdfObject>,
  pages: string[],
  fields: Map<string, {value: string; look: string}>,
  seen: Set<number>,
): Promise<void> {
  if (isRef(node)) {
    if (seen.has(node.num)) return;
    seen.add(node.num);
  }
  const dict = dictOf(await pdf.latest.resolve(node));
  if (!dict) return;
  const here = new Map(above);
  for (const key of inherited) if (dict.entries.has(key)) here.set(key, dict.entries.get(key)!);
  const kids = await pdf.latest.resolve(dict.entries.get('Kids'));
  if (isArray(kids)) {
    for (const kid of kids.items) await visit(pdf, kid, here, pages, fields, seen);
    return;
  }
  const page: string[] = [];
  for (const [key, value] of [...here].sort()) page.push(`${key}=${await write(pdf, value, new Set())}`);
  page.push(await write(pdf, dict.entries.get('Contents') ?? null, new Set()));
  const annotations = await pdf.latest.resolve(dict.entries.get('Annots'));
  for (const item of isArray(annotations) ? annotations.items : []) {
    const annotation = await pdf.latest.resolve(item);
    if (!isDict(annotation)) continue;
    if (isName(await pdf.latest.resolve(annotation.entries.get('Subtype')), 'Widget'))
      await addWidget(pdf, annotation, `${pages.length}:${isRef(item) ? item.num : ''}`, fields);
    else page.push(await write(pdf, annotation, new Set()));
  }
  pages.push(page.join('\n'));
}

async function addWidget(pdf: PdfFile, widget: PdfDict, key: string, fields: Map<string, {value: string; look: string}>): Promise<void> {
  const part = (name: string) => write(pdf, widget.entries.get(name) ?? null, new Set());
  let value: PdfObject | undefined = widget.entries.get('V');
  let parent: PdfDict | undefined = widget;
  for (let depth = 0; value === undefined && parent && depth < 16; depth += 1) {
    parent = dictOf(await pdf.latest.resolve(parent.entries.get('Parent')));
    value = parent?.entries.get('V');
  }
  const flags = await pdf.latest.resolve(widget.entries.get('F'));
  const isHidden = typeof flags === 'number' && (flags & 34) !== 0;
  fields.set(key, {
    value: `${await write(pdf, value ?? null, new Set())} ${await part('AS')}`,
    look: `${await part('Rect')} ${await part('AP')} ${isHidden}`,
  });
}

async function write(pdf: PdfFile, value: PdfObject, seen: Set<number>): Promise<string> {
  if (isRef(value)) {
    if (seen.has(value.num)) return 'again';
    const inner = new Set(seen).add(value.num);
    return write(pdf, await pdf.latest.resolve(value), inner);
  }
  if (isArray(value)) return `[${(await Promise.all(value.items.map(item => write(pdf, item, seen)))).join(' ')}]`;
  if (isStream(value)) {
    const bytes = await pdf.decode(value).catch(() => new Uint8Array());
    return `${await write(pdf, value.dict, seen)}${Buffer.from(bytes).toString('base64')}`;
  }
  const dict = dictOf(value);
  if (!dict) return JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? [...part] : part)).replace(/,?"(?:start|end|hex)":[^,}]*/g, '');
  const parts: string[] = [];
  for (const [key, item] of [...dict.entries].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!across.has(key) && item !== null) parts.push(`/${key} ${await write(pdf, item, seen)}`);
  return `<<${parts.join(' ')}>>`;
}
