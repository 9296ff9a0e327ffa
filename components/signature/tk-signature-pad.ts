import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import Eraser from 'lucide/dist/esm/icons/eraser.mjs';
import Undo from 'lucide/dist/esm/icons/undo-2.mjs';
import Upload from 'lucide/dist/esm/icons/upload.mjs';

import {errorCode} from '../core/office-error.js';
import {codeSentence, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {inkStroke} from './pen-stroke.js';
import type {PenPoint, PenStroke} from './pen-stroke.js';
import {SignatureImageEvent} from './signature-image-event.js';
import {penBlue, readSignatureImage, trimmedPng} from './signature-image.js';
import {styles} from './tk-signature-pad.styles.js';

export type SignatureSource = 'draw' | 'load' | 'type';

/** Canvas pixels per CSS pixel of the picture handed out: sharp at 600 dpi when printed 50 mm wide. */
const sharpness = 3;

/**
 * Where an officer makes the picture of his signature: drawn by hand, loaded from a scan, or typed by those who cannot draw.
 * The picture proves nothing by itself; the digital signature does. Whatever the way in, what comes out is blue ink on a
 * transparent ground, trimmed.
 *
 * @fires {SignatureImageEvent} tk-signature-image - A picture was made, or cleared.
 */
export class TkSignaturePad extends OfficeElement {
  static override styles = [base, styles];

  /** Way in that is shown. */
  @property() source: SignatureSource = 'draw';
  /** The officer's name, proposed where it can be typed. */
  @property() name = '';
  /** Repaints a loaded scan in blue. */
  @property({type: Boolean}) tint = true;

  @state() private strokes: readonly PenStroke[] = [];
  @state() private typed: string | undefined;
  @state() private problem: string | undefined;
  @state() private loadedUrl = '';
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  #stroke: PenPoint[] = [];
  #loaded: Blob | undefined;
  #run = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.loadedUrl);
    this.loadedUrl = '';
  }

  protected override updated(changed: PropertyValues): void {
    if (this.source === 'draw') this.#redraw();
    if (changed.has('source') && changed.get('source') !== undefined) this.#tell();
    if (changed.has('tint') && changed.get('tint') !== undefined && this.#loaded) void this.#load(this.#loaded);
  }

  protected override render() {
    return html`<fieldset>
      <legend class="visually-hidden">${term('signature.pad')}</legend>
      <div class="ways" role="radiogroup" aria-label=${term('signature.pad-way')}>
        ${(['draw', 'load', 'type'] as const).map(
          way =>
            html`<label class="way"
              ><input type="radio" name="way" .checked=${this.source === way} @change=${() => (this.source = way)} />${term(`signature.pad-${way}`)}</label
            >`,
        )}
      </div>
      ${this.source === 'draw' ? this.#renderDraw() : this.source === 'load' ? this.#renderLoad() : this.#renderType()}
      ${this.problem ? html`<p class="problem" role="alert">${codeSentence('error', this.problem)}</p>` : nothing}
      <p class="hint">${term('signature.pad-hint')}</p>
    </fieldset>`;
  }

  #renderDraw() {
    const none = this.strokes.length === 0;
    return html`<div class="sheet" tabindex="0" role="img" aria-label=${term(none ? 'signature.pad-empty' : 'signature.pad-drawn')} @keydown=${this.#onKey}>
        <canvas
          aria-hidden="true"
          @pointerdown=${this.#onPointerDown}
          @pointermove=${this.#onPointerMove}
          @pointerup=${this.#onPointerUp}
          @pointercancel=${this.#onPointerUp}
        ></canvas>
        ${none ? html`<span class="ghost">${term('signature.pad-draw-here')}</span>` : nothing}
      </div>
      <div class="acts">
        <button type="button" class="button" ?disabled=${none} @click=${this.#undo}>${icon(Undo)} ${term('shell.undo')}</button>
        <button type="button" class="button" ?disabled=${none} @click=${this.clear}>${icon(Eraser)} ${term('signature.pad-clear')}</button>
      </div>`;
  }

  #renderLoad() {
    return html`<div class="sheet load" @dragover=${(event: Event) => event.preventDefault()} @drop=${this.#onDrop}>
        ${this.loadedUrl ? html`<img src=${this.loadedUrl} alt=${term('signature.pad-loaded')} />` : html`<span class="ghost">${term('signature.pad-drop')}</span>`}
      </div>
      <div class="acts">
        <label class="button">
          ${icon(Upload)} ${term('signature.pad-choose')}
          <input class="visually-hidden" type="file" accept="image/png,image/jpeg" @change=${this.#onChoose} />
        </label>
        <label class="check"
          ><input type="checkbox" .checked=${this.tint} @change=${(event: Event) => (this.tint = (event.target as HTMLInputElement).checked)} />
          ${term('signature.pad-tint')}</label
        >
      </div>`;
  }

  #renderType() {
    const text = this.typed ?? this.name;
    const onInput = (event: Event) => {
      this.typed = (event.target as HTMLInputElement).value;
      this.#tell();
    };
    return html`<label class="typed-name"
        >${term('signature.pad-name')}
        <input class="field" type="text" maxlength="60" autocomplete="name" .value=${text} @input=${onInput} />
      </label>
      <div class="sheet"><span class="script" aria-hidden="true">${text}</span></div>`;
  }

  /** Takes everything back; the owner hears that there is no picture. */
  clear = (): void => {
    this.strokes = [];
    this.problem = undefined;
    this.#tell();
  };

  #undo = () => {
    this.strokes = this.strokes.slice(0, -1);
    this.#tell();
  };

  #onKey = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' || (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey))) this.#undo();
    else if (event.key === 'Delete' || event.key === 'Escape') this.clear();
    else return;
    event.preventDefault();
  };

  #onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas!.setPointerCapture(event.pointerId);
    this.#stroke = [this.#point(event)];
    this.#redraw();
  };

  #onPointerMove = (event: PointerEvent) => {
    if (this.#stroke.length === 0) return;
    // A fast pen gives several positions a frame; without them a curve becomes a polygon.
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length ? moves : [event]) this.#stroke.push(this.#point(move));
    this.#redraw();
  };

  #onPointerUp = () => {
    if (this.#stroke.length === 0) return;
    this.strokes = [...this.strokes, this.#stroke];
    this.#stroke = [];
    this.#tell();
  };

  #point(event: PointerEvent): PenPoint {
    const frame = this.canvas!.getBoundingClientRect();
    const pressure = event.pointerType === 'mouse' || event.pressure === 0 ? 0.5 : event.pressure;
    return {x: event.clientX - frame.left, y: event.clientY - frame.top, pressure, at: event.timeStamp};
  }

  #redraw(): void {
    const {canvas} = this;
    if (!canvas) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const width = Math.round(canvas.clientWidth * ratio);
    const height = Math.round(canvas.clientHeight * ratio);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const ink = canvas.getContext('2d');
    if (!ink) return;
    ink.clearRect(0, 0, width, height);
    for (const stroke of [...this.strokes, this.#stroke]) inkStroke(ink, stroke, penBlue, ratio);
  }

  #onChoose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.#load(file);
  };

  #onDrop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.#load(file);
  };

  async #load(file: Blob): Promise<void> {
    this.#loaded = file;
    await this.#make(() => readSignatureImage(file, {tint: this.tint}), png => {
      URL.revokeObjectURL(this.loadedUrl);
      this.loadedUrl = png ? URL.createObjectURL(new Blob([png as Uint8Array<ArrayBuffer>], {type: 'image/png'})) : '';
    });
  }

  #tell(): void {
    void this.#make(() => this.#picture());
  }

  /** The newest picture wins; one that is blank is no picture, and no problem while nothing was asked for. */
  async #make(make: () => Promise<Uint8Array | undefined>, done?: (png: Uint8Array | undefined) => void): Promise<void> {
    const run = ++this.#run;
    let png: Uint8Array | undefined;
    let problem: string | undefined;
    try {
      png = await make();
    } catch (thrown) {
      problem = errorCode(thrown);
    }
    if (run !== this.#run) return;
    this.problem = problem;
    done?.(png);
    this.dispatchEvent(new SignatureImageEvent(png));
  }

  async #picture(): Promise<Uint8Array | undefined> {
    if (this.source === 'load') return this.#loaded && readSignatureImage(this.#loaded, {tint: this.tint});
    if (this.source === 'type') return this.#typedPicture();
    if (this.strokes.length === 0 || !this.canvas) return undefined;
    const paper = new OffscreenCanvas(this.canvas.clientWidth * sharpness, this.canvas.clientHeight * sharpness);
    const ink = paper.getContext('2d', {willReadFrequently: true})!;
    for (const stroke of this.strokes) inkStroke(ink, stroke, penBlue, sharpness);
    return trimmedPng(paper);
  }

  async #typedPicture(): Promise<Uint8Array | undefined> {
    const text = (this.typed ?? this.name).normalize('NFC').trim();
    if (text === '') return undefined;
    const paper = new OffscreenCanvas(1200, 260);
    const ink = paper.getContext('2d', {willReadFrequently: true})!;
    const font = getComputedStyle(this.renderRoot.querySelector('.script') ?? this).fontFamily;
    for (let size = 110; size >= 24; size -= 6) {
      ink.font = `italic ${size}px ${font}`;
      if (ink.measureText(text).width <= paper.width - 40) break;
    }
    ink.fillStyle = penBlue;
    ink.textBaseline = 'middle';
    ink.fillText(text, 20, paper.height / 2, paper.width - 40);
    return trimmedPng(paper);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-signature-pad': TkSignaturePad;
  }
}
