import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import Download from 'lucide/dist/esm/icons/download.mjs';

import type {ChainVerdict} from '../core/journal/hash-chain.js';
import type {SigningRecord} from '../core/journal/signing-record.js';
import {clockTime, dayInVietnam} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {RecordsExportEvent} from './records-export-event.js';
import {styles} from './tk-signing-records.styles.js';

/**
 * What was shown at each signature made on this computer: the bytes, the pages seen, the version, the place, the screen; and whether the
 * journal that says so is whole.
 *
 * @fires {RecordsExportEvent} tk-records-export - As a file, please.
 */
export class TkSigningRecords extends OfficeElement {
  static override styles = [base, styles];

  /** The newest first. */
  @property({attribute: false}) records: readonly SigningRecord[] = [];
  /** Subject by document id, for those still on the desk. */
  @property({attribute: false}) subjects: ReadonlyMap<string, string> = new Map();
  /** Absent while it is being checked. */
  @property({attribute: false}) chain: ChainVerdict | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  protected override render() {
    return html`<header>
        <div>
          <h2>${term('journal.signing')}</h2>
          ${this.#renderChain()}
        </div>
        ${this.records.length > 0
          ? html`<button class="button" @click=${() => this.dispatchEvent(new RecordsExportEvent())}>${icon(Download)} ${term('journal.export')}</button>`
          : nothing}
      </header>
      ${this.records.length > 0 ? this.#renderTable() : html`<p class="empty">${term('journal.empty')}</p>`}`;
  }

  #renderChain(): TemplateResult | typeof nothing {
    const {chain} = this;
    if (!chain) return nothing;
    if (chain.intact) return html`<p role="status">${term('journal.intact', {entries: chain.entries})}</p>`;
    return html`<p role="alert" class="broken">${term('journal.broken', {sequence: chain.sequence})}</p>`;
  }

  #renderTable(): TemplateResult {
    const columns = ['at', 'document', 'seen', 'revision', 'place', 'digest', 'screen'] as const;
    // A region that scrolls sideways must be reachable by keyboard.
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${term('journal.signing')}>
      <table>
        <thead>
          <tr>
            ${columns.map(each => html`<th scope="col">${term(`journal.${each}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.records.map(
            record => html`<tr>
              <td>${momentText(record.signedAt)}</td>
              <td class="subject">
                <bdi>${screenText(this.subjects.get(record.documentId ?? '') ?? record.documentId ?? term('journal.other-file'), 300)}</bdi>
                ${record.act === 'seal' ? html`<br /><small>${term('journal.seal')}</small>` : nothing}
              </td>
              <td>${seen(record)}</td>
              <td>${record.revision ?? '–'}</td>
              <td>${record.place ? term('journal.place-page', {page: record.place.page}) : term('journal.place-none')}</td>
              <td><code title=${record.shown}>${record.shown.slice(0, 8)}…${record.shown.slice(-8)}</code></td>
              <td>${record.screen ?? '–'}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

/** Of a record that may be years old: the whole day, and to the second. */
function momentText(instant: string): string {
  return `${(dayInVietnam(instant) ?? '').split('-').reverse().join('/')} ${clockTime(instant, true)}`;
}

function seen({pages, pagesShown, batch}: SigningRecord): TemplateResult | string {
  if (batch && pagesShown === undefined) {
    return batch.read ? term('journal.seen-batch') : html`<span class="doubt">${term('journal.seen-batch-not')}</span>`;
  }
  if (pages === undefined || pagesShown === undefined) return '–';
  const words = term('journal.seen-pages', {shown: pagesShown, pages});
  return pagesShown < pages ? html`<span class="doubt">${words}</span>` : words;
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-signing-records': TkSigningRecords;
  }
}
