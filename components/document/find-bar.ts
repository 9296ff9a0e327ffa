/** The row under the tools where words to find are typed, with the count and the way to the next match. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import ChevronUp from 'lucide/dist/esm/icons/chevron-up.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';

import {term} from '../locale/term.js';
import {icon} from '../theme/icon.js';
import type {DocumentFind} from './document-find.js';

/** `page` is where the search begins, 1-based. */
export function findBar(find: DocumentFind, page: number, close: () => void): TemplateResult {
  const search = (event: InputEvent) => void find.search((event.target as HTMLInputElement).value, page);
  const onKey = (event: KeyboardEvent) => {
    // Enter while an input method composes belongs to the input method.
    if (event.isComposing) return;
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = find.count === 0;
  return html`<div class="find" role="search" @keydown=${onKey}>
    <input
      class="field"
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${term('document.find-label')}
      placeholder=${term('document.find-hint')}
      .value=${find.query}
      @input=${search}
    />
    <span class="count" role="status">${countWords(find)}</span>
    <button type="button" class="button quiet icon-only" aria-label=${term('document.find-previous')} ?disabled=${none} @click=${() => find.step(-1)}>
      ${icon(ChevronUp)}
    </button>
    <button type="button" class="button quiet icon-only" aria-label=${term('document.find-next')} ?disabled=${none} @click=${() => find.step(1)}>
      ${icon(ChevronDown)}
    </button>
    <button type="button" class="button quiet icon-only" aria-label=${term('document.find-close')} @click=${close}>${icon(X)}</button>
  </div>`;
}

function countWords(find: DocumentFind): string {
  if (find.query.trim() === '') return '';
  if (find.count > 0) return term('document.find-count', {current: find.current, count: find.count});
  if (find.reading !== undefined) return term('document.find-reading', {page: find.reading});
  return find.hasNoText ? term('document.find-no-text') : term('document.find-none');
}
