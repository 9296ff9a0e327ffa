/**
 * Check 5, pages: an update may hang annotations on a page and change nothing else of it: not its content, resources,
 * size or order. Pages are compared as dictionaries; no content stream is interpreted.
 */
import {dictOf, isArray, isDict, isName, isRef} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {ObjectWalk} from './object-walk.js';

const pageLimit = 200_000;

/** What the rule of the form found; it decides about widgets. */
export interface WidgetRule {
  /** Widgets of fields of the earlier form: judged there. */
  readonly known: ReadonlySet<number>;
  /** Widgets the later form may have added. */
  readonly added: ReadonlySet<number>;
}

const pageKinds: Readonly<Record<string, string>> = {
  Contents: 'page-content-changed',
  Resources: 'page-resources-changed',
  MediaBox: 'page-size-changed',
  CropBox: 'page-size-changed',
  Rotate: 'page-size-changed',
  UserUnit: 'page-size-changed',
};

/** Markup that sits beside or under text. Other kinds can lie over it and show something else (evil annotation attack). */
const harmlessMarkup: ReadonlySet<string> = new Set([
  'Text',
  'Popup',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Ink',
  'Line',
  'PolyLine',
]);

interface PagePair {
  /** Absent: a page written into its parent, which is wrong (7.7.3.2) and met. */
  readonly num: number | undefined;
  readonly before: PdfDict;
  readonly after: PdfDict;
}

/** Marks every page as ruled, first: comparing anything else meets pages. */
export async function collectPages(walk: ObjectWalk): Promise<readonly PagePair[]> {
  const pages: PagePair[] = [];
  const roots = [walk.before, walk.after].map(async view => (await view.catalog()).entries.get('Pages'));
  const [before, after] = await Promise.all(roots);
  await visit(walk, before, after, pages, new Set());
  return pages;
}

async function visit(
  walk: ObjectWalk,
  a: PdfObject | undefined,
  b: PdfObject | undefined,
  pages: PagePair[],
  seen: Set<number>,
): Promise<void> {
  const stack: [PdfObject | undefined, PdfObject | undefined][] = [[a, b]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [refBefore, refAfter] = next;
    const isDirect = isDict(refBefore) && isDict(refAfter) && seen.size <= pageLimit;
    if (isDirect) {
      pages.push({num: undefined, before: refBefore, after: refAfter});
      await pushKids(walk, refBefore, refAfter, undefined, stack);
      continue;
    }
    if (
      !isRef(refBefore) ||
      !isRef(refAfter) ||
      refBefore.num !== refAfter.num ||
      refBefore.gen !== refAfter.gen
    ) {
      walk.record('pages-changed', 'never', {num: isRef(refAfter) ? refAfter.num : undefined});
      continue;
    }
    if (seen.has(refAfter.num) || seen.size > pageLimit) continue;
    seen.add(refAfter.num);
    walk.pages.add(refAfter.num);
    const [before, after] = [await walk.before.getObject(refBefore), await walk.after.getObject(refAfter)];
    if (!isDict(before) || !isDict(after)) {
      if (!(await walk.same(before, after))) walk.record('pages-changed', 'never', {num: refAfter.num});
      continue;
    }
    pages.push({num: refAfter.num, before, after});
    await pushKids(walk, before, after, refAfter.num, stack);
  }
}

async function pushKids(
  walk: ObjectWalk,
  before: PdfDict,
  after: PdfDict,
  num: number | undefined,
  stack: [PdfObject | undefined, PdfObject | undefined][],
): Promise<void> {
  const kidsBefore = await walk.before.resolve(before.entries.get('Kids'));
  const kidsAfter = await walk.after.resolve(after.entries.get('Kids'));
  if (!isArray(kidsBefore) && !isArray(kidsAfter)) {
    if (!(await walk.same(kidsBefore, kidsAfter))) walk.record('pages-changed', 'never', {num});
    return;
  }
  if (!isArray(kidsBefore) || !isArray(kidsAfter) || kidsBefore.items.length !== kidsAfter.items.length) {
    walk.record('pages-changed', 'never', {num});
    return;
  }
  for (const [index, kid] of kidsBefore.items.entries()) stack.push([kid, kidsAfter.items[index]]);
}

export async function comparePages(
  walk: ObjectWalk,
  pages: readonly PagePair[],
  widgets: WidgetRule,
): Promise<void> {
  for (const {num, before, after} of pages) {
    for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
      // Tab order and the index into the reading structure show nothing; the structure has its own rule.
      if (
        key === 'Annots' ||
        key === 'Kids' ||
        key === 'Tabs' ||
        (key === 'StructParents' && !before.entries.has(key))
      )
        continue;
      await walk.compare(
        before.entries.get(key),
        after.entries.get(key),
        pageKinds[key] ?? 'page-changed',
        'never',
        num,
        key,
      );
    }
    await compareAnnotations(walk, num, before, after, widgets);
  }
}

