import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import X from 'lucide/dist/esm/icons/x.mjs';

import type {Organisation} from '../core/exchange/edoc-message.js';
import type {DirectoryAgency, OrganisationDirectory} from '../core/exchange/organisation-directory.js';
import {printedDay} from '../core/exchange/register-rows.js';
import {countText, dayInVietnam} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {RecipientsChangeEvent} from './recipients-change-event.js';
import {styles} from './tk-recipients.styles.js';

/** A list the agency sends to often: "63 tỉnh, thành phố". */
export interface RecipientGroup {
  readonly name: string;
  readonly codes: readonly string[];
}

const offered = 40;

/**
 * Chooses the agencies a document goes to: type a name or a code, old or new, with or without accents. A closed agency is found and
 * explained, with who answers in its place; it cannot be chosen.
 *
 * Keyboard: arrows move in the list, Enter chooses, Escape closes it, Backspace in the empty field takes the last one off.
 *
 * @fires {RecipientsChangeEvent} tk-recipients-change - Agencies were added or taken off.
 * @csspart chips - The chosen agencies.
 * @csspart list - The agencies that match.
 */
export class TkRecipients extends OfficeElement {
  static override styles = [base, styles];
  static override shadowRootOptions = {...OfficeElement.shadowRootOptions, delegatesFocus: true};

  @property({attribute: false}) directory?: OrganisationDirectory;
  /** The chosen ones. The element keeps it as the clerk chooses and fires `tk-recipients-change`. */
  @property({attribute: false}) recipients: readonly Organisation[] = [];
  @property({attribute: false}) groups: readonly RecipientGroup[] = [];
  @property({type: Boolean, reflect: true}) disabled = false;
  /** Day the choice is for, `yyyy-MM-dd`; today where absent. */
  @property() day?: string;

  @state() private typed = '';
  @state() private isOpen = false;
  @state() private cursor = 0;
  /** A closed agency somebody tried to choose. */
  @state() private refused?: DirectoryAgency | undefined;
  @query('input') private field!: HTMLInputElement;

