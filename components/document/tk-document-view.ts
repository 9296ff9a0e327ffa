import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {errorCode} from '../core/office-error.js';
import type {Place} from '../core/signature/signature-place.js';
import {RetryEvent} from '../inbox/retry-event.js';
import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import type {PlaceEvent} from '../signature/place-event.js';
import {base} from '../theme/base.styles.js';
import {adoptTokens} from '../theme/tokens.js';
import {bringIntoSight} from './bring-into-sight.js';
import {DocumentFind} from './document-find.js';
import {DocumentPages} from './document-pages.js';
import {DocumentPasswordEvent} from './document-password-event.js';
import {DocumentProblemEvent} from './document-problem-event.js';
import {documentStage, shownStage} from './document-stage.js';
import type {DocumentStage} from './document-stage.js';
import {documentToolbar} from './document-toolbar.js';
import {findBar} from './find-bar.js';
import {openPdf} from './open-pdf.js';
import {PageEvent} from './page-event.js';
import {asZoom, nextZoom, pageZoom} from './page-layout.js';
import type {Zoom} from './page-layout.js';
import {pageTemplate, placerTemplate} from './page-template.js';
import {rectToPixels} from './page-transform.js';
import {placeAt, startingPlace} from './placement.js';
import type {Placement} from './placement.js';
import {BeforePrintEvent, PrintEvent} from './print-event.js';
import {printGuard} from './print-guard.js';
import {readingAct} from './reading-keys.js';
import {ReadingPlace} from './reading-place.js';
import {ReadyEvent} from './ready-event.js';
import {ShownPages} from './shown-pages.js';
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
 * @fires {RetryEvent} tk-retry - Fetch the missing file once more.
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
  /** While there is no `file`: it is being fetched, or the code of why it could not be. */
  @property({type: Boolean}) loading = false;
  @property() problem: string | undefined;

  @state() private stage: DocumentStage = {name: 'empty'};
  @state() private place: Place | undefined;
  @state() private isFinding = false;
  @state() private isGuarding = false;
  @state() private area = {width: 0, height: 0};
  @query('.scroller') private scroller!: HTMLElement | null;

  #pages: DocumentPages | undefined;
  #reading = new ReadingPlace();
  #opening: AbortController | undefined;
  readonly #shown = new ShownPages();
  #isReadyTold = false;
  /** The page changed because the reader scrolled: do not scroll in answer. */
  #isFollowing = false;
  /** A document was opened and the screen has not been scrolled to its page yet. */
  #isArriving = false;
  /** The layout above the reader changed: scroll by as much, so that nothing moves under his eye. */
  #isShifted = false;
  /** Bring the current match into sight as soon as it stands on the screen. */
  #isSeeking = false;
  readonly #find = new DocumentFind(() => this.#onFind());
  readonly #sizes = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.#sizes.observe(this);
    if (this.hasUpdated && this.file) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#close();
  }

  /** Pages shown to the reader since the file was opened, 1-based, ascending. */
  get shownPages(): readonly number[] {
    return this.#shown.list;
  }

  /** Scrolls so that `page` (1-based, the nearest there is) begins at the top. */
  goTo(page: number): void {
    this.scroller?.scrollTo({top: this.#reading.topOf(Math.min(Math.max(page, 1), this.#pages?.count ?? 1) - 1), behavior: 'instant'});
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('file')) {
      if (this.hasUpdated && !changed.has('page')) this.page = 1;
      void this.#open();
    }
    if (changed.has('placement')) this.place = this.placement && startingPlace(this.placement);
    this.#reading.area = this.area;
    if (!this.#pages) return;
    this.page = Math.min(Math.max(Math.round(this.page) || 1, 1), this.#pages.count);
    const before = this.#reading.at(this.page - 1)?.top;
    this.#reading.lay(this.#pages.sizes, this.zoom);
    this.#isShifted = changed.has('zoom') || changed.has('area') || before !== this.#reading.at(this.page - 1)?.top;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.stage.name !== 'ready' || !this.scroller) return;
    if (changed.has('stage')) {
      this.#sizes.observe(this.scroller);
      // A width that differs by the gutter's is asked for before the first page is drawn, not after.
      if (this.#measure()) return;
    }
    const isArriving = this.#isArriving;
    this.#isArriving = false;
    if ((changed.has('page') && !this.#isFollowing) || isArriving) this.goTo(this.page);
    else if (this.#isShifted && !this.#isFollowing) this.scroller.scrollTop = this.#reading.keptTop(this.page - 1);
    this.#isFollowing = false;
    if ((changed.has('placement') || isArriving) && this.place) this.#showPlace(this.place);
    if (this.#isSeeking) this.#seek();
    this.#drawNeeded();
    this.#recordShown();
  }

  protected override render() {
    if (this.stage.name !== 'ready' || !this.#pages) {
      return html`<slot name="banner"></slot>${documentStage(shownStage(this.stage, this), this.name, {
          cancel: () => this.#cancel(),
          retry: () => void (this.file ? this.#open() : this.dispatchEvent(new RetryEvent())),
          unlock: password => void this.#open(password),
        })}`;
    }
    return html`
      ${this.#renderToolbar(this.#pages)}
      ${this.isFinding ? findBar(this.#find, this.page, () => this.#toggleFind()) : nothing}
      ${this.isGuarding ? printGuard(() => (this.isGuarding = false), () => this.#print()) : nothing}
      <slot name="banner"></slot>
      <div class="body">
        ${this.thumbnails ? html`<tk-page-rail .pages=${this.#pages} .page=${this.page} @tk-page=${(event: PageEvent) => (event.stopPropagation(), this.goTo(event.page))}></tk-page-rail>` : nothing}
        <div
          class="scroller"
          tabindex="0"
          role="region"
          aria-label=${this.name || term('document.pages')}
          @scroll=${this.#onScroll}
          @keydown=${this.#onKey}
          @tk-place=${this.#onPlace}
        >
          <div class="column" style="height:${this.#reading.layout.height}px;min-width:${this.#reading.layout.width}px">
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
        goTo: next => this.goTo(next),
        zoomTo: next => (this.zoom = next),
        zoomBy: direction => (this.zoom = nextZoom(this.#factor, direction)),
        toggleRail: () => (this.thumbnails = !this.thumbnails),
        toggleFind: () => this.#toggleFind(),
        print: () => (this.isGuarding = this.dispatchEvent(new BeforePrintEvent())),
      },
    );
  }

  #renderPages(pages: DocumentPages) {
    const {first, last} = this.#reading.mounted;
    const indices = Array.from({length: last - first + 1}, (_, offset) => first + offset);
    return repeat(
      indices,
      index => index,
      index =>
        pageTemplate(pages, {
          index,
          place: this.#reading.at(index)!,
          hits: this.#find.hitsOn(index),
          over: this.place?.page === index + 1 ? placerTemplate(pages, this.place, this.#reading.at(index)!.zoom, this.placement!) : nothing,
          onClick: event => this.#onPageClick(event, index),
        }),
    );
  }

  get #factor(): number {
    const size = this.#pages?.sizes[this.page - 1];
    return size ? pageZoom(size, this.zoom, this.area) : 1;
  }

  async #open(password = this.password): Promise<void> {
    this.#close();
    const {file} = this;
    if (!file) return void (this.stage = {name: 'empty'});
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

  /** Only the first page is read before the screen is laid out; `updated` then draws it before anything else. */
  async #begin(pages: DocumentPages, signal: AbortSignal): Promise<void> {
    this.#pages = pages;
    const index = Math.min(Math.max(this.page, 1), pages.count) - 1;
    await pages.meet(index).catch(() => pages.failed.add(index));
    if (signal.aborted) return;
    this.#find.attach(pages);
    this.#isArriving = true;
    this.stage = {name: 'ready'};
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
    this.#shown.clear();
    this.#isReadyTold = false;
    this.#reading.reset();
  }

  #onPagesChange(): void {
    this.requestUpdate();
    const pages = this.#pages;
    if (!pages || this.#isReadyTold) return;
    this.#isReadyTold = true;
    this.dispatchEvent(new ReadyEvent(pages.count));
  }

  /** Whether the room for pages changed. The gutter is reserved, so a width read here does not change by being used. */
  #measure(): boolean {
    const {clientWidth: width, clientHeight: height} = this.scroller ?? this;
    if (Math.abs(width - this.area.width) < 1 && Math.abs(height - this.area.height) < 1) return false;
    this.area = {width, height};
    return true;
  }

  readonly #onScroll = () => {
    if (!this.scroller || this.stage.name !== 'ready') return;
    const page = this.#reading.scrolledTo(this.scroller.scrollTop) + 1;
    this.requestUpdate();
    this.#isFollowing ||= page !== this.page;
    if (page !== this.page) this.dispatchEvent(new PageEvent((this.page = page)));
  };

  #geometry(index: number) {
    return this.#pages?.geometry(index, this.#reading.at(index)?.zoom ?? 1);
  }

  #drawNeeded(): void {
    if (!this.#pages || this.area.width === 0) return;
    this.#pages.want(this.#reading.drawingOrder(this.page - 1).map(index => ({index, zoom: this.#reading.at(index)!.zoom})));
  }

  #recordShown(): void {
    const pages = this.#pages;
    if (!pages || !this.#shown.add(this.#reading.read.filter(index => pages.isPainted(index)))) return;
    this.dispatchEvent(new ViewAreaEvent(this.#shown.list, pages.count));
  }

  #onKey = (event: KeyboardEvent) => {
    const act = readingAct(event);
    if (!act || (act !== 'find' && event.target !== this.scroller)) return;
    event.preventDefault();
    if (act === 'find') this.#toggleFind(true);
    else if (act === 'zoom-in' || act === 'zoom-out') this.zoom = nextZoom(this.#factor, act === 'zoom-in' ? 1 : -1);
    else this.goTo(this.page + (act === 'next-page' ? 1 : -1));
  };

  #toggleFind(isOpen = !this.isFinding): void {
    this.isFinding = isOpen;
    if (!this.isFinding) this.#find.clear();
    void this.updateComplete.then(() =>
      this.isFinding ? this.renderRoot.querySelector<HTMLInputElement>('.find input')?.focus() : this.scroller?.focus(),
    );
  }

  #onFind(): void {
    const index = this.#find.takeJump();
    if (index !== undefined) this.#isSeeking = true;
    if (index !== undefined && index + 1 !== this.page) this.goTo(index + 1);
    this.requestUpdate();
  }

  #seek(): void {
    const hit = this.renderRoot.querySelector('.hit.current i');
    if (!hit || !this.scroller) return;
    this.#isSeeking = false;
    bringIntoSight(this.scroller, hit);
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
    const to = this.#geometry(index);
    const from = this.#geometry(this.place.page - 1) ?? to;
    if (!from || !to) return;
    const frame = (event.currentTarget as Element).getBoundingClientRect();
    this.place = placeAt(this.place, from, index + 1, to, {x: event.clientX - frame.left, y: event.clientY - frame.top});
    void this.updateComplete.then(() => this.#placer?.announce());
  }

  get #placer() {
    return this.renderRoot.querySelector('tk-signature-placer');
  }

  #showPlace(place: Place, isFocused = false): void {
    const page = this.#reading.at(place.page - 1);
    if (!page || !this.scroller) return;
    const geometry = this.#geometry(place.page - 1);
    const box = geometry ? rectToPixels(geometry, place.rect) : {top: page.height / 2, height: 0};
    const middle = page.top + box.top + box.height / 2;
    this.scroller.scrollTop = Math.max(0, middle - this.area.height / 2);
    if (isFocused) void this.updateComplete.then(() => this.#placer?.focus());
  }

  #print(): void {
    this.isGuarding = false;
    this.dispatchEvent(new PrintEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-document-view': TkDocumentView;
  }
}
