import {html, nothing, svg} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';

import type {Urgency} from '../core/document/urgency.js';
import {urgencies} from '../core/document/urgency.js';
import type {Organisation} from '../core/exchange/edoc-message.js';
import type {OrganisationDirectory} from '../core/exchange/organisation-directory.js';
import type {Promptness} from '../core/exchange/promptness.js';
import {padded} from '../core/exchange/register.js';
import {dayNumber} from '../core/inbox/working-days.js';
import {countText} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {codeSentence, term} from '../locale/term.js';
import type {TermKey} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {DispatchCancelEvent, DispatchSubmitEvent} from './dispatch-submit-event.js';
import type {RecipientGroup} from './tk-recipients.js';
import {styles} from './tk-dispatch.styles.js';

/** What the clerk's sheet is about. */
export interface DispatchSubject {
  readonly documentId: string;
  readonly typeName: string;
  readonly subject: string;
  /** Typed on the page already: `QĐ-UBND`. */
  readonly notation: string;
  readonly signer: string;
  readonly urgency: Urgency;
}

/** Where the seal will stand, for a look before it does. PDF points, origin at the lower left. */
export interface SealPreview {
  readonly page: number;
  readonly rect: readonly [number, number, number, number];
  readonly pageSize: {readonly width: number; readonly height: number};
  /** 0 to 1; below 0.5 the clerk is asked to look. */
  readonly confidence: number;
}

type Mistake = 'number' | 'taken' | 'day' | 'recipients' | 'reason' | 'seal';

const mistakeWords: Readonly<Record<Exclude<Mistake, 'taken'>, TermKey>> = {
  number: 'error.register-number-invalid',
  day: 'error.day-invalid',
  recipients: 'error.recipients-missing',
  reason: 'dispatch.reason.missing',
  seal: 'dispatch.seal.missing',
};

/**
 * The clerk's sheet. To issue: number and day, where the seal falls, recipients, urgency, one button. To send what is sealed
 * already: recipients. To recall or return: a reason, which the other side reads. It checks what is missing, and leaves the doing to its owner.
 *
 * @fires {DispatchSubmitEvent} tk-dispatch-submit - Complete and confirmed.
 * @fires {DispatchCancelEvent} tk-dispatch-cancel - Closed.
 * @slot seal - A larger preview of the page with its seal, in place of the small drawing.
 * @csspart acts - The buttons.
 */
export class TkDispatch extends OfficeElement {
  static override styles = [base, styles];

  @property({reflect: true}) mode: 'issue' | 'send' | 'recall' | 'return' = 'issue';
  /** Another `documentId` empties the sheet. */
  @property({attribute: false}) subject?: DispatchSubject;
  /** The next number of the series, from `nextNumber`. */
  @property({attribute: 'next-number'}) nextNumber = '';
  /** Numbers of the series that are given, as the register writes them. */
  @property({attribute: false}) taken: readonly string[] = [];
  /** `yyyy-MM-dd`: what the day of issue begins with, and the last it may be. */
  @property() today = '';
  @property({attribute: false}) seal?: SealPreview;
  @property({attribute: false}) directory?: OrganisationDirectory;
  @property({attribute: false}) groups: readonly RecipientGroup[] = [];
  /** Chosen to issue; those asked to give back to recall. */
  @property({attribute: false}) recipients: readonly Organisation[] = [];
  @property() promptness?: Promptness;
  @property({type: Boolean, reflect: true}) busy = false;
  /** Code of the last failure. */
  @property() problem?: string;

