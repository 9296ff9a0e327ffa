import {html, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import Stamp from 'lucide/dist/esm/icons/stamp.mjs';

import {errorCode} from '../core/office-error.js';
import {codeSentence, term} from '../locale/term.js';
import {screenText} from '../locale/screen-text.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {IssueRequestEvent, SealChangeEvent} from './issue-event.js';
import {readSignatureImage} from './signature-image.js';
import {styles} from './tk-issue-form.styles.js';

/** What the page allows, as `planIssue` found it. */
export interface IssueOutlook {
  /** Parts the page leaves blank; none where number and day are typed already. */
  readonly gaps: readonly ('number' | 'day' | 'month' | 'year')[];
  /** What is typed on the page already, and so cannot be another: `{month: '10', year: '2026'}`. */
  readonly typed?: Readonly<Partial<Record<'number' | 'day' | 'month' | 'year', string>>>;
  /** Where the seal will stand. */
  readonly page: number;
  /** 0 to 1; below 0.5 the clerk is asked to look. */
  readonly confidence: number;
  /** The clerk moved it. */
  readonly isMoved?: boolean;
}

type Mistake = 'number' | 'day' | 'typed' | 'seal' | 'size';
const [leastSide, mostSide] = [10, 80] as const;

/**
 * The clerk's act on a document the leader has signed: number and day into its gaps, the seal over the signature. It only asks;
 * the owner plans (`planIssue`), signs (`issueDocument`) and keeps the seal.
 *
 * @fires {IssueRequestEvent} tk-issue-request - Complete; go on to the consent window.
 * @fires {SealChangeEvent} tk-seal-change - Another picture or size of the seal.
 */
export class TkIssueForm extends OfficeElement {
  static override styles = [base, styles];

  /** Typed on the page already: `QĐ-UBND`. */
  @property() notation = '';
  /** The next number of the series, where the owner keeps a register. */
  @property({attribute: 'next-number'}) nextNumber = '';
  /** `yyyy-MM-dd`: the day it begins with, and the last it may be. */
  @property() today = '';
  /** The seal's picture, PNG. */
  @property({attribute: false}) seal: Blob | undefined;
  /** Its real size; the round seal of most agencies is 36 mm. */
  @property({attribute: false}) millimetres: {readonly width: number; readonly height: number} = {width: 36, height: 36};
  /** Absent while the owner still looks. */
  @property({attribute: false}) outlook: IssueOutlook | undefined;
  /** Code of why it cannot be issued, or of the last failure. */
  @property() problem: string | undefined;

  @state() private number = '';
  @state() private issuedOn = '';
  @state() private mistakes: ReadonlySet<Mistake> = new Set();
  @state() private imageProblem: string | undefined;
  @state() private picture: string | undefined;
  #isOwnNumber = false;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#isOwnNumber) this.number = this.nextNumber;
    if (changed.has('today') && !this.issuedOn) this.issuedOn = this.today;
    if (!changed.has('seal') && (this.picture || !this.seal)) return;
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = this.seal && URL.createObjectURL(this.seal);
  }

  protected override updated(): void {
    if (this.mistakes.size > 0) this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  protected override render() {
    return html`<form novalidate @submit=${this.#submit}>
      ${this.#renderOutlook()}
      <div class="pair">
        <div>
          <label class="label" for="number">${term('issue.number')}</label>
          <div class="number">
            <input
              id="number"
              class="field"
              inputmode="numeric"
              autocomplete="off"
              .value=${live(this.number)}
              aria-invalid=${this.mistakes.has('number') || this.mistakes.has('typed') ? 'true' : 'false'}
              aria-describedby="problem"
              @input=${this.#numbered}
            />
            ${this.notation ? html`<bdi>/${screenText(this.notation, 60)}</bdi>` : nothing}
          </div>
        </div>
        <div>
          <label class="label" for="day">${term('issue.day')}</label>
          <input
            id="day"
            class="field"
            type="date"
            max=${this.today || nothing}
            .value=${live(this.issuedOn)}
            aria-invalid=${this.mistakes.has('day') ? 'true' : 'false'}
            aria-describedby="problem"
            @input=${(event: Event) => (this.issuedOn = (event.target as HTMLInputElement).value)}
          />
        </div>
      </div>
      ${this.#renderSeal()}
      <p id="problem" class="problem" role="alert" ?hidden=${!this.#problemWords}>${this.#problemWords}</p>
      <button class="button primary" ?disabled=${!this.outlook}>${icon(Stamp)} ${term('issue.submit')}</button>
    </form>`;
  }

  #renderOutlook(): TemplateResult {
    const {outlook} = this;
    if (!outlook) return html`<p class="hint" role="status">${this.problem ? nothing : term('issue.looking')}</p>`;
    const parts = outlook.gaps.map(part => term(`issue.part.${part}`)).join(', ');
    const isUnsure = !outlook.isMoved && outlook.confidence < 0.5;
    const place = outlook.isMoved ? 'issue.place-moved' : isUnsure ? 'issue.place-unsure' : 'issue.place';
    const typed = Object.entries(outlook.typed ?? {}).map(([part, value]) => `${term(`issue.part.${part as keyof typeof outlook.typed}`)} ${value}`);
    return html`${typed.length > 0 ? html`<p class="hint">${term('issue.typed', {parts: typed.join(', ')})}</p>` : nothing}
      <p class="hint">${parts ? term('issue.gaps', {parts}) : term('issue.gaps-none')}</p>
      <p class=${isUnsure ? 'unsure' : 'hint'}>${term(place, {page: outlook.page})}</p>`;
  }

  #renderSeal(): TemplateResult {
    const side = (name: 'width' | 'height') => html`<div>
      <label class="label" for=${name}>${term(`issue.${name}`)}</label>
      <input
        id=${name}
        class="field"
        type="number"
        min=${leastSide}
        max=${mostSide}
        .value=${live(String(this.millimetres[name]))}
        aria-invalid=${this.mistakes.has('size') ? 'true' : 'false'}
        aria-describedby="problem"
        @change=${(event: Event) => this.#resize({[name]: Number((event.target as HTMLInputElement).value)})}
      />
    </div>`;
    return html`<fieldset>
      <legend class="heading">${term('issue.seal')}</legend>
      <div class="seal">
        ${this.picture ? html`<img src=${this.picture} alt=${term('issue.seal')} />` : html`<span class="blank"></span>`}
        <div>
          <label class="choose">
            <span class="button" aria-hidden="true">${term(this.seal ? 'issue.seal-change' : 'issue.seal-choose')}</span>
            <input
              id="seal"
              class="visually-hidden"
              type="file"
              accept="image/png,image/jpeg"
              aria-label=${term('issue.seal-choose')}
              aria-invalid=${this.mistakes.has('seal') ? 'true' : 'false'}
              aria-describedby="problem"
              @change=${this.#choose}
            />
          </label>
          <p class="hint">${term('issue.seal-hint')}</p>
        </div>
      </div>
      <div class="pair">${side('width')} ${side('height')}</div>
    </fieldset>`;
  }

  get #problemWords(): string | undefined {
    const [first] = this.mistakes;
    if (first) return term(`issue.missing-${first}`);
    const code = this.imageProblem ?? this.problem;
    return code ? codeSentence('error', code) : undefined;
  }

  #numbered = (event: Event): void => {
    this.number = (event.target as HTMLInputElement).value;
    this.#isOwnNumber = this.number.trim() !== '';
  };

  #resize(change: Partial<{width: number; height: number}>): void {
    this.millimetres = {...this.millimetres, ...change};
    if (this.#isSizeGood) this.dispatchEvent(new SealChangeEvent(undefined, this.millimetres));
  }

  get #isSizeGood(): boolean {
    return [this.millimetres.width, this.millimetres.height].every(side => side >= leastSide && side <= mostSide);
  }

  #choose = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    this.imageProblem = undefined;
    this.mistakes = new Set();
    try {
      this.dispatchEvent(new SealChangeEvent(await readSignatureImage(file, {tint: false}), this.millimetres));
    } catch (thrown) {
      this.imageProblem = errorCode(thrown);
    }
  };

  /** A signed page is never written over: what is typed there decides. */
  #fitsTyped(number: string): boolean {
    const [year, month, day] = this.issuedOn.split('-');
    const wanted = {number, day, month, year};
    const bare = (text = '') => text.replace(/^0+/, '').toLowerCase();
    return Object.entries(this.outlook?.typed ?? {}).every(([part, value]) => bare(value) === bare(wanted[part as keyof typeof wanted]));
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const number = this.number.trim();
    const mistakes = new Set<Mistake>();
    if (!/^\d{1,9}\p{L}?$/u.test(number)) mistakes.add('number');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(this.issuedOn) || (this.today !== '' && this.issuedOn > this.today)) mistakes.add('day');
    if (mistakes.size === 0 && !this.#fitsTyped(number)) mistakes.add('typed');
    if (!this.seal) mistakes.add('seal');
    if (!this.#isSizeGood) mistakes.add('size');
    this.mistakes = mistakes;
    if (mistakes.size === 0 && this.outlook) this.dispatchEvent(new IssueRequestEvent(number, this.issuedOn));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-issue-form': TkIssueForm;
  }
}
