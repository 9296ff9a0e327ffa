/** The interactive form of one revision as a list of fields with their widgets. ISO 32000-2 12.7.3 and 12.7.4. */
import {dictOf, isArray, isDict, isInteger, isName, isRef, isString} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {decodeText} from '../../pdf/text-string.js';

export interface FormWidget {
  /** Object number; absent where it was written inside its parent. */
  readonly num?: number;
  readonly dict: PdfDict;
}

/** A terminal field. Its only widget may be the field's own dictionary. */
export interface FormField {
  /** Fully qualified: partial names joined by periods. */
  readonly name: string;
  readonly num?: number;
  readonly dict: PdfDict;
  /** `Sig`, `Tx`, `Ch`, `Btn`, inherited where need be; empty where nobody says. */
  readonly type: string;
  readonly flags: number;
  /** Inherited value, unresolved. */
  readonly value: PdfObject;
  readonly widgets: readonly FormWidget[];
  /** Object numbers of the fields above. */
  readonly ancestors: readonly number[];
}

const fieldLimit = 50_000;
const depthLimit = 32;

interface Inherited {
  readonly name: string;
  readonly type: string;
  readonly flags: number;
  readonly value: PdfObject;
  readonly ancestors: readonly number[];
}

const cache = new WeakMap<PdfFile, Map<number, Promise<readonly FormField[]>>>();

/** The fields as revision `index` (1-based) of `pdf` had them; read once, because several checks ask. */
export function formFieldsAt(pdf: PdfFile, index: number): Promise<readonly FormField[]> {
  const byRevision = cache.get(pdf) ?? new Map<number, Promise<readonly FormField[]>>();
  cache.set(pdf, byRevision);
  const known = byRevision.get(index);
  if (known) return known;
  const fields = readFormFields(pdf.atRevision(index));
  byRevision.set(index, fields);
  return fields;
}

/** Every terminal field of `view`, in document order. Cycles and repeated fields are met once. */
async function readFormFields(view: PdfView): Promise<readonly FormField[]> {
  const acroForm = dictOf(await view.get(await view.catalog(), 'AcroForm'));
  const fields: FormField[] = [];
  const seen = new Set<number>();
  const roots = acroForm ? await view.resolve(acroForm.entries.get('Fields')) : null;
  const visit = async (item: PdfObject, above: Inherited, depth: number): Promise<void> => {
    if (depth > depthLimit || fields.length >= fieldLimit) return;
    const num = isRef(item) ? item.num : undefined;
    if (num !== undefined) {
      if (seen.has(num)) return;
      seen.add(num);
    }
    const dict = await view.resolve(item);
    if (!isDict(dict)) return;
    const inherited = await inherit(view, dict, num, above);
    const kids = await view.resolve(dict.entries.get('Kids'));
    const subfields: PdfObject[] = [];
    const widgets: FormWidget[] = [];
    for (const kid of isArray(kids) ? kids.items : []) {
      const kidDict = await view.resolve(kid);
      if (!isDict(kidDict)) continue;
      if (kidDict.entries.has('T')) subfields.push(kid);
      else widgets.push({dict: kidDict, ...(isRef(kid) ? {num: kid.num} : {})});
    }
    if (subfields.length === 0) {
      const own = {dict, ...(num === undefined ? {} : {num})};
      const isMerged =
        isName(await view.resolve(dict.entries.get('Subtype')), 'Widget') || dict.entries.has('Rect');
      const {ancestors, ...rest} = inherited;
      fields.push({
        ...rest,
        ...own,
        ancestors: above.ancestors,
        widgets: isMerged ? [own, ...widgets] : widgets,
      });
    }
    for (const subfield of subfields) await visit(subfield, inherited, depth + 1);
  };
  for (const root of isArray(roots) ? roots.items : []) {
    await visit(root, {name: '', type: '', flags: 0, value: null, ancestors: []}, 0);
  }
  return fields;
}

async function inherit(
  view: PdfView,
  dict: PdfDict,
  num: number | undefined,
  above: Inherited,
): Promise<Inherited> {
  const partial = await view.resolve(dict.entries.get('T'));
  const type = await view.resolve(dict.entries.get('FT'));
  const flags = await view.resolve(dict.entries.get('Ff'));
  const name = isString(partial) ? decodeText(partial.bytes) : undefined;
  return {
    name: name === undefined ? above.name : above.name ? `${above.name}.${name}` : name,
    type: isName(type) ? type.value : above.type,
    flags: isInteger(flags) ? flags : above.flags,
    value: dict.entries.get('V') ?? above.value,
    ancestors: num === undefined ? above.ancestors : [...above.ancestors, num],
  };
}