  @state() private number = '';
  @state() private issuedOn = '';
  @state() private urgency: Urgency = 'normal';
  @state() private reason = '';
  @state() private mistakes: ReadonlySet<Mistake> = new Set();
  #isOwnNumber = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('subject') && this.subject?.documentId !== changed.get('subject')?.documentId) {
      this.urgency = this.subject?.urgency ?? 'normal';
      this.issuedOn = this.today;
      this.reason = '';
      this.mistakes = new Set();
      this.#isOwnNumber = false;
    }
    // Somebody else took the number meanwhile: the sheet follows, unless the clerk typed one.
    if (!this.#isOwnNumber) this.number = this.nextNumber;
    if (!this.issuedOn) this.issuedOn = this.today;
  }

  protected override render() {
    if (!this.subject) return nothing;
    const {typeName, subject, signer} = this.subject;
    return html`<form novalidate @submit=${this.#submit} aria-busy=${this.busy}>
      <h2>${term(`dispatch.${this.mode}`)}</h2>
      <p class="about"><b>${screenText(typeName, 80)}</b> <bdi>${screenText(subject)}</bdi><br /><small>${screenText(signer, 120)}</small></p>
      ${this.mode === 'issue' ? this.#renderIssue(this.subject) : this.mode === 'send' ? this.#renderSend() : this.#renderReason(this.mode)}
      ${this.problem ? html`<p class="problem" role="alert">${codeSentence('error', this.problem)}</p>` : nothing}
      <div class="acts" part="acts">
        <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.dispatchEvent(new DispatchCancelEvent())}>${term('dispatch.cancel')}</button>
        <button class="button ${this.mode === 'issue' || this.mode === 'send' ? 'primary' : 'danger'}" ?disabled=${this.busy}>${icon(Send)} ${this.#submitWords()}</button>
      </div>
    </form>`;
  }

  #submitWords(): string {
    if (this.busy) return term('dispatch.busy');
    if (this.mode === 'send') return this.recipients.length > 0 ? term('dispatch.submit.send', {count: countText(this.recipients.length)}) : term('dispatch.submit.send.none');
    if (this.mode !== 'issue') return term(`dispatch.submit.${this.mode}`);
    return this.recipients.length > 0 ? term('dispatch.submit', {count: countText(this.recipients.length)}) : term('dispatch.submit.none');
  }

  #renderIssue({notation}: DispatchSubject): TemplateResult {
    const isDue = this.promptness !== undefined && this.promptness !== 'in-time';
    return html`
      ${isDue ? html`<p class="due ${this.promptness}">${term(`dispatch.due.${this.promptness as Exclude<Promptness, 'in-time'>}`)}</p>` : nothing}
      <div class="pair">
        <div>
          <label for="number">${term('dispatch.number')}</label>
          <div class="number">
            <input id="number" class="field" inputmode="numeric" autocomplete="off" .value=${live(this.number)} ?disabled=${this.busy} aria-invalid=${this.#has('number') || this.#has('taken')} aria-describedby=${this.#has('number') || this.#has('taken') ? 'm-number' : nothing} @input=${this.#numbered} />
            <span>/<bdi>${screenText(notation, 60)}</bdi></span>
          </div>
          ${this.#has('taken') ? this.#renderMistake('m-number', term('dispatch.number.taken', {number: padded(this.number.trim()), next: this.nextNumber})) : this.#renderMistakeOf('number', 'm-number')}
        </div>
        <div>
          <label for="day">${term('dispatch.issued-on')}</label>
          <input id="day" class="field" type="date" max=${this.today || nothing} .value=${live(this.issuedOn)} ?disabled=${this.busy} aria-invalid=${this.#has('day')} aria-describedby=${this.#has('day') ? 'm-day' : nothing} @input=${(event: Event) => (this.issuedOn = (event.target as HTMLInputElement).value)} />
          ${this.#renderMistakeOf('day', 'm-day')}
        </div>
        ${this.#renderUrgency()}
      </div>
      ${this.#renderSeal()}
      ${this.#renderRecipients()}
    `;
  }

  #renderSend(): TemplateResult {
    const isDue = this.promptness !== undefined && this.promptness !== 'in-time';
    return html`${isDue ? html`<p class="due ${this.promptness}">${term(`dispatch.due.${this.promptness as Exclude<Promptness, 'in-time'>}`)}</p>` : nothing}
      ${this.#renderRecipients()} <div class="pair">${this.#renderUrgency()}</div>`;
  }

  #renderRecipients(): TemplateResult {
    return html`<tk-recipients .directory=${this.directory} .recipients=${this.recipients} .groups=${this.groups} day=${this.issuedOn || this.today || nothing} ?disabled=${this.busy} @tk-recipients-change=${this.#chosen}></tk-recipients>
      ${this.#renderMistakeOf('recipients', 'm-recipients')}`;
  }

  #renderUrgency(): TemplateResult {
    return html`<div>
          <label for="urgency">${term('dispatch.urgency')}</label>
          <select id="urgency" class="field" ?disabled=${this.busy} @change=${(event: Event) => (this.urgency = urgencies.find(each => each === (event.target as HTMLSelectElement).value) ?? 'normal')}>
            ${urgencies.map(each => html`<option value=${each} ?selected=${each === this.urgency}>${term(`dispatch.urgency.${each}`)}</option>`)}
          </select>
        </div>`;
  }

  #renderSeal(): TemplateResult {
    const {seal} = this;
    return html`<div class="seal">
      <slot name="seal">${seal ? sealDrawing(seal) : nothing}</slot>
      <p>
        <b>${term('dispatch.seal')}</b><br />
        ${seal ? term('dispatch.seal.page', {page: seal.page}) : term('dispatch.seal.missing')}
        ${seal && seal.confidence < 0.5 ? html`<br /><span class="unsure">${icon(CircleAlert)} ${term('dispatch.seal.unsure')}</span>` : nothing}
      </p>
    </div>
    ${this.#renderMistakeOf('seal', 'm-seal')}`;
  }

  #renderReason(mode: 'recall' | 'return'): TemplateResult {
    return html`
      ${mode === 'recall'
        ? html`<p class="due">${term('dispatch.recall.note')}</p>
            <ul class="givers" aria-label=${term('recipients.label')}>${this.recipients.map(each => html`<li class="chip"><bdi>${screenText(each.name ?? each.id, 120)}</bdi></li>`)}</ul>`
        : nothing}
      <div>
        <label for="reason">${term('dispatch.reason')} <small id="hint">${term(`dispatch.reason.${mode}`)}</small></label>
        <textarea id="reason" class="field" rows="3" maxlength="500" aria-required="true" .value=${live(this.reason)} ?disabled=${this.busy} aria-invalid=${this.#has('reason')} aria-describedby=${this.#has('reason') ? 'm-reason' : 'hint'} @input=${(event: Event) => (this.reason = (event.target as HTMLTextAreaElement).value)}></textarea>
        ${this.#renderMistakeOf('reason', 'm-reason')}
        ${mode === 'recall' ? this.#renderMistakeOf('recipients', 'm-recipients') : nothing}
      </div>
    `;
  }

  #has(mistake: Mistake): boolean {
    return this.mistakes.has(mistake);
  }

  #renderMistakeOf(mistake: Exclude<Mistake, 'taken'>, id: string) {
    return this.#has(mistake) ? this.#renderMistake(id, term(mistakeWords[mistake])) : nothing;
  }

  #renderMistake(id: string, words: string): TemplateResult {
    return html`<p class="mistake" id=${id}>${icon(CircleAlert)} ${words}</p>`;
  }

  #numbered(event: Event): void {
    this.number = (event.target as HTMLInputElement).value;
    this.#isOwnNumber = this.number.trim() !== '';
  }

  #chosen(event: HTMLElementEventMap['tk-recipients-change']): void {
    this.recipients = event.recipients;
  }

  #missing(): ReadonlySet<Mistake> {
    const mistakes = new Set<Mistake>();
    if (this.mode !== 'return' && this.recipients.length === 0) mistakes.add('recipients');
    if (this.mode === 'send') return mistakes;
    if (this.mode !== 'issue') {
      if (!this.reason.trim()) mistakes.add('reason');
      return mistakes;
    }
    const number = this.number.trim();
    if (!/^\d{1,9}\p{L}?$/u.test(number) || Number.parseInt(number, 10) === 0) mistakes.add('number');
    else if (this.taken.some(each => padded(each).toLowerCase() === padded(number).toLowerCase())) mistakes.add('taken');
    // Not of tomorrow, nor of a day that is none.
    if (dayNumber(this.issuedOn) === undefined || (this.today && this.issuedOn > this.today)) mistakes.add('day');
    if (!this.seal) mistakes.add('seal');
    return mistakes;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    this.mistakes = this.#missing();
    if (this.mistakes.size > 0) {
      void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]') ?? this.renderRoot.querySelector<HTMLElement>('tk-recipients'))?.focus());
      return;
    }
    const {recipients, urgency, issuedOn} = this;
    const reason = this.reason.trim();
    if (this.mode === 'return') this.dispatchEvent(new DispatchSubmitEvent({kind: 'return', reason}));
    else if (this.mode === 'recall') this.dispatchEvent(new DispatchSubmitEvent({kind: 'recall', reason, recipients}));
    else if (this.mode === 'send') this.dispatchEvent(new DispatchSubmitEvent({kind: 'send', urgency, recipients}));
    else this.dispatchEvent(new DispatchSubmitEvent({kind: 'issue', number: padded(this.number.trim()), issuedOn, urgency, recipients}));
  }
}

/** The sheet of paper in outline, the seal where it will stand. */
function sealDrawing({rect: [left, bottom, right, top], pageSize: {width, height}}: SealPreview): TemplateResult {
  const radius = Math.min(right - left, top - bottom) / 2;
  const [x, y] = [(left + right) / 2, height - (bottom + top) / 2];
  return html`<svg class="page" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${svg`<rect width=${width} height=${height} class="paper"></rect>
      ${[0.2, 0.25, 0.3, 0.35, 0.4].map(at => svg`<line x1=${width * 0.14} x2=${width * 0.9} y1=${height * at} y2=${height * at}></line>`)}
      <path class="pen" d="M ${x + radius * 0.4} ${y + radius * 0.3} q ${radius * 0.4} ${-radius} ${radius * 0.8} 0 t ${radius} ${-radius * 0.2}"></path>
      <circle class="ring" cx=${x} cy=${y} r=${radius * 0.95}></circle>
      <circle class="ring thin" cx=${x} cy=${y} r=${radius * 0.7}></circle>`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-dispatch': TkDispatch;
  }
}
