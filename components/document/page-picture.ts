/**
 * One page on the screen: a canvas drawn by pdf.js and a layer of real text over it for screen readers, selection and find.
 * Draws for one scale at a time; `release` gives the pixels back.
 */
import type {PDFPageProxy, RenderTask, TextLayer} from 'pdfjs-dist';

import {loadPdfjs} from './pdf-assets.js';
import {normalRotation} from './page-transform.js';
import type {PageGeometry} from './page-transform.js';

/** Largest canvas, in pixels: A4 at 280 dpi. More would cost memory that the machines of an office do not have. */
const pixelLimit = 8 * 2 ** 20;

export class PagePicture {
  readonly canvas = document.createElement('canvas');
  readonly textLayer = document.createElement('div');
  readonly page: PDFPageProxy;
  /** The text runs on screen, one per text item of pdf.js; empty until the text layer stands. */
  textRuns: readonly HTMLElement[] = [];
  #task: RenderTask | undefined;
  #text: TextLayer | undefined;
  #drawnZoom = 0;
  #drawnRatio = 0;

  constructor(page: PDFPageProxy) {
    this.page = page;
    this.canvas.setAttribute('aria-hidden', 'true');
    this.textLayer.className = 'text';
  }

  get isDrawn(): boolean {
    return this.#drawnZoom > 0;
  }

  geometry(zoom: number): PageGeometry {
    const [left = 0, bottom = 0, right = 0, top = 0] = this.page.view;
    const scale = (zoom * 96 * this.page.userUnit) / 72;
    return {box: [left, bottom, right, top], rotation: normalRotation(this.page.rotate), scale};
  }

  /**
   * Draws the page at `zoom` unless it already stands so. Pixels first: `whenPainted` runs before the text is laid out.
   * A newer call or `release` cancels an older one, which then resolves without effect.
   */
  async draw(zoom: number, whenPainted: () => void): Promise<void> {
    const ratio = globalThis.devicePixelRatio || 1;
    if (zoom === this.#drawnZoom && ratio === this.#drawnRatio) return;
    this.#cancel();
    this.#drawnZoom = zoom;
    this.#drawnRatio = ratio;
    try {
      await this.#paint(zoom, ratio);
      whenPainted();
      await this.#layText(zoom);
    } catch (problem) {
      if (isCancelled(problem)) return;
      this.#drawnZoom = 0;
      throw problem;
    }
  }

  /** Returns the memory of the canvas and of the decoded page; the next `draw` starts afresh. */
  release(): void {
    this.#cancel();
    this.#drawnZoom = 0;
    this.canvas.width = 0;
    this.canvas.height = 0;
    this.textLayer.replaceChildren();
    this.textRuns = [];
    this.#text = undefined;
    this.page.cleanup();
  }

  async #paint(zoom: number, ratio: number): Promise<void> {
    const size = this.page.getViewport({scale: (zoom * 96) / 72});
    const sharpness = Math.min(ratio, Math.sqrt(pixelLimit / Math.max(size.width * size.height, 1)));
    const viewport = this.page.getViewport({scale: ((zoom * 96) / 72) * sharpness});
    // A fresh bitmap takes the old one's place only when it is finished: zooming never flashes white.
    const fresh = this.canvas.width === 0 ? this.canvas : document.createElement('canvas');
    fresh.width = Math.max(1, Math.floor(viewport.width));
    fresh.height = Math.max(1, Math.floor(viewport.height));
    const task = this.page.render({canvas: fresh, viewport});
    this.#task = task;
    await task.promise;
    if (fresh === this.canvas) return;
    this.canvas.width = fresh.width;
    this.canvas.height = fresh.height;
    this.canvas.getContext('2d', {alpha: false})?.drawImage(fresh, 0, 0);
    fresh.width = 0;
  }

  async #layText(zoom: number): Promise<void> {
    const viewport = this.page.getViewport({scale: (zoom * 96) / 72});
    this.textLayer.style.setProperty('--total-scale-factor', String(viewport.scale));
    if (this.#text) {
      // Runs are placed in per cent of the page and sized by the factor above: zooming lays out nothing.
      this.#text.update({viewport});
      return;
    }
    const {TextLayer} = await loadPdfjs();
    const container = this.textLayer;
    container.replaceChildren();
    const text = new TextLayer({textContentSource: this.page.streamTextContent({includeMarkedContent: false}), container, viewport});
    this.#text = text;
    await text.render();
    this.textRuns = text.textDivs;
  }

  #cancel(): void {
    this.#task?.cancel();
    this.#task = undefined;
    if (this.#text && this.textRuns.length === 0) {
      this.#text.cancel();
      this.#text = undefined;
    }
  }
}

function isCancelled(problem: unknown): boolean {
  const {name} = (problem ?? {}) as {name?: string};
  return name === 'RenderingCancelledException' || name === 'AbortException';
}
