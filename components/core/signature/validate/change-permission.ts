/**
 * Check 6: what a signature lets later revisions do. DocMDP (ISO 32000-2 12.8.2.2), FieldMDP (12.8.2.4), the lock of the
 * signature field (12.7.5.5, Table 236), and certification signatures (12.8.6).
 *
 * Without any of them the rules of form filling hold: fields may be filled and further signatures added, with or without
 * an image, as a clerk's seal is; annotations and everything else may not. That is what the strict open validators do;
 * some viewers also let comments pass, which would let anybody write over a signed page.
 */
import {dictOf, isArray, isInteger, isName, isString} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {decodeText} from '../../pdf/text-string.js';
import type {RevisionChange} from './revision-change.js';
import type {SignatureDictionary} from './signature-dictionary.js';

export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

export interface ChangePermission {
  /** 1: validation data only, 2: and forms, 3: and comments. Table 257. */
  readonly level: 1 | 2 | 3;
  readonly isCertification: boolean;
  readonly locks: readonly FieldLock[];
}

/** Read in the signature's own revision: later ones could only loosen it. */
export async function readPermission(
  view: PdfView,
  signature: SignatureDictionary,
): Promise<ChangePermission> {
  const levels: (1 | 2 | 3)[] = [];
  const locks: FieldLock[] = [];
  let isCertification = false;
  const references = await view.resolve(signature.dict.entries.get('Reference'));
  for (const item of isArray(references) ? references.items : []) {
    const reference = dictOf(await view.resolve(item));
    const method = await view.resolve(reference?.entries.get('TransformMethod'));
    const parameters = dictOf(await view.resolve(reference?.entries.get('TransformParams')));
    if (isName(method, 'DocMDP')) {
      isCertification = true;
      levels.push(levelOf(await view.resolve(parameters?.entries.get('P'))) ?? 2);
    }
    if (isName(method, 'FieldMDP') && parameters) locks.push(await readLock(view, parameters));
  }
  const lock = dictOf(await view.resolve(signature.field.dict.entries.get('Lock')));
  if (lock) {
    locks.push(await readLock(view, lock));
    const level = levelOf(await view.resolve(lock.entries.get('P')));
    if (level) levels.push(level);
  }
  const level = levels.length > 0 ? (Math.min(...levels) as 1 | 2 | 3) : 2;
  return {level, isCertification, locks};
}

function levelOf(value: PdfObject): 1 | 2 | 3 | undefined {
  return isInteger(value) && value >= 1 && value <= 3 ? (value as 1 | 2 | 3) : undefined;
}

/** An action nobody knows locks everything: the strictest reading of a damaged lock. */
async function readLock(view: PdfView, dict: PdfDict): Promise<FieldLock> {
  const action = await view.resolve(dict.entries.get('Action'));
  const list = await view.resolve(dict.entries.get('Fields'));
  const names = isArray(list) ? await Promise.all(list.items.map(item => view.resolve(item))) : [];
  const fields = names.flatMap(name => (isString(name) ? [decodeText(name.bytes)] : []));
  if (isName(action, 'Include')) return {action: 'Include', fields};
  if (isName(action, 'Exclude')) return {action: 'Exclude', fields};
  return {action: 'All', fields};
}

/** Names are whole names or of a field above: `Signature1` does not lock `Signature10`, `a` locks `a.b`. */
export function isLocked(lock: FieldLock, field: string): boolean {
  if (lock.action === 'All') return true;
  const isListed = lock.fields.some(name => field === name || field.startsWith(`${name}.`));
  return (lock.action === 'Include') === isListed;
}

/** Whether `change` may happen after a signature that gave `permission`. */
export function isPermitted(change: RevisionChange, permission: ChangePermission): boolean {
  if (change.level === 'never') return false;
  if (change.level === 'update') return true;
  if (permission.level === 1) return false;
  // A new visible field on a certified page can cover what was certified (sneaky signature attack): its place must be
  // prepared before certifying.
  if (permission.isCertification && change.kind === 'visible-signature-field-added') return false;
  const isFieldChange = change.kind === 'field-filled' || change.kind === 'signature-added';
  if (
    isFieldChange &&
    change.field !== undefined &&
    permission.locks.some(lock => isLocked(lock, change.field!))
  ) {
    return change.kind === 'signature-added' && change.isNewField === true;
  }
  return change.level === 'form' || permission.level === 3;
}