  get #day(): string {
    return this.day ?? dayInVietnam(new Date().toISOString())!;
  }

  get #matches(): readonly DirectoryAgency[] {
    return this.typed.trim() ? (this.directory?.search(this.typed, {day: this.#day, limit: offered}) ?? []) : [];
  }

  protected override render() {
    const matches = this.isOpen ? this.#matches : [];
    const isListed = this.isOpen && this.typed.trim() !== '';
    const isMatched = isListed && matches.length > 0;
    const active = isMatched ? `option-${Math.min(this.cursor, matches.length - 1)}` : nothing;
    return html`
      <label for="field">${term('recipients.label')}</label>
      <div class="box" @focusout=${this.#left}>
        ${this.recipients.length > 0
          ? html`<ul class="chips" part="chips" aria-label=${term('recipients.count', {count: countText(this.recipients.length)})}>${repeat(this.recipients, each => each.id, each => this.#renderChip(each))}</ul>`
          : nothing}
        <input
          id="field"
          class="field"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${isMatched}
          aria-controls=${isMatched ? 'list' : nothing}
          aria-activedescendant=${active}
          placeholder=${term('recipients.hint')}
          ?disabled=${this.disabled}
          .value=${this.typed}
          @input=${this.#changed}
          @keydown=${this.#key}
        />
        ${isMatched ? html`<ul id="list" class="list" part="list" role="listbox" aria-label=${term('recipients.label')}>${matches.map((each, at) => this.#renderOption(each, at))}</ul>` : nothing}
        ${isListed && !isMatched ? html`<p class="none">${term('recipients.none')}</p>` : nothing}
      </div>
      <p class="visually-hidden" role="status">${isListed ? term('recipients.found', {count: countText(matches.length)}) : this.recipients.length > 0 ? term('recipients.count', {count: countText(this.recipients.length)}) : ''}</p>
      ${this.refused ? this.#renderRefused(this.refused) : nothing}
      ${this.groups.length > 0
        ? html`<div class="groups">${this.groups.map(each => html`<button class="button" ?disabled=${this.disabled} @click=${() => this.#addGroup(each)}>${term('recipients.group', {name: screenText(each.name, 80), count: countText(each.codes.length)})}</button>`)}</div>`
        : nothing}
    `;
  }

  #renderChip(each: Organisation): TemplateResult {
    const name = screenText(each.name ?? each.id, 120);
    return html`<li class="chip">
      <bdi>${name}</bdi>
      <button class="remove" aria-label=${term('recipients.remove', {name})} ?disabled=${this.disabled} @click=${() => this.#remove(each.id)}>${icon(X)}</button>
    </li>`;
  }

  #renderOption(agency: DirectoryAgency, at: number): TemplateResult {
    const isChosen = this.#has(agency.code);
    const why = this.#whyNot(agency);
    return html`<li
      id="option-${at}"
      role="option"
      class=${at === this.cursor ? 'active' : ''}
      aria-selected=${isChosen}
      aria-disabled=${why !== undefined}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(agency)}
    >
      <span><bdi>${screenText(agency.name, 160)}</bdi>${isChosen ? html` <small>· ${term('recipients.chosen')}</small>` : nothing}</span>
      <small>${[screenText(agency.code, 40), why].filter(Boolean).join(' · ')}</small>
    </li>`;
  }

  #whyNot(agency: DirectoryAgency): string | undefined {
    const status = this.directory!.status(agency, this.#day);
    if (status.kind === 'open') return undefined;
    if (status.kind === 'not-yet') return term('recipients.not-yet', {from: printedDay(status.from)});
    const closed = status.since ? term('recipients.closed', {since: printedDay(status.since)}) : term('recipients.closed.undated');
    return status.successor ? `${closed}, ${term('recipients.closed.successor', {name: screenText(status.successor.name, 120)})}` : closed;
  }

  #renderRefused(agency: DirectoryAgency): TemplateResult {
    const status = this.directory!.status(agency, this.#day);
    const name = screenText(agency.name, 160);
    const heir = status.kind === 'closed' ? status.successor : undefined;
    return html`<p class="refused" role="alert">
      ${term(status.kind === 'not-yet' ? 'recipients.not-yet.note' : 'recipients.closed.note', {name})}
      ${heir ? html`<button class="link" @click=${() => this.#choose(heir)}>${term('recipients.choose-successor', {name: screenText(heir.name, 120)})}</button>` : nothing}
    </p>`;
  }

  #changed(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.isOpen = true;
    this.cursor = 0;
    this.refused = undefined;
  }

  #key(event: KeyboardEvent): void {
    // Unikey and input methods compose with these keys.
    if (event.isComposing) return;
    const matches = this.#matches;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && matches.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.cursor = this.isOpen ? (this.cursor + step + matches.length) % matches.length : 0;
      this.isOpen = true;
      void this.updateComplete.then(() => this.renderRoot.querySelector('.active')?.scrollIntoView({block: 'nearest'}));
    } else if (event.key === 'Enter' && this.isOpen && matches[this.cursor]) this.#choose(matches[this.cursor]!);
    else if (event.key === 'Escape' && this.isOpen && this.typed) this.isOpen = false;
    else if (event.key === 'Backspace' && this.typed === '' && this.recipients.length > 0) this.#remove(this.recipients.at(-1)!.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #left(event: FocusEvent): void {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.isOpen = false;
  }

  #has(code: string): boolean {
    return this.recipients.some(each => each.id === code);
  }

  #choose(agency: DirectoryAgency): void {
    const isOpen = this.directory!.status(agency, this.#day).kind === 'open';
    this.refused = isOpen ? undefined : agency;
    this.typed = '';
    this.isOpen = false;
    if (isOpen && this.#has(agency.code)) this.#remove(agency.code);
    else if (isOpen) this.#report([...this.recipients, this.directory!.organisation(agency, this.#day)]);
    this.field.focus();
  }

  /** Closed agencies of a group are left out; their successors stand for them. */
  #addGroup({codes}: RecipientGroup): void {
    const added = new Map(this.recipients.map(each => [each.id, each] as const));
    for (const code of codes) {
      const agency = this.directory?.find(code, this.#day);
      const status = agency && this.directory!.status(agency, this.#day);
      const open = status?.kind === 'open' ? agency : status?.kind === 'closed' ? status.successor : undefined;
      if (open && !added.has(open.code)) added.set(open.code, this.directory!.organisation(open, this.#day));
    }
    this.#report([...added.values()]);
  }

  #remove(id: string): void {
    this.#report(this.recipients.filter(each => each.id !== id));
    this.field.focus();
  }

  #report(recipients: readonly Organisation[]): void {
    this.recipients = recipients;
    this.dispatchEvent(new RecipientsChangeEvent(recipients));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-recipients': TkRecipients;
  }
}
