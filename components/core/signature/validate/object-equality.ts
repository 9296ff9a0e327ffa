/** Whether two readings of an object say the same. References are compared by number: what they lead to is compared there. */
import {sameBytes} from '../../certificate/der-value.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';

export async function isSameObject(
  pdf: PdfFile,
  a: PdfObject | undefined,
  b: PdfObject | undefined,
): Promise<boolean> {
  const [x, y] = [a ?? null, b ?? null];
  if (x === y) return true;
  if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return false;
  if (x.kind === 'name' && y.kind === 'name') return x.value === y.value;
  if (x.kind === 'ref' && y.kind === 'ref') return x.num === y.num && x.gen === y.gen;
  if (x.kind === 'string' && y.kind === 'string') return sameBytes(x.bytes, y.bytes);
  if (x.kind === 'array' && y.kind === 'array') {
    if (x.items.length !== y.items.length) return false;
    for (const [index, item] of x.items.entries())
      if (!(await isSameObject(pdf, item, y.items[index]))) return false;
    return true;
  }
  if (x.kind === 'dict' && y.kind === 'dict') return isSameDict(pdf, x, y, []);
  if (x.kind === 'stream' && y.kind === 'stream') {
    if (x.start === y.start && x.end === y.end) return isSameDict(pdf, x.dict, y.dict, []);
    if (x.end - x.start !== y.end - y.start && !pdf.encryption) return false;
    // /Length may move into or out of an object of its own; the bytes are compared anyway.
    if (!(await isSameDict(pdf, x.dict, y.dict, ['Length']))) return false;
    return sameBytes(await pdf.encoded(x), await pdf.encoded(y));
  }
  return false;
}

async function isSameDict(pdf: PdfFile, a: PdfDict, b: PdfDict, except: readonly string[]): Promise<boolean> {
  // Keys written twice are read differently by different readers: never called equal.
  if (a !== b && (b.duplicateKeys?.length ?? 0) > (a.duplicateKeys?.length ?? 0)) return false;
  for (const key of new Set([...a.entries.keys(), ...b.entries.keys()])) {
    if (!except.includes(key) && !(await isSameObject(pdf, a.entries.get(key), b.entries.get(key))))
      return false;
  }
  return true;
}

/** References inside `object`, each with the dictionary key nearest above it. */
export function referencesIn(
  object: PdfObject | undefined,
  key = '',
): readonly {num: number; gen: number; key: string}[] {
  const found: {num: number; gen: number; key: string}[] = [];
  const visit = (value: PdfObject, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value.kind === 'ref') found.push({num: value.num, gen: value.gen, key: at});
    else if (value.kind === 'array') for (const item of value.items) visit(item, at);
    else if (value.kind === 'dict') for (const [name, item] of value.entries) visit(item, name);
    else if (value.kind === 'stream') for (const [name, item] of value.dict.entries) visit(item, name);
  };
  visit(object ?? null, key);
  return found;
}
