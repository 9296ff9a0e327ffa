import {html, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';

import {decisions, needsReason} from '../core/draft/draft.js';
import type {Decision} from '../core/draft/draft.js';
import type {DraftState} from '../draft/tk-draft-status.js';
import {countText} from '../locale/moment.js';
import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {DraftChangeEvent} from './draft-change-event.js';
import {OpinionSubmitEvent} from './opinion-submit-event.js';
import type {SubmitKind} from './opinion-submit-event.js';
import {styles} from './tk-opinion-form.styles.js';

/** What a form is filled with: a stored draft, or the part of one that matters here. */
export interface OpinionContent {
  /** Another id replaces what stands in the form; the same id never does. */
  readonly id: string;
  readonly decision?: Decision | undefined;
  readonly text: string;
}

/** Shown from here on; a short opinion needs no counting. */
const countedFrom = 200;

/**
 * Asks one officer for one opinion: a decision, words, and what to do with it. It decides nothing itself.
 *
 * The words belong to the form while they are written: setting `content` again with the same `id`, as an owner that saves on
 * each event does, never moves the caret. `decision` and `text` can be read and set at any time, like the value of an input.
 * In a `<form>` it takes part under its `name` as two entries, `<name>-decision` and `<name>-text`.
 *
 * @fires {DraftChangeEvent} tk-draft-change - On each keystroke and each choice.
 * @fires {OpinionSubmitEvent} tk-opinion-submit - One of the buttons was pressed and nothing is missing.
 * @fires {DraftActEvent} tk-draft-act - A remedy was chosen on the line of the draft's state.
 * @slot attachments - Between the words and the buttons.
 * @csspart choices - The decisions.
 * @csspart text - The field of words.
 * @csspart acts - The buttons.
 */
export class TkOpinionForm extends OfficeElement {
  static override styles = [base, styles];
  static override shadowRootOptions = {...OfficeElement.shadowRootOptions, delegatesFocus: true};
  static readonly formAssociated = true;

  @property({reflect: true}) name = '';
  /** Fills the form when its `id` differs from the one before. */
  @property({attribute: false}) content?: OpinionContent;
  @property() decision?: Decision | undefined;
  @property({attribute: false}) text = '';
  /** Decisions to offer, in this order: what the system's own form can take. */
  @property({attribute: false}) decisions: readonly Decision[] = decisions;
  /** Whether an approval can be signed here; without it the opinion is only sent. */
  @property({type: Boolean}) signable = false;
  @property({type: Boolean, reflect: true}) disabled = false;
  @property({type: Boolean}) offline = false;
  /** Longest text the system takes, in UTF-16 code units. */
  @property({type: Number}) limit?: number;
  @property({attribute: 'draft-state'}) draftState?: DraftState;
  /** RFC 3339 instant of the last save. */
  @property({attribute: 'saved-at'}) savedAt = '';

  @state() private mistake?: 'decision' | 'reason' | 'length' | undefined;
  @query('textarea') private field!: HTMLTextAreaElement;
  #internals = this.attachInternals();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('content') && this.content?.id !== changed.get('content')?.id) {
      this.decision = this.content?.decision;
      this.text = this.content?.text ?? '';
      this.mistake = undefined;
    }
    if (changed.has('text') || changed.has('decision') || changed.has('limit')) this.#report();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  formResetCallback(): void {
    this.decision = this.content?.decision;
    this.text = this.content?.text ?? '';
    this.mistake = undefined;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** Shows what is missing and puts the focus there. */
  reportValidity(): boolean {
    this.mistake = this.#missing();
    if (this.mistake === 'decision') this.renderRoot.querySelector<HTMLElement>('input')?.focus();
    else if (this.mistake) this.field.focus();
    return this.mistake === undefined;
  }

  protected override render() {
    const isReasoned = this.decision !== undefined && needsReason(this.decision);
    return html`<form @submit=${(event: Event) => event.preventDefault()} novalidate>
      <fieldset
        class="choices"
        part="choices"
        aria-describedby=${this.mistake === 'decision' ? 'mistake' : nothing}
      >
        <legend class="heading">${term('approval.opinion')}</legend>
        ${this.decisions.map(decision => this.#renderChoice(decision))}
      </fieldset>
      ${this.mistake === 'decision' ? this.#renderMistake() : nothing}
      <div>
        <div class="label">
          <label for="text"
            ><b>${term('approval.text')}</b> ·
            ${isReasoned ? term('approval.text.required') : term('approval.text.optional')}</label
          >
          ${this.#renderCount()}
        </div>
        <textarea
          id="text"
          class="field"
          part="text"
          rows="3"
          placeholder=${term(isReasoned ? 'approval.text.reason' : 'approval.text.approve')}
          aria-required=${isReasoned}
          aria-invalid=${this.mistake === 'reason' || this.mistake === 'length'}
          aria-describedby=${this.mistake && this.mistake !== 'decision' ? 'mistake' : nothing}
          ?disabled=${this.disabled}
          .value=${live(this.text)}
          @input=${this.#typed}
        ></textarea>
        ${this.mistake && this.mistake !== 'decision' ? this.#renderMistake() : nothing}
      </div>
      <slot name="attachments"></slot>
      <div class="dock">
        <tk-draft-status .state=${this.draftState} .at=${this.savedAt}></tk-draft-status>
        ${this.#renderActs()}
      </div>
    </form>`;
  }

  #renderChoice(decision: Decision): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="decision"
        value=${decision}
        .checked=${live(decision === this.decision)}
        ?disabled=${this.disabled}
        @change=${() => this.#choose(decision)}
      />
      ${term(`approval.decision.${decision}`)}
    </label>`;
  }

  #renderCount() {
    const count = this.text.length;
    if (this.limit !== undefined)
      return html`<span
        >${term('approval.text.count.limit', {count: countText(count), limit: countText(this.limit)})}</span
      >`;
    return count >= countedFrom
      ? html`<span>${term('approval.text.count', {count: countText(count)})}</span>`
      : nothing;
  }

  #renderMistake(): TemplateResult {
    return html`<p id="mistake" class="mistake" role="alert">
      ${icon(CircleAlert)}<span>${this.#mistakeText(this.mistake)}</span>
    </p>`;
  }

  #renderActs(): TemplateResult {
    const isSigned = this.signable && (this.decision === undefined || this.decision === 'approve');
    const submit = (kind: SubmitKind, words: string, look: string): TemplateResult =>
      html`<button
        type="button"
        class="button ${look}"
        ?disabled=${this.disabled}
        @click=${() => this.#submit(kind)}
      >
        ${words}
      </button>`;
    return html`<div class="acts" part="acts">
      ${submit('keep', term(isSigned ? 'approval.keep' : 'approval.keep.unsigned'), '')}
      ${
        isSigned
          ? submit('sign-now', term('approval.sign-now'), 'primary')
          : submit('send', term(this.offline ? 'approval.send.offline' : 'approval.send'), 'primary')
      }
    </div>`;
  }

  #mistakeText(mistake: 'decision' | 'reason' | 'length' | undefined): string {
    if (mistake === undefined) return '';
    if (mistake === 'length') return term('approval.too-long', {limit: countText(this.limit ?? 0)});
    return term(`approval.missing.${mistake}`);
  }

  #missing(): 'decision' | 'reason' | 'length' | undefined {
    if (this.decision === undefined) return 'decision';
    if (needsReason(this.decision) && this.text.trim() === '') return 'reason';
    return this.limit !== undefined && this.text.length > this.limit ? 'length' : undefined;
  }

  #typed(): void {
    this.text = this.field.value;
    if (this.mistake) this.mistake = this.#missing();
    this.dispatchEvent(new DraftChangeEvent(this.decision, this.text));
  }

  #choose(decision: Decision): void {
    this.decision = decision;
    this.mistake = undefined;
    this.dispatchEvent(new DraftChangeEvent(decision, this.text));
  }

  /** A draft may be kept half-written; only what leaves must be whole. */
  #submit(kind: SubmitKind): void {
    if (kind !== 'keep' && !this.reportValidity()) return;
    this.dispatchEvent(new OpinionSubmitEvent(kind, this.decision, this.text));
  }

  #report(): void {
    const missing = this.#missing();
    this.#internals.setValidity(
      missing ? {valueMissing: missing !== 'length', tooLong: missing === 'length'} : {},
      this.#mistakeText(missing),
    );
    if (!this.name) return;
    const value = new FormData();
    value.set(`${this.name}-decision`, this.decision ?? '');
    value.set(`${this.name}-text`, this.text);
    this.#internals.setFormValue(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-opinion-form': TkOpinionForm;
  }
}
