/** Finds a page, with what it inherits. ISO 32000-2, 7.7.3. */
import {OfficeError} from '../office-error.js';
import {isArray, isDict, isInteger, isName, isRef} from './pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from './pdf-object.js';
import type {PdfView} from './pdf-view.js';

export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** Own or inherited: Resources, MediaBox, CropBox, Rotate (Table 31). */
  readonly inherited: ReadonlyMap<string, PdfObject>;
}

const INHERITABLE = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const MAX_DEPTH = 64;
const MAX_PAGES = 1_000_000;

/** @throws {OfficeError} `page-missing` where the document has fewer pages; `pdf-damaged` */
export async function findPage(view: PdfView, number: number): Promise<PdfPage> {
  const catalog = await view.catalog();
  const root = catalog.entries.get('Pages');
  const walk = (trustsCounts: boolean) => descend(view, root ?? null, number - 1, new Map(), new Set(), 0, trustsCounts);
  let found = await walk(true);
  // A /Count that lies skips too much: then every page is looked at.
  if (typeof found === 'number') found = await walk(false);
  if (typeof found === 'number') throw new OfficeError('page-missing', `page ${number} of a document of ${number - 1 - found} pages`);
  return {...found, number};
}

/** How many pages there are: what the root promises where its last page is found there and none after it, else counted one by one. @throws {OfficeError} `pdf-damaged` where there is none */
export async function countPages(view: PdfView): Promise<number> {
  const root = (await view.catalog()).entries.get('Pages') ?? null;
  const left = async (skip: number, trustsCounts: boolean) => {
    const found = await descend(view, root, skip, new Map(), new Set(), 0, trustsCounts);
    return typeof found === 'number' ? found : undefined;
  };
  const promised = await view.get(root, 'Count');
  if (isInteger(promised) && promised > 0 && (await left(promised - 1, true)) === undefined && (await left(promised, true)) !== undefined) return promised;
  const counted = MAX_PAGES - ((await left(MAX_PAGES, false)) ?? 0);
  if (counted === 0) throw new OfficeError('pdf-damaged', 'the file has no pages');
  return counted;
}

/** The 1-based number of a page object; `undefined` where the page tree does not hold it. Climbs from the page to the root. */
export async function findPageNumber(view: PdfView, page: PdfRef): Promise<number | undefined> {
  let before = 0;
  let node = page;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const dict = await view.resolve(node);
    const parent = isDict(dict) ? dict.entries.get('Parent') : undefined;
    if (!isRef(parent)) return depth > 0 ? before + 1 : undefined;
    const kids = await view.get(parent, 'Kids');
    if (!isArray(kids)) return undefined;
    const index = kids.items.findIndex(kid => isRef(kid) && kid.num === node.num);
    if (index < 0) return undefined;
    for (const sibling of kids.items.slice(0, index)) {
      const count = await view.get(sibling, 'Count');
      before += isInteger(count) ? count : 1;
    }
    node = parent;
  }
  return undefined;
}

/** The page `skip` places further, or how many are still to skip after this subtree. */
async function descend(
  view: PdfView,
  node: PdfObject,
  skip: number,
  above: ReadonlyMap<string, PdfObject>,
  seen: Set<number>,
  depth: number,
  trustsCounts: boolean,
): Promise<Omit<PdfPage, 'number'> | number> {
  if (!isRef(node) || seen.has(node.num) || depth > MAX_DEPTH) return skip;
  seen.add(node.num);
  const dict = await view.resolve(node);
  if (!isDict(dict)) return skip;
  const inherited = new Map(above);
  for (const key of INHERITABLE) {
    const own = dict.entries.get(key);
    if (own !== undefined) inherited.set(key, own);
  }
  const kids = await view.resolve(dict.entries.get('Kids'));
  if (!isArray(kids) || isName(dict.entries.get('Type'), 'Page')) {
    return skip === 0 ? {ref: node, dict, inherited} : skip - 1;
  }
  // /Count lets whole subtrees be skipped unread.
  const count = trustsCounts ? await view.resolve(dict.entries.get('Count')) : null;
  if (depth > 0 && isInteger(count) && count >= 0 && count <= skip) return skip - count;
  let left = skip;
  for (const kid of kids.items) {
    const found = await descend(view, kid, left, inherited, seen, depth + 1, trustsCounts);
    if (typeof found !== 'number') return found;
    left = found;
  }
  return left;
}
