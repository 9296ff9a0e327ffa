/**
 * Check 5, the reading structure of tagged PDFs: tools that sign one add an element for the new widget. Elements may be
 * added whose leaves are annotations only, and go with the annotations they stand for; nothing else may change, move or
 * go. ISO 32000-2 14.7.
 */
import {dictOf, isArray, isDict, isInteger, isName, isRef} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import type {ObjectWalk} from './object-walk.js';

const elementLimit = 100_000;
const depthLimit = 64;
const kind = 'structure-changed';

export async function compareStructure(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<void> {
  const [before, after] = [dictOf(await walk.before.resolve(old)), dictOf(await walk.after.resolve(now))];
  if (!before || !after) {
    await walk.compare(old, now, kind, 'never', undefined, 'StructTreeRoot');
    return;
  }
  const seen = new Set<number>();
  const shown = await shownAnnotations(walk);
  if (isRef(now)) seen.add(now.num);
  await compareElement(walk, before, after, {seen, shown}, 0, isRef(now) ? now.num : undefined);
  await compareNumberTree(walk, before.entries.get('ParentTree'), after.entries.get('ParentTree'), shown);
}

/** Object numbers of the annotations the pages of the later revision list. */
async function shownAnnotations(walk: ObjectWalk): Promise<ReadonlySet<number>> {
  const shown = new Set<number>();
  for (const page of walk.pages) {
    const list = await walk.after.get(await walk.after.getObject(page), 'Annots');
    for (const item of isArray(list) ? list.items : [])
      if (isRef(item) && (await walk.after.getObject(item)) !== null) shown.add(item.num);
  }
  return shown;
}

interface Tree {
  readonly seen: Set<number>;
  readonly shown: ReadonlySet<number>;
}

/** The root and every element: all keys stay, kids may be added. */
async function compareElement(
  walk: ObjectWalk,
  before: PdfDict,
  after: PdfDict,
  tree: Tree,
  depth: number,
  num?: number,
): Promise<void> {
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    // Parents and pages are judged where they stand; the tree of parents separately.
    if (key === 'K' || key === 'P' || key === 'Pg' || key === 'ParentTree' || key === 'ParentTreeNextKey')
      continue;
    await walk.compare(before.entries.get(key), after.entries.get(key), kind, 'never', num, key);
  }
  if (!(await walk.same(before.entries.get('Pg'), after.entries.get('Pg'))))
    walk.record(kind, 'never', {num});
  if (depth > 0 && !(await walk.same(before.entries.get('P'), after.entries.get('P'))))
    walk.record(kind, 'never', {num});
  const oldKids = await kidsOf(walk.before, before);
  const remaining = [...oldKids];
  for (const kid of await kidsOf(walk.after, after)) {
    while (remaining.length > 0 && !(await walk.same(remaining[0], kid)) && (await isGone(walk, remaining[0]!, tree.shown))) {
      walk.record('structure-removed', 'annotation', {num});
      remaining.shift();
    }
    if (remaining.length > 0 && (await walk.same(remaining[0], kid))) {
      remaining.shift();
      await compareKid(walk, kid, tree, depth + 1);
    } else if (!(await annotationsOf(walk.after, kid, 0))) walk.record(kind, 'never', {num});
    else walk.record('structure-added', 'form', {num: isRef(kid) ? kid.num : num});
  }
  for (const kid of remaining) {
    if (await isGone(walk, kid, tree.shown)) walk.record('structure-removed', 'annotation', {num});
    else walk.record(kind, 'never', {num});
  }
}

/** Whether an element stood for annotations alone, and no page shows them any more. */
async function isGone(walk: ObjectWalk, element: PdfObject, shown: ReadonlySet<number>): Promise<boolean> {
  const annotations = await annotationsOf(walk.before, element, 0);
  return annotations !== undefined && annotations.length > 0 && !annotations.some(num => shown.has(num));
}

async function compareKid(walk: ObjectWalk, kid: PdfObject, tree: Tree, depth: number): Promise<void> {
  const {seen} = tree;
  if (!isRef(kid)) return;
  if (seen.has(kid.num)) return;
  if (seen.size > elementLimit || depth > depthLimit) {
    await walk.compare(kid, kid, kind, 'never', kid.num, 'K');
    return;
  }
  seen.add(kid.num);
  const [before, after] = [await walk.before.getObject(kid), await walk.after.getObject(kid)];
  if (isDict(before) && isDict(after)) await compareElement(walk, before, after, tree, depth, kid.num);
  else if (!(await walk.same(before, after))) walk.record(kind, 'never', {num: kid.num});
}

async function kidsOf(view: PdfView, element: PdfDict): Promise<readonly PdfObject[]> {
  const value = element.entries.get('K');
  const kids = await view.resolve(value);
  if (isArray(kids)) return kids.items;
  return kids === null || value === undefined ? [] : [value];
}

/**
 * The annotations an element holds, by number; `undefined` where it holds anything of the pages: content could be read out
 * otherwise than signed.
 */
async function annotationsOf(view: PdfView, value: PdfObject, depth: number): Promise<readonly number[] | undefined> {
  const dict = dictOf(await view.resolve(value));
  if (!dict || depth > depthLimit) return undefined;
  const type = await view.resolve(dict.entries.get('Type'));
  const annotation = dict.entries.get('Obj');
  if (isName(type, 'OBJR')) return isRef(annotation) ? [annotation.num] : [];
  if (isName(type, 'MCR') || dict.entries.has('MCID')) return undefined;
  const found: number[] = [];
  for (const kid of await kidsOf(view, dict)) {
    const below = await annotationsOf(view, kid, depth + 1);
    if (!below) return undefined;
    found.push(...below);
  }
  return found;
}

/** The tree from content back to its elements: entries may be added, an entry that is there keeps its value. 7.9.7. */
async function compareNumberTree(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
  shown: ReadonlySet<number>,
): Promise<void> {
  const [before, after] = [await numbersOf(walk.before, old), await numbersOf(walk.after, now)];
  for (const [key, value] of before) {
    const next = after.get(key);
    if ((next ?? null) === null && (await isGone(walk, value, shown))) continue;
    if (next === undefined || !(await isSameEntry(walk, value, next)))
      walk.record(kind, 'never', {num: isRef(next) ? next.num : undefined});
  }
}

/** An entry is an element, compared above, or the list of the elements of one page, which may be written out anew. */
async function isSameEntry(walk: ObjectWalk, value: PdfObject, next: PdfObject): Promise<boolean> {
  const [before, after] = [await walk.before.resolve(value), await walk.after.resolve(next)];
  if (isDict(before) && isDict(after)) return walk.same(value, next);
  return walk.same(before, after);
}

async function numbersOf(
  view: PdfView,
  root: PdfObject | undefined,
): Promise<ReadonlyMap<number, PdfObject>> {
  const found = new Map<number, PdfObject>();
  const visit = async (value: PdfObject | undefined, level: number): Promise<void> => {
    const node = dictOf(await view.resolve(value));
    if (!node || level > depthLimit || found.size > elementLimit) return;
    const numbers = await view.resolve(node.entries.get('Nums'));
    const items = isArray(numbers) ? numbers.items : [];
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = await view.resolve(items[index]);
      if (isInteger(key)) found.set(key, items[index + 1] ?? null);
    }
    const kids = await view.resolve(node.entries.get('Kids'));
    for (const kid of isArray(kids) ? kids.items : []) await visit(kid, level + 1);
  };
  await visit(root, 0);
  return found;
}
