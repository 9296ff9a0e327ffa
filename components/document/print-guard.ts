/** The question before paper: a printout of a signed file is not the signed file. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';

import {term} from '../locale/term.js';

export function printGuard(leave: () => void, print: () => void): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
  };
  return html`<div class="guard" role="group" aria-labelledby="guard-text" @keydown=${onKey}>
    <p id="guard-text" role="alert"><slot name="print-guard">${term('document.print-guard')}</slot></p>
    <button type="button" class="button" @click=${leave}>${term('shell.cancel')}</button>
    <button type="button" class="button" @click=${print}>${term('document.print-anyway')}</button>
  </div>`;
}
