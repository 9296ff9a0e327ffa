import {html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import type {DocumentPages} from './document-pages.js';
import {PageEvent} from './page-event.js';
import {styles} from './tk-page-rail.styles.js';

/** CSS pixels across a thumbnail. */
const thumbnailWidth = 84;

/**
 * The column of page thumbnails beside a document: drawn only when scrolled to, from the big picture where it stands
 * already (a scanned page is decoded once, not twice), and dropped again far away.
 *
 * @fires {PageEvent} tk-page - A thumbnail was chosen.
 */
export class TkPageRail extends OfficeElement {
  static override styles = [base, styles];

  /** The pages of the open document. */
  @property({attribute: false}) pages: DocumentPages | undefined;
  /** The page the reader is on, 1-based. */
  @property({type: Number}) page = 1;

  @state() private first = 0;
  @state() private last = -1;
  readonly #drawn = new Map<number, HTMLCanvasElement>();
  #isDrawing = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const observer = new ResizeObserver(() => this.#look());
    observer.observe(this);
    this.addEventListener('scroll', () => this.#look(), {passive: true, signal: this.lifetime});
    this.lifetime.addEventListener('abort', () => observer.disconnect(), {once: true});
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('pages')) this.#drawn.clear();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('page') && this.pages) this.#keepInSight();
    void this.#drawSeen();
  }

  protected override render() {
    const {pages} = this;
    if (!pages) return nothing;
    const indices = Array.from({length: Math.max(this.last - this.first + 1, 0)}, (_, offset) => this.first + offset);
    return html`<nav aria-label=${term('document.thumbnails')} style="height:${pages.count * this.#step}px">
      ${repeat(
        indices,
        index => index,
        index => this.#renderThumbnail(pages, index),
      )}
    </nav>`;
  }

  #renderThumbnail(pages: DocumentPages, index: number) {
    const number = index + 1;
    const canvas = this.#drawn.get(index);
    return html`<button
      type="button"
      style="top:${index * this.#step}px;height:${this.#step}px"
      aria-label=${term('document.page-of', {page: number, pages: pages.count})}
      aria-current=${number === this.page ? 'page' : nothing}
      @click=${() => this.dispatchEvent(new PageEvent(number))}
    >
      <span class="sheet" style="aspect-ratio:${aspect(pages, index)}">${canvas}</span>
      <span aria-hidden="true">${number}</span>
    </button>`;
  }

  get #step(): number {
    const tallest = aspect(this.pages!, 0);
    return Math.round(thumbnailWidth / Math.max(Math.min(tallest, 2), 0.5)) + 36;
  }

  /** By hand: scrollIntoView would also move the page around the kit. */
  #keepInSight(): void {
    const top = (this.page - 1) * this.#step;
    if (top < this.scrollTop) this.scrollTop = top;
    else if (top + this.#step > this.scrollTop + this.clientHeight) this.scrollTop = top + this.#step - this.clientHeight + 16;
  }

  #look(): void {
    if (!this.pages) return;
    const step = this.#step;
    this.first = Math.max(Math.floor(this.scrollTop / step) - 1, 0);
    this.last = Math.min(Math.ceil((this.scrollTop + this.clientHeight) / step) + 1, this.pages.count - 1);
  }

  async #drawSeen(): Promise<void> {
    if (this.#isDrawing || !this.pages) return;
    if (this.last < 0) this.#look();
    this.#isDrawing = true;
    try {
      for (let index = this.first; index <= this.last && this.isConnected; index++) {
        if (this.#drawn.has(index) || this.pages.failed.has(index)) continue;
        this.#drawn.set(index, await drawThumbnail(this.pages, index));
        this.requestUpdate();
      }
    } catch {
      // A page without a picture keeps an empty sheet; the big view names the problem.
    } finally {
      this.#isDrawing = false;
    }
    for (const index of this.#drawn.keys()) if (index < this.first - 60 || index > this.last + 60) this.#drawn.delete(index);
  }
}

function aspect(pages: DocumentPages, index: number): number {
  const size = pages.sizes[index];
  return size ? size.width / size.height : 210 / 297;
}

async function drawThumbnail(pages: DocumentPages, index: number): Promise<HTMLCanvasElement> {
  const {page, canvas: large} = await pages.meet(index);
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
  if (pages.isPainted(index)) {
    canvas.width = thumbnailWidth * ratio;
    canvas.height = Math.round((canvas.width * large.height) / large.width);
    const ink = canvas.getContext('2d', {alpha: false})!;
    ink.imageSmoothingQuality = 'high';
    ink.drawImage(large, 0, 0, canvas.width, canvas.height);
    return canvas;
  }
  const size = page.getViewport({scale: 1});
  const viewport = page.getViewport({scale: (thumbnailWidth * ratio) / size.width});
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({canvas, viewport}).promise;
  return canvas;
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-page-rail': TkPageRail;
  }
}
