/** The desk as a function of its session: elements of the kit, filled and listened to. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import FilePlus from 'lucide/dist/esm/icons/file-plus.mjs';
import Maximize2 from 'lucide/dist/esm/icons/maximize-2.mjs';
import Settings from 'lucide/dist/esm/icons/settings.mjs';

import type {OfficeFile} from '../../components/core/document/office-document.js';
import {decisions} from '../../components/core/draft/draft.js';
import type {Decision} from '../../components/core/draft/draft.js';
import type {DeskSection} from '../../components/desk/desk-section.js';
import {isOpen} from '../../components/core/exchange/outbox.js';
import type {TriageAct} from '../../components/inbox/triage-event.js';
import {codeSentence, term} from '../../components/locale/page-term.js';
import {icon} from '../../components/theme/icon.js';
import {screenText} from '../../components/locale/screen-text.js';
import type {DeskPart} from './desk-part.js';
import type {DeskSession} from './desk-session.js';
import type {DeskPage} from './desk-page.js';
import {pdfsOf} from './file-choice.js';
import {issueSheet} from './issue-view.js';
import type {OpenFile} from './open-file.js';
import {triageDialog} from './triage-dialog.js';
import {trustDialog} from './trust-dialog.js';

/** What can be done with several documents at once. */
const batchActs: readonly TriageAct[] = ['sign'];
/** Nobody waits for an opinion about a file of the officer's own. */
const onlySigning: readonly Decision[] = ['approve'];

export function deskView(session: DeskSession, page: DeskPage, parts: readonly DeskPart[]): TemplateResult {
  const {current} = session;
  const part = parts.find(each => each.id === session.section);
  return html`<tk-desk
    .documents=${session.list.documents}
    .total=${session.list.total}
    .rowAt=${session.list.rowAt}
    .searchTotal=${session.list.searchTotal}
    .counts=${session.list.counts}
    .drafts=${session.drafts}
    .tab=${session.tab}
    .section=${session.section}
    .sections=${sections(session, parts)}
    .acts=${batchActs}
    .loading=${session.loading}
    .problem=${session.problem}
    ?offline=${session.offline}
    .query=${session.query}
    .calendar=${page.habits.calendar}
    .keymap=${page.habits.keymap}
    .shortcuts=${page.habits.shortcuts}
    .officer=${session.sites.find(site => site.officer)?.officer ?? ''}
    .selectedId=${current?.document.id}
    .notice=${session.notice}
    .theme=${page.theme}
    @tk-open=${(event: HTMLElementEventMap['tk-open']) => session.open(event.documentId)}
    @tk-back=${() => session.closeDocument()}
    @tk-search=${(event: HTMLElementEventMap['tk-search']) => session.search(event.query)}
    @tk-range-request=${(event: HTMLElementEventMap['tk-range-request']) => session.list.fetch(event.start, event.end)}
    @tk-tab-change=${(event: HTMLElementEventMap['tk-tab-change']) => session.chooseTab(event.tab)}
    @tk-section-change=${(event: HTMLElementEventMap['tk-section-change']) => session.chooseSection(event.section)}
    @tk-retry=${() => session.refresh()}
    @tk-triage=${page.triage}
    @tk-notice-undo=${page.undo}
    @tk-notice-close=${() => page.clearNotice()}
    @tk-shortcuts-switch=${(event: HTMLElementEventMap['tk-shortcuts-switch']) => page.habits.keepShortcuts(event.enabled ? 'page' : 'off')}
    @tk-language-change=${page.chooseLanguage}
    @tk-theme-change=${page.chooseTheme}
  >
    ${tools(page)} ${banner(session, page)} ${unfinishedBatch(session, page)} ${triageDialog(page.triageDesk, page.habits)}
    <tk-outbox
      slot="outbox"
      .commands=${session.commands}
      .documents=${session.known}
      ?offline=${session.offline}
      @tk-outbox-act=${(event: HTMLElementEventMap['tk-outbox-act']) => session.actOnCommand(event.name, event.commandId)}
    ></tk-outbox>
    ${part ? html`<div slot="section" class="part" data-part=${part.id}>${part.view()}</div>` : nothing}
    ${current ? repeat([current], each => each.document.id, each => openDocument(session, page, each)) : nothing}
  </tk-desk>`;
}

function sections(session: DeskSession, parts: readonly DeskPart[]): readonly DeskSection[] {
  return [
    {id: 'incoming', group: 'documents', count: session.list.counts['to-do'] ?? 0},
    {id: 'drafts', group: 'documents', count: session.drafts.size},
    {id: 'outbox', group: 'documents', count: session.commands.filter(isOpen).length},
    ...parts.map(({id, group, wide, count}) => ({id, group, wide: wide ?? false, count: count?.() ?? 0})),
  ];
}

