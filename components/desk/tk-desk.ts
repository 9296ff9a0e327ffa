import {html, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import Menu from 'lucide/dist/esm/icons/menu.mjs';
import Moon from 'lucide/dist/esm/icons/moon.mjs';
import Sun from 'lucide/dist/esm/icons/sun.mjs';

import type {InboxTab, OfficeDocument} from '../core/document/office-document.js';
import {weekdaysOnly} from '../core/inbox/working-days.js';
import type {WorkingCalendar} from '../core/inbox/working-days.js';
import {defaultKeymap} from '../inbox/inbox-keys.js';
import type {InboxCommand, InboxKeymap} from '../inbox/inbox-keys.js';
import type {TriageAct} from '../inbox/triage-event.js';
import {countText} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/desk-term.js';
import {language} from '../locale/language.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {mark} from '../theme/mark.js';
import {BackEvent} from './back-event.js';
import {defaultSections, sectionGroups, sectionIcon, sectionLabel} from './desk-section.js';
import type {DeskSection} from './desk-section.js';
import {LanguageChangeEvent} from './language-change-event.js';
import {SectionChangeEvent} from './section-change-event.js';
import {ThemeChangeEvent} from './theme-change-event.js';
import type {Notice} from './tk-notice.js';
import {headStyles} from './tk-desk-head.styles.js';
import {styles} from './tk-desk.styles.js';

const fourTabs: readonly InboxTab[] = ['to-do', 'support', 'to-know', 'done'];
const usualActs: readonly TriageAct[] = ['forward', 'approve', 'sign'];
/** Named in the footer; the sheet behind `?` names them all. */
const footerCommands: readonly InboxCommand[] = ['open', 'approve', 'sign', 'forward', 'undo', 'help'];

/**
 * The whole desk of an officer: navigation, inbox, the document being read, the act at hand.
 *
 * It lays out and passes on; its owner gives the rows, fills the slots and answers the events of everything inside, which all
 * bubble out of it. It follows its own width: one column in a side panel, two on a tablet, four on a desktop.
 *
 * @fires {OpenEvent} tk-open - A document is to be read; the desk shows the document column.
 * @fires {BackEvent} tk-back - From the document back to the list.
 * @fires {SectionChangeEvent} tk-section-change - Another part of the desk was chosen.
 * @fires {LanguageChangeEvent} tk-language-change - Another language was chosen.
 * @fires {ThemeChangeEvent} tk-theme-change - Another theme was chosen.
 * @fires {SearchEvent} tk-search - The search field changed.
 * @fires {SelectEvent} tk-select - The ticked rows changed.
 * @fires {TriageEvent} tk-triage - An act is asked for.
 * @fires {TabChangeEvent} tk-tab-change - Another tab was chosen.
 * @fires {RangeRequestEvent} tk-range-request - `rowAt` does not know all rows in view.
 * @fires {RetryEvent} tk-retry - Fetch the list again.
 * @fires {ShortcutsSwitchEvent} tk-shortcuts-switch - Single keys on or off; the desk has done it, the owner keeps it.
 * @fires {NoticeUndoEvent} tk-notice-undo - Take back what the notice told of.
 * @fires {NoticeCloseEvent} tk-notice-close - The owner clears `notice`.
 * @slot banner - Under the header: what the open page offers, the network's state.
 * @slot document - The document being read.
 * @slot act - Route, opinion, signature.
 * @slot outbox - Stands in place of the inbox in the section `outbox`.
 * @slot section - Stands in place of the inbox in every section but `incoming` and `outbox`; absent, the inbox stays.
 * @slot tools - More buttons in the header.
 * @csspart head - The header.
 * @csspart nav - The navigation.
 */
export class TkDesk extends OfficeElement {
  static override styles = [base, headStyles, styles];

  @property({attribute: false}) documents: readonly OfficeDocument[] = [];
  @property({type: Number}) total?: number;
  @property({attribute: false}) rowAt?: (index: number) => OfficeDocument | undefined;
  @property({attribute: 'selected-id'}) selectedId?: string;
  @property({attribute: false}) selection: readonly string[] = [];
  @property() tab: InboxTab = 'to-do';
  @property({attribute: false}) tabs?: readonly InboxTab[];
  @property({attribute: false}) counts: Readonly<Partial<Record<InboxTab, number>>> = {};
  @property({attribute: false}) drafts: ReadonlyMap<string, string> = new Map();
  @property({attribute: false}) acts?: readonly TriageAct[];
  @property({type: Boolean}) loading = false;
  @property() problem?: string;
  @property({type: Boolean, reflect: true}) offline = false;
  @property() query = '';
  /** How many documents the search covers. */
  @property({type: Number, attribute: 'search-total'}) searchTotal?: number;
  @property({attribute: false}) calendar: WorkingCalendar = weekdaysOnly;
  @property({attribute: false}) keymap: InboxKeymap = defaultKeymap;
  @property() shortcuts: 'focus' | 'page' | 'off' = 'page';
  @property() density: 'cozy' | 'compact' = 'cozy';
  @property() now?: string;

  @property({attribute: false}) sections: readonly DeskSection[] = defaultSections;
  @property({reflect: true}) section = 'incoming';
  /** Name and position, as the signing certificate or the system gives them. */
  @property() officer = '';
  @property() theme: 'light' | 'dark' = 'light';
  @property({attribute: false}) notice?: Notice | undefined;
  /** Pages not printed this week, from the journal; absent: not told. */
  @property({type: Number, attribute: 'pages-saved'}) pagesSaved?: number;
  /** What one column shows. The desk follows `tk-open` and the back button by itself. */
  @property({reflect: true}) view: 'list' | 'document' = 'list';
  /** What one column shows of an open document. */
  @property({reflect: true}) pane: 'read' | 'act' = 'read';

  @state() private isHelpOpen = false;
  @state() private hasDocument = false;
  @state() private hasSection = false;
  @query('.nav') private nav!: HTMLElement;
  @query('tk-search') private search!: HTMLElementTagNameMap['tk-search'];
  @query('tk-inbox') private inbox?: HTMLElementTagNameMap['tk-inbox'];

  protected override updated(changed: PropertyValues<this>): void {
    // In one column the focus would stand on something that is gone.
    if (!changed.has('view') || changed.get('view') === undefined) return;
    const goal =
      this.view === 'document' ? this.renderRoot.querySelector<HTMLElement>('.back .button') : this.inbox;
    if (goal?.checkVisibility()) goal.focus();
  }

  protected override render() {
    return html`<div
      class="desk view-${this.view} pane-${this.pane} ${this.#isWide ? 'wide' : ''} ${this.hasDocument ? '' : 'empty'}"
      @tk-open=${this.#opened}
      @tk-search=${this.#searched}
      @tk-search-focus=${this.#goToSearch}
      @tk-help=${() => (this.isHelpOpen = true)}
    >
      ${this.#renderHead()}
      <div class="banner"><slot name="banner"></slot></div>
      <main class="main" aria-label=${term('shell.main')}>
        ${this.#renderNav()} ${this.#renderBack()} ${this.#renderList()}
        <section class="column document" aria-label=${term('shell.document')}>
          <div class="fill">
            <slot name="document" @slotchange=${this.#documentChanged}></slot
            >${this.hasDocument ? nothing : this.#renderChoose()}
          </div>
        </section>
        <section class="column act" aria-label=${term('shell.act')}>
          <div class="fill" tabindex="-1"><slot name="act"></slot></div>
        </section>
      </main>
      ${this.#renderFoot()}
      <div class="notice"><tk-notice .notice=${this.notice}></tk-notice></div>
      <tk-shortcuts
        ?open=${this.isHelpOpen}
        .keymap=${this.keymap}
        .enabled=${this.shortcuts !== 'off'}
        @tk-shortcuts-switch=${this.#switched}
        @tk-dialog-close=${(event: Event) => {
          event.stopPropagation();
          this.isHelpOpen = false;
        }}
      ></tk-shortcuts>
    </div>`;
  }

  get #isWide(): boolean {
    return this.hasSection && this.sections.some(each => each.id === this.section && each.wide);
  }

  #renderHead(): TemplateResult {
    const other = language() === 'vi' ? 'en' : 'vi';
    const theme = this.theme === 'dark' ? 'light' : 'dark';
    return html`<header class="head" part="head">
      <button
        class="menu button quiet icon-only"
        aria-label=${term('shell.menu')}
        @click=${() => this.nav.showPopover()}
      >
        ${icon(Menu)}
      </button>
      <span class="brand">${mark(26)}<h1 class="word">${term('shell.product')}</h1></span>
      <tk-search .value=${this.query} .total=${this.searchTotal}></tk-search>
      <div class="state">
        <span class="online ${this.offline ? 'off' : ''}" role="status"
          >${term(this.offline ? 'shell.offline' : 'shell.online')}</span
        >
        <span class="officer"><bdi>${screenText(this.officer, 120)}</bdi></span>
      </div>
      <div class="tools">
        <button
          class="language button quiet icon-only"
          lang=${other}
          @click=${() => this.dispatchEvent(new LanguageChangeEvent(other))}
        >
          ${other.toUpperCase()}<span class="visually-hidden"> (${term(`shell.language.${other}`)})</span>
        </button>
        <button
          class="button quiet icon-only"
          aria-label=${term(`shell.theme.${theme}`)}
          @click=${() => this.dispatchEvent(new ThemeChangeEvent(theme))}
        >
          ${icon(theme === 'dark' ? Moon : Sun)}
        </button>
        <slot name="tools"></slot>
      </div>
    </header>`;
  }

  #renderNav(): TemplateResult {
    return html`<nav class="nav" part="nav" popover="auto" aria-label=${term('shell.menu')}>
      ${sectionGroups.map(group => {
        const sections = this.sections.filter(section => section.group === group);
        if (sections.length === 0) return nothing;
        return html`<div class="group">
          <h2 class="heading">${term(`shell.group.${group}`)}</h2>
          <ul>
            ${sections.map(section => this.#renderSection(section))}
          </ul>
        </div>`;
      })}
    </nav>`;
  }

  #renderSection(section: DeskSection): TemplateResult {
    const sign = sectionIcon(section.id);
    return html`<li>
      <button
        class="section"
        aria-current=${section.id === this.section ? 'page' : nothing}
        @click=${() => this.#goTo(section.id)}
      >
        ${sign ? icon(sign) : nothing}<span class="name">${sectionLabel(section)}</span>
        ${section.count ? html`<span class="count">${countText(section.count)}</span>` : nothing}
      </button>
    </li>`;
  }

  #renderBack(): TemplateResult {
    const pane = (name: 'read' | 'act'): TemplateResult =>
      html`<button aria-pressed=${this.pane === name} @click=${() => (this.pane = name)}>
        ${term(`shell.${name}`)}
      </button>`;
    return html`<div class="back">
      <button class="button quiet" @click=${this.#back}>${icon(ArrowLeft)}${term('shell.back')}</button>
      <div class="panes" role="group" aria-label=${term('shell.pane')}>${pane('read')}${pane('act')}</div>
    </div>`;
  }

  #renderList(): TemplateResult {
    const isOutbox = this.section === 'outbox';
    const isOther = !isOutbox && this.section !== 'incoming' && this.hasSection;
    return html`<section class="column list" aria-label=${term('inbox.label')}>
      <div class="place" ?hidden=${!isOutbox}><slot name="outbox"></slot></div>
      <div class="place" ?hidden=${!isOther}>
        <slot name="section" @slotchange=${this.#sectionChanged}></slot>
      </div>
      <tk-inbox
        ?hidden=${isOutbox || isOther}
        searchless
        .documents=${this.documents}
        .total=${this.total}
        .rowAt=${this.rowAt}
        .selectedId=${this.selectedId}
        .selection=${this.selection}
        .tab=${this.tab}
        .tabs=${this.tabs ?? fourTabs}
        .counts=${this.counts}
        .drafts=${this.drafts}
        .acts=${this.acts ?? usualActs}
        .loading=${this.loading}
        .offline=${this.offline}
        .problem=${this.problem}
        .query=${this.query}
        .shortcuts=${this.shortcuts}
        .keymap=${this.keymap}
        .calendar=${this.calendar}
        .density=${this.density}
        .now=${this.now}
        @tk-select=${(event: HTMLElementEventMap['tk-select']) => (this.selection = event.ids)}
        @tk-tab-change=${(event: HTMLElementEventMap['tk-tab-change']) => (this.tab = event.tab)}
      ></tk-inbox>
    </section>`;
  }

  #renderChoose(): TemplateResult {
    return html`<div class="choose">
      ${mark(64)}<strong>${term('shell.choose')}</strong>
      <p>${term('shell.choose.note')}</p>
    </div>`;
  }

  #renderFoot(): TemplateResult {
    const keyOf = (command: InboxCommand): string | undefined =>
      Object.keys(this.keymap).find(key => this.keymap[key] === command);
    const moves = [keyOf('next'), keyOf('previous')].filter(Boolean);
    const offered: readonly string[] = this.acts ?? usualActs;
    // An act nobody offers here has no key worth learning.
    const named = footerCommands.filter(command => keyOf(command) !== undefined && (!usualActs.some(each => each === command) || offered.includes(command)));
    return html`<footer class="foot">
      ${
        this.shortcuts === 'off'
          ? nothing
          : html`<ul aria-label=${term('inbox.shortcuts')}>
              <li>${moves.map(key => html`<kbd>${key}</kbd> `)}${term('inbox.act.move')}</li>
              ${named.map(command => html`<li><kbd>${keyOf(command)}</kbd> ${term(`inbox.act.${command}`)}</li>`)}
            </ul>`
      }
      <button class="link" ?hidden=${this.shortcuts !== 'off'} @click=${() => (this.isHelpOpen = true)}>
        ${term('inbox.shortcuts')}
      </button>
      ${this.pagesSaved ? html`<span class="saved">${term('shell.paper-saved', {count: countText(this.pagesSaved)})}</span>` : nothing}
    </footer>`;
  }

  #opened(event: HTMLElementEventMap['tk-open']): void {
    this.selectedId = event.documentId;
    this.view = 'document';
    this.pane = 'read';
  }

  /** In one column the search field stands above the list only. */
  async #goToSearch(): Promise<void> {
    if (!this.search.checkVisibility()) {
      this.view = 'list';
      await this.updateComplete;
    }
    this.search.focus();
  }

  #searched(event: HTMLElementEventMap['tk-search']): void {
    this.query = event.query;
  }

  #back(): void {
    this.view = 'list';
    this.dispatchEvent(new BackEvent());
  }

  #goTo(id: string): void {
    if (this.nav.matches(':popover-open')) this.nav.hidePopover();
    this.section = id;
    this.view = 'list';
    this.dispatchEvent(new SectionChangeEvent(id));
  }

  #switched(event: HTMLElementEventMap['tk-shortcuts-switch']): void {
    this.shortcuts = event.enabled ? 'page' : 'off';
  }

  #documentChanged(event: Event): void {
    this.hasDocument = (event.target as HTMLSlotElement).assignedElements().length > 0;
  }

  #sectionChanged(event: Event): void {
    this.hasSection = (event.target as HTMLSlotElement).assignedElements().length > 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-desk': TkDesk;
  }
}
