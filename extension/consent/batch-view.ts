/** The consent window for a batch, as a function of its session. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {codeSentence, term} from '../../components/locale/page-term.js';
import type {BatchPage, BatchSession} from './batch-session.js';

export function batchView(session: BatchSession): TemplateResult {
  const {phase, page, problem, items} = session;
  if (items.length === 0) return html`<main><p role="alert">${problem ? codeSentence('error', problem) : nothing}</p></main>`;
  if (phase === 'preparing') return preparing(session);
  return page ? reading(session, page) : review(session);
}

function preparing({preparedCount: done, items: {length: total}}: BatchSession): TemplateResult {
  const words = term('signature.batch-preparing', {done, total});
  return html`<main class="batch preparing">
    <p role="status">${words}</p>
    <progress aria-label=${words} max=${total} .value=${done}></progress>
    <button class="button" @click=${() => window.close()}>${term('shell.cancel')}</button>
  </main>`;
}

function review(session: BatchSession): TemplateResult {
  const isOver = session.phase === 'review' && !session.items.some(({state}) => state === 'waiting');
  return html`<main class="batch">
    <tk-batch-review
      .items=${session.items}
      ?running=${session.phase === 'running'}
      .stopped=${session.stopped}
      ?one-pin=${session.onePin}
      @tk-batch-start=${(event: HTMLElementEventMap['tk-batch-start']) => session.begin(event.choice, event.ids)}
      @tk-batch-open=${(event: HTMLElementEventMap['tk-batch-open']) => session.read(event.id)}
      @tk-batch-cancel=${() => session.cancel() && window.close()}
    ></tk-batch-review>
    ${isOver ? html`<button class="button primary" id="close" @click=${() => window.close()}>${term('shell.close')}</button>` : nothing}
  </main>`;
}

/** One document before the eyes: read from the list, or the next to be signed. */
function reading(session: BatchSession, {bytes, subject}: BatchPage): TemplateResult {
  const isAsking = session.phase !== 'review';
  return html`<main>
    <tk-document-view .file=${bytes} .name=${subject.fileName}></tk-document-view>
    ${isAsking
      ? html`<div class="side">
          <p class="at" role="status">${term('signature.batch-at', {at: session.at, total: session.items.length})}</p>
          <tk-signing-form
            .subject=${subject}
            .step=${session.step}
            .problem=${session.problem}
            ?unlocked=${session.isUnlocked}
            @tk-sign-request=${(event: HTMLElementEventMap['tk-sign-request']) => sign(session, event)}
            @tk-sign-cancel=${() => session.cancel()}
          ></tk-signing-form>
          <div class="line">
            <button class="button" id="skip" ?disabled=${session.step !== undefined} @click=${() => session.skip()}>${term('signature.batch-skip')}</button>
            <button class="button" id="stop" @click=${() => session.cancel()}>${term('signature.batch-stop')}</button>
          </div>
        </div>`
      : html`<div class="side">
          <p class="subject">${subject.subject}</p>
          <button class="button" id="back" @click=${() => session.read(undefined)}>${term('signature.batch-back')}</button>
        </div>`}
  </main>`;
}

function sign(session: BatchSession, {file, password}: HTMLElementEventMap['tk-sign-request']): void {
  void session.sign(file && password !== undefined ? {file, password} : undefined);
}
