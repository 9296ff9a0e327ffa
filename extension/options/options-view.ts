/** The options page as a function of its session. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {codeSentence, isTermKey, language, term} from '../../components/locale/term.js';
import type {AdapterFacts, SiteFacts} from '../messages/desk-call.js';
import type {OptionsSession} from './options-session.js';
import './options.css';

export function optionsView(session: OptionsSession): TemplateResult {
  return html`
    <main aria-busy=${session.busy ? 'true' : 'false'}>
      <h1>${term('system.title')}</h1>
      <p class="problem" role="alert">${session.problem ? codeSentence('error', session.problem) : nothing}</p>
      <section aria-labelledby="systems">
        <h2 id="systems">${term('system.systems')}</h2>
        ${session.sites.length === 0 ? html`<p class="hint">${term('system.none')}</p>` : nothing}
        <ul class="list">
          ${session.sites.map(site => siteRow(session, site))}
        </ul>
        ${grantForm(session)}
      </section>
      <section aria-labelledby="adapters">
        <h2 id="adapters">${term('system.adapters')}</h2>
        <ul class="list">
          ${session.adapters.map(adapter => adapterRow(session, adapter))}
        </ul>
        <label class="button">
          ${term('system.adapter-import')}
          <input class="visually-hidden" type="file" accept="application/json,.json" @change=${(event: Event) => pickFile(event, session)} />
        </label>
      </section>
      <section aria-labelledby="diagnostics">
        <h2 id="diagnostics">${term('system.diagnostics')}</h2>
        ${diagnostics(session)}
        <p>
          <button class="button" id="copy-report" @click=${() => session.copyReport()}>${term('system.copy-report')}</button>
          <span role="status">${session.copied ? term('system.copied') : nothing}</span>
        </p>
        <p class="languages" role="group" aria-label=${term('system.language')}>
          ${(['vi', 'en'] as const).map(
            each => html`<button class="button quiet" lang=${each} aria-pressed=${language() === each} @click=${() => session.chooseLanguage(each)}>
              ${each === 'vi' ? 'Tiếng Việt' : 'English'}
            </button>`,
          )}
        </p>
      </section>
    </main>
  `;
}

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

function adapterRow(session: OptionsSession, adapter: AdapterFacts): TemplateResult {
  return html`<li data-adapter=${adapter.id}>
    <div class="line">
      <div class="grow"><b>${adapter.name}</b> <span class="hint">${adapter.id} · v${adapter.v} · ${term(`system.adapter-from.${adapter.from}`)}</span></div>
      ${adapter.from === 'imported'
        ? html`<button class="button" @click=${() => session.removeAdapter(adapter.id)}>${term('system.adapter-remove')}</button>`
        : nothing}
    </div>
  </li>`;
}

function diagnostics({diagnostics: facts}: OptionsSession): TemplateResult | typeof nothing {
  if (!facts) return nothing;
  const {clock, journal} = facts;
  const clockWords = !clock
    ? term('system.clock-unknown')
    : Math.abs(clock.aheadSeconds) <= 60
      ? term('system.clock-ok', {host: clock.host})
      : term('system.clock-off', {seconds: clock.aheadSeconds, host: clock.host});
  const used = new Intl.NumberFormat(language(), {style: 'unit', unit: 'megabyte', maximumFractionDigits: 1}).format(facts.usedBytes / 1e6);
  return html`<dl>
    <dt>${term('system.version')}</dt>
    <dd>${facts.version}</dd>
    <dt>${term('system.storage')}</dt>
    <dd>
      ${term('system.storage-facts', {used, drafts: facts.drafts, waiting: facts.waiting})}
      ${facts.persistent ? html`<br />${term('system.storage-persistent')}` : nothing}
    </dd>
    <dt>${term('system.journal')}</dt>
    <dd>${journal.intact ? term('system.journal-intact', {count: journal.entries}) : term('system.journal-broken', {at: journal.entries})}</dd>
    <dt>${term('system.clock')}</dt>
    <dd>${clockWords}</dd>
  </dl>`;
}

function decisionWord(action: string): string {
  const key = `approval.${action}`;
  return isTermKey(key) ? term(key) : action;
}

function instant(at: string): string {
  return new Intl.DateTimeFormat(language(), {dateStyle: 'short', timeStyle: 'short'}).format(new Date(at));
}

function pickFile(event: Event, session: OptionsSession): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (file) void session.importAdapter(file);
  input.value = '';
}
