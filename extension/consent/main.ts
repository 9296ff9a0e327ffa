/** The consent window: the one place where a key or a password is asked for. A page of the extension, in a window of its own. */
import '../../components/define.js';
import './consent.css';

import {html, nothing, render} from 'lit';

import {codeSentence, onLanguageChange, term} from '../../components/locale/term.js';
import {markReady, startPage} from '../page.js';
import {pdfEngine} from '../pdf-engine.js';
import {theDesk} from '../the-desk.js';
import {ConsentSession} from './consent-session.js';

const desk = await theDesk();
await startPage(desk);
const session = new ConsentSession(desk, pdfEngine);
const draw = () => render(consentView(), document.body);
session.onChange = draw;
onLanguageChange(draw, new AbortController().signal);
await session.start(new URLSearchParams(location.search).get('request') ?? '');
document.title = term('consent.title');
draw();
markReady();

function consentView() {
  if (!session.subject) return html`<main><p role="alert">${session.problem ? codeSentence('error', session.problem) : nothing}</p></main>`;
  return html`<main>
    <tk-document-view
      .file=${session.bytes}
      .name=${session.subject.fileName}
      @tk-document-password=${(event: HTMLElementEventMap['tk-document-password']) => session.unlock(event.password)}
    ></tk-document-view>
    <tk-signing-form
      .subject=${session.subject}
      .step=${session.step}
      .problem=${session.problem}
      ?done=${session.done}
      @tk-sign-request=${sign}
      @tk-sign-cancel=${() => session.cancel() && window.close()}
    ></tk-signing-form>
    ${session.done ? html`<button class="button" id="close" @click=${() => window.close()}>${term('shell.close')}</button>` : nothing}
  </main>`;
}

function sign({file, password}: HTMLElementEventMap['tk-sign-request']): void {
  if (file && password !== undefined) void session.sign(file, password);
}
