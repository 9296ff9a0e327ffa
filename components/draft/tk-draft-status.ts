import {html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import Check from 'lucide/dist/esm/icons/check.mjs';
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs';
import GitFork from 'lucide/dist/esm/icons/git-fork.mjs';
import RotateCcw from 'lucide/dist/esm/icons/rotate-ccw.mjs';
import LoaderCircle from 'lucide/dist/esm/icons/loader-circle.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';

import {clockTime} from '../locale/moment.js';
import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import {DraftActEvent} from './draft-act-event.js';
import type {DraftAct} from './draft-act-event.js';
import {styles} from './tk-draft-status.styles.js';

export type DraftState = 'saved' | 'saving' | 'offline' | 'conflict' | 'error' | 'recovered';

const icons: Readonly<Record<DraftState, IconNode>> = {
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  conflict: GitFork,
  error: TriangleAlert,
  recovered: RotateCcw,
};

const acts: Readonly<Record<DraftState, readonly DraftAct[]>> = {
  saved: [],
  saving: [],
  offline: [],
  conflict: ['compare'],
  error: ['retry', 'copy'],
  recovered: ['keep', 'discard'],
};

/**
 * One quiet line that says whether the words are safe, and since when. It never blocks and never spins: an officer who types
 * does not need to be told of each save, only when something is wrong.
 *
 * @fires {DraftActEvent} tk-draft-act - A remedy was chosen.
 */
export class TkDraftStatus extends OfficeElement {
  static override styles = [base, styles];

  /** Absent: nothing was written yet, nothing is shown. */
  @property() state?: DraftState;

  /** RFC 3339 instant of the last save. */
  @property() at = '';

  protected override render() {
    const {state} = this;
    // The quiet states are not announced: a screen reader would interrupt with each burst of typing.
    const isLoud = state === 'conflict' || state === 'error' || state === 'recovered';
    return html`<div role="status" aria-live=${isLoud ? 'polite' : 'off'}>
      ${
        state
          ? html`<p class="status ${state}">
              ${icon(icons[state])}<span
                >${term(`draft.${state}`, {at: this.at ? clockTime(this.at, true) : ''})}</span
              >
              ${acts[state].map(
                name =>
                  html`<button
                    type="button"
                    class="link"
                    @click=${() => this.dispatchEvent(new DraftActEvent(name))}
                  >
                    ${term(`draft.act.${name}`)}
                  </button>`,
              )}
            </p>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-draft-status': TkDraftStatus;
  }
}
