import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import type {SentDocument} from '../core/exchange/clerk-record.js';
import {formatDocumentNumber} from '../core/document/document-number.js';
import {countText, dayAndTime} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {recipientState} from './recipient-state.js';
import {SentActEvent} from './sent-act-event.js';
import {styles} from './tk-sent.styles.js';

/**
 * Documents that were sent, newest first: how many recipients have each, and unfolded, what every recipient said.
 *
 * @fires {SentActEvent} tk-sent-act - A recall, another try, or the envelope as a file is wanted.
 * @csspart sent - One document.
 */
export class TkSent extends OfficeElement {
  static override styles = [base, styles];

  @property({attribute: false}) sent: readonly SentDocument[] = [];
  /** Unfolded from the start: the one just sent. */
  @property({attribute: 'open-id'}) openId?: string;
  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;

  protected override render() {
    if (this.sent.length === 0) return html`<p class="empty">${term('sent.empty')}</p>`;
    const now = this.now ?? new Date().toISOString();
    return html`<ul aria-label=${term('sent.label')}>${repeat(this.sent, each => each.id, each => html`<li>${this.#renderSent(each, now)}</li>`)}</ul>`;
  }

  #renderSent(sent: SentDocument, now: string): TemplateResult {
    const states = sent.recipients.map(each => recipientState(each, now));
    const count = (is: (state: (typeof states)[number]) => boolean) => states.filter(is).length;
    const [done, returned, failed, late] = [count(each => each.isTakenOver), count(each => each.headline.code === '02'), count(each => each.headline.code === 'failed'), count(each => each.isLate)];
    return html`<details part="sent" data-id=${sent.id} ?open=${sent.id === this.openId}>
      <summary>
        <span class="number">${screenText(formatDocumentNumber(sent.message), 80)}</span>
        <span class="subject"><bdi>${screenText(sent.message.subject, 200)}</bdi></span>
        <span>${term('exchange.status.count', {done: countText(done), total: countText(states.length)})}</span>
        ${returned ? html`<span class="chip returned">${term('exchange.status.count.returned', {count: countText(returned)})}</span>` : nothing}
        ${failed ? html`<span class="chip failed">${term('exchange.status.count.failed', {count: countText(failed)})}</span>` : nothing}
        ${late ? html`<span class="chip late">${term('exchange.status.count.late', {count: countText(late)})}</span>` : nothing}
        <time datetime=${sent.issuedAt}>${dayAndTime(sent.issuedAt, now)}</time>
      </summary>
      <tk-exchange-status
        .recipients=${sent.recipients}
        .now=${this.now}
        @tk-recipient-act=${(event: HTMLElementEventMap['tk-recipient-act']) => {
          event.stopPropagation();
          this.#tell(event.name, sent.id, event.organisationIds);
        }}
      ></tk-exchange-status>
      <div class="acts">
        ${states.filter(each => each.mayRecall).length > 1
          ? html`<button class="button" data-act="recall" @click=${() => this.#tell('recall', sent.id, sent.recipients.filter((_, at) => states[at]!.mayRecall).map(each => each.organisation.id))}>${term('sent.act.recall-all')}</button>`
          : nothing}
        <button class="button quiet" data-act="save" @click=${() => this.#tell('save', sent.id)}>${term('sent.act.save')}</button>
      </div>
    </details>`;
  }

  #tell(name: SentActEvent['name'], id: string, organisationIds: readonly string[] = []): void {
    this.dispatchEvent(new SentActEvent(name, id, organisationIds));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-sent': TkSent;
  }
}
