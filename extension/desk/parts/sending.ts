/** Phát hành: what carries its number and seal and waits for its recipients; below, what became of everything sent. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Send from 'lucide/dist/esm/icons/send.mjs';

import {formatDocumentNumber} from '../../../components/core/document/document-number.js';
import {screenText} from '../../../components/locale/screen-text.js';
import {term} from '../../../components/locale/page-term.js';
import {icon} from '../../../components/theme/icon.js';
import {clerkBar} from '../../clerk/clerk-bar.js';
import {clerkDeskOf} from '../../clerk/clerk-desk.js';
import type {ClerkDesk, ReadyDocument, SentFacts} from '../../clerk/clerk-desk.js';
import {pdfEngine} from '../../pdf-engine.js';
import {saveBlob} from '../../save-blob.js';
import {today} from '../../the-desk.js';
import type {OpenDeskPart} from '../desk-part.js';

export const sendingPart: OpenDeskPart = context => {
  const clerk = clerkDeskOf(context, pdfEngine);
  return {
    id: 'sending',
    group: 'documents',
    wide: true,
    count: () => clerk.ready.length + (clerk.room?.due('failed', 'returned', 'recall-refused', 'late-there') ?? 0),
    start: () => clerk.start(),
    view: () => html`${clerkBar(clerk)} ${clerk.room ? html`${ready(clerk)} ${sheet(clerk)} ${sent(clerk)}` : nothing}`,
  };
};

function ready(clerk: ClerkDesk): TemplateResult {
  return html`<section class="ready" aria-labelledby="ready-title">
    <h2 class="heading" id="ready-title">${term('clerk.ready')}</h2>
    ${clerk.ready.length === 0 ? html`<p class="hint">${term('clerk.ready.none')}</p>` : html`<ul>${clerk.ready.map(each => readyRow(clerk, each))}</ul>`}
  </section>`;
}

function readyRow(clerk: ClerkDesk, each: ReadyDocument): TemplateResult {
  const number = screenText(formatDocumentNumber(each.document.number!), 80);
  return html`<li data-id=${each.document.id}>
    <b>${number}</b> <bdi class="grow">${screenText(each.document.subject, 200)}</bdi>
    <button class="button primary" aria-label=${term('clerk.ready.send-of', {number})} ?disabled=${clerk.busy} @click=${() => clerk.chooseRecipients(each)}>${icon(Send)} ${term('clerk.ready.send')}</button>
  </li>`;
}

function sheet(clerk: ClerkDesk): TemplateResult {
  const {sheet: open} = clerk;
  const subject =
    open?.kind === 'send'
      ? {documentId: open.ready.document.id, ...open.facts, urgency: open.ready.document.urgency}
      : open
        ? {documentId: open.sent.id, typeName: open.sent.message.typeName, subject: open.sent.message.subject, notation: open.sent.message.notation, signer: open.sent.message.signer?.fullName ?? '', urgency: 'normal' as const}
        : undefined;
  const submitted = ({order}: HTMLElementEventMap['tk-dispatch-submit']) => {
    if (order.kind === 'send' && open?.kind === 'send') void clerk.send(open.ready, open.facts, order.urgency, order.recipients);
    else if (order.kind === 'recall' && open?.kind === 'recall') void clerk.act(room => room.recall(open.sent.id, open.recipients.map(each => each.id), order.reason));
  };
  return html`<tk-dialog ?open=${open !== undefined} label=${term(open?.kind === 'recall' ? 'dispatch.recall' : 'dispatch.send')} @tk-dialog-close=${() => clerk.close()}>
    ${open?.kind === 'send' ? corrections(clerk, open.facts) : nothing}
    ${open && subject
      ? html`<tk-dispatch
          mode=${open.kind}
          .subject=${subject}
          .recipients=${open.kind === 'recall' ? open.recipients : []}
          .directory=${clerk.directory}
          today=${today()}
          ?busy=${clerk.busy}
          .problem=${clerk.problem}
          @tk-dispatch-submit=${submitted}
          @tk-dispatch-cancel=${() => clerk.close()}
        ></tk-dispatch>`
      : nothing}
  </tk-dialog>`;
}

/** What was read off the page, for the clerk to correct. */
function corrections(clerk: ClerkDesk, facts: SentFacts): TemplateResult {
  const field = (name: 'typeName' | 'notation' | 'subject' | 'signer', label: string) =>
    html`<label>${label}<input class="field" name=${name} .value=${facts[name]} @change=${(event: Event) => clerk.correct({[name]: (event.target as HTMLInputElement).value.trim()})} /></label>`;
  return html`<div class="corrections">
    ${field('typeName', term('clerk.type'))} ${field('notation', term('dispatch.notation'))} ${field('signer', term('clerk.signer'))} ${field('subject', term('clerk.subject'))}
  </div>`;
}

function sent(clerk: ClerkDesk): TemplateResult {
  const room = clerk.room!;
  const acted = ({name, id, organisationIds}: HTMLElementEventMap['tk-sent-act']) => {
    const record = room.sent.find(each => each.id === id);
    if (!record) return;
    if (name === 'retry') void clerk.act(() => room.retry(id, organisationIds));
    else if (name === 'save') void clerk.attempt(async () => saveBlob(await room.envelope(record), `${record.message.number}-${record.message.notation}.edxml`));
    else void clerk.attempt(async () => void (clerk.sheet = {kind: 'recall', sent: record, recipients: record.recipients.flatMap(each => (organisationIds.includes(each.organisation.id) ? [each.organisation] : []))}));
  };
  return html`<section aria-labelledby="sent-title">
    <h2 class="heading" id="sent-title">${term('sent.label')}</h2>
    <tk-sent .sent=${room.sent} open-id=${clerk.lastSent ?? nothing} @tk-sent-act=${acted}></tk-sent>
  </section>`;
}
