/** The consent window: the one place where a key or a password is asked for. A page of the extension, in a window of its own. */
import '../../components/define.js';
import './consent.css';

import {html, nothing, render} from 'lit';
import browser from 'webextension-polyfill';

import {codeSentence, onLanguageChange, term} from '../../components/locale/page-term.js';
import {screenText} from '../../components/locale/screen-text.js';
import {markReady, startPage} from '../page.js';
import {pdfEngine} from '../pdf-engine.js';
import {theDesk} from '../the-desk.js';
import {BatchSession} from './batch-session.js';
import {batchView} from './batch-view.js';
import {ConsentSession} from './consent-session.js';
import {IssueSession} from './issue-session.js';
import {issueView} from './issue-view.js';

const desk = await theDesk();
await startPage(desk);
const asked = new URLSearchParams(location.search);
const batchId = asked.get('batch');
const session = new ConsentSession(desk, pdfEngine);
const batch = new BatchSession(desk, pdfEngine, await mayOnePinSignAll());
const issue = new IssueSession(desk, pdfEngine);
const issueId = asked.get('issue');
const draw = () => render(consentPage(), document.body);
session.onChange = batch.onChange = issue.onChange = draw;
onLanguageChange(draw, new AbortController().signal);
document.title = term('consent.title');
if (batchId !== null) void batch.start(batchId);
else if (issueId !== null) await issue.start(issueId);
else await session.start(asked.get('request') ?? '');
draw();
markReady();

/** Off unless the administrator's policy says otherwise: whoever asked for a PIN once may have meant one paper. */
async function mayOnePinSignAll(): Promise<boolean> {
  try {
    return (await browser.storage.managed.get('batchOnePin'))['batchOnePin'] === true;
  } catch {
    // Firefox rejects where no policy is installed.
    return false;
  }
}

function consentPage() {
  if (batchId !== null) return batchView(batch);
  return issueId === null ? consentView() : issueView(issue, pdfEngine.openKey);
}

function consentView() {
  if (!session.subject) return html`<main><p role="alert">${session.problem ? codeSentence('error', session.problem) : nothing}</p></main>`;
  return html`<main>
    <h1 class="visually-hidden">${term('consent.title')}</h1>
    <div class="reading">
      ${session.files.length > 1 ? fileChoice() : nothing}
      <tk-document-view
        .file=${session.shown?.bytes}
        .name=${session.shown?.fileName ?? ''}
        @tk-document-password=${(event: HTMLElementEventMap['tk-document-password']) => session.unlock(event.password)}
      ></tk-document-view>
    </div>
    <tk-signing-form
      .subject=${session.subject}
      .step=${session.step}
      .problem=${session.problem}
      ?done=${session.done}
      @tk-sign-request=${sign}
      @tk-sign-cancel=${async () => (await session.cancel()) && window.close()}
    ></tk-signing-form>
    ${session.part ? html`<p class="part">${term('consent.part', {part: session.part})}</p>` : nothing}
    ${session.mayHandOn
      ? html`<button class="button" id="hand-on" @click=${() => void session.handOn().then(() => window.close())}>${term('consent.hand-on')}</button>`
      : nothing}
    ${session.done ? html`<button class="button" id="close" @click=${() => window.close()}>${term('shell.close')}</button>` : nothing}
  </main>`;
}

function fileChoice() {
  return html`<fieldset class="files">
    <legend class="visually-hidden">${term('system.files')}</legend>
    ${session.files.map(
      file => html`<label>
        <input type="radio" name="file" .checked=${file === session.shown} @change=${() => session.show(file)} /><bdi>${screenText(file.fileName, 120)}</bdi>
      </label>`,
    )}
  </fieldset>`;
}

function sign({file, password}: HTMLElementEventMap['tk-sign-request']): void {
  if (file && password !== undefined) void session.sign(file, password);
}
