import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import X from 'lucide/dist/esm/icons/x.mjs';

import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {NoticeCloseEvent} from './notice-close-event.js';
import {NoticeUndoEvent} from './notice-undo-event.js';
import {styles} from './tk-notice.styles.js';

export interface Notice {
  /** Comes back in the events; a new id is a new notice. */
  readonly id: string;
  /** A finished sentence. */
  readonly text: string;
  readonly undoable?: boolean;
  /** Stays until dismissed and is spoken at once. */
  readonly problem?: boolean;
}

/** Long enough to read and to reach the button (WCAG 2.2, 2.2.1); it waits while it is pointed at or focused. */
const standsMs = 10_000;

/**
 * One sentence after an act, with the way back. Spoken politely by a screen reader; a problem is spoken at once and stays.
 *
 * @fires {NoticeUndoEvent} tk-notice-undo - "Hoàn tác" was pressed.
 * @fires {NoticeCloseEvent} tk-notice-close - It was dismissed or stood long enough; the owner clears `notice`.
 */
export class TkNotice extends OfficeElement {
  static override styles = [base, styles];

  @property({attribute: false}) notice?: Notice | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('notice') && changed.get('notice')?.id !== this.notice?.id) this.#wait();
  }

  protected override render() {
    const {notice} = this;
    return html`<div
      role=${notice?.problem ? 'alert' : 'status'}
      @pointerenter=${this.#hold}
      @pointerleave=${this.#wait}
      @focusin=${this.#hold}
      @focusout=${this.#wait}
    >
      ${
        notice
          ? html`<div class="notice ${notice.problem ? 'problem' : ''}">
              <span>${notice.text}</span>
              ${
                notice.undoable
                  ? html`<button
                      class="undo"
                      @click=${() => this.dispatchEvent(new NoticeUndoEvent(notice.id))}
                    >
                      ${term('shell.undo')}
                    </button>`
                  : nothing
              }
              <button aria-label=${term('shell.dismiss')} @click=${this.#close}>${icon(X)}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #hold = (): void => {
    clearTimeout(this.#timer);
  };

  #wait = (): void => {
    clearTimeout(this.#timer);
    if (this.notice && !this.notice.problem) this.#timer = setTimeout(this.#close, standsMs);
  };

  #close = (): void => {
    clearTimeout(this.#timer);
    if (this.notice) this.dispatchEvent(new NoticeCloseEvent(this.notice.id));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-notice': TkNotice;
  }
}
