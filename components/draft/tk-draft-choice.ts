import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import type {Draft} from '../core/draft/draft.js';
import {term} from '../locale/desk-term.js';
import {dayAndTime} from '../locale/moment.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {DraftChoiceEvent} from './draft-choice-event.js';
import {styles} from './tk-draft-choice.styles.js';

/**
 * The drafts that two windows made of one document, side by side and whole, and the choice of the one to go on with. Sentences are
 * never merged by machine: that makes some nobody wrote.
 *
 * @fires {DraftChoiceEvent} tk-draft-choice - Go on with this one; the owner puts the others away.
 */
export class TkDraftChoice extends OfficeElement {
  static override styles = [base, styles];

  /** The one on the screen first. */
  @property({attribute: false}) drafts: readonly Draft[] = [];

  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;

  protected override render() {
    return html`<p class="note">${term('draft.choice.note')}</p>
      <ol>
        ${this.drafts.map((draft, index) => this.#renderDraft(draft, index))}
      </ol>`;
  }

  #renderDraft({id, decision, text, updatedAt}: Draft, index: number): TemplateResult {
    const at = dayAndTime(updatedAt, this.now ?? new Date().toISOString());
    return html`<li>
      <p class="facts" id=${`about-${index}`}>${term(index === 0 ? 'draft.choice.here' : 'draft.choice.there', {at})}</p>
      ${decision ? html`<p><b>${term(`approval.decision.${decision}`)}</b></p>` : nothing}
      <p class="words">${text || term('draft.choice.empty')}</p>
      <button type="button" class="button" aria-describedby=${`about-${index}`} @click=${() => this.dispatchEvent(new DraftChoiceEvent(id))}>
        ${term('draft.choice.use')}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-draft-choice': TkDraftChoice;
  }
}
