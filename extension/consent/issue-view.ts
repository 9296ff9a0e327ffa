/** The consent window for the clerk's act. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import type {Signer} from '../../components/core/signature/signer.js';
import {codeSentence, term} from '../../components/locale/page-term.js';
import type {IssueSession} from './issue-session.js';

type OpenKey = (file: Uint8Array, password: string) => Promise<Signer>;

export function issueView(session: IssueSession, openKey: OpenKey): TemplateResult {
  const {subject, done} = session;
  if (!subject) return html`<main><p role="alert">${session.problem ? codeSentence('error', session.problem) : nothing}</p></main>`;
  const sign = ({file, password}: HTMLElementEventMap['tk-sign-request']) => {
    if (file && password !== undefined) void session.seal(async () => openKey(new Uint8Array(await file.arrayBuffer()), password));
  };
  return html`<main>
    <tk-document-view
      .file=${session.bytes}
      .name=${subject.fileName}
      @tk-document-password=${(event: HTMLElementEventMap['tk-document-password']) => session.unlock(event.password)}
    ></tk-document-view>
    <tk-signing-form
      heading=${term('issue.consent')}
      .subject=${subject}
      .step=${session.step}
      .problem=${session.problem}
      ?done=${done !== undefined}
      @tk-sign-request=${sign}
      @tk-sign-cancel=${() => session.cancel() && window.close()}
    ></tk-signing-form>
    ${done === undefined
      ? nothing
      : html`<div class="finished">
          <p role="status">${term('issue.done', {number: done})}</p>
          <button class="button" id="close" @click=${() => window.close()}>${term('shell.close')}</button>
        </div>`}
  </main>`;
}
