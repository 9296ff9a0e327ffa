/** The pages of a file, found without reading those before them. ISO 32000-2, 7.7.3. */
import {OfficeError} from '../../office-error.js';
import type {PdfFile} from '../pdf-file.js';
import {dictOf, isArray, isDict, isInteger, isName, isRef} from '../pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from '../pdf-object.js';

/** A page with what it inherits from its ancestors. */
export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  /** Absent only where a damaged file wrote the page into its parent. */
  readonly ref?: PdfRef;
  readonly dict: PdfDict;
  /** The page's own entries over inherited ones: Resources, MediaBox, CropBox, Rotate. */
  readonly attributes: ReadonlyMap<string, PdfObject>;
}

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const MAX_DEPTH = 64;
/** More pages than this are not counted one by one. */
const MAX_PAGES = 200_000;

interface Position {
  /** Leaves still to skip. */
  skip: number;
  visited: Set<number>;
}

export class PageTree {
  readonly #pdf: PdfFile;
  readonly #root: PdfObject;
  readonly count: number;

  private constructor(pdf: PdfFile, root: PdfObject, count: number) {
    this.#pdf = pdf;
    this.#root = root;
    this.count = count;
  }

  /** @throws {OfficeError} `pdf-damaged` where the file has no pages. */
  static async of(pdf: PdfFile): Promise<PageTree> {
    const root = (await pdf.latest.catalog()).entries.get('Pages') ?? null;
    const declared = await pdf.latest.get(root, 'Count');
    const tree = new PageTree(pdf, root, isInteger(declared) && declared > 0 ? Math.min(declared, MAX_PAGES) : 0);
    // /Count may lie: the last page it promises must be there, and no other after it.
    if (tree.count > 0 && (await tree.#find(tree.count - 1, true)) && !(await tree.#find(tree.count, true))) return tree;
    let count = 0;
    const visited = new Set<number>();
    const countLeaves = async (node: PdfObject, depth: number): Promise<void> => {
      if (isRef(node) && visited.has(node.num)) return;
      if (isRef(node)) visited.add(node.num);
      const dict = await pdf.latest.resolve(node);
      const kids = isDict(dict) ? await pdf.latest.get(dict, 'Kids') : null;
      if (isArray(kids) && depth < MAX_DEPTH) for (const kid of kids.items) await countLeaves(kid, depth + 1);
      else if (isDict(dict) && count < MAX_PAGES) count++;
    };
    await countLeaves(root, 0);
    if (count === 0) throw new OfficeError('pdf-damaged', 'the file has no pages');
    return new PageTree(pdf, root, count);
  }

  /** Page `number`, 1-based. @throws {OfficeError} `page-missing` */
  async page(number: number): Promise<PdfPage> {
    const found = (await this.#find(number - 1, true)) ?? (await this.#find(number - 1, false));
    if (!found || number < 1) throw new OfficeError('page-missing', `the file has ${this.count} pages, not a page ${number}`);
    return {...found, number};
  }

  async #find(index: number, trustCounts: boolean): Promise<Omit<PdfPage, 'number'> | undefined> {
    return this.#descend(this.#root, new Map(), {skip: index, visited: new Set()}, trustCounts, 0);
  }

  async #descend(
    node: PdfObject,
    inherited: ReadonlyMap<string, PdfObject>,
    position: Position,
    trustCounts: boolean,
    depth: number,
  ): Promise<Omit<PdfPage, 'number'> | undefined> {
    if (isRef(node)) {
      if (position.visited.has(node.num)) return undefined;
      position.visited.add(node.num);
    }
    const view = this.#pdf.latest;
    const dict = dictOf(await view.resolve(node));
    if (!dict || depth > MAX_DEPTH) return undefined;
    const attributes = new Map(inherited);
    for (const key of inheritable) {
      const value = dict.entries.get(key);
      if (value !== undefined && value !== null) attributes.set(key, value);
    }
    const kids = await view.get(dict, 'Kids');
    if (!isArray(kids) || isName(await view.get(dict, 'Type'), 'Page')) {
      if (position.skip-- > 0) return undefined;
      for (const [key, value] of dict.entries) attributes.set(key, value);
      return {...(isRef(node) && {ref: node}), dict, attributes};
    }
    for (const kid of kids.items) {
      const count = trustCounts ? await view.get(kid, 'Count') : null;
      if (isInteger(count) && count > 0 && count <= position.skip) {
        position.skip -= count;
        continue;
      }
      const found = await this.#descend(kid, attributes, position, trustCounts, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
}
