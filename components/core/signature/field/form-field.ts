/** The fields of a document's form. ISO 32000-2, 12.7. */
import {isArray, isDict, isName, isRef, isString} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {decodeText} from '../../pdf/text-string.js';

export interface FormField {
  /** Fully qualified: `form.section.signature` (12.7.4.2). */
  readonly name: string;
  /** Absent for a field written into its parent's /Kids directly: such a one cannot be signed. */
  readonly ref?: PdfRef;
  readonly dict: PdfDict;
  /** Own or inherited /FT: `Sig`, `Tx`, `Btn`, `Ch`. */
  readonly type: string | undefined;
  /** Own or inherited /V, resolved; null where empty. */
  readonly value: PdfObject;
}

const MAX_FIELDS = 100_000;
const MAX_DEPTH = 32;

/** Every terminal field, in document order. Loops and absurd numbers of fields end the list. */
export async function listFields(view: PdfView): Promise<readonly FormField[]> {
  const fields: FormField[] = [];
  const seen = new Set<number>();
  const visit = async (node: PdfObject, prefix: string, type: PdfObject, value: PdfObject, depth: number): Promise<void> => {
    if (isRef(node)) {
      if (seen.has(node.num)) return;
      seen.add(node.num);
    }
    const dict = await view.resolve(node);
    if (!isDict(dict) || depth > MAX_DEPTH || fields.length >= MAX_FIELDS) return;
    const partial = await view.get(dict, 'T');
    const name = isString(partial) ? joined(prefix, decodeText(partial.bytes)) : prefix;
    const ownType = (await view.get(dict, 'FT')) ?? type;
    const ownValue = (await view.get(dict, 'V')) ?? value;
    const kids = await view.get(dict, 'Kids');
    const children: PdfObject[] = [];
    // Kids without /T are widgets of this very field (12.7.4.1).
    for (const kid of isArray(kids) ? kids.items : []) if (isString(await view.get(kid, 'T'))) children.push(kid);
    for (const child of children) await visit(child, name, ownType, ownValue, depth + 1);
    if (children.length === 0 && (isString(partial) || depth === 0)) {
      fields.push({name, ...(isRef(node) && {ref: node}), dict, type: isName(ownType) ? ownType.value : undefined, value: ownValue});
    }
  };
  const form = await view.get(await view.catalog(), 'AcroForm');
  const roots = await view.get(form, 'Fields');
  for (const root of isArray(roots) ? roots.items : []) await visit(root, '', null, null, 0);
  return fields;
}

function joined(prefix: string, partial: string): string {
  return prefix === '' ? partial : `${prefix}.${partial}`;
}
