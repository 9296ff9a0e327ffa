import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';

import type {InboxTab, OfficeDocument} from '../core/document/office-document.js';
import {weekdaysOnly} from '../core/inbox/working-days.js';
import type {WorkingCalendar} from '../core/inbox/working-days.js';
import {countText} from '../locale/moment.js';
import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {deadlineStyles} from './deadline-view.js';
import {HelpEvent} from './help-event.js';
import {defaultKeymap, InboxKeys} from './inbox-keys.js';
import type {InboxCommand, InboxKeymap} from './inbox-keys.js';
import {emptyNote, loadingNote, problemNote, staleLine} from './inbox-notes.js';
import {rowView} from './inbox-row.js';
import {bulkView, tabsView} from './inbox-tabs.js';
import {OpenEvent} from './open-event.js';
import {RangeRequestEvent} from './range-request-event.js';
import {RetryEvent} from './retry-event.js';
import {RowScroller} from './row-scroller.js';
import {SearchFocusEvent} from './search-focus-event.js';
import {SelectEvent} from './select-event.js';
import {TabChangeEvent} from './tab-change-event.js';
import {styles} from './tk-inbox.styles.js';
import {TriageEvent} from './triage-event.js';
import type {TriageAct} from './triage-event.js';

/**
 * The documents that wait for an officer: a list of any length with tabs, search, keyboard triage and bulk acts.
 *
 * It shows the rows it is given, in the order it is given them: filtering by tab and query and sorting is its owner's, with
 * `core/inbox`. For lists too long to hold, set `total` and `rowAt` and answer `tk-range-request` by setting a new `rowAt`.
 * The number of DOM nodes depends on the height of the view only, from a thousand rows to a million.
 *
 * Keyboard: arrows, Home, End, Page keys, Enter and Space while the list has focus; the single keys of `keymap` where
 * `shortcuts` says so. They never fire while somebody types, through Unikey or an input method neither.
 *
 * @fires {OpenEvent} tk-open - A row was clicked, or Enter pressed on it.
 * @fires {SelectEvent} tk-select - The ticked rows changed.
 * @fires {TriageEvent} tk-triage - An act is asked for, on ticked rows or the one under the cursor.
 * @fires {TabChangeEvent} tk-tab-change - Another tab was chosen.
 * @fires {SearchEvent} tk-search - The search field changed.
 * @fires {SearchFocusEvent} tk-search-focus - `/` was pressed on a `searchless` inbox: focus the search field outside.
 * @fires {RangeRequestEvent} tk-range-request - `rowAt` does not know all rows in view.
 * @fires {RetryEvent} tk-retry - "Thử lại" was pressed on a problem.
 * @fires {HelpEvent} tk-help - `?` was pressed.
 * @slot notice - Above the rows, below the tabs.
 * @csspart tabs - The bar of tabs.
 * @csspart list - The scrolled list.
 * @csspart row - One row.
 * @csspart bulk - The bar of bulk acts.
 * @csspart empty - What stands where there are no rows.
 */
export class TkInbox extends OfficeElement {
  static override styles = [base, deadlineStyles, styles];

  /** Rows of the current tab, in order. Replaced as a whole, never mutated. */
  @property({attribute: false}) documents: readonly OfficeDocument[] = [];
  /** Length of a list that is not held whole; needs `rowAt`. */
  @property({type: Number}) total?: number;
  /** Row by index, `undefined` while unknown. Set a new function when more is known. */
  @property({attribute: false}) rowAt?: (index: number) => OfficeDocument | undefined;
  /** Id of the document open beside the list. */
  @property({attribute: 'selected-id'}) selectedId?: string;
  /** Ids of the ticked rows. The element keeps it as the officer ticks and fires `tk-select`. */
  @property({attribute: false}) selection: readonly string[] = [];
  @property({reflect: true}) tab: InboxTab = 'to-do';
  /** Tabs to offer; none hides the bar. */
  @property({attribute: false}) tabs: readonly InboxTab[] = ['to-do', 'support', 'to-know', 'done'];
  @property({attribute: false}) counts: Readonly<Partial<Record<InboxTab, number>>> = {};
  /** Document id → RFC 3339 instant of the officer's own unsent draft. */
  @property({attribute: false}) drafts: ReadonlyMap<string, string> = new Map();
  /** Acts offered on ticked rows. */
  @property({attribute: false}) acts: readonly TriageAct[] = ['forward', 'approve', 'sign'];
  @property({type: Boolean, reflect: true}) loading = false;
  @property({type: Boolean, reflect: true}) offline = false;
  /** Error code of the last fetch. */
  @property() problem?: string;
  /** What the search field holds. */
  @property() query = '';
  /** Leaves the search field out: it stands elsewhere. */
  @property({type: Boolean, reflect: true}) searchless = false;
  /** Where single keys are heard: with the focus inside, on the whole page, or nowhere. */
  @property() shortcuts: 'focus' | 'page' | 'off' = 'focus';
  @property({attribute: false}) keymap: InboxKeymap = defaultKeymap;
  @property({attribute: false}) calendar: WorkingCalendar = weekdaysOnly;
  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;
  /** `compact` shows twice as many rows, one line of subject each. */
  @property({reflect: true}) density: 'cozy' | 'compact' = 'cozy';

