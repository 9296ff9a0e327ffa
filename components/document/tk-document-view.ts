import {html, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {errorCode} from '../core/office-error.js';
import type {Place} from '../core/signature/signature-place.js';
import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import type {PlaceEvent} from '../signature/place-event.js';
import {base} from '../theme/base.styles.js';
import {adoptTokens} from '../theme/tokens.js';
import {DocumentFind} from './document-find.js';
import {DocumentPages} from './document-pages.js';
import type {WantedPage} from './document-pages.js';
import {DocumentPasswordEvent} from './document-password-event.js';
import {DocumentProblemEvent} from './document-problem-event.js';
import {documentStage} from './document-stage.js';
import type {DocumentStage} from './document-stage.js';
import {documentToolbar} from './document-toolbar.js';
import {findBar} from './find-bar.js';
import {openPdf} from './open-pdf.js';
import {PageEvent} from './page-event.js';
import {layoutPages, nextZoom, pageAt, pageGap, pagesBetween, pageZoom} from './page-layout.js';
import type {PageLayout, Zoom} from './page-layout.js';
import {pagePixels, pixelsToRect, keepOnPage, rectToPixels} from './page-transform.js';
import {startingPlace} from './placement.js';
import type {Placement} from './placement.js';
import {BeforePrintEvent, PrintEvent} from './print-event.js';
import {ReadyEvent} from './ready-event.js';
import {styles} from './tk-document-view.styles.js';
import {ViewAreaEvent} from './view-area-event.js';

/**
 * Shows a PDF as it will be signed: pages with their real text, thumbnails, zoom, and a find that does not ask for marks.
 *
 * The file is only shown: nothing in it runs, no address in it is followed. Set `file` and the first page is drawn before
 * anything else. Give the element a height; it scrolls inside.
 *
 * @fires {ReadyEvent} tk-ready - The first page stands on the screen.
 * @fires {PageEvent} tk-page - The reader is on another page.
 * @fires {ViewAreaEvent} tk-view-area - Pages were shown for the first time.
 * @fires {DocumentProblemEvent} tk-document-problem - The file cannot be shown, or asks for a password.
 * @fires {DocumentPasswordEvent} tk-document-password - The reader opened an encrypted file with this password.
 * @fires {PlaceEvent} tk-place - The signature box was put somewhere (from the placer inside).
 * @fires {BeforePrintEvent} tk-before-print - The reader asks to print; cancel it to refuse.
 * @fires {PrintEvent} tk-print - The reader passed the guard: the owner prints.
 * @slot banner - Between the tools and the pages: the truth bar.
 * @slot tools - More buttons at the end of the tools.
 * @slot print-guard - Replaces the sentence asked before printing.
 * @slot page-1 - Laid over page 1; `page-2` over page 2 and so on.
 * @csspart toolbar - The row of tools.
 * @csspart page - One page.
 */
export class TkDocumentView extends OfficeElement {
  static override styles = [base, styles];

  /** The PDF. Replacing it opens the new one from page 1. */
  @property({attribute: false}) file: Blob | undefined;
  /** File name, shown and spoken. */
  @property() name = '';
  /** The page the reader is on, 1-based; follows scrolling. */
  @property({type: Number}) page = 1;
  @property({converter: {fromAttribute: asZoom}}) zoom: Zoom = 'fit-width';
  /** Tried first on an encrypted file. */
  @property({attribute: false}) password: string | undefined;
  /** Draws the signature box on its page and lets the reader move it. */
  @property({attribute: false}) placement: Placement | undefined;
  /** Shows the column of thumbnails. */
  @property({type: Boolean, reflect: true}) thumbnails = false;
  /** Offers printing. */
  @property({type: Boolean}) printable = false;

  @state() private stage: DocumentStage = {name: 'empty'};
  @state() private place: Place | undefined;
  @state() private isFinding = false;
  @state() private isGuarding = false;
  @state() private area = {width: 0, height: 0};
  @state() private scrollTopNow = 0;
  @query('.scroller') private scroller!: HTMLElement | null;

  #pages: DocumentPages | undefined;
  #layout: PageLayout = {places: [], width: 0, height: 0};
  #opening: AbortController | undefined;
  #shown = new Set<number>();
  #isFollowing = false;
  #find = new DocumentFind(() => this.#onFind());

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    const observer = new ResizeObserver(() => this.#measure());
    observer.observe(this);
    this.lifetime.addEventListener('abort', () => observer.disconnect(), {once: true});
    if (this.hasUpdated && this.file) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  /** Pages shown to the reader since the file was opened, 1-based, ascending. */
  get shownPages(): readonly number[] {
    return [...this.#shown].sort((one, other) => one - other);
  }

  /** Scrolls so that `page` (1-based) begins at the top. */
  goTo(page: number): void {
    const place = this.#layout.places[page - 1];
    if (place) this.scroller?.scrollTo({top: place.top - pageGap, behavior: 'instant'});
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('file')) void this.#open();
    if (changed.has('placement')) this.place = this.placement && startingPlace(this.placement);
    if (this.#pages) this.#layout = layoutPages(this.#pages.sizes, this.zoom, this.area);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.stage.name !== 'ready' || !this.scroller) return;
    if (this.area.width === 0) this.#measure();
    if (changed.has('page') && !this.#isFollowing) this.goTo(this.page);
    else if (changed.has('zoom') || changed.has('area')) this.#keepPlace(changed);
    this.#isFollowing = false;
    if (changed.has('placement') && this.place) this.#showPlace(this.place);
    this.#drawNeeded();
    this.#recordShown();
  }

  protected override render() {
    if (this.stage.name !== 'ready' || !this.#pages) {
      return html`<slot name="banner"></slot>${documentStage(this.stage, this.name, {
          cancel: () => this.#cancel(),
          retry: () => void this.#open(),
          unlock: password => void this.#open(password),
        })}`;
    }
    return html`
      ${this.#renderToolbar(this.#pages)} ${this.isFinding ? findBar(this.#find, this.page, () => this.#toggleFind()) : nothing}
      ${this.isGuarding ? this.#renderPrintGuard() : nothing}
      <slot name="banner"></slot>
      <div class="body">
        ${this.thumbnails
          ? html`<tk-page-rail .pages=${this.#pages} .page=${this.page} @tk-page=${this.#onRailPage}></tk-page-rail>`
          : nothing}
        <div
          class="scroller"
          tabindex="0"
          role="region"
          aria-label=${this.name || term('document.pages')}
          @scroll=${this.#onScroll}
          @keydown=${this.#onKey}
        >
          <div class="column" style="height:${this.#layout.height}px;min-width:${this.#layout.width}px">
            ${this.#renderPages(this.#pages)}
          </div>
        </div>
      </div>
    `;
  }

  #renderToolbar(pages: DocumentPages) {
    const {name, page, zoom, isFinding, thumbnails: hasRail, printable: isPrintable} = this;
    return documentToolbar(
      {name, page, zoom, isFinding, hasRail, isPrintable, pages: pages.count, factor: this.#factor},
      {
        goTo: next => this.goTo(Math.min(Math.max(next, 1), pages.count)),
        zoomTo: next => (this.zoom = next),
        zoomBy: direction => (this.zoom = nextZoom(this.#factor, direction)),
        toggleRail: () => (this.thumbnails = !this.thumbnails),
        toggleFind: () => this.#toggleFind(),
        print: () => (this.isGuarding = this.dispatchEvent(new BeforePrintEvent())),
      },
    );
  }

  #renderPrintGuard(): TemplateResult {
    const leave = () => (this.isGuarding = false);
    const print = () => {
      leave();
      this.dispatchEvent(new PrintEvent());
    };
    return html`<div class="guard" role="alertdialog" aria-labelledby="guard-text" @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && leave()}>
      <p id="guard-text"><slot name="print-guard">${term('document.print-guard')}</slot></p>
      <button type="button" class="button" @click=${leave}>${term('shell.cancel')}</button>
      <button type="button" class="button" @click=${print}>${term('document.print-anyway')}</button>
    </div>`;
  }

  #renderPages(pages: DocumentPages) {
    const {first, last} = this.#mounted();
    const indices = Array.from({length: last - first + 1}, (_, offset) => first + offset);
    return repeat(
      indices,
      index => index,
      index => this.#renderPage(pages, index),
    );
  }

  #renderPage(pages: DocumentPages, index: number): TemplateResult {
    const place = this.#layout.places[index]!;
    const picture = pages.picture(index);
    const number = index + 1;
    const label = term('document.page-of', {page: number, pages: pages.count});
    return html`<section
      class="page"
      part="page"
      data-page=${number}
      data-rotation=${picture?.geometry(1).rotation ?? 0}
      aria-label=${label}
      aria-busy=${String(!pages.isPainted(index) && !pages.failed.has(index))}
      style="top:${place.top}px;width:${place.width}px;height:${place.height}px"
      @click=${(event: MouseEvent) => this.#onPageClick(event, index)}
    >
      ${pages.failed.has(index)
        ? html`<p class="page-problem">${term('document.page-problem', {page: number})}</p>`
        : html`${picture?.canvas}${picture?.textLayer}`}
      ${this.#find.hitsOn(index).map(
        ({boxes, isCurrent}) => html`<span class="hit ${isCurrent ? 'current' : ''}" aria-hidden="true"
          >${boxes.map(box => html`<i style="left:${box.left}%;top:${box.top}%;width:${box.width}%;height:${box.height}%"></i>`)}</span
        >`,
      )}
      <slot name="page-${number}"></slot>
      ${this.place?.page === number ? this.#renderPlacer(pages, index, this.place) : nothing}
    </section>`;
  }

  #renderPlacer(pages: DocumentPages, index: number, place: Place) {
    const geometry = pages.geometry(index, this.#layout.places[index]!.zoom);
    if (!geometry) return nothing;
    return html`<tk-signature-placer
      .geometry=${geometry}
      .place=${place}
      .places=${this.placement!.places}
      .image=${this.placement!.image}
      .userUnit=${pages.picture(index)?.page.userUnit ?? 1}
      @tk-place=${this.#onPlace}
    ></tk-signature-placer>`;
  }

  get #factor(): number {
    const size = this.#pages?.sizes[this.page - 1];
    return size ? pageZoom(size, this.zoom, this.area) : 1;
  }

  async #open(password = this.password): Promise<void> {
    this.#close();
    const {file} = this;
    if (!file) {
      this.stage = {name: 'empty'};
      return;
    }
    const opening = (this.#opening = new AbortController());
    const {signal} = opening;
    this.stage = {name: 'opening', share: 0};
    try {
      const onProgress = (share: number) => {
        if (!signal.aborted && this.stage.name === 'opening') this.stage = {name: 'opening', share};
      };
      const pdf = await openPdf(file, {password, signal, onProgress});
      if (signal.aborted) return void pdf.loadingTask.destroy();
      await this.#begin(new DocumentPages(pdf, () => this.#onPagesChange()), signal);
      if (password !== undefined && password !== this.password) this.dispatchEvent(new DocumentPasswordEvent(password));
    } catch (problem) {
      if (this.#opening !== opening) return;
      this.#fail(errorCode(problem));
    }
  }

  /** First page first: its drawing starts before the screen around it is even laid out. */
  async #begin(pages: DocumentPages, signal: AbortSignal): Promise<void> {
    const index = Math.min(Math.max(this.page, 1), pages.count) - 1;
    this.#pages = pages;
    await pages.meet(index).catch(() => pages.failed.add(index));
    if (signal.aborted) return;
    if (this.area.width === 0) this.#measure();
    if (this.area.width > 0) pages.want([{index, zoom: pageZoom(pages.sizes[index]!, this.zoom, this.area)}]);
    this.page = index + 1;
    this.stage = {name: 'ready'};
    this.#find.attach(pages);
    await this.updateComplete;
    if (index > 0) this.goTo(index + 1);
    if (this.place) this.#showPlace(this.place);
  }

  #fail(code: string): void {
    if (code === 'pdf-encrypted' || code === 'password-wrong') this.stage = {name: 'password', isWrong: code === 'password-wrong'};
    else this.stage = {name: 'problem', code};
    this.dispatchEvent(new DocumentProblemEvent(code));
  }

  #cancel(): void {
    this.#close();
    this.#fail('aborted');
  }

  #close(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    this.#find.detach();
    this.#pages?.close();
    this.#pages = undefined;
    this.#shown = new Set();
    this.#isReadyTold = false;
    this.scrollTopNow = 0;
    if (this.hasUpdated) this.page = 1;
  }

  #isReadyTold = false;

  #onPagesChange(): void {
    this.requestUpdate();
    const pages = this.#pages;
    if (!pages || this.#isReadyTold) return;
    this.#isReadyTold = true;
    this.dispatchEvent(new ReadyEvent(pages.count));
  }

  /** Never while a scrollbar is coming or going: the gutter is reserved, so a width read here does not change by being used. */
  #measure(): void {
    const {clientWidth, clientHeight} = this.scroller ?? this;
    const width = clientWidth;
    if (Math.abs(width - this.area.width) < 1 && Math.abs(clientHeight - this.area.height) < 1) return;
    this.area = {width, height: clientHeight};
  }

  /** After a zoom or a resize the same page stands under the reader's eye, at the same share of its height. */
  #keepPlace(changed: PropertyValues): void {
    const place = this.#layout.places[this.page - 1];
    if (!place || !this.scroller || !(changed.has('zoom') || changed.has('area'))) return;
    this.scroller.scrollTop = place.top - pageGap + this.#share * place.height;
  }

  #share = 0;

  readonly #onScroll = () => {
    if (!this.scroller || this.stage.name !== 'ready') return;
    const {scrollTop, clientHeight} = this.scroller;
    this.scrollTopNow = scrollTop;
    const atEnd = scrollTop + clientHeight >= this.#layout.height - 1 && scrollTop > 0;
    const index = atEnd && this.#layout.places.length ? this.#lastWholePage(scrollTop) : pageAt(this.#layout, scrollTop, clientHeight);
    const place = this.#layout.places[index];
    if (place) this.#share = (scrollTop - place.top + pageGap) / place.height;
    if (index + 1 === this.page) return;
    this.#isFollowing = true;
    this.page = index + 1;
    this.dispatchEvent(new PageEvent(this.page));
  };

  /** At the very end the last page is the current one, however short it is. */
  #lastWholePage(scrollTop: number): number {
    const last = this.#layout.places.length - 1;
    return this.#layout.places[last]!.top >= scrollTop - 1 ? last : pageAt(this.#layout, scrollTop, this.area.height);
  }

  #visible() {
    return pagesBetween(this.#layout, this.scrollTopNow, this.scrollTopNow + Math.max(this.area.height, 1));
  }

  #mounted() {
    const {first, last} = this.#visible();
    return {first: Math.max(first - 1, 0), last: Math.min(last + 1, this.#layout.places.length - 1)};
  }

  #drawNeeded(): void {
    if (!this.#pages || this.area.width === 0) return;
    const {first, last} = this.#visible();
    const order = [this.page - 1];
    for (let index = first; index <= last; index++) order.push(index);
    order.push(last + 1, first - 1);
    const wanted: WantedPage[] = [];
    for (const index of new Set(order)) {
      const place = this.#layout.places[index];
      if (place) wanted.push({index, zoom: place.zoom});
    }
    this.#pages.want(wanted);
  }

  #recordShown(): void {
    const pages = this.#pages;
    if (!pages) return;
    const {first, last} = this.#visible();
    const before = this.#shown.size;
    for (let index = first; index <= last; index++) if (pages.isPainted(index)) this.#shown.add(index + 1);
    if (this.#shown.size > before) this.dispatchEvent(new ViewAreaEvent(this.shownPages, pages.count));
  }

  #onRailPage = (event: PageEvent) => {
    event.stopPropagation();
    this.goTo(event.page);
  };

  #onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.isComposing) return;
    if (event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!this.isFinding) this.#toggleFind();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.target !== this.scroller) return;
    if (event.key === '+' || event.key === '=') this.zoom = nextZoom(this.#factor, 1);
    else if (event.key === '-') this.zoom = nextZoom(this.#factor, -1);
    else if (event.key === 'ArrowRight') this.goTo(Math.min(this.page + 1, this.#pages!.count));
    else if (event.key === 'ArrowLeft') this.goTo(Math.max(this.page - 1, 1));
    else return;
    event.preventDefault();
  };

  #toggleFind(): void {
    this.isFinding = !this.isFinding;
    if (!this.isFinding) this.#find.clear();
    void this.updateComplete.then(() =>
      this.isFinding ? this.renderRoot.querySelector<HTMLInputElement>('.find input')?.focus() : this.scroller?.focus(),
    );
  }

  #onFind(): void {
    const index = this.#find.takeJump();
    if (index !== undefined && index + 1 !== this.page) this.goTo(index + 1);
    this.requestUpdate();
    if (index === undefined) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector('.hit.current i')?.scrollIntoView({block: 'center', inline: 'nearest'}));
  }

  #onPlace = (event: PlaceEvent) => {
    const {page, rect, because} = event;
    const moved = page !== this.place?.page;
    this.place = {page, rect, because, confidence: 1};
    if (moved) this.#showPlace(this.place, true);
  };

  /** A click on the page brings the box there: for those who cannot drag (WCAG 2.2, 2.5.7). */
  #onPageClick(event: MouseEvent, index: number): void {
    const inPlacer = event.composedPath().some(each => each instanceof Element && each.localName === 'tk-signature-placer');
    if (!this.place || inPlacer || !this.ownerDocument.getSelection()?.isCollapsed) return;
    const geometry = this.#pages?.geometry(index, this.#layout.places[index]!.zoom);
    const from = this.#pages?.geometry(this.place.page - 1, this.#layout.places[this.place.page - 1]?.zoom ?? 1) ?? geometry;
    if (!geometry || !from) return;
    const {width, height} = rectToPixels(from, this.place.rect);
    const frame = (event.currentTarget as Element).getBoundingClientRect();
    const box = {left: event.clientX - frame.left - width / 2, top: event.clientY - frame.top - height / 2, width, height};
    const rect = pixelsToRect(geometry, keepOnPage(geometry, box));
    this.place = {page: index + 1, rect, because: 'by-hand', confidence: 1};
    void this.#announcePlace();
  }

  async #announcePlace(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('tk-signature-placer')?.announce();
  }

  #showPlace(place: Place, focus = false): void {
    const page = this.#layout.places[place.page - 1];
    if (!page || !this.scroller) return;
    const size = pagePixels(this.#pages?.geometry(place.page - 1, page.zoom) ?? {box: [0, 0, 1, 1], rotation: 0, scale: 1});
    const geometry = this.#pages?.geometry(place.page - 1, page.zoom);
    const box = geometry ? rectToPixels(geometry, place.rect) : {top: size.height / 2, height: 0};
    const middle = page.top + box.top + box.height / 2;
    this.scroller.scrollTop = Math.max(0, middle - this.area.height / 2);
    if (focus) void this.updateComplete.then(() => this.renderRoot.querySelector('tk-signature-placer')?.focus());
  }
}

function asZoom(value: string | null): Zoom {
  const factor = Number(value);
  if (value === 'fit-page' || value === 'fit-width') return value;
  return value !== null && Number.isFinite(factor) && factor > 0 ? factor : 'fit-width';
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-document-view': TkDocumentView;
  }
}
