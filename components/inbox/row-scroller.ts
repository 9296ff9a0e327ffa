import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {contentHeight, listTop, offsetOfRow, rowsIn, rowTop, scrolledTo, showing} from './row-window.js';
import type {ListGeometry, ListPosition} from './row-window.js';

/** Rows kept ready above and below the view, so that a wheel's notch never meets a blank. */
const spareRows = 2;

/**
 * Joins the arithmetic of `row-window.ts` to a scrolled element: measures, listens, asks its host to render.
 * The host renders `.list` (scrolled) around `.space` (as high as `height`) around `.window` (at `top`) around its rows.
 */
export class RowScroller implements ReactiveController {
  #host: ReactiveControllerHost & {readonly renderRoot: ParentNode};
  #list: HTMLElement | undefined;
  #window: Element | undefined;
  #position: ListPosition = listTop;
  /** Guesses until the first layout, which comes before the first paint. */
  #geometry: ListGeometry = {total: 0, rowHeight: 104, viewport: 720};
  #drawn = {first: 0, end: 0};
  #observer = new ResizeObserver(() => this.#measure());

  constructor(host: ReactiveControllerHost & {readonly renderRoot: ParentNode}) {
    this.#host = host;
    host.addController(this);
  }

  /** Height of the scrolled content, CSS pixels. */
  get height(): number {
    return contentHeight(this.#geometry);
  }

  /** Rows to draw of `total`, and the place of the first in the scrolled content. */
  rows(total: number): {first: number; end: number; top: number} {
    if (total !== this.#geometry.total) {
      this.#geometry = {...this.#geometry, total};
      // Kept where it was if the list still reaches that far.
      this.#position = {...this.#position, offset: showing(this.#position.offset, this.#geometry).offset};
    }
    this.#drawn = rowsIn(this.#position, this.#geometry, spareRows);
    return {...this.#drawn, top: rowTop(this.#drawn.first, this.#position, this.#geometry)};
  }

  /** How many whole rows one page key moves. */
  get page(): number {
    return Math.max(1, Math.floor(this.#geometry.viewport / this.#geometry.rowHeight) - 1);
  }

  /** Scrolls as little as possible until row `index` is in full view. */
  reveal(index: number): void {
    const offset = offsetOfRow(index, this.#position, this.#geometry);
    if (offset !== this.#position.offset) this.#show(offset);
  }

  toTop(): void {
    this.#show(0);
  }

  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.list') ?? undefined;
    const rows = list?.querySelector('.window') ?? undefined;
    if (list !== this.#list) {
      this.#list?.removeEventListener('scroll', this.#scrolled);
      this.#list?.removeEventListener('scrollend', this.#settled);
      this.#list = list;
      list?.addEventListener('scroll', this.#scrolled, {passive: true});
      list?.addEventListener('scrollend', this.#settled, {passive: true});
    } else if (rows === this.#window) {
      return;
    }
    this.#window = rows;
    this.#observer.disconnect();
    if (list) this.#observer.observe(list);
    if (rows) this.#observer.observe(rows);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#window = undefined;
  }

  #measure(): void {
    const row = this.#window?.querySelector('.row:not(.unknown)') ?? this.#window?.querySelector('.row');
    const viewport = this.#list?.clientHeight ?? 0;
    const rowHeight = row?.getBoundingClientRect().height ?? 0;
    const {rowHeight: height, viewport: view} = this.#geometry;
    // A hidden list measures nothing; what was known stays good.
    if (viewport === 0 || rowHeight === 0 || (viewport === view && Math.abs(rowHeight - height) < 0.05))
      return;
    const topRow = this.#position.offset / height;
    this.#geometry = {...this.#geometry, viewport, rowHeight};
    if (Math.abs(rowHeight - height) >= 0.05) this.#position = showing(topRow * rowHeight, this.#geometry);
    this.#host.requestUpdate();
  }

  #show(offset: number): void {
    this.#position = showing(offset, this.#geometry);
    this.#host.requestUpdate();
    if (!this.#list) return;
    this.#list.scrollTop = this.#position.scrollTop;
    // Browsers round; what was really set is what the next event is compared with.
    this.#position = {...this.#position, scrollTop: this.#list.scrollTop};
  }

  #scrolled = (): void => {
    const list = this.#list;
    if (!list || list.scrollTop === this.#position.scrollTop) return;
    this.#position = scrolledTo(this.#position, list.scrollTop, this.#geometry);
    const isScaled = this.#geometry.total * this.#geometry.rowHeight > this.height;
    const isAtEnd = list.scrollTop <= 0 || list.scrollTop >= this.height - this.#geometry.viewport - 1;
    if (isScaled && isAtEnd) this.#settled();
    const {first, end} = rowsIn(this.#position, this.#geometry, spareRows);
    if (isScaled || first !== this.#drawn.first || end !== this.#drawn.end) this.#host.requestUpdate();
  };

  /** Brings the scroll bar back in step after movements that ran 1 : 1. */
  #settled = (): void => {
    const {scrollTop} = showing(this.#position.offset, this.#geometry);
    if (Math.abs(scrollTop - this.#position.scrollTop) >= 1) this.#show(this.#position.offset);
  };
}
