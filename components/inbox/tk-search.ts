import {html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import Search from 'lucide/dist/esm/icons/search.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';

import {countText} from '../locale/moment.js';
import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {SearchEvent} from './search-event.js';
import {styles} from './tk-search.styles.js';

/**
 * The search field of the desk. It only reports what was typed: folding, ranking and waiting belong to its owner.
 *
 * @fires {SearchEvent} tk-search - On each change; `query` is empty when the field was cleared (button or Escape).
 * @csspart field - The text field.
 */
export class TkSearch extends OfficeElement {
  static override styles = [base, styles];
  static override shadowRootOptions = {...OfficeElement.shadowRootOptions, delegatesFocus: true};

  /** What stands in the field. */
  @property() value = '';

  /** How many documents are searched; names them in the hint. */
  @property({type: Number}) total?: number;

  @query('input') private field?: HTMLInputElement;

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
    this.field?.select();
  }

  protected override render() {
    const hint = this.total
      ? term('inbox.search.hint.counted', {count: countText(this.total)})
      : term('inbox.search.hint');
    return html`
      <div class="box" role="search">
        ${icon(Search)}
        <input
          class="field"
          part="field"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-label=${term('inbox.search')}
          placeholder=${hint}
          .value=${this.value}
          @input=${this.#typed}
          @keydown=${this.#escape}
        />
        ${
          this.value
            ? html`<button class="clear" aria-label=${term('inbox.search.clear')} @click=${this.#clear}>
                ${icon(X)}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #typed(event: Event): void {
    this.#report((event.target as HTMLInputElement).value);
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || this.value === '') return;
    event.preventDefault();
    this.#report('');
  }

  #clear(): void {
    this.#report('');
    this.field?.focus();
  }

  #report(value: string): void {
    this.value = value;
    this.dispatchEvent(new SearchEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-search': TkSearch;
  }
}