function tools(page: DeskPage): TemplateResult {
  return html`<span slot="tools" class="tools">
    <label class="button quiet bare" title=${term('system.drop')}>
      ${icon(FilePlus)}
      <input class="visually-hidden" id="add-file" type="file" accept="application/pdf,.pdf" aria-label=${term('system.drop')} @change=${page.fileChosen} />
    </label>
    ${page.isPanel
      ? html`<button class="button quiet bare" aria-label=${term('system.open-desk')} title=${term('system.open-desk')} @click=${() => page.openDesk()}>
          ${icon(Maximize2)}
        </button>`
      : nothing}
    <button
      class="button quiet bare"
      id="open-options"
      aria-label=${term('system.open-options')}
      title=${term('system.open-options')}
      @click=${() => page.openOptions()}
    >
      ${icon(Settings)}
    </button>
  </span>`;
}

function banner(session: DeskSession, page: DeskPage): TemplateResult | typeof nothing {
  const troubled = session.sites.filter(site => !['ok', 'degraded'].includes(site.state));
  if (session.sites.length === 0 && !session.loading) {
    return html`<p slot="banner" class="banner">
      ${term('system.start')} <button class="link" @click=${() => page.openOptions()}>${term('system.open-options')}</button>
    </p>`;
  }
  if (troubled.length === 0) return nothing;
  return html`<ul slot="banner" class="banner">
    ${troubled.map(
      site => html`<li data-origin=${site.origin} data-state=${site.state}>
        <b>${screenText(site.name, 80)}</b>: ${term(`system.state.${site.state}`, {step: site.step ?? ''})}
        <a href=${site.origin + site.path} target="_blank" rel="noreferrer">${term('system.open')}</a>
      </li>`,
    )}
  </ul>`;
}

function unfinishedBatch({batch}: DeskSession, page: DeskPage): TemplateResult | typeof nothing {
  if (!batch) return nothing;
  const signed = batch.entries.filter(({state}) => state === 'signed').length;
  return html`<p slot="banner" class="banner batch">
    ${term('signature.batch-unfinished', {signed, total: batch.entries.length})}
    <button class="link" id="continue-batch" @click=${() => page.continueBatch()}>${term('signature.batch-continue')}</button>
    <button class="link" @click=${() => page.dropBatch()}>${term('signature.batch-drop')}</button>
  </p>`;
}

function openDocument(session: DeskSession, page: DeskPage, open: OpenFile): TemplateResult {
  const isPdf = open.file?.contentType === 'application/pdf';
  return html`
    ${isPdf || !open.file
      ? html`<tk-document-view
          slot="document"
          .file=${open.bytes}
          .name=${open.file?.name ?? ''}
          .placement=${page.issue.placement ?? open.placementWith(session.signatureImage)}
          ?loading=${open.loading}
          .problem=${open.fileProblem}
          @tk-retry=${(event: Event) => (event.stopPropagation(), open.load())}
          @tk-document-problem=${(event: HTMLElementEventMap['tk-document-problem']) => open.notShown(event.code)}
          @tk-document-password=${(event: HTMLElementEventMap['tk-document-password']) => open.unlock(event.password)}
          @tk-place=${(event: HTMLElementEventMap['tk-place']) => page.placed(open, event)}
          @tk-ready=${(event: HTMLElementEventMap['tk-ready']) => open.nowShown(event.pages, 0)}
          @tk-view-area=${(event: HTMLElementEventMap['tk-view-area']) => open.nowShown(event.total, event.pages.length)}
        >
          ${open.bytes && !open.viewProblem ? truthBar(open, page) : nothing}
        </tk-document-view>`
      : html`<p slot="document" class="note">
          ${term('system.not-a-pdf-file')} <button class="button" @click=${() => page.saveFile(open)}>${term('system.save-file')}</button>
        </p>`}
    <div slot="act" class="act">
      ${open.fileProblem && open.bytes && !session.offline
        ? html`<p class="note" role="status">${term('system.kept-copy')} ${codeSentence('error', open.fileProblem)}</p>`
        : nothing}
      ${files(session, page, open)} ${duplicates(session, open)}
      <tk-opinion-form
        .content=${open.draft}
        .decisions=${open.document.source.adapterId === 'file' ? onlySigning : (session.siteOf(open.document)?.decisions ?? decisions)}
        ?signable=${open.isSignable}
        ?offline=${session.offline}
        .draftState=${open.draftState}
        .savedAt=${open.savedAt}
        .limit=${session.siteOf(open.document)?.textLimit}
        @tk-draft-change=${(event: HTMLElementEventMap['tk-draft-change']) => page.draftChanged(open, event)}
        @tk-opinion-submit=${(event: HTMLElementEventMap['tk-opinion-submit']) => page.submitted(open, event)}
        @tk-draft-act=${(event: HTMLElementEventMap['tk-draft-act']) => page.draftAct(open, event)}
      ></tk-opinion-form>
      ${issueSheet(page, open)}
      <details class="my-signature" ?open=${!session.signatureImage && open.draft.decision === 'approve'}>
        <summary>${term('system.my-signature')}</summary>
        <tk-signature-pad
          .name=${session.siteOf(open.document)?.officer ?? ''}
          @tk-signature-image=${(event: HTMLElementEventMap['tk-signature-image']) => session.keepSignatureImage(event.png)}
        ></tk-signature-pad>
      </details>
    </div>
    <tk-dialog slot="act" ?open=${page.isDraftsOpen} label=${term('draft.choice')} @tk-dialog-close=${() => page.showDrafts(false)}>
      ${page.isDraftsOpen
        ? html`<tk-draft-choice .drafts=${[open.draft, ...open.otherDrafts]} @tk-draft-choice=${page.draftChosen}></tk-draft-choice>`
        : nothing}
    </tk-dialog>
    <tk-dialog slot="act" ?open=${page.isDetailsOpen} label=${open.file?.name ?? ''} @tk-dialog-close=${() => page.showDetails(false)}>
      <tk-verification
        .report=${open.report}
        .checking=${open.checking}
        .anchors=${open.anchors}
        trustable
        @tk-trust=${(event: HTMLElementEventMap['tk-trust']) => page.trust(open, event)}
        @tk-show-revision=${(event: HTMLElementEventMap['tk-show-revision']) => page.compareWith(event.revisionEnd)}
        @tk-report=${(event: HTMLElementEventMap['tk-report']) => page.report(open, event.format)}
      ></tk-verification>
    </tk-dialog>
    ${trustDialog(page, open)}
    <tk-dialog slot="act" ?open=${page.comparedEnd !== undefined} label=${term('system.compare')} @tk-dialog-close=${() => page.compareWith(undefined)}>
      ${page.comparedEnd !== undefined && open.bytes
        ? html`<tk-compare
            class="compared"
            .earlier=${open.bytes.slice(0, page.comparedEnd, 'application/pdf')}
            .later=${open.bytes}
            earlier-name=${term('system.compare-signed')}
            later-name=${term('system.compare-today')}
          ></tk-compare>`
        : nothing}
    </tk-dialog>
  `;
}

