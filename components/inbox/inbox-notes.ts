/** What the inbox shows where there are no rows: nothing to do, nothing found, being fetched, could not be fetched. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs';
import InboxIcon from 'lucide/dist/esm/icons/inbox.mjs';
import SearchX from 'lucide/dist/esm/icons/search-x.mjs';

import type {InboxTab} from '../core/document/office-document.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/desk-term.js';
import {codeSentence} from '../locale/term.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';

export function emptyNote(tab: InboxTab, query: string): TemplateResult {
  if (query)
    return note(
      SearchX,
      term('inbox.empty.search', {query: screenText(query, 80)}),
      term('inbox.empty.search.note'),
    );
  return note(InboxIcon, term(`inbox.empty.${tab}`), term('inbox.empty.note'));
}

export function problemNote(code: string, retry: () => void): TemplateResult {
  const button = html`<button class="button" @click=${retry}>${term('shell.retry')}</button>`;
  return note(CircleAlert, term('inbox.problem'), codeSentence('error', code), button);
}

function note(
  sign: IconNode,
  title: string,
  words: string,
  act: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="nothing" part="empty">
    ${icon(sign)}<strong>${title}</strong>
    <p>${words}</p>
    ${act}
  </div>`;
}

/** Rows to come, drawn in their own shape so that nothing jumps when they arrive. */
export function loadingNote(): TemplateResult {
  const bones = Array.from({length: 6}, () => html`<div class="row unknown"></div>`);
  return html`<div class="bones" aria-hidden="true">${bones}</div>`;
}

/** The one quiet line above rows that are not fresh. */
export function staleLine(
  offline: boolean,
  problem: string | undefined,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (offline)
    return html`<p class="line" part="notice">${icon(CloudOff)}<span>${term('inbox.stale')}</span></p>`;
  if (!problem) return nothing;
  return html`<p class="line problem" part="notice">
    ${icon(CircleAlert)}<span>${codeSentence('error', problem)}</span>
    <button class="link" @click=${retry}>${term('shell.retry')}</button>
  </p>`;
}
