import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import Ban from 'lucide/dist/esm/icons/ban.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import CircleQuestionMark from 'lucide/dist/esm/icons/circle-question-mark.mjs';
import CircleX from 'lucide/dist/esm/icons/circle-x.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';

import {formatDocumentNumber} from '../core/document/document-number.js';
import type {OfficeDocument} from '../core/document/office-document.js';
import type {OutboxCommand, OutboxState} from '../core/exchange/outbox-command.js';
import {clockTime, countText, dayAndTime} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {codeSentence, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import {OutboxActEvent} from './outbox-act-event.js';
import type {OutboxAct} from './outbox-act-event.js';
import {styles} from './tk-outbox.styles.js';

const icons: Readonly<Record<OutboxState, IconNode>> = {
  waiting: Clock,
  posting: Send,
  unsure: CircleQuestionMark,
  delivered: CircleCheck,
  refused: CircleX,
  cancelled: Ban,
};

/** What may still be done. `posting` offers nothing: the one request that counts is on its way. */
const acts: Readonly<Record<OutboxState, readonly OutboxAct[]>> = {
  waiting: ['cancel', 'edit', 'retry'],
  posting: [],
  unsure: ['open', 'seen-there', 'seen-missing'],
  delivered: [],
  refused: ['edit', 'retry', 'cancel'],
  cancelled: ['edit'],
};

/**
 * Decisions on their way out, each with its state in plain words. What may have been sent is never sent again by itself:
 * the officer looks at the system's own page and says whether it is there.
 *
 * @fires {OutboxActEvent} tk-outbox-act - Something is to be done about one command.
 * @csspart command - One command.
 */
export class TkOutbox extends OfficeElement {
  static override styles = [base, styles];

  /** In the order they leave. */
  @property({attribute: false}) commands: readonly OutboxCommand[] = [];

  /** Documents the commands speak of, by id; a command without one shows its id. */
  @property({attribute: false}) documents: ReadonlyMap<string, OfficeDocument> = new Map();

  @property({type: Boolean}) offline = false;

  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;

  #clock: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#clock);
  }

  /** What may be said of an unsure command changes with the time alone. */
  protected override updated(): void {
    clearTimeout(this.#clock);
    const times = this.commands.flatMap(({state, notBefore}) => (state === 'unsure' && notBefore !== undefined ? [Date.parse(notBefore)] : []));
    const next = Math.min(...times.filter(each => each > Date.now()));
    if (this.now === undefined && Number.isFinite(next)) this.#clock = setTimeout(() => this.requestUpdate(), next - Date.now() + 50);
  }

  protected override render() {
    if (this.commands.length === 0) {
      return html`<p class="empty"><strong>${term('outbox.empty')}</strong>${term('outbox.empty.note')}</p>`;
    }
    return html`<ol aria-label=${term('outbox.label')}>
      ${repeat(
        this.commands,
        ({id}) => id,
        command => this.#renderCommand(command),
      )}
    </ol>`;
  }

  #renderCommand(command: OutboxCommand): TemplateResult {
    const {state} = command;
    const document = this.documents.get(command.documentId);
    return html`<li class="command ${state}" part="command">
      <p class="facts">
        <b>${this.#action(command)}</b
        >${document?.number ? html` · <bdi>${screenText(formatDocumentNumber(document.number), 60)}</bdi>` : nothing}
        ${document ? html` · <bdi>${screenText(document.sender, 80)}</bdi>` : nothing}
      </p>
      <p class="subject">
        <bdi>${document ? screenText(document.subject) : screenText(command.documentId, 120)}</bdi>
      </p>
      <p class="words">${screenText(command.text, 300) || term('outbox.text.none')}</p>
      ${command.files.length > 0 ? html`<p class="facts">${term('outbox.files', {count: countText(command.files.length)})}</p>` : nothing}
      <p class="state" role="status">
        ${icon(icons[state])}<span>${this.#state(command)}</span>${this.#attempts(command)}
      </p>
      ${this.#note(command)}
      ${acts[state].length > 0 ? html`<div class="acts">${acts[state].map(act => this.#renderAct(command, act))}</div>` : nothing}
    </li>`;
  }

  #renderAct(command: OutboxCommand, name: OutboxAct): TemplateResult {
    const key =
      name === 'retry' && command.state === 'waiting'
        ? 'outbox.act.retry-now'
        : (`outbox.act.${name}` as const);
    return html`<button
      class="button"
      ?disabled=${(name === 'retry' && this.offline) || (name === 'seen-missing' && this.#isTooEarly(command))}
      @click=${() => this.dispatchEvent(new OutboxActEvent(name, command.id))}
    >
      ${term(key)}
    </button>`;
  }

  #action({action}: OutboxCommand): string {
    return action === 'send' || action === 'recall'
      ? term(`outbox.${action}`)
      : term(`approval.decision.${action}`);
  }

  #state({state, notBefore}: OutboxCommand): string {
    if (state !== 'waiting') return term(`outbox.state.${state}`);
    if (this.offline) return term('outbox.state.waiting.offline');
    const now = this.now ?? new Date().toISOString();
    // Instants may carry different offsets; only their times compare.
    if (notBefore && Date.parse(notBefore) > Date.parse(now)) {
      return term('outbox.state.waiting.until', {at: dayAndTime(notBefore, now)});
    }
    return term('outbox.state.waiting');
  }

  #attempts({attempts, state}: OutboxCommand) {
    const isTold = attempts > 1 && (state === 'waiting' || state === 'refused');
    return isTold ? html`<small>· ${term('outbox.attempts', {count: attempts})}</small>` : nothing;
  }

  /** A page shows what was posted only after the system wrote it: seen too soon, its absence proves nothing. */
  #isTooEarly({notBefore}: OutboxCommand): boolean {
    return notBefore !== undefined && Date.parse(notBefore) > Date.parse(this.now ?? new Date().toISOString());
  }

  #note(command: OutboxCommand) {
    const {state, answer, problem, notBefore} = command;
    const isTooEarly = this.#isTooEarly(command);
    if (state === 'unsure')
      return html`<p class="note">
        ${term('outbox.unsure.note')}
        ${isTooEarly ? term('outbox.unsure.early', {at: clockTime(notBefore!, true)}) : nothing}
      </p>`;
    if (state === 'refused' && answer)
      return html`<p class="note">${term('outbox.answer', {answer: screenText(answer, 500)})}</p>`;
    if (problem && (state === 'refused' || state === 'waiting' || state === 'delivered'))
      return html`<p class="note">${codeSentence('error', problem)}</p>`;
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-outbox': TkOutbox;
  }
}
