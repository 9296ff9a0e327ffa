/**
 * The pages of one open document: their sizes, and pictures drawn one after the other in the order a reader needs them.
 * Keeps the pages near the reader and gives back the memory of the rest. Knows nothing of scrolling.
 */
import type {PDFDocumentProxy} from 'pdfjs-dist';

import {PagePicture} from './page-picture.js';
import {pagePixels} from './page-transform.js';
import type {PageGeometry} from './page-transform.js';
import type {PageSize} from './page-layout.js';

/** Pages farther than this from the reader give their canvas back. */
const keepDistance = 3;

export interface WantedPage {
  /** 0-based. */
  readonly index: number;
  readonly zoom: number;
}

export class DocumentPages {
  readonly pdf: PDFDocumentProxy;
  /** At 100 %, CSS pixels, after rotation; pages not met yet are taken to be like the first one met. */
  readonly sizes: PageSize[];
  /** 0-based pages that failed to draw. */
  readonly failed = new Set<number>();
  readonly #pictures = new Map<number, PagePicture>();
  readonly #painted = new Set<number>();
  readonly #known = new Set<number>();
  readonly #onChange: () => void;
  #wanted: readonly WantedPage[] = [];
  #isDrawing = false;
  #isClosed = false;

  /** `onChange` runs after a page was met, painted, given its text, or released. */
  constructor(pdf: PDFDocumentProxy, onChange: () => void) {
    this.pdf = pdf;
    this.sizes = Array.from({length: pdf.numPages}, () => ({width: 794, height: 1123}));
    this.#onChange = onChange;
  }

  get count(): number {
    return this.pdf.numPages;
  }

  /** The picture of a page that was met, drawn or not. */
  picture(index: number): PagePicture | undefined {
    return this.#pictures.get(index);
  }

  isPainted(index: number): boolean {
    return this.#painted.has(index);
  }

  geometry(index: number, zoom: number): PageGeometry | undefined {
    return this.#pictures.get(index)?.geometry(zoom);
  }

  /** Reads one page's dictionary so that its size is known. @throws what pdf.js throws for a page that is missing or broken */
  async meet(index: number): Promise<PagePicture> {
    const known = this.#pictures.get(index);
    if (known) return known;
    const picture = new PagePicture(await this.pdf.getPage(index + 1));
    const raced = this.#pictures.get(index);
    if (raced) return raced;
    this.#pictures.set(index, picture);
    const size = pagePixels(picture.geometry(1));
    // A page without area (UX 38: 0 × 0 MediaBox) still takes a visible place, where its problem can be said.
    const usable = size.width >= 1 && size.height >= 1 ? size : {width: 794, height: 1123};
    if (this.#known.size === 0) this.sizes.fill(usable);
    this.sizes[index] = usable;
    this.#known.add(index);
    return picture;
  }

  /** Draws these pages, the first in the list first, and releases those far from all of them. */
  want(pages: readonly WantedPage[]): void {
    this.#wanted = pages;
    const near = (index: number) => pages.some(each => Math.abs(each.index - index) <= keepDistance);
    for (const [index, picture] of this.#pictures) {
      if (near(index) || !picture.isDrawn) continue;
      picture.release();
      this.#painted.delete(index);
    }
    void this.#drawAll();
  }

  close(): void {
    this.#isClosed = true;
    this.#wanted = [];
    for (const picture of this.#pictures.values()) picture.release();
    this.#pictures.clear();
    void this.pdf.loadingTask.destroy();
  }

  async #drawAll(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    try {
      const drawn = new Map<number, number>();
      for (;;) {
        const next = this.#wanted.find(each => drawn.get(each.index) !== each.zoom && !this.failed.has(each.index));
        if (!next || this.#isClosed) return;
        drawn.set(next.index, next.zoom);
        await this.#drawOne(next);
      }
    } finally {
      this.#isDrawing = false;
    }
  }

  async #drawOne({index, zoom}: WantedPage): Promise<void> {
    try {
      const picture = await this.meet(index);
      if (this.#isClosed) return;
      await picture.draw(zoom, () => {
        this.#painted.add(index);
        this.#onChange();
      });
    } catch {
      if (this.#isClosed) return;
      this.failed.add(index);
    }
    this.#onChange();
  }
}
