import {html} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';

import {defaultKeymap} from '../inbox/inbox-keys.js';
import type {InboxCommand, InboxKeymap} from '../inbox/inbox-keys.js';
import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {ShortcutsSwitchEvent} from './shortcuts-switch-event.js';
import {styles} from './tk-shortcuts.styles.js';

const order: readonly InboxCommand[] = [
  'next',
  'previous',
  'open',
  'select',
  'approve',
  'sign',
  'forward',
  'done',
  'flag',
  'snooze',
  'unread',
  'undo',
  'search',
  'help',
];

/** Keys that work on the focused list whatever the keymap says. */
const fixed: Readonly<Partial<Record<InboxCommand, readonly string[]>>> = {
  next: ['↓'],
  previous: ['↑'],
  open: ['Enter'],
  select: ['␣'],
};

/**
 * The sheet of keyboard shortcuts, with the switch that turns single keys off (WCAG 2.2, 2.1.4).
 *
 * @fires {ShortcutsSwitchEvent} tk-shortcuts-switch - The switch was turned.
 * @fires {DialogCloseEvent} tk-dialog-close - The sheet wants to close.
 */
export class TkShortcuts extends OfficeElement {
  static override styles = [base, styles];

  @property({type: Boolean, reflect: true}) open = false;

  @property({attribute: false}) keymap: InboxKeymap = defaultKeymap;

  /** Whether single keys work at all. */
  @property({type: Boolean}) enabled = false;

  protected override render() {
    return html`<tk-dialog ?open=${this.open} label=${term('inbox.shortcuts')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${term('inbox.shortcuts.key')}</th>
            <th scope="col">${term('inbox.shortcuts.act')}</th>
          </tr>
        </thead>
        <tbody>
          ${order.map(command => this.#renderRow(command))}
        </tbody>
      </table>
      <label class="switch">
        <input type="checkbox" role="switch" .checked=${live(this.enabled)} @change=${this.#switched} />
        ${term('inbox.shortcuts.switch')}
      </label>
      <p class="note">${term('inbox.shortcuts.note')}</p>
    </tk-dialog>`;
  }

  #renderRow(command: InboxCommand): TemplateResult {
    const own = Object.keys(this.keymap).filter(key => this.keymap[key] === command);
    const keys = [...own, ...(fixed[command] ?? [])];
    return html`<tr>
      <td>${keys.map(key => html`<kbd>${key}</kbd> `)}</td>
      <td>${term(`inbox.act.${command}`)}</td>
    </tr>`;
  }

  #switched(event: Event): void {
    this.dispatchEvent(new ShortcutsSwitchEvent((event.target as HTMLInputElement).checked));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-shortcuts': TkShortcuts;
  }
}