function truthBar(open: OpenFile, page: DeskPage): TemplateResult {
  return html`<tk-truth-bar
    slot="banner"
    .report=${open.report}
    .checking=${open.checking}
    .problem=${open.checking || open.report ? undefined : (open.checkProblem ?? open.problem)}
    .anchors=${open.anchors}
    ?steerable=${open.checkProblem !== undefined || open.checking}
    @tk-check=${({act}: HTMLElementEventMap['tk-check']) => (act === 'stop' ? open.stopChecking() : open.checkAgain())}
    @tk-details=${() => page.showDetails(true)}
  ></tk-truth-bar>`;
}

/** The same paper that came another way: it is decided once. */
function duplicates(session: DeskSession, {document}: OpenFile): TemplateResult | typeof nothing {
  const others = session.list.duplicates.of === document.id ? session.list.duplicates.others : [];
  if (others.length === 0) return nothing;
  return html`<div class="note duplicates" role="status">
    ${term('inbox.duplicate', {count: others.length})}
    ${others.map(each => html`<button class="link" @click=${() => session.open(each.id)}>${screenText(each.subject, 100)}</button>`)}
  </div>`;
}

function files(session: DeskSession, page: DeskPage, open: OpenFile): TemplateResult | typeof nothing {
  const {document, file: current} = open;
  const isOwn = document.source.adapterId === 'file';
  const isChoosing = open.draft.decision === 'approve' && pdfsOf(document.files).length > 1;
  const save = html`<button class="button" id="save-file" ?disabled=${!open.bytes} @click=${() => page.saveFile(open)}>${term('system.save-file')}</button>`;
  if (document.files.length < 2) return isOwn ? save : nothing;
  return html`<fieldset class="files">
    <legend class="heading">${term('system.files')}</legend>
    ${document.files.map(
      file => html`<div class="file">
        <label>
          <input type="radio" name="file" .checked=${file.id === current?.id} @change=${() => open.choose(file.id)} />
          <bdi>${screenText(file.name, 120)}</bdi>
        </label>
        ${isChoosing && file.contentType === 'application/pdf' ? tick(session, open, file) : nothing}
      </div>`,
    )}
    ${save}
  </fieldset>`;
}

/** Whether this file is signed with the decision. */
function tick(session: DeskSession, open: OpenFile, file: OfficeFile): TemplateResult {
  const {files} = open.document;
  const change = (event: Event) => {
    open.choice.tick(file, files, (event.target as HTMLInputElement).checked, session.takesSeveral(open.document));
    session.onChange();
  };
  return html`<label class="tick">
    <input type="checkbox" aria-label=${term('system.sign-file-named', {name: screenText(file.name, 120)})} .checked=${live(open.choice.isTicked(file, files))} @change=${change} />
    ${term('system.sign-file')}
  </label>`;
}
