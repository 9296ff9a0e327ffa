/** The screen in the place of a desk that does not open. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {screenText} from '../../components/locale/screen-text.js';
import {codeSentence, language, setLanguage, term} from '../../components/locale/page-term.js';
import {mark} from '../../components/theme/mark.js';
import {readForm, workView, writeForm} from '../copy/copy-view.js';
import type {RecoverySession} from './recovery-session.js';

export function recoveryView(session: RecoverySession): TemplateResult {
  return html`
    <header class="recovery-head">
      ${mark(26)}<span>${term('shell.product')}</span>
      <span class="languages" role="group" aria-label=${term('system.language')}>
        ${(['vi', 'en'] as const).map(
          each => html`<button class="button quiet" lang=${each} aria-pressed=${language() === each} @click=${() => setLanguage(each)}>
            ${each === 'vi' ? 'Tiếng Việt' : 'English'}
          </button>`,
        )}
      </span>
    </header>
    <main class="recovery" data-code=${session.code} aria-busy=${session.busy ? 'true' : 'false'}>
      <h1>${term(session.isLocked ? 'safety.locked' : session.isCleared ? 'safety.cleared' : 'safety.title')}</h1>
      <p>${codeSentence('error', session.code)}</p>
      ${session.isLocked ? unlockForm(session) : session.isCleared ? nothing : retry(session)}
      ${session.isLocked ? nothing : session.isCleared ? nothing : rescue(session)} ${session.code === 'passphrase-needed' ? nothing : rebuild(session)}
      ${session.isCleared ? beginAnew(session) : nothing}
      <details><summary>${term('safety.technical')}</summary><code>${session.code}</code></details>
    </main>
  `;
}

function retry(session: RecoverySession): TemplateResult {
  return html`<section>
    <h2>1. ${term('safety.retry')}</h2>
    <p class="hint">${term('safety.retry-hint')}</p>
    <button class="button primary" id="retry" @click=${() => session.retry()}>${term('safety.retry')}</button>
  </section>`;
}

function unlockForm(session: RecoverySession): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('passphrase') as HTMLInputElement;
    void session.unlock(field.value);
  };
  return html`<form class="copy-form" id="unlock" @submit=${submit}>
    <label for="unlock-passphrase">${term('safety.passphrase')}</label>
    <input class="field" id="unlock-passphrase" name="passphrase" type="password" autocomplete="current-password" required autofocus />
    <button class="button primary" type="submit" ?disabled=${session.busy}>${term('safety.unlock')}</button>
    <p class="problem" role="alert">${session.unlockProblem ? codeSentence('error', session.unlockProblem) : nothing}</p>
  </form>`;
}

function rescue(session: RecoverySession): TemplateResult {
  const {rescued} = session;
  return html`<section>
    <h2>2. ${term('safety.rescue')}</h2>
    <p class="hint">${term('safety.rescue-hint')}</p>
    ${rescued
      ? html`<p role="status" id="rescued" data-drafts=${rescued.drafts.length}>
            ${term('safety.rescued', {documents: rescued.documents, drafts: rescued.drafts.length})}
            ${rescued.unreadable > 0 ? term('safety.rescued-not', {count: rescued.unreadable}) : nothing}
          </p>
          <ul class="rescued">
            ${rescued.drafts.map(
              draft => html`<li>
                <blockquote>${screenText(draft.text, 2000)}</blockquote>
                <button class="button" @click=${() => navigator.clipboard.writeText(draft.text)}>${term('draft.act.copy')}</button>
              </li>`,
            )}
          </ul>
          ${writeForm(session.writing, 'rescue', passphrase => void session.saveRescued(passphrase))} ${workView(session.writing)}`
      : html`<button class="button" id="rescue" ?disabled=${session.busy} @click=${() => session.rescue()}>${term('safety.rescue')}</button>
          <p class="problem" role="alert">${session.rescueProblem ? codeSentence('error', session.rescueProblem) : nothing}</p>`}
  </section>`;
}

function rebuild(session: RecoverySession): TemplateResult {
  const isDone = session.rebuilding.done !== undefined;
  return html`<section>
    <h2>${session.isCleared ? nothing : '3. '}${term('safety.rebuild')}</h2>
    <p class="hint">${term(session.isCleared ? 'safety.rebuild-cleared-hint' : 'safety.rebuild-hint')}</p>
    ${readForm(session.rebuilding, 'rebuild', term('safety.rebuild'), (file, passphrase) => void session.rebuild(file, passphrase))}
    ${workView(session.rebuilding)}
    ${isDone ? html`<button class="button primary" id="open-rebuilt" @click=${() => session.retry()}>${term('safety.open-desk')}</button>` : nothing}
  </section>`;
}

function beginAnew(session: RecoverySession): TemplateResult {
  return html`<section>
    <h2>${term('safety.begin-anew')}</h2>
    <p class="hint">${term('safety.begin-anew-hint')}</p>
    <button class="button" id="begin-anew" @click=${() => session.beginAnew()}>${term('safety.begin-anew')}</button>
  </section>`;
}
