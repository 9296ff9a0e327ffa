import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import CircleX from 'lucide/dist/esm/icons/circle-x.mjs';

import type {ArrivedDocument} from '../core/exchange/clerk-record.js';
import {recordProgress} from '../core/exchange/clerk-reminders.js';
import {nextStatusCodes} from '../core/exchange/office-state.js';
import type {OriginVerdict} from '../core/exchange/origin-verdict.js';
import {receiptPromptness} from '../core/exchange/promptness.js';
import {formatDocumentNumber} from '../core/document/document-number.js';
import {dayAndTime} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {isTermKey, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {ArrivalActEvent} from './arrival-act-event.js';
import type {ArrivalAct} from './arrival-act-event.js';
import {styles} from './tk-arrivals.styles.js';

type Sheet = 'accept' | 'return' | 'refuse';
const tones: Readonly<Record<OriginVerdict, 'good' | 'unsure' | 'bad'>> = {sender: 'good', 'sender-unchecked': 'unsure', other: 'bad', broken: 'bad', unsigned: 'unsure', 'no-pdf': 'unsure'};

/**
 * Documents that came by the exchange, as the clerk meets them: who sent them and whether the signature inside says so too, what is due
 * today, and the acts that may follow: take over with a number, return with a reason, report, answer a recall. The acts change nothing here.
 *
 * @fires {ArrivalActEvent} tk-arrival-act - One of the acts, complete.
 * @csspart arrival - One document.
 */
export class TkArrivals extends OfficeElement {
  static override styles = [base, styles];

  /** Newest first. */
  @property({attribute: false}) arrived: readonly ArrivedDocument[] = [];
  /** Proposed number of the incoming register. */
  @property({attribute: 'next-number'}) nextNumber = '';
  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;
  @property({type: Boolean, reflect: true}) busy = false;

  @state() private sheet: {readonly id: string; readonly kind: Sheet} | undefined;
  @state() private isIncomplete = false;

  protected override render() {
    if (this.arrived.length === 0) return html`<p class="empty">${term('arrivals.empty')}</p>`;
    const now = this.now ?? new Date().toISOString();
    return html`<ul aria-label=${term('arrivals.label')}>${repeat(this.arrived, each => each.id, each => this.#renderArrival(each, now))}</ul>`;
  }

  #renderArrival(arrived: ArrivedDocument, now: string): TemplateResult {
    const {message, arrivedAt, history} = arrived;
    const {code = '01'} = recordProgress(arrived, history);
    const isWaiting = code === '01';
    const isLate = isWaiting && receiptPromptness(arrivedAt, undefined, now) === 'late';
    const key = `arrivals.state.${code}`;
    const number = screenText(formatDocumentNumber(message), 80);
    return html`<li class="arrival ${isLate || code === '13' ? 'pressing' : ''}" part="arrival" data-code=${code}>
      <div class="top">
        <span class="number">${number}</span>
        <span class="from"><bdi>${screenText(message.from.name ?? message.from.id, 160)}</bdi></span>
        <span class="state">${isTermKey(key) ? term(key) : term('exchange.headline.unknown', {code})}</span>
      </div>
      <p class="subject"><b>${screenText(message.typeName, 80)}</b> <bdi>${screenText(message.subject, 500)}</bdi></p>
      <div class="facts">
        <time datetime=${arrivedAt}>${dayAndTime(arrivedAt, now)}</time>
        <span>${term('arrivals.files', {count: message.files.length})}</span>
        ${this.#renderOrigin(arrived)}
        ${message.business === 'update' || message.business === 'replace' ? html`<span>${term(`arrivals.business.${message.business}`)} <bdi>${screenText(message.details?.reason ?? '', 200)}</bdi></span>` : nothing}
        ${arrived.later?.length ? html`<span class="warning">${term('arrivals.later')}</span>` : nothing}
        ${isWaiting ? html`<span class=${isLate ? 'warning' : ''}>${term(isLate ? 'arrivals.due.late' : 'arrivals.due.today')}</span>` : nothing}
        ${arrived.warnings.includes('attachment-damaged') ? html`<span class="warning">${term('arrivals.damaged')}</span>` : nothing}
        ${arrived.warnings.includes('sender-differs') ? html`<span class="warning">${term('arrivals.sender-differs')}</span>` : nothing}
      </div>
      ${code === '13' ? html`<p class="recall">${term('arrivals.recall')} <bdi>${screenText(history.findLast(each => each.statusCode === '13')?.description ?? '', 500)}</bdi></p>` : nothing}
      ${this.sheet?.id === arrived.id ? this.#renderSheet(arrived.id, this.sheet.kind) : this.#renderActs(arrived, code, number)}
    </li>`;
  }

  #renderOrigin({origin}: ArrivedDocument) {
    const key = `arrivals.origin.${origin ?? 'checking'}`;
    if (origin === undefined || !isTermKey(key)) return html`<span>${term('arrivals.origin.checking')}</span>`;
    const tone = tones[origin as OriginVerdict];
    return html`<span class="origin ${tone}">${icon(tone === 'good' ? CircleCheck : tone === 'bad' ? CircleX : CircleAlert)} ${term(key)}</span>`;
  }

  #renderActs(arrived: ArrivedDocument, code: string, number: string): TemplateResult {
    const possible = nextStatusCodes(code, 'receiver');
    const button = (name: string, label: string, press: () => void, look = '') =>
      html`<button class="button ${look}" data-act=${name} aria-label=${`${label}: ${number}`} ?disabled=${this.busy} @click=${press}>${label}</button>`;
    const unfold = (kind: Sheet) => () => {
      this.sheet = {id: arrived.id, kind};
      this.isIncomplete = false;
    };
    const tell = (act: ArrivalAct) => () => this.#tell(arrived.id, act);
    return html`<div class="acts">
      ${possible.includes('03') && code === '01' ? button('accept', term('arrivals.act.accept'), unfold('accept'), 'primary') : nothing}
      ${possible.includes('02') ? button('return', term('arrivals.act.return'), unfold('return')) : nothing}
      ${code !== '13' && possible.includes('04') ? button('assign', term('arrivals.act.assign'), tell({kind: 'advance', code: '04'})) : nothing}
      ${code !== '13' && possible.includes('05') ? button('process', term('arrivals.act.process'), tell({kind: 'advance', code: '05'})) : nothing}
      ${code !== '13' && possible.includes('06') ? button('finish', term('arrivals.act.finish'), tell({kind: 'advance', code: '06'}), 'primary') : nothing}
      ${code === '13' ? [button('agree', term('arrivals.act.agree'), tell({kind: 'agree'}), 'danger'), button('refuse', term('arrivals.act.refuse'), unfold('refuse'))] : nothing}
      ${code === '15' ? nothing : button('open', term('arrivals.act.open'), tell({kind: 'open'}), 'quiet')}
    </div>`;
  }

  #renderSheet(id: string, kind: Sheet): TemplateResult {
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#submit(event, id, kind)}>
      ${kind === 'accept'
        ? html`<label>${term('arrivals.number')}<input class="field short" name="number" inputmode="numeric" autocomplete="off" .value=${this.nextNumber} aria-invalid=${this.isIncomplete} /></label>
            <label class="long">${term('arrivals.handler')}<input class="field" name="handler" autocomplete="off" /></label>`
        : html`<label class="long">${term('dispatch.reason')}<input class="field" name="reason" maxlength="500" autocomplete="off" aria-required="true" aria-invalid=${this.isIncomplete} /></label>`}
      <button class="button ${kind === 'accept' ? 'primary' : 'danger'}" data-act="confirm" ?disabled=${this.busy}>${term(`arrivals.confirm.${kind}`)}</button>
      <button class="button" type="button" @click=${() => (this.sheet = undefined)}>${term('dispatch.cancel')}</button>
      ${this.isIncomplete ? html`<p class="mistake" role="alert">${term(kind === 'accept' ? 'error.register-number-invalid' : 'dispatch.reason.missing')}</p>` : nothing}
    </form>`;
  }

  #submit(event: SubmitEvent, id: string, kind: Sheet): void {
    event.preventDefault();
    const {elements} = event.target as HTMLFormElement;
    const value = (name: string) => (elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    this.isIncomplete = kind === 'accept' ? !/^\d{1,9}\p{L}?$/u.test(value('number')) || Number.parseInt(value('number'), 10) === 0 : !value('reason');
    if (this.isIncomplete) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    this.sheet = undefined;
    this.#tell(id, kind === 'accept' ? {kind, number: value('number'), handler: value('handler')} : {kind, reason: value('reason')});
  }

  #tell(id: string, act: ArrivalAct): void {
    this.dispatchEvent(new ArrivalActEvent(id, act));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-arrivals': TkArrivals;
  }
}
