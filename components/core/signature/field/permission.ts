/**
 * What earlier signatures let a later one do. ISO 32000-2, 12.8.2.2 (DocMDP), 12.8.2.4 (FieldMDP), Table 236 (/Lock).
 * Asked before a byte is made: a signature that breaks another is worth less than none.
 */
import {OfficeError} from '../../office-error.js';
import {isArray, isDict, isInteger, isName, isString} from '../../pdf/pdf-object.js';
import type {PdfObject} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {decodeText} from '../../pdf/text-string.js';
import type {FormField} from './form-field.js';

export interface IntendedAct {
  /** Full name of the field that will be signed. */
  readonly fieldName: string;
  readonly isNewField: boolean;
  readonly isVisible: boolean;
  readonly certify?: 1 | 2 | 3 | undefined;
}

/** @throws {OfficeError} `changes-not-permitted` */
export async function checkPermission(view: PdfView, fields: readonly FormField[], act: IntendedAct): Promise<void> {
  const signed = fields.filter(field => field.type === 'Sig' && isDict(field.value));
  const certified = await certificationLevel(view);
  if (act.certify !== undefined && (signed.length > 0 || certified !== undefined)) {
    throw refused('a certification signature must be the first signature');
  }
  if (certified === 1) throw refused('the document is certified, no change is permitted (DocMDP 1)');
  // 12.8.2.2.2: levels 2 and 3 permit to sign, in a field that was there; a new one that shows nothing hurts nobody. A new one
  // that is seen is called a change by validators on level 3 too: it could cover what was certified.
  if (certified !== undefined && act.isNewField && act.isVisible) {
    throw refused(`the document is certified (DocMDP ${certified}): a new visible signature is not permitted`);
  }
  await checkFieldUnlocked(view, fields, act.fieldName);
}

/** Whether the signatures before let this field be signed or filled. @throws {OfficeError} `changes-not-permitted` */
export async function checkFieldUnlocked(view: PdfView, fields: readonly FormField[], fieldName: string): Promise<void> {
  for (const field of fields) {
    if (field.type !== 'Sig' || !isDict(field.value)) continue;
    for (const lock of await locksOf(view, field)) {
      if (await isLocked(view, lock, fieldName)) throw refused(`the field ${fieldName} is locked by the signature ${field.name}`);
      // PDF 2.0: a lock may forbid every change to the document, like DocMDP.
      if ((await view.get(lock, 'P')) === 1) throw refused(`the signature ${field.name} permits no change`);
    }
  }
}

export async function isCertified(view: PdfView): Promise<boolean> {
  return (await certificationLevel(view)) !== undefined;
}

/** The DocMDP level of the certification signature; absent where there is none. */
async function certificationLevel(view: PdfView): Promise<number | undefined> {
  const perms = await view.get(await view.catalog(), 'Perms');
  const signature = await view.get(perms, 'DocMDP');
  if (!isDict(signature)) return undefined;
  for (const reference of await items(view, await view.get(signature, 'Reference'))) {
    if (!isName(await view.get(reference, 'TransformMethod'), 'DocMDP')) continue;
    const level = await view.get(await view.get(reference, 'TransformParams'), 'P');
    return isInteger(level) ? level : 2;
  }
  return 2;
}

/** What a signed field locks: its own /Lock, and the FieldMDP its signature wrote down. */
async function locksOf(view: PdfView, field: FormField): Promise<PdfObject[]> {
  const locks: PdfObject[] = [];
  const own = await view.get(field.dict, 'Lock');
  if (isDict(own)) locks.push(own);
  for (const reference of await items(view, await view.get(field.value, 'Reference'))) {
    if (isName(await view.get(reference, 'TransformMethod'), 'FieldMDP')) locks.push(await view.get(reference, 'TransformParams'));
  }
  return locks;
}

async function isLocked(view: PdfView, lock: PdfObject, fieldName: string): Promise<boolean> {
  const action = await view.get(lock, 'Action');
  if (isName(action, 'All')) return true;
  const names: string[] = [];
  for (const item of await items(view, await view.get(lock, 'Fields'))) if (isString(item)) names.push(decodeText(item.bytes));
  // A name covers the field and all below it; `Signature1` does not cover `Signature10`.
  const isNamed = names.some(name => fieldName === name || fieldName.startsWith(`${name}.`));
  if (isName(action, 'Include')) return isNamed;
  return isName(action, 'Exclude') && !isNamed;
}

async function items(view: PdfView, list: PdfObject): Promise<PdfObject[]> {
  return isArray(list) ? Promise.all(list.items.slice(0, 10_000).map(item => view.resolve(item))) : [];
}

function refused(fact: string): OfficeError {
  return new OfficeError('changes-not-permitted', fact);
}
