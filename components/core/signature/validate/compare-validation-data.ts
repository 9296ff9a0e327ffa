/**
 * Check 5, validation data: the document security store may grow, and nothing in it may turn into something else. It may
 * list less: the validator reads the stores of all revisions, so that no evidence is lost by leaving it out later. The
 * store itself may not go, as no tool that keeps a file verifiable takes it away.
 * ISO 32000-2 12.8.4.3, EN 319 142-1 5.4.
 */
import {dictOf, isArray, isRef, isStream} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {ObjectWalk} from './object-walk.js';

const listKeys: ReadonlySet<string> = new Set(['Certs', 'OCSPs', 'CRLs', 'Cert', 'OCSP', 'CRL']);

export async function compareValidationData(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<void> {
  const [before, after] = [dictOf(await walk.before.resolve(old)), dictOf(await walk.after.resolve(now))];
  if (!after) {
    if (before || (await walk.after.resolve(now)) !== null) walk.record('validation-data-removed', 'never');
    return;
  }
  const changed = walk.changes.length;
  if (await isReused(walk, old, now)) walk.record('validation-data-changed', 'never', {num: isRef(now) ? now.num : undefined});
  let isGrown = !before;
  for (const key of new Set([...(before?.entries.keys() ?? []), ...after.entries.keys()])) {
    const [a, b] = [before?.entries.get(key), after.entries.get(key)];
    if (key === 'Type') continue;
    else if (listKeys.has(key)) isGrown = (await compareList(walk, a, b)) || isGrown;
    else if (key === 'VRI') isGrown = (await compareVri(walk, a, b)) || isGrown;
    // Anything else in it is not validation data: a place to hang objects of another purpose.
    else await walk.compare(a, b, 'validation-data-changed', 'never', undefined, key);
  }
  if (isGrown && walk.changes.length === changed)
    walk.record('validation-data-added', 'update', {num: isRef(now) ? now.num : undefined});
}

async function compareVri(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<boolean> {
  const [before, after] = [dictOf(await walk.before.resolve(old)), dictOf(await walk.after.resolve(now))];
  let isGrown = false;
  if (before && !after) walk.record('validation-data-removed', 'never');
  for (const [key, value] of after?.entries ?? []) {
    if (key === 'Type') continue;
    const previous = before?.entries.get(key);
    isGrown =
      (await compareVriEntry(
        walk,
        dictOf(await walk.before.resolve(previous)),
        dictOf(await walk.after.resolve(value)),
      )) || isGrown;
  }
  for (const key of before?.entries.keys() ?? [])
    if (!after?.entries.has(key)) walk.record('validation-data-removed', 'update');
  return isGrown;
}

async function compareVriEntry(
  walk: ObjectWalk,
  before: PdfDict | undefined,
  after: PdfDict | undefined,
): Promise<boolean> {
  let isGrown = !before;
  for (const [key, value] of after?.entries ?? []) {
    if (listKeys.has(key)) isGrown = (await compareList(walk, before?.entries.get(key), value)) || isGrown;
    else if (key === 'TU' || key === 'TS' || key === 'Type') continue;
    else
      await walk.compare(before?.entries.get(key), value, 'validation-data-changed', 'never', undefined, key);
  }
  return isGrown;
}

/** Whether the list grew. Each entry must be a stream, so that no font or form hides here; old ones stay as they were. */
async function compareList(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<boolean> {
  const before = await itemsOf(walk.before.resolve(old));
  const after = await itemsOf(walk.after.resolve(now));
  for (const item of before) {
    if (!(await includes(walk, after, item)))
      walk.record('validation-data-removed', 'update', {num: isRef(item) ? item.num : undefined});
    else if (await walk.differs(item, item))
      walk.record('validation-data-changed', 'never', {num: isRef(item) ? item.num : undefined});
  }
  let isGrown = false;
  for (const item of after) {
    if (await includes(walk, before, item)) continue;
    isGrown = true;
    const value = await walk.after.resolve(item);
    if (!isStream(value) || value.dict.entries.has('Subtype') || (await isReused(walk, undefined, item)))
      walk.record('validation-data-changed', 'never', {num: isRef(item) ? item.num : undefined});
  }
  return isGrown;
}

/** Whether a reference that is new here leads to an object that served another purpose before and was written over. */
async function isReused(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<boolean> {
  if (!isRef(now) || (isRef(old) && old.num === now.num)) return false;
  const before = await walk.before.getObject(now);
  return before !== null && !(await walk.same(before, await walk.after.getObject(now)));
}

async function itemsOf(value: Promise<PdfObject>): Promise<readonly PdfObject[]> {
  const array = await value;
  return isArray(array) ? array.items : [];
}

async function includes(walk: ObjectWalk, items: readonly PdfObject[], wanted: PdfObject): Promise<boolean> {
  for (const item of items) if (await walk.same(item, wanted)) return true;
  return false;
}
