/** Systems the officer granted, each with its state, last use and a way to revoke it. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Building from 'lucide/dist/esm/icons/building.mjs';

import {isTermKey, language, term} from '../../../components/locale/page-term.js';
import type {SiteFacts} from '../../messages/desk-call.js';
import type {OpenOptionsSection} from '../options-section.js';
import type {OptionsSession} from '../options-session.js';

export const systemsSection: OpenOptionsSection = ({session}) => ({
  id: 'systems',
  icon: Building,
  title: () => term('system.systems'),
  view: () => html`
    ${session.sites.length === 0 ? html`<p class="hint">${term('system.none')}</p>` : nothing}
    <ul class="list">
      ${session.sites.map(site => siteRow(session, site))}
    </ul>
    ${grantForm(session)}
  `,
});

function grantForm(session: OptionsSession): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('address') as HTMLInputElement;
    void session.grant(field.value);
  };
  return html`<form class="grant" @submit=${submit}>
    <label for="address">${term('system.address')}</label>
    <div class="line">
      <input class="field" id="address" name="address" type="text" inputmode="url" autocomplete="url" spellcheck="false" required aria-describedby="address-hint" />
      <button class="button primary" type="submit">${term('system.allow')}</button>
    </div>
    <p class="hint" id="address-hint">${term('system.address-hint')}</p>
  </form>`;
}

function siteRow(session: OptionsSession, site: SiteFacts): TemplateResult {
  return html`<li data-origin=${site.origin} data-state=${site.state}>
    <div class="line">
      <div class="grow">
        <b>${site.name}</b> <span class="hint">${site.origin}${site.path}</span>
        <p class="state ${site.state}">${term(`system.state.${site.state}`, {step: site.step ?? ''})}</p>
        ${site.actionsOff?.length ? html`<p class="state broken">${term('system.actions-off', {actions: site.actionsOff.map(decisionWord).join(', ')})}</p>` : nothing}
        <p class="hint">
          ${site.officer ? `${term('system.officer', {name: site.officer})} · ` : nothing}
          ${term('system.added', {at: instant(site.addedAt)})} ·
          ${site.lastUsedAt ? term('system.last-used', {at: instant(site.lastUsedAt)}) : term('system.never-used')}
        </p>
      </div>
      <div class="acts">
        <a class="button" href=${site.origin + site.path} target="_blank" rel="noreferrer">${term('system.open')}</a>
        ${site.granted
          ? html`<button class="button" @click=${() => session.recheck(site.origin)}>${term('system.recheck')}</button>`
          : html`<button class="button" @click=${() => session.grant(site.origin + site.path)}>${term('system.allow-again')}</button>`}
        <button class="button" data-act="revoke" @click=${() => session.revoke(site.origin)}>${term('system.remove')}</button>
      </div>
    </div>
    <label class="bridge">
      ${term('system.bridge')}
      <select class="field" @change=${(event: Event) => session.setBridge(site.origin, (event.target as HTMLSelectElement).value as SiteFacts['bridge'])}>
        ${(['off', 'ask', 'always'] as const).map(
          mode => html`<option value=${mode} ?selected=${site.bridge === mode}>${term(`system.bridge.${mode}`)}</option>`,
        )}
      </select>
    </label>
  </li>`;
}

function decisionWord(action: string): string {
  const key = `approval.decision.${action}`;
  return isTermKey(key) ? term(key) : action;
}

function instant(at: string): string {
  return new Intl.DateTimeFormat(language() === 'vi' ? 'vi' : 'en-GB', {dateStyle: 'short', timeStyle: 'short'}).format(new Date(at));
}
