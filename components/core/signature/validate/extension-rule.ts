/**
 * Check 5, /Extensions of the catalog: which developers' additions to PDF a file uses. A later revision may use more or newer
 * ones; to claim fewer or older would make readers take the signed pages for something else. ISO 32000-2 7.12.
 */
import {dictOf, isArray, isDict, isInteger, isName} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import type {ObjectWalk} from './object-walk.js';

const kind = 'extensions-changed';

export async function compareExtensions(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<void> {
  const [before, after] = [dictOf(await walk.before.resolve(old)), await walk.after.resolve(now)];
  if (after !== null && !isDict(after)) walk.record(kind, 'never');
  for (const [prefix, value] of before?.entries ?? []) {
    if (prefix === 'Type') continue;
    const levels = await levelsOf(walk.before, value);
    const later = await levelsOf(walk.after, dictOf(after)?.entries.get(prefix));
    const isKept = levels.every(level => later.some(each => each.base >= level.base && each.level >= level.level));
    if (!isKept) walk.record(kind, 'never');
  }
}

interface ExtensionLevel {
  /** `1.7` as 107. */
  readonly base: number;
  readonly level: number;
}

/** A developer's one extension, or (2.0) a list of them. */
async function levelsOf(view: PdfView, value: PdfObject | undefined): Promise<readonly ExtensionLevel[]> {
  const found = await view.resolve(value);
  const items = isArray(found) ? await Promise.all(found.items.map(item => view.resolve(item))) : [found];
  return Promise.all(items.filter(isDict).map(item => levelOf(view, item)));
}

async function levelOf(view: PdfView, dict: PdfDict): Promise<ExtensionLevel> {
  const base = await view.resolve(dict.entries.get('BaseVersion'));
  const level = await view.resolve(dict.entries.get('ExtensionLevel'));
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)$/.exec(isName(base) ? base.value : '') ?? [];
  return {base: Number(major) * 100 + Number(minor), level: isInteger(level) ? level : 0};
}
