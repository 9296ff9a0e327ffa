import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {styleMap} from 'lit/directives/style-map.js';

import type {Place} from '../core/signature/signature-place.js';
import {keepOnPage, pagePixels, pixelsToRect, pointsPerMillimetre, rectToPixels} from '../document/page-transform.js';
import type {PageGeometry, PixelBox} from '../document/page-transform.js';
import {isSamePlace} from '../document/placement.js';
import {isTermKey, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {adoptTokens} from '../theme/tokens.js';
import {PlaceEvent} from './place-event.js';
import {styles} from './tk-signature-placer.styles.js';

/** Smallest box, in millimetres: below this neither a hand signature nor a finger finds it. */
const least = {width: 10, height: 5};
const growth = 1.1;

/**
 * The box of a visible signature, lying over one page of a document.
 *
 * Drag it, pull its corner, or move it by keyboard: arrows 1 mm, with Shift 5 mm, + and − resize, n and p go through the
 * suggestions. Everything is kept in PDF points, so zoom and rotation change nothing. The owner answers `tk-place` by
 * setting the next `place`; until then the box follows the hand by itself.
 *
 * @fires {PlaceEvent} tk-place - The box was put somewhere.
 * @csspart box - The box.
 */
export class TkSignaturePlacer extends OfficeElement {
  static override styles = [base, styles];

  /** How the page under the box is shown. */
  @property({attribute: false}) geometry: PageGeometry | undefined;
  /** Where the box stands. */
  @property({attribute: false}) place: Place | undefined;
  /** All suggestions, the best first. */
  @property({attribute: false}) places: readonly Place[] = [];
  /** What will be drawn there. */
  @property({attribute: false}) image: Blob | undefined;
  /** UserUnit of the page: how many 1/72 inch its unit is. */
  @property({type: Number}) userUnit = 1;

  /** While a pointer holds the box: where it is now. */
  @state() private held: PixelBox | undefined;
  @state() private spoken = '';
  @query('.box') private box!: HTMLElement | null;
  #imageUrl = '';

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.#showImage();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.#imageUrl);
    this.#imageUrl = '';
  }

  override focus(options?: FocusOptions): void {
    this.box?.focus(options);
  }

  /** Speaks where the box stands, in millimetres, and tells the owner: for a move that came from outside. */
  announce(): void {
    if (this.place) this.#put(this.place.rect, this.place.because);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('image')) this.#showImage();
  }

  protected override render() {
    const {geometry, place} = this;
    if (!geometry || !place) return nothing;
    const box = this.held ?? rectToPixels(geometry, place.rect);
    const position = {left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px`};
    const page = pagePixels(geometry);
    const title = term(place.because === 'by-hand' ? 'signature.placed-by-hand' : 'signature.place-here');
    const labelSide = `${box.left + 150 > page.width ? 'to-end' : ''} ${box.left + box.width + 48 > page.width ? 'near-end' : ''} ${box.width < 130 ? 'small' : ''}`;
    return html`<div
        class="box ${this.held ? 'held' : ''} ${labelSide}"
        part="box"
        tabindex="0"
        role="application"
        aria-roledescription=${term('signature.place-box')}
        aria-label="${term('signature.place-box')}. ${this.#reasonWords(place)}"
        aria-describedby="help where"
        style=${styleMap(position)}
        @pointerdown=${this.#onPointerDown}
        @keydown=${this.#onKey}
      >
        <b class="label">${title}</b>
        <span class="reason"><b>${title}</b> ${this.#reasonWords(place)}</span>
        ${this.#imageUrl ? html`<img src=${this.#imageUrl} alt="" draggable="false" />` : nothing}
        ${this.places.length > 1
          ? html`<button
              type="button"
              class="other"
              tabindex="-1"
              title=${term('signature.place-next')}
              aria-label="${term('signature.place-next')}: ${this.#position(place)}"
              @pointerdown=${(event: Event) => event.stopPropagation()}
              @click=${() => this.#cycle(1)}
            >
              ${this.#position(place)}
            </button>`
          : nothing}
        <span class="corner" title=${term('signature.place-resize')}></span>
      </div>
      <p id="help" class="visually-hidden">${term('signature.place-help')}</p>
      <p id="where" class="visually-hidden">${this.#where(place)}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  #reasonWords({because, confidence}: Place): string {
    const key = `signature.because.${because}`;
    const reason = isTermKey(key) ? term(key) : '';
    return confidence < 0.5 ? `${reason} ${term('signature.place-doubt')}`.trim() : reason;
  }

  #position(place: Place): string {
    const current = this.places.findIndex(each => isSamePlace(each, place)) + 1;
    return current ? `${current}/${this.places.length}` : `–/${this.places.length}`;
  }

  /** The box in millimetres of the page as the reader sees it: after rotation, from its visible edges. */
  #where(place: Place): string {
    const {geometry} = this;
    if (!geometry) return '';
    const box = rectToPixels(geometry, place.rect);
    const page = pagePixels(geometry);
    const unit = this.#millimetre;
    const inMillimetres = (pixels: number) => Math.round(pixels / unit);
    return term('signature.place-at', {
      page: place.page,
      left: inMillimetres(box.left),
      bottom: inMillimetres(page.height - box.top - box.height),
      width: inMillimetres(box.width),
      height: inMillimetres(box.height),
    });
  }

  /** CSS pixels on screen in a millimetre of paper. */
  get #millimetre(): number {
    return pointsPerMillimetre(this.userUnit) * (this.geometry?.scale ?? 1);
  }

  #showImage(): void {
    URL.revokeObjectURL(this.#imageUrl);
    this.#imageUrl = this.image ? URL.createObjectURL(this.image) : '';
  }

  #onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = (event.shiftKey ? 5 : 1) * this.#millimetre;
    switch (event.key) {
      case 'ArrowLeft':
        this.#move(-step, 0);
        break;
      case 'ArrowRight':
        this.#move(step, 0);
        break;
      case 'ArrowUp':
        this.#move(0, -step);
        break;
      case 'ArrowDown':
        this.#move(0, step);
        break;
      case '+':
      case '=':
        this.#resize(growth);
        break;
      case '-':
      case '_':
        this.#resize(1 / growth);
        break;
      case 'n':
        this.#cycle(1);
        break;
      case 'p':
        this.#cycle(-1);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #move(across: number, down: number): void {
    const box = this.#pixels();
    if (box) this.#putBox({...box, left: box.left + across, top: box.top + down});
  }

  /** Grows or shrinks around the middle, keeping the proportions of the image. */
  #resize(factor: number): void {
    const box = this.#pixels();
    if (!box) return;
    const unit = this.#millimetre;
    const smallest = Math.max((least.width * unit) / box.width, (least.height * unit) / box.height);
    const by = Math.max(factor, Math.min(smallest, 1));
    const [width, height] = [box.width * by, box.height * by];
    this.#putBox({left: box.left - (width - box.width) / 2, top: box.top - (height - box.height) / 2, width, height});
  }

  #cycle(direction: 1 | -1): void {
    const {place, places} = this;
    if (!place || places.length === 0) return;
    const current = places.findIndex(each => isSamePlace(each, place));
    const from = current < 0 ? (direction > 0 ? -1 : 0) : current;
    const next = places[(from + direction + places.length) % places.length]!;
    this.#tell(next);
  }

  /** Follows one pointer from press to release; the corner resizes, the rest moves. Escape or a lost pointer puts it back. */
  #onPointerDown = (event: PointerEvent) => {
    const start = this.#pixels();
    if (event.button !== 0 || !start || !this.box) return;
    event.preventDefault();
    this.focus({preventScroll: true});
    const isResize = (event.target as Element).classList.contains('corner');
    const held = this.box;
    const letGo = new AbortController();
    const {signal} = letGo;
    held.setPointerCapture(event.pointerId);
    const follow = (move: PointerEvent) => {
      const across = move.clientX - event.clientX;
      const down = move.clientY - event.clientY;
      this.held = keepOnPage(this.geometry!, isResize ? this.#pulled(start, across, down) : {...start, left: start.left + across, top: start.top + down});
    };
    const finish = (isKept: boolean) => {
      letGo.abort();
      const {held: box} = this;
      this.held = undefined;
      if (box && isKept) this.#putBox(box);
    };
    held.addEventListener('pointermove', follow, {signal});
    held.addEventListener('pointerup', () => finish(true), {signal});
    held.addEventListener('pointercancel', () => finish(false), {signal});
    held.addEventListener('keydown', key => key.key === 'Escape' && finish(false), {signal});
  };

  #pulled(start: PixelBox, across: number, down: number): PixelBox {
    const unit = this.#millimetre;
    return {
      ...start,
      width: Math.max(start.width + across, least.width * unit),
      height: Math.max(start.height + down, least.height * unit),
    };
  }

  #pixels(): PixelBox | undefined {
    return this.geometry && this.place && rectToPixels(this.geometry, this.place.rect);
  }

  #putBox(box: PixelBox): void {
    this.#put(pixelsToRect(this.geometry!, keepOnPage(this.geometry!, box)), 'by-hand');
  }

  #put(rect: Place['rect'], because: string): void {
    this.#tell({page: this.place!.page, rect, because, confidence: 1});
  }

  #tell(place: Place): void {
    // Stays on this page only: a suggestion of another page is drawn there by the owner.
    if (place.page === this.place?.page) this.place = place;
    const at = this.places.length > 1 ? `${term('signature.place-choice', this.#choice(place))}. ` : '';
    this.spoken = `${place.because === 'by-hand' ? '' : at}${this.#where(place)}`;
    this.dispatchEvent(new PlaceEvent(place.page, place.rect, place.because));
  }

  #choice(place: Place) {
    return {current: this.places.findIndex(each => isSamePlace(each, place)) + 1, count: this.places.length};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-signature-placer': TkSignaturePlacer;
  }
}
