/**
 * Check 6: what a signature lets later revisions do. DocMDP (ISO 32000-2 12.8.2.2), FieldMDP (12.8.2.4), the lock of the
 * signature field (12.7.5.5, Table 236), and certification signatures (12.8.6).
 *
 * Without any of them the rules of form filling hold: fields may be filled and further signatures added, with or without
 * an image, as a clerk's seal is; everything else may not. Comments are the one thing on which the standard says nothing
 * and validators differ: they neither break such a signature nor let it pass, a person must look (`doubtful`).
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
  /** Whether the signature, or the certification of its document, states a level; else it is the rule for forms. */
  readonly isStated: boolean;
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
  if (levels.length === 0) levels.push(...(await documentLevel(view)));
  const level = levels.length > 0 ? (Math.min(...levels) as 1 | 2 | 3) : 2;
  return {level, isStated: levels.length > 0, isCertification, locks};
}

/** What the certification of the document grants to all who sign after it. 12.8.6, Table 263. */
async function documentLevel(view: PdfView): Promise<readonly (1 | 2 | 3)[]> {
  const certification = await view.get(await view.get(await view.catalog(), 'Perms'), 'DocMDP');
  const references = await view.get(certification, 'Reference');
  for (const item of isArray(references) ? references.items : []) {
    if (!isName(await view.get(item, 'TransformMethod'), 'DocMDP')) continue;
    return [levelOf(await view.get(await view.get(item, 'TransformParams'), 'P')) ?? 2];
  }
  return [];
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

/** `doubtful`: lawful, or on a point the standard leaves open, and yet able to show another page than the signed one. */
export type ChangeVerdict = 'allowed' | 'doubtful' | 'forbidden';

/** Whether `change` may happen after a signature that gave `permission`. */
export function judgeChange(change: RevisionChange, permission: ChangePermission): ChangeVerdict {
  if (change.level === 'never') return 'forbidden';
  if (change.level === 'update') return 'allowed';
  if (permission.level === 1) return 'forbidden';
  const isFieldChange = change.kind === 'field-filled' || change.kind === 'signature-added';
  if (
    isFieldChange &&
    change.field !== undefined &&
    permission.locks.some(lock => isLocked(lock, change.field!))
  ) {
    return change.kind === 'signature-added' && change.isNewField === true ? 'allowed' : 'forbidden';
  }
  if (permission.isCertification) {
    // A place nobody signs is neither filling in nor signing, all that Table 257 grants.
    if (change.kind === 'empty-signature-field-added') return 'forbidden';
    // Signing is granted, but a new field with a picture can cover what was certified (sneaky signature attack).
    if (change.kind === 'visible-signature-field-added') return 'doubtful';
  }
  if (change.level === 'form') return 'allowed';
  if (permission.level === 3) return change.level === 'annotation' ? 'allowed' : 'doubtful';
  return change.level === 'annotation' && !permission.isStated ? 'doubtful' : 'forbidden';
}
