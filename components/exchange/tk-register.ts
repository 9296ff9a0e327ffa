import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import FileDown from 'lucide/dist/esm/icons/file-down.mjs';
import Printer from 'lucide/dist/esm/icons/printer.mjs';
import Search from 'lucide/dist/esm/icons/search.mjs';

import {foldVietnamese} from '../core/document/fold-vietnamese.js';
import {numberOf, seriesProblems, sortedEntries} from '../core/exchange/register.js';
import type {RegisterEntry, SeriesProblem} from '../core/exchange/register.js';
import {registerColumns, registerRow} from '../core/exchange/register-rows.js';
import {OpenEvent} from '../inbox/open-event.js';
import {RowScroller} from '../inbox/row-scroller.js';
import {countText} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {RegisterActEvent} from './register-act-event.js';
import {styles} from './tk-register.styles.js';

const problemsShown = 5;

/**
 * A register of one year, incoming or outgoing, in the ten columns of Nghị định 30/2020: searched without accents, only the rows in
 * view are drawn. When the page is printed the whole register is, as one table with its head on each sheet.
 *
 * @fires {OpenEvent} tk-open - A document's number was pressed.
 * @fires {RegisterActEvent} tk-register-act - The register is wanted on paper, or as CSV (`registerCsv` writes it).
 * @csspart head - Title, search and acts.
 * @csspart row - One line of the register.
 */
export class TkRegister extends OfficeElement {
  static override styles = [base, styles];

  @property({reflect: true}) kind: RegisterEntry['kind'] = 'incoming';
  /** All entries; those of another kind or year are left out. Replaced as a whole, never mutated. */
  @property({attribute: false}) entries: readonly RegisterEntry[] = [];
  @property({type: Number}) year = new Date().getFullYear();
  /** Which numbers count together, see `OutgoingEntry`. */
  @property() series = '';
  /** What the search field holds. */
  @property() query = '';
  /** The agency, on the printed title. */
  @property() organisation = '';

