/**
 * Where a reader is in a document: which pages are in sight, which one he would say he is on, and where to scroll so that he
 * stays there when the pages grow, shrink or turn out to have another size. Numbers only; the view scrolls.
 */
import {layoutPages, pageAt, pageGap, pagesBetween} from './page-layout.js';
import type {PageLayout, PagePlace, PageSize, Zoom} from './page-layout.js';

export interface PageSpan {
  /** 0-based, both included. */
  readonly first: number;
  readonly last: number;
}

export class ReadingPlace {
  layout: PageLayout = {places: [], width: 0, height: 0};
  /** Size of the view, CSS pixels. */
  area = {width: 0, height: 0};
  #scrollTop = 0;
  /** How far down the current page the top of the view is, as a share of the page's height. */
  #share = 0;

  lay(sizes: readonly PageSize[], zoom: Zoom): void {
    this.layout = layoutPages(sizes, zoom, this.area);
  }

  at(index: number): PagePlace | undefined {
    return this.layout.places[index];
  }

  reset(): void {
    this.layout = {places: [], width: 0, height: 0};
    this.#scrollTop = 0;
    this.#share = 0;
  }

  /** The view scrolled: the 0-based page the reader is on now. */
  scrolledTo(scrollTop: number): number {
    this.#scrollTop = scrollTop;
    const index = this.#isAtEnd ? this.#lastInSight() : pageAt(this.layout, scrollTop, this.area.height);
    const place = this.at(index);
    if (place) this.#share = (scrollTop - place.top + pageGap) / place.height;
    return index;
  }

  /** Pages any part of which is in sight. */
  get visible(): PageSpan {
    return pagesBetween(this.layout, this.#scrollTop, this.#scrollTop + Math.max(this.area.height, 1));
  }

  /**
   * Pages whose middle is in sight: what a record may call shown. A strip of a page at the edge of the view was not read, and of a
   * page larger than the view the reader has come at least half way.
   */
  get read(): readonly number[] {
    const {first, last} = this.visible;
    const indices: number[] = [];
    for (let index = first; index <= last; index++) {
      const place = this.at(index);
      const middle = place ? place.top + place.height / 2 : -1;
      if (middle >= this.#scrollTop && middle <= this.#scrollTop + this.area.height) indices.push(index);
    }
    return indices;
  }

  /** Pages that stand in the DOM: the visible ones and a neighbour on each side. */
  get mounted(): PageSpan {
    const {first, last} = this.visible;
    return {first: Math.max(first - 1, 0), last: Math.min(last + 1, this.layout.places.length - 1)};
  }

  /** The order pages are drawn in: the current one, the others in sight, then one ahead and one behind. */
  drawingOrder(current: number): readonly number[] {
    const {first, last} = this.visible;
    const order = new Set([current]);
    for (let index = first; index <= last; index++) order.add(index);
    order.add(last + 1).add(first - 1);
    return [...order].filter(index => this.at(index) !== undefined);
  }

  /** scrollTop that begins the view with this page. */
  topOf(index: number): number {
    return Math.max((this.at(index)?.top ?? pageGap) - pageGap, 0);
  }

  /** scrollTop that keeps the reader where he was on this page, after a new layout. */
  keptTop(index: number): number {
    const place = this.at(index);
    return place ? Math.max(place.top - pageGap + this.#share * place.height, 0) : 0;
  }

  get #isAtEnd(): boolean {
    return this.#scrollTop > 0 && this.#scrollTop + this.area.height >= this.layout.height - 1;
  }

  /** At the very end the last page is the current one, however short it is, unless the view shows only its foot and more above. */
  #lastInSight(): number {
    const last = this.layout.places.length - 1;
    const place = this.at(last);
    return place && place.top >= this.#scrollTop - 1 ? last : pageAt(this.layout, this.#scrollTop, this.area.height);
  }
}
