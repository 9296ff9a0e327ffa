/** The tabs officers know, and what is done to ticked rows: the two bars around the list. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import X from 'lucide/dist/esm/icons/x.mjs';

import type {InboxTab} from '../core/document/office-document.js';
import {countText} from '../locale/moment.js';
import {term} from '../locale/desk-term.js';
import {icon} from '../theme/icon.js';
import type {TriageAct} from './triage-event.js';

export interface TabsView {
  readonly tabs: readonly InboxTab[];
  readonly current: InboxTab;
  readonly counts: Readonly<Partial<Record<InboxTab, number>>>;
  readonly choose: (tab: InboxTab) => void;
}

export function tabsView({tabs, current, counts, choose}: TabsView): TemplateResult {
  const keys = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      Home: -tabs.length,
      End: tabs.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(tabs.length - 1, tabs.indexOf(current) + step));
    const bar = event.currentTarget as HTMLElement;
    bar.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
    if (tabs[index] && tabs[index] !== current) choose(tabs[index]);
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${term('inbox.tabs')} @keydown=${keys}>
    ${tabs.map(tab => {
      const count = counts[tab];
      return html`<button
        id="tab-${tab}"
        role="tab"
        aria-selected=${tab === current}
        aria-controls="panel"
        tabindex=${tab === current ? 0 : -1}
        @click=${() => choose(tab)}
      >
        ${term(`inbox.tab.${tab}`)}${count ? html` <span class="count">${countText(count)}</span>` : nothing}
      </button>`;
    })}
  </div>`;
}

export interface BulkView {
  readonly count: number;
  readonly acts: readonly TriageAct[];
  /** Absent where the whole list is not known. */
  readonly selectAll: (() => void) | undefined;
  readonly clear: () => void;
  readonly ask: (act: TriageAct) => void;
}

export function bulkView({count, acts, selectAll, clear, ask}: BulkView): TemplateResult {
  return html`<div class="bulk" part="bulk" role="group" aria-label=${term('inbox.selected', {count})}>
    <span class="count" role="status">${term('inbox.selected', {count: countText(count)})}</span>
    ${selectAll ? html`<button class="button quiet" @click=${selectAll}>${term('inbox.select-all')}</button>` : nothing}
    <button class="button quiet icon-only" aria-label=${term('inbox.clear-selection')} @click=${clear}>
      ${icon(X)}
    </button>
    <div class="acts">
      ${acts.map(
        act =>
          html`<button class="button ${act === 'sign' ? 'primary' : ''}" @click=${() => ask(act)}>
            ${act === 'sign' ? term('inbox.act.sign.many', {count: countText(count)}) : term(`inbox.act.${act}`)}
          </button>`,
      )}
    </div>
  </div>`;
}