  @state() private isPrinting = false;
  #scroller = new RowScroller(this);
  #sorted: {readonly of: readonly RegisterEntry[]; readonly key: string; readonly rows: readonly RegisterEntry[]; readonly problems: readonly SeriesProblem[]} | undefined;
  #found: {readonly in: readonly RegisterEntry[]; readonly query: string; readonly rows: readonly RegisterEntry[]} | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.ownerDocument.defaultView;
    // The browser takes the page as it stands when the listener returns: the whole table must be there by then.
    const printing = (is: boolean) => () => {
      this.isPrinting = is;
      this.performUpdate();
    };
    view?.addEventListener('beforeprint', printing(true), {signal: this.lifetime});
    view?.addEventListener('afterprint', printing(false), {signal: this.lifetime});
  }

  protected override render() {
    const {rows: all, problems} = this.#inOrder();
    const rows = this.#matching(all);
    const title = html`${term(`register.${this.kind}`)} ${term('register.year', {year: this.year})}`;
    if (this.isPrinting) return this.#renderSheet(title, rows);
    return html`
      <div class="head" part="head">
        <h2>${title}</h2>
        <span class="count" role="status">${term('register.count', {count: countText(rows.length)})}</span>
        <label class="search">
          ${icon(Search)}<span class="visually-hidden">${term('register.search')}</span>
          <input class="field" type="search" autocomplete="off" spellcheck="false" placeholder=${term('register.search')} .value=${this.query} @input=${this.#typed} />
        </label>
        ${this.#renderAct('print', rows)}${this.#renderAct('export', rows)}
      </div>
      ${problems.length > 0 ? this.#renderProblems(problems) : nothing}
      ${rows.length > 0 ? this.#renderTable(rows) : this.#renderNothing()}
    `;
  }

  #renderNothing(): TemplateResult {
    const query = screenText(this.query, 80);
    return html`<p class="empty">${query ? term('register.empty.query', {query}) : term('register.empty')}</p>`;
  }

  #renderAct(name: 'print' | 'export', rows: readonly RegisterEntry[]): TemplateResult {
    const tell = () => this.dispatchEvent(new RegisterActEvent(name, rows.map(each => each.documentId)));
    return html`<button class="button" ?disabled=${rows.length === 0} @click=${tell}>${icon(name === 'print' ? Printer : FileDown)} ${term(`register.${name}`)}</button>`;
  }

  #renderProblems(problems: readonly SeriesProblem[]): TemplateResult {
    return html`<details class="problems">
      <summary>${term('register.problems')} (${countText(problems.length)})</summary>
      <ul>${problems.slice(0, problemsShown).map(each => html`<li>${problemWords(each)}</li>`)}${problems.length > problemsShown ? html`<li>…</li>` : nothing}</ul>
    </details>`;
  }

  #renderTable(rows: readonly RegisterEntry[]): TemplateResult {
    const {first, end, top} = this.#scroller.rows(rows.length);
    const columns = registerColumns[this.kind];
    return html`<div class="table" role="table" aria-label=${`${term(`register.${this.kind}`)} ${this.year}`} aria-rowcount=${rows.length + 1} aria-colcount=${columns.length}>
      <div role="rowgroup">
        <div class="columns" role="row" aria-rowindex="1">${columns.map(each => html`<span role="columnheader">${term(`register.column.${each}`)}</span>`)}</div>
      </div>
      <div class="list" role="rowgroup" tabindex="0">
        <div class="space" role="presentation" style="block-size: ${this.#scroller.height}px">
          <div class="window" role="presentation" style="inset-block-start: ${top}px">${rows.slice(first, end).map((entry, index) => this.#renderRow(entry, first + index))}</div>
        </div>
      </div>
    </div>`;
  }

  #renderRow(entry: RegisterEntry, index: number): TemplateResult {
    const opened = entry.kind === 'incoming' ? 1 : 0;
    return html`<div class="row ${entry.cancelled ? 'cancelled' : ''}" part="row" role="row" aria-rowindex=${index + 2}>
      ${registerRow(entry).map((cell, at) => {
        const words = screenText(cell, 300);
        return at === opened
          ? html`<span role="cell"><button class="link" aria-label=${term('register.open', {number: words, subject: screenText(entry.subject, 120)})} @click=${() => this.dispatchEvent(new OpenEvent(entry.documentId))}>${words}</button></span>`
          : html`<span role="cell" title=${words.length > 40 ? words : nothing}><bdi>${words}</bdi></span>`;
      })}
    </div>`;
  }

  /** The book on paper: every row, the head repeated by the browser on each sheet, a line for the clerk's signature. */
  #renderSheet(title: TemplateResult, rows: readonly RegisterEntry[]): TemplateResult {
    return html`<table class="sheet">
      <caption>${this.organisation ? html`${screenText(this.organisation, 200)}<br />` : nothing}<b>${title}</b></caption>
      <thead><tr>${registerColumns[this.kind].map(each => html`<th scope="col">${term(`register.column.${each}`)}</th>`)}</tr></thead>
      <tbody>${rows.map(entry => html`<tr>${registerRow(entry).map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
    <p class="clerk">${term('register.signed-by')}</p>`;
  }

  #inOrder() {
    const key = `${this.kind} ${this.year} ${this.series}`;
    if (this.#sorted?.of !== this.entries || this.#sorted.key !== key) {
      const rows = sortedEntries(this.entries.filter(each => each.kind === this.kind && dayYear(each) === this.year && (each.kind === 'incoming' || !this.series || each.series === this.series)));
      this.#sorted = {of: this.entries, key, rows, problems: seriesProblems(rows, {kind: this.kind, year: this.year, series: this.series})};
    }
    return this.#sorted;
  }

  #matching(rows: readonly RegisterEntry[]): readonly RegisterEntry[] {
    const words = foldVietnamese(this.query).split(/\s+/u).filter(Boolean);
    if (words.length === 0) return rows;
    if (this.#found?.in !== rows || this.#found.query !== this.query) {
      this.#found = {in: rows, query: this.query, rows: rows.filter(each => words.every(word => folded(each).includes(word)))};
    }
    return this.#found.rows;
  }

  #typed(event: Event): void {
    this.query = (event.target as HTMLInputElement).value;
    this.#scroller.toTop();
  }
}

const foldedRows = new WeakMap<RegisterEntry, string>();

/** Folded once per entry: a letter typed looks through a year of them. */
function folded(entry: RegisterEntry): string {
  const known = foldedRows.get(entry);
  if (known !== undefined) return known;
  const text = foldVietnamese(registerRow(entry).join('\n'));
  foldedRows.set(entry, text);
  return text;
}

function dayYear(entry: RegisterEntry): number {
  return Number((entry.kind === 'incoming' ? entry.receivedOn : entry.issuedOn).slice(0, 4));
}

function problemWords(problem: SeriesProblem): string {
  switch (problem.kind) {
    case 'gap':
      return problem.from === problem.to ? term('register.problem.gap.one', {from: problem.from}) : term('register.problem.gap', {from: problem.from, to: problem.to});
    case 'duplicate':
      return term('register.problem.duplicate', {number: problem.number, count: problem.entries.length});
    case 'backdated':
      return term('register.problem.backdated', {number: numberOf(problem.entry)});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-register': TkRegister;
  }
}