  @state() private cursor = -1;
  @query('.list') private list?: HTMLElement;
  @query('tk-search') private search?: HTMLElementTagNameMap['tk-search'];
  #scroller = new RowScroller(this);
  #keys = new InboxKeys();
  /** Where a Shift selection began. */
  #anchor = -1;
  #asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('keydown', this.#pageKey, {signal: this.lifetime});
  }

  override focus(options?: FocusOptions): void {
    this.list?.focus(options);
  }

  get #total(): number {
    return this.rowAt ? Math.max(0, Math.floor(this.total ?? 0)) : this.documents.length;
  }

  #row(index: number): OfficeDocument | undefined {
    return this.rowAt ? this.rowAt(index) : this.documents[index];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('tab') || changed.has('query'))) {
      this.cursor = -1;
      this.#scroller.toTop();
    } else if (changed.has('documents') && this.cursor >= 0) {
      // The cursor stays with its document; when that one left, the next has moved up under it.
      const before = changed.get('documents')?.[this.cursor]?.id;
      const found = this.documents.findIndex(document => document.id === before);
      if (found >= 0) this.cursor = found;
    }
    if (
      changed.has('selectedId') &&
      this.selectedId &&
      !this.rowAt &&
      this.#row(this.cursor)?.id !== this.selectedId
    ) {
      this.cursor = this.documents.findIndex(document => document.id === this.selectedId);
    }
    this.cursor = Math.min(this.cursor, this.#total - 1);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('documents') && !this.rowAt && this.selection.length > 0) {
      const here = new Set(this.documents.map(document => document.id));
      const left = this.selection.filter(id => here.has(id));
      if (left.length < this.selection.length) this.#select(left);
    }
  }

  protected override render() {
    const total = this.#total;
    return html`
      ${this.searchless ? nothing : html`<tk-search class="search" .value=${this.query} .total=${total || undefined} @tk-search=${this.#searched}></tk-search>`}
      ${
        this.tabs.length > 0
          ? tabsView({
              tabs: this.tabs,
              current: this.tab,
              counts: this.counts,
              choose: tab => this.#chooseTab(tab),
            })
          : nothing
      }
      <slot name="notice"></slot>
      ${total > 0 || this.offline ? staleLine(this.offline, this.problem, this.#retry) : nothing}
      <p class="visually-hidden" role="status">
        ${this.loading ? term('inbox.loading') : term('inbox.count', {count: countText(total)})}
      </p>
      <div
        id="panel"
        class="panel"
        role=${this.tabs.length > 0 ? 'tabpanel' : nothing}
        aria-labelledby=${this.tabs.length > 0 ? `tab-${this.tab}` : nothing}
      >
        ${total > 0 ? this.#renderList(total) : this.#renderNothing()}
      </div>
      ${this.selection.length > 0 ? this.#renderBulk() : nothing}
    `;
  }

  #renderNothing() {
    if (this.loading) return loadingNote();
    if (this.problem) return problemNote(this.problem, this.#retry);
    return emptyNote(this.tab, this.query);
  }

  #renderList(total: number) {
    const {first, end, top} = this.#scroller.rows(total);
    const ticked = new Set(this.selection);
    const now = this.now ?? new Date().toISOString();
    const rows = [];
    let isMissing = false;
    for (let index = first; index < end; index++) {
      const document = this.#row(index);
      isMissing ||= !document;
      rows.push(
        rowView(document, {
          index,
          total,
          now,
          calendar: this.calendar,
          isOpen: document !== undefined && document.id === this.selectedId,
          isTicked: document !== undefined && ticked.has(document.id),
          isCursor: index === this.cursor,
          draftAt: document && this.drafts.get(document.id),
          isCompact: this.density === 'compact',
        }),
      );
    }
    if (isMissing) this.#askFor(first, end);
    const isCursorDrawn = this.cursor >= first && this.cursor < end;
    return html`<div
      class="list ${ticked.size > 0 ? 'ticking' : ''}"
      part="list"
      role="listbox"
      aria-label=${term('inbox.label')}
      aria-multiselectable="true"
      aria-busy=${this.loading || isMissing}
      aria-activedescendant=${isCursorDrawn ? `row-${this.cursor}` : nothing}
      tabindex="0"
      @click=${this.#clicked}
      @keydown=${this.#listKey}
      @focus=${this.#focused}
    >
      <div class="space" role="presentation" style="block-size: ${this.#scroller.height}px">
        <div class="window" role="presentation" style="inset-block-start: ${top}px">${rows}</div>
      </div>
    </div>`;
  }

  #renderBulk() {
    const all = this.rowAt ? undefined : this.documents;
    return bulkView({
      count: this.selection.length,
      acts: this.acts,
      selectAll:
        all && all.length > this.selection.length ? () => this.#select(all.map(({id}) => id)) : undefined,
      clear: () => this.#select([]),
      ask: act => this.#triage(act),
    });
  }

  /** Once per range: the owner may take its time. */
  #askFor(start: number, end: number): void {
    const range = `${start}-${end}`;
    if (range === this.#asked) return;
    this.#asked = range;
    queueMicrotask(() => this.dispatchEvent(new RangeRequestEvent(start, end)));
  }

  #retry = (): void => {
    this.dispatchEvent(new RetryEvent());
  };

  #searched(event: HTMLElementEventMap['tk-search']): void {
    this.query = event.query;
  }

  #chooseTab(tab: InboxTab): void {
    if (tab === this.tab) return;
    this.#select([]);
    this.tab = tab;
    this.dispatchEvent(new TabChangeEvent(tab));
  }

  #focused(): void {
    if (this.cursor < 0 && this.#total > 0) this.cursor = 0;
  }

  #clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>('.row')?.dataset['index'] ?? -1);
    if (index < 0) return;
    if (event.shiftKey) this.#tickRange(index);
    else if (event.ctrlKey || event.metaKey || target.closest('.tick')) this.#tick(index);
    else this.#open(index);
    this.cursor = index;
  }

  #listKey(event: KeyboardEvent): void {
    const last = this.#total - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: this.cursor + 1,
      ArrowUp: this.cursor - 1,
      PageDown: this.cursor + this.#scroller.page,
      PageUp: this.cursor - this.#scroller.page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (event.isComposing || event.altKey) return;
    if (target !== undefined) {
      this.#moveTo(target);
      if (event.shiftKey) this.#tickRange(this.cursor);
    } else if (event.key === 'Enter') this.#open(this.cursor);
    else if (event.key === ' ') this.#tick(this.cursor);
    else if (event.key === 'Escape' && this.selection.length > 0) this.#select([]);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && !this.rowAt)
      this.#select(this.documents.map(({id}) => id));
    else return;
    event.preventDefault();
  }

  #pageKey = (event: KeyboardEvent): void => {
    if (this.shortcuts === 'off') return;
    const path = event.composedPath();
    if (this.shortcuts === 'focus' && !path.includes(this)) return;
    // Behind an open dialog the list is not what the officer is looking at.
    if (path.some(each => each instanceof HTMLDialogElement && each.open && !each.contains(this))) return;
    const command = this.#keys.read(event, this.keymap);
    if (!command) return;
    event.preventDefault();
    this.#run(command);
  };

  #run(command: InboxCommand): void {
    switch (command) {
      case 'next':
      case 'previous':
        this.#moveTo(this.cursor + (command === 'next' ? 1 : -1));
        // With the list out of sight the cursor would be a secret: the document itself follows it.
        if (!this.list?.clientHeight) this.#open(this.cursor);
        return;
      case 'open':
        return this.#open(this.cursor);
      case 'select':
        return this.#tick(this.cursor);
      case 'search':
        if (this.search) this.search.focus();
        else this.dispatchEvent(new SearchFocusEvent());
        return;
      case 'help':
        this.dispatchEvent(new HelpEvent());
        return;
      default:
        this.#triage(command);
    }
  }

  #moveTo(index: number): void {
    this.cursor = Math.max(0, Math.min(index, this.#total - 1));
    if (this.#total > 0) this.#scroller.reveal(this.cursor);
  }

  #open(index: number): void {
    const id = this.#row(index)?.id;
    if (id !== undefined) this.dispatchEvent(new OpenEvent(id));
  }

  #triage(act: TriageAct): void {
    const under = this.#row(this.cursor)?.id;
    const ids = this.selection.length > 0 ? this.selection : under === undefined ? [] : [under];
    if (act === 'undo') this.dispatchEvent(new TriageEvent(act, []));
    else if (ids.length > 0) this.dispatchEvent(new TriageEvent(act, ids));
  }

  #tick(index: number): void {
    const id = this.#row(index)?.id;
    if (id === undefined) return;
    this.#anchor = index;
    this.#select(
      this.selection.includes(id) ? this.selection.filter(each => each !== id) : [...this.selection, id],
    );
  }

  /** Ticks from the last ticked row to `index`; rows not known yet cannot be ticked. */
  #tickRange(index: number): void {
    if (this.#anchor < 0) this.#anchor = Math.max(0, this.cursor);
    const ids = new Set(this.selection);
    for (let i = Math.min(this.#anchor, index); i <= Math.max(this.#anchor, index); i++) {
      const id = this.#row(i)?.id;
      if (id !== undefined) ids.add(id);
    }
    this.#select([...ids]);
  }

  #select(ids: readonly string[]): void {
    if (ids.length === 0 && this.selection.length === 0) return;
    this.selection = ids;
    this.dispatchEvent(new SelectEvent(ids));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-inbox': TkInbox;
  }
}
