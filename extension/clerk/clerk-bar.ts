/** The line above each part of the clerk's room: what is due, how the last exchange went, and the next one by hand. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import RefreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs';
import browser from 'webextension-polyfill';

import {countText, dayAndTime} from '../../components/locale/moment.js';
import {codeSentence, term} from '../../components/locale/page-term.js';
import {icon} from '../../components/theme/icon.js';
import {now} from '../the-desk.js';
import type {ClerkDesk} from './clerk-desk.js';

export function clerkBar(clerk: ClerkDesk, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  if (!clerk.room) {
    return html`<p class="banner">
      ${term('clerk.no-agency')} <button class="link" @click=${() => void browser.tabs.create({url: browser.runtime.getURL('extension/options/index.html#exchange')})}>${term('system.open-options')}</button>
    </p>`;
  }
  return html`<div class="clerk-bar">
      <button class="button" data-act="round" ?disabled=${clerk.rounding} @click=${() => clerk.round()}>${icon(RefreshCw)} ${term(clerk.rounding ? 'clerk.round.busy' : 'clerk.round')}</button>
      ${more}
      ${clerk.roundAt ? html`<span class="hint">${term('clerk.round.last', {at: dayAndTime(clerk.roundAt, now())})}</span>` : nothing}
      ${clerk.room.reminders.length > 0
        ? html`<ul class="reminders" aria-label=${term('clerk.reminders')}>${clerk.room.reminders.map(each => html`<li class="chip ${each.kind}">${term(`clerk.reminder.${each.kind}`, {count: countText(each.ids.length)})}</li>`)}</ul>`
        : nothing}
    </div>
    ${clerk.roundProblem ? html`<p class="problem" role="status">${codeSentence('error', clerk.roundProblem)}</p>` : nothing}
    ${clerk.problem && !clerk.sheet ? html`<p class="problem" role="alert">${codeSentence('error', clerk.problem)}</p>` : nothing}`;
}
