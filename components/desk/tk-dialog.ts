import {html} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import X from 'lucide/dist/esm/icons/x.mjs';

import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {DialogCloseEvent} from './dialog-close-event.js';
import {styles} from './tk-dialog.styles.js';

/**
 * A modal sheet on the platform's own `<dialog>`: focus stays inside, Escape and the close button ask to close, and the focus
 * returns where it was. It never closes by itself: its owner clears `open`, so nothing half-written is lost to one key.
 *
 * @fires {DialogCloseEvent} tk-dialog-close - Somebody asks to close it.
 * @slot - What it is about.
 * @slot footer - Buttons; the classes `primary` and `danger` give them that look.
 * @csspart dialog - The sheet.
 * @cssproperty --tk-dialog-width - Widest it grows, 520px.
 */
export class TkDialog extends OfficeElement {
  static override styles = [base, styles];

  @property({type: Boolean, reflect: true}) open = false;

  /** Title and accessible name. */
  @property() label = '';

  /** Keeps Escape and the close button from asking: something is being done that cannot be left. */
  @property({type: Boolean}) busy = false;

  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private hasFooter = false;

  protected override updated(): void {
    if (this.open && !this.dialog.open && this.isConnected) this.dialog.showModal();
    else if (!this.open && this.dialog.open) this.dialog.close();
  }

  protected override render() {
    return html`<dialog
      part="dialog"
      aria-labelledby="title"
      aria-busy=${this.busy}
      @keydown=${this.#key}
      @cancel=${this.#cancelled}
      @close=${this.#closed}
    >
      <div class="head">
        <h2 id="title">${this.label}</h2>
        <button
          class="button quiet icon-only"
          aria-label=${term('shell.close')}
          ?disabled=${this.busy}
          @click=${this.#ask}
        >
          ${icon(X)}
        </button>
      </div>
      <div class="body" tabindex="-1" autofocus><slot></slot></div>
      <div class="foot ${this.hasFooter ? '' : 'empty'}">
        <slot name="footer" @slotchange=${this.#footerChanged}></slot>
      </div>
    </dialog>`;
  }

  #footerChanged(event: Event): void {
    this.hasFooter = (event.target as HTMLSlotElement).assignedElements().length > 0;
  }

  /** A prevented keydown is no close request: `cancel` alone cannot always stop one (HTML, close watchers). */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#ask();
  }

  /** Close requests without a key, such as the back gesture of a tablet. */
  #cancelled(event: Event): void {
    // A file picker inside fires `cancel` too, and it bubbles.
    if (event.target !== this.dialog || !event.cancelable) return;
    event.preventDefault();
    this.#ask();
  }

  /** Closed whatever we said: the owner hears of it and the property follows. */
  #closed(event: Event): void {
    if (event.target !== this.dialog || !this.open) return;
    if (this.busy) {
      this.dialog.showModal();
      return;
    }
    this.open = false;
    this.dispatchEvent(new DialogCloseEvent());
  }

  #ask(): void {
    if (!this.busy) this.dispatchEvent(new DialogCloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-dialog': TkDialog;
  }
}
