/**
 * Two versions of a PDF, page against page. Draws one pair at a time, keeps only what differs, and can be stopped; the pictures
 * themselves are drawn again for the one page that is looked at.
 */
import type {PDFDocumentProxy} from 'pdfjs-dist';

import {OfficeError} from '../core/office-error.js';
import {openPdf} from './open-pdf.js';
import {pageDifferences} from './page-difference.js';
import type {DifferenceBox} from './page-difference.js';

export interface PageComparison {
  /** 1-based. */
  readonly page: number;
  /** `added` and `removed`: the page is in one version only. */
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly boxes: readonly DifferenceBox[];
}

/** Longest side of the pictures that are compared, pixels: A4 at about 100 dpi, where a changed full stop still shows. */
const comparedSide = 1170;

export class DocumentComparison {
  readonly #earlier: PDFDocumentProxy;
  readonly #later: PDFDocumentProxy;

  private constructor(earlier: PDFDocumentProxy, later: PDFDocumentProxy) {
    this.#earlier = earlier;
    this.#later = later;
  }

  /** @throws {OfficeError} as `openPdf` does */
  static async open(earlier: Blob, later: Blob, options: {password?: string | undefined; signal: AbortSignal}): Promise<DocumentComparison> {
    const first = await openPdf(earlier, options);
    try {
      return new DocumentComparison(first, await openPdf(later, options));
    } catch (problem) {
      void first.loadingTask.destroy();
      throw problem;
    }
  }

  get pages(): number {
    return Math.max(this.#earlier.numPages, this.#later.numPages);
  }

  /** Compares page by page, in order. @throws {OfficeError} `aborted` */
  async *compare(signal: AbortSignal): AsyncGenerator<PageComparison> {
    for (let page = 1; page <= this.pages; page++) {
      if (signal.aborted) throw new OfficeError('aborted', `stopped before page ${page}`);
      yield await this.#compareOne(page);
    }
  }

  /** A picture of one page at `width` pixels; `undefined` where that version has no such page or cannot draw it. */
  async draw(version: 'earlier' | 'later', page: number, width: number): Promise<HTMLCanvasElement | undefined> {
    const pdf = version === 'earlier' ? this.#earlier : this.#later;
    if (page > pdf.numPages) return undefined;
    return drawPage(pdf, page, size => width / size.width).catch(() => undefined);
  }

  close(): void {
    void this.#earlier.loadingTask.destroy();
    void this.#later.loadingTask.destroy();
  }

  async #compareOne(page: number): Promise<PageComparison> {
    if (page > this.#earlier.numPages) return {page, kind: 'added', boxes: []};
    if (page > this.#later.numPages) return {page, kind: 'removed', boxes: []};
    const scale = (size: {width: number; height: number}) => comparedSide / Math.max(size.width, size.height);
    const [before, after] = [
      await drawPage(this.#earlier, page, scale).then(pixelsOf, () => undefined),
      await drawPage(this.#later, page, scale).then(pixelsOf, () => undefined),
    ];
    // A page only one of the two can draw is a difference, and so is one that neither can: nothing is claimed unseen.
    const boxes = before && after ? pageDifferences(before, after) : [{left: 0, top: 0, width: 100, height: 100}];
    return {page, kind: boxes.length ? 'changed' : 'same', boxes};
  }
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  scaleFor: (size: {width: number; height: number}) => number,
): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({scale: scaleFor(page.getViewport({scale: 1}))});
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({canvas, viewport}).promise;
  page.cleanup();
  return canvas;
}

function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  canvas.width = 0;
  return pixels;
}
