import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import Check from 'lucide/dist/esm/icons/check.mjs';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import PenLine from 'lucide/dist/esm/icons/pen-line.mjs';

import {codeSentence, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {BatchCancelEvent, BatchOpenEvent, BatchStartEvent} from './batch-event.js';
import type {BatchChoice, BatchItem, BatchItemState} from './batch-item.js';
import {styles} from './tk-batch-review.styles.js';

const icons = {signing: PenLine, signed: Check, failed: CircleAlert} as const;

/**
 * A batch of documents to sign: the list is reviewed, the officer chooses each time whether all are signed in one go or one
 * by one, and every document keeps its own result. Nothing is chosen in advance.
 *
 * The owner signs and answers by setting the next `items`; a wrong PIN or a changed certificate stops the batch (`stopped`),
 * another failure does not.
 *
 * @fires {BatchStartEvent} tk-batch-start - Reviewed; sign these.
 * @fires {BatchOpenEvent} tk-batch-open - Read this one.
 * @fires {BatchCancelEvent} tk-batch-cancel - Stop after the current document, or leave.
 */
export class TkBatchReview extends OfficeElement {
  static override styles = [base, styles];

  @property({attribute: false}) items: readonly BatchItem[] = [];
  /** The batch runs. */
  @property({type: Boolean}) running = false;
  /** Code of why the whole batch stopped: `password-wrong`, `certificate-changed`. */
  @property() stopped: string | undefined;
  /** Whether policy lets one PIN sign the whole batch; the officer is told either way. */
  @property({type: Boolean, attribute: 'one-pin'}) onePin = false;

  @state() private choice: BatchChoice | undefined;
  @state() private leftOut: ReadonlySet<string> = new Set();
  @state() private isChoiceMissing = false;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  protected override render() {
    if (this.items.length === 0) return html`<p class="empty">${term('signature.batch-empty')}</p>`;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <h2>${term('signature.batch-title')}</h2>
      ${this.#renderSummary()}
      <ol>
        ${repeat(
          this.items,
          item => item.id,
          item => this.#renderItem(item),
        )}
      </ol>
      ${this.running ? this.#renderRunning() : this.#waiting.length ? this.#renderChoice() : nothing}
    </form>`;
  }

  #renderSummary(): TemplateResult {
    const [signed, failed] = [this.#count('signed'), this.#count('failed')];
    const total = this.items.length;
    const words =
      this.running || signed + failed > 0
        ? term('signature.batch-so-far', {signed, failed, total})
        : term('signature.batch-ready', {count: this.#chosen.length, total, pages: this.#chosen.reduce((sum, item) => sum + item.pages, 0)});
    return html`<p class="summary" role="status">${words}</p>
      ${this.stopped ? html`<p class="problem" role="alert">${term('signature.batch-stopped')} ${codeSentence('error', this.stopped)}</p>` : nothing}`;
  }

  #renderItem(item: BatchItem): TemplateResult {
    const {id, number, subject, pages, state: now, problem} = item;
    const toggle = () => {
      const next = new Set(this.leftOut);
      if (!next.delete(id)) next.add(id);
      this.leftOut = next;
    };
    return html`<li class=${now} aria-current=${now === 'signing' ? 'step' : nothing}>
      ${now === 'waiting'
        ? html`<input
            type="checkbox"
            aria-label="${term('signature.batch-include')}: ${subject}"
            .checked=${!this.leftOut.has(id)}
            ?disabled=${this.running}
            @change=${toggle}
          />`
        : html`<span class="mark">${now === 'skipped' ? nothing : icon(icons[now])}</span>`}
      <div class="words">
        <p class="facts">${number ? html`<b>${number}</b> · ` : nothing}${item.fileName} · ${term('signature.form-pages-all', {pages})}${item.place === undefined ? nothing : html` · ${term('signature.batch-place', {page: item.place})}`}</p>
        <p class="subject">${subject}</p>
        ${now === 'waiting' ? nothing : html`<p class="state">${term(`signature.batch-${now}`)}${problem ? html` ${codeSentence('error', problem)}` : nothing}</p>`}
        ${now === 'waiting' ? (item.notes ?? []).map(note => html`<p class="state note">${term(`signature.batch-note-${note}`)}</p>`) : nothing}
        ${now === 'waiting' && !item.isSeen ? html`<p class="state unseen">${term('signature.batch-unseen')}</p>` : nothing}
      </div>
      <button
        type="button"
        class="link"
        aria-label="${term('signature.batch-open')}: ${subject}"
        @click=${() => this.dispatchEvent(new BatchOpenEvent(id))}
      >
        ${term('signature.batch-open')}
      </button>
    </li>`;
  }

  #renderChoice(): TemplateResult {
    const choose = (choice: BatchChoice) => () => {
      this.choice = choice;
      this.isChoiceMissing = false;
    };
    return html`<fieldset role="radiogroup" aria-describedby="choice-problem">
        <legend class="heading">${term('signature.batch-choice')}</legend>
        ${(['all', 'each'] as const).map(
          choice =>
            html`<label class="choice ${this.choice === choice ? 'chosen' : ''}">
              <input type="radio" name="choice" value=${choice} .checked=${this.choice === choice} @change=${choose(choice)} />
              <span><b>${term(`signature.batch-${choice}`)}</b> ${term(`signature.batch-${choice}-hint`)}</span>
            </label>`,
        )}
      </fieldset>
      <p id="choice-problem" class="problem" role="alert" ?hidden=${!this.isChoiceMissing}>${term('signature.batch-choice-missing')}</p>
      <p class="hint">${term(this.onePin ? 'signature.batch-one-pin' : 'signature.batch-many-pins')}</p>
      <div class="acts">
        <button type="button" class="button" @click=${this.#cancel}>${term('signature.batch-leave')}</button>
        <button class="button primary" ?disabled=${this.#chosen.length === 0}>
          ${term('signature.batch-start', {count: this.#chosen.length})}
        </button>
      </div>`;
  }

  #renderRunning(): TemplateResult {
    const done = this.items.length - this.#waiting.length - this.#count('signing');
    return html`<div class="acts running">
      <progress aria-label=${term('signature.batch-progress')} max=${this.items.length} .value=${done}></progress>
      <button type="button" class="button" @click=${this.#cancel}>${term('signature.batch-cancel')}</button>
    </div>`;
  }

  get #waiting(): readonly BatchItem[] {
    return this.items.filter(item => item.state === 'waiting');
  }

  get #chosen(): readonly BatchItem[] {
    return this.#waiting.filter(item => !this.leftOut.has(item.id));
  }

  #count(wanted: BatchItemState): number {
    return this.items.filter(item => item.state === wanted).length;
  }

  #cancel = () => {
    this.dispatchEvent(new BatchCancelEvent());
  };

  #onSubmit = (event: Event) => {
    event.preventDefault();
    if (this.running || this.#chosen.length === 0) return;
    this.isChoiceMissing = this.choice === undefined;
    if (!this.choice) {
      this.renderRoot.querySelector<HTMLInputElement>('input[name="choice"]')?.focus();
      return;
    }
    const {choice} = this;
    // The next batch, or what is left of this one, is a new decision.
    this.choice = undefined;
    this.dispatchEvent(new BatchStartEvent(choice, this.#chosen.map(item => item.id)));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-batch-review': TkBatchReview;
  }
}