async function compareAnnotations(
  walk: ObjectWalk,
  page: number | undefined,
  before: PdfDict,
  after: PdfDict,
  widgets: WidgetRule,
): Promise<void> {
  const old = await walk.before.resolve(before.entries.get('Annots'));
  const now = await walk.after.resolve(after.entries.get('Annots'));
  const oldItems = isArray(old) ? old.items : [];
  const nowItems = isArray(now) ? now.items : [];
  if (!isArray(now) && now !== null) walk.record('page-changed', 'never', {num: page});
  const remaining = [...oldItems];
  for (const item of nowItems) {
    const index = await findItem(walk, remaining, item);
    if (index < 0) {
      await judgeAdded(walk, item, widgets);
      continue;
    }
    // What was jumped over is gone, or comes later: the order decides what lies on top.
    for (const skipped of remaining.splice(0, index + 1).slice(0, -1))
      await judgeRemoved(walk, skipped, widgets, nowItems);
    await judgeKept(walk, item, widgets);
  }
  for (const item of remaining) await judgeRemoved(walk, item, widgets, nowItems);
}

async function findItem(walk: ObjectWalk, items: readonly PdfObject[], wanted: PdfObject): Promise<number> {
  if (isRef(wanted))
    return items.findIndex(item => isRef(item) && item.num === wanted.num && item.gen === wanted.gen);
  for (const [index, item] of items.entries()) if (await walk.same(item, wanted)) return index;
  return -1;
}

async function judgeAdded(walk: ObjectWalk, item: PdfObject, widgets: WidgetRule): Promise<void> {
  const num = isRef(item) ? item.num : undefined;
  if (num !== undefined && widgets.added.has(num)) return;
  const dict = dictOf(await walk.after.resolve(item));
  const subtype = await walk.after.resolve(dict?.entries.get('Subtype'));
  const name = isName(subtype) ? subtype.value : '';
  if (name === 'Widget') walk.record('widget-added', 'never', {num});
  else if (harmlessMarkup.has(name)) walk.record('annotation-added', 'annotation', {num});
  // A reference that leads nowhere shows nothing; whatever comes to stand there is judged when it does.
  else if (dict) walk.record('annotation-may-cover-content', name === '' ? 'never' : 'cover', {num});
}

async function judgeRemoved(
  walk: ObjectWalk,
  item: PdfObject,
  widgets: WidgetRule,
  now: readonly PdfObject[],
): Promise<void> {
  const num = isRef(item) ? item.num : undefined;
  if ((await findItem(walk, now, item)) >= 0) {
    walk.record('annotations-reordered', 'never', {num});
    return;
  }
  await recordRemoval(walk, item, widgets);
}

async function recordRemoval(walk: ObjectWalk, item: PdfObject, widgets: WidgetRule): Promise<void> {
  const num = isRef(item) ? item.num : undefined;
  const dict = dictOf(await walk.before.resolve(item));
  // A reference that led nowhere showed nothing.
  if (!dict) return;
  const isWidget =
    isName(await walk.before.resolve(dict.entries.get('Subtype')), 'Widget') ||
    (num !== undefined && widgets.known.has(num));
  const subtype = await walk.before.resolve(dict.entries.get('Subtype'));
  const level = isName(subtype) && harmlessMarkup.has(subtype.value) ? 'annotation' : 'cover';
  walk.record(isWidget ? 'field-removed' : 'annotation-removed', isWidget ? 'never' : level, {num});
}

async function judgeKept(walk: ObjectWalk, item: PdfObject, widgets: WidgetRule): Promise<void> {
  if (!isRef(item)) {
    await walk.compare(item, item, 'annotation-changed', 'never');
    return;
  }
  if (widgets.known.has(item.num)) return;
  const [before, after] = [await walk.before.getObject(item), await walk.after.getObject(item)];
  // A reference that led nowhere, and now leads to something, adds it.
  if (before === null && after !== null) {
    await judgeAdded(walk, item, widgets);
    return;
  }
  if (before !== null && after === null) {
    await recordRemoval(walk, item, widgets);
    return;
  }
  if (!(await walk.differs(item, item))) return;
  const subtype = await walk.after.resolve(dictOf(after)?.entries.get('Subtype'));
  const former = await walk.before.resolve(dictOf(before)?.entries.get('Subtype'));
  // Made a comment of another kind, or a widget, it is no comment that was edited.
  const isSameKind = isName(subtype) && isName(former) && subtype.value === former.value;
  const level = !isSameKind || subtype.value === 'Widget' ? 'never' : harmlessMarkup.has(subtype.value) ? 'annotation' : 'cover';
  walk.record('annotation-changed', level, {num: item.num});
}
