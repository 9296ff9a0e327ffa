import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import Ban from 'lucide/dist/esm/icons/ban.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import CircleX from 'lucide/dist/esm/icons/circle-x.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';

import type {StatusMessage} from '../core/exchange/edoc-message.js';
import {countText, dayAndTime} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {codeSentence, isTermKey, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import {RecipientActEvent} from './recipient-act-event.js';
import {recipientState} from './recipient-state.js';
import type {ExchangeRecipient, RecipientState} from './recipient-state.js';
import {styles} from './tk-exchange-status.styles.js';

const icons: Readonly<Record<RecipientState['tone'], IconNode>> = {quiet: Ban, waiting: Clock, going: Send, good: CircleCheck, bad: CircleX};

/**
 * What became of a document that was sent: one line per recipient with its state in the words officers know, and on request every
 * message that came from there, in order. States that nobody knows are shown as they came.
 *
 * @fires {RecipientActEvent} tk-recipient-act - The document is wanted back from a recipient, or to be sent to it again.
 * @csspart summary - The counts above the list.
 * @csspart recipient - One recipient.
 */
export class TkExchangeStatus extends OfficeElement {
  static override styles = [base, styles];

  /** In the order of Nơi nhận. */
  @property({attribute: false}) recipients: readonly ExchangeRecipient[] = [];
  /** Leaves the acts out: somebody else's document, or a record. */
  @property({type: Boolean}) readonly = false;
  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;

  protected override render() {
    if (this.recipients.length === 0) return html`<p class="empty">${term('exchange.status.empty')}</p>`;
    const now = this.now ?? new Date().toISOString();
    const rows = this.recipients.map(recipient => ({recipient, state: recipientState(recipient, now)}));
    return html`
      <p class="summary" part="summary" role="status">${this.#summary(rows.map(each => each.state))}</p>
      <ul aria-label=${term('exchange.status.label')}>
        ${repeat(rows, ({recipient}) => recipient.organisation.id, ({recipient, state}) => this.#renderRecipient(recipient, state, now))}
      </ul>
    `;
  }

  #summary(states: readonly RecipientState[]) {
    const count = (is: (state: RecipientState) => boolean) => states.filter(is).length;
    const facts = [
      ['late', count(each => each.isLate)],
      ['returned', count(each => each.headline.code === '02')],
      ['failed', count(each => each.headline.code === 'failed')],
    ] as const;
    return html`<b>${term('exchange.status.count', {done: countText(count(each => each.isTakenOver)), total: countText(states.length)})}</b>
      ${facts.map(([name, number]) => (number > 0 ? html`<span class="chip ${name}">${term(`exchange.status.count.${name}`, {count: countText(number)})}</span>` : nothing))}`;
  }

  #renderRecipient(recipient: ExchangeRecipient, state: RecipientState, now: string): TemplateResult {
    const {organisation, history, sentAt, problem} = recipient;
    const last = history.at(-1);
    const at = last?.at ?? sentAt;
    const name = screenText(organisation.name ?? organisation.id, 160);
    return html`<li class="recipient ${state.tone}" part="recipient">
      <details>
        <summary>
          <span class="name"><bdi>${name}</bdi></span>
          <span class="state">${icon(icons[state.tone])}<span>${term(state.headline.key, {code: screenText(state.headline.code, 20)})}</span></span>
          ${state.isLate ? html`<span class="chip late">${term('exchange.status.late')}</span>` : nothing}
          ${at ? html`<time datetime=${at}>${dayAndTime(at, now)}</time>` : nothing}
        </summary>
        <ol class="history">
          ${sentAt ? this.#renderStep(sentAt, term('exchange.status.sent'), '', now) : nothing}
          ${history.map(each => this.#renderStep(each.at, stateWord(each), each.description, now))}
        </ol>
        ${history.length === 0 ? html`<p class="none">${term('exchange.status.none')}</p>` : nothing}
      </details>
      ${state.headline.code === '02' && last ? html`<p class="note">${screenText(last.description, 500)}</p>` : nothing}
      ${state.isRecallRefused ? html`<p class="note">${term('exchange.status.recall-refused')} ${screenText(history.findLast(each => each.statusCode === '16')!.description, 500)}</p>` : nothing}
      ${problem && recipient.sending === 'failed' ? html`<p class="note">${codeSentence('error', problem)}</p>` : nothing}
      ${this.readonly ? nothing : this.#renderActs(recipient, state, name)}
    </li>`;
  }

  #renderStep(at: string, word: string, description: string, now: string): TemplateResult {
    return html`<li>
      <time datetime=${at}>${dayAndTime(at, now) || screenText(at, 40)}</time>
      <span><b>${word}</b>${description ? html`<br /><bdi>${screenText(description, 500)}</bdi>` : nothing}</span>
    </li>`;
  }

  #renderActs({organisation, sending}: ExchangeRecipient, {mayRecall}: RecipientState, name: string) {
    const act = (kind: 'recall' | 'retry') => html`<button
      class="button"
      aria-label=${`${term(`exchange.status.act.${kind}`)} ${name}`}
      @click=${() => this.dispatchEvent(new RecipientActEvent(kind, [organisation.id]))}
    >
      ${term(`exchange.status.act.${kind}`)}
    </button>`;
    const isOffered = mayRecall || sending === 'failed';
    return isOffered ? html`<div class="acts">${sending === 'failed' ? act('retry') : nothing}${mayRecall ? act('recall') : nothing}</div>` : nothing;
  }
}

function stateWord({statusCode}: StatusMessage): string {
  const key = `exchange.state.${statusCode}`;
  return isTermKey(key) ? term(key) : term('exchange.headline.unknown', {code: screenText(statusCode, 20)});
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-exchange-status': TkExchangeStatus;
  }
}
