/** Asks before a root is trusted for one file: whose, its fingerprint, what it means, and that it was compared. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {screenText} from '../../components/locale/screen-text.js';
import {term} from '../../components/locale/page-term.js';
import type {DeskPage} from './desk-page.js';
import type {OpenFile} from './open-file.js';

export function trustDialog(page: DeskPage, open: OpenFile): TemplateResult {
  const {trusted} = page;
  const submit = (event: Event) => {
    event.preventDefault();
    void page.answerTrust(open, true);
  };
  return html`<tk-dialog
    slot="act"
    ?open=${trusted !== undefined}
    label=${term('signature.trust-root-title')}
    @tk-dialog-close=${() => page.answerTrust(open, false)}
  >
    ${trusted
      ? html`<form class="trust-root" @submit=${submit}>
          <p><b>${screenText(trusted.name, 200)}</b></p>
          <p class="warning">${term('signature.trust-root-warning')}</p>
          <p>${term('signature.fingerprint')}<br /><code class="fingerprint">${trusted.fingerprint}</code></p>
          <label class="checked"><input type="checkbox" required /> <span>${term('signature.trust-root-checked')}</span></label>
          <p class="hint">${term('signature.trust-root-scope')}</p>
          <p class="acts">
            <button class="button" type="button" @click=${() => page.answerTrust(open, false)}>${term('shell.cancel')}</button>
            <button class="button primary" type="submit">${term('signature.trust-root-confirm')}</button>
          </p>
        </form>`
      : nothing}
  </tk-dialog>`;
}
