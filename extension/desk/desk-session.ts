/**
 * The desk without a screen: what the panel and the full desk both show and do. It reads the store, follows its changes, and asks
 * the background for whatever needs a system. Every decision is taken here, in a page of the extension, never in an agency's page.
 */
import browser from 'webextension-polyfill';

import type {InboxTab, OfficeDocument} from '../../components/core/document/office-document.js';
import {markDelivered, proofAbsent} from '../../components/core/exchange/outbox.js';
import type {OutboxCommand} from '../../components/core/exchange/outbox-command.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import type {OutboxAct} from '../../components/exchange/outbox-act-event.js';
import type {Notice} from '../../components/desk/tk-notice.js';
import type {Search} from '../../components/search.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {screenText} from '../../components/locale/screen-text.js';
import {codeSentence, term} from '../../components/locale/page-term.js';
import {callBackground} from '../messages/call-background.js';
import type {SiteFacts} from '../messages/desk-call.js';
import {requestKey} from '../messages/signing-request.js';
import type {SigningRequest} from '../messages/signing-request.js';
import {fileKey, signatureImageKey} from '../messages/file-key.js';
import {now} from '../the-desk.js';
import {DocumentList} from './document-list.js';
import {batchKey} from '../messages/signing-batch.js';
import type {SigningBatch} from '../messages/signing-batch.js';
import {readBatch} from './open-batch.js';
import {registerFile} from './register-file.js';
import {pdfsOf} from './file-choice.js';
import {OpenFile} from './open-file.js';
import type {PdfKnowledge} from './pdf-knowledge.js';

export class DeskSession {
  tab: InboxTab = 'to-do';
  section = 'incoming';
  notice: Notice | undefined;
  /** The officer's own signature, transparent PNG. */
  signatureImage: Blob | undefined;
  query = '';
  readonly list: DocumentList;
  /** Document id to the instant of the officer's unsent draft. */
  drafts: ReadonlyMap<string, string> = new Map();
  commands: readonly OutboxCommand[] = [];
  known: ReadonlyMap<string, OfficeDocument> = new Map();
  sites: readonly SiteFacts[] = [];
  loading = false;
  offline = !navigator.onLine;
  problem: string | undefined;
  current: OpenFile | undefined;
  /** Signatures of several documents, begun and not all made. */
  batch: SigningBatch | undefined;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #pdf: PdfKnowledge;
  /** Counts the documents asked for. */
  #turn = 0;

  constructor(desk: Desk, pdf: PdfKnowledge, search: Search) {
    this.#desk = desk;
    this.#pdf = pdf;
    this.list = new DocumentList(desk, search);
    this.list.onChange = () => this.onChange();
  }

  /** Shows what the store has at once; the systems are asked after that. */
  async start(signal: AbortSignal): Promise<void> {
    const desk = this.#desk;
    desk.documents.watch(({ids}) => {
      void this.#readDocuments();
      if (this.current && ids.includes(this.current.document.id)) void this.#takeOver(this.current);
    }, signal);
    desk.drafts.watch(() => void this.#readDrafts(), signal);
    desk.outbox.watch(() => void this.#readOutbox(), signal);
    desk.settings.watch(({ids}) => ids.includes('sites') && void this.#readSites(), signal);
    desk.settings.watch(({ids}) => ids.includes(batchKey) && void this.#readBatch(), signal);
    const online = () => {
      this.offline = !navigator.onLine;
      this.onChange();
      if (!this.offline) void this.refresh();
    };
    window.addEventListener('online', online, {signal});
    window.addEventListener('offline', online, {signal});
    await Promise.all([this.#readDrafts(), this.#readOutbox(), this.#readSignatureImage(), this.#readBatch()]);
    await this.#readDocuments();
    void this.refresh();
  }

  /** Asks every granted system for its list, then lets the outbox go. */
  async refresh(): Promise<void> {
    this.loading = true;
    this.problem = undefined;
    this.onChange();
    try {
      this.sites = await callBackground({type: 'read-inbox'});
      const failing = this.sites.find(site => !['ok', 'degraded', 'unknown-page'].includes(site.state));
      this.problem = failing?.code ?? (failing?.granted === false ? 'host-not-granted' : undefined);
      await callBackground({type: 'deliver'});
    } catch (thrown) {
      this.problem = errorCode(thrown);
    } finally {
      this.loading = false;
      this.onChange();
    }
  }

  async chooseTab(tab: InboxTab): Promise<void> {
    this.tab = tab;
    await this.#readDocuments();
  }

  async chooseSection(section: string): Promise<void> {
    this.section = section;
    await this.#readDocuments();
  }

  async search(query: string): Promise<void> {
    this.query = query;
    await this.#readDocuments();
  }

  /** Opens a document with the officer's last draft of it; what was open before is safe on the disk first. */
  async open(documentId: string): Promise<void> {
    const turn = ++this.#turn;
    const document = (await this.#desk.documents.read(documentId)) ?? (await this.#takeFromSearch(documentId));
    if (!document) {
      this.problem = 'document-missing';
      this.onChange();
      return;
    }
    await this.closeDocument();
    const drafts = [...(await this.#desk.drafts.readByDocument(documentId))].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    // Another document was asked for meanwhile: the last word counts.
    if (turn !== this.#turn) return;
    const open = new OpenFile(this.#desk, this.#pdf, document, drafts, () => this.onChange(), this.#actorOf(document));
    this.current = open;
    // Searching is a help: where it cannot, the document opens all the same.
    void this.list.findDuplicates(document).catch(() => undefined);
    if (document.unread) void this.#desk.documents.update(documentId, each => ({...each, unread: false}));
    this.onChange();
    await open.load();
  }

  /** Goes on with one of several drafts of the open document; the others are put away, restorable. */
  async chooseDraft(draftId: string): Promise<void> {
    const {current} = this;
    if (!current) return;
    await current.keep();
    const drafts = await this.#desk.drafts.readByDocument(current.document.id);
    if (!drafts.some(({id}) => id === draftId)) throw new OfficeError('draft-missing', `${draftId} was removed meanwhile`);
    for (const {id} of drafts) if (id !== draftId) await this.#desk.drafts.remove(id);
    if (this.current === current || this.current === undefined) await this.open(current.document.id);
  }

  /** A document only the search still holds comes back to the desk, so that it can be worked on. */
  async #takeFromSearch(documentId: string): Promise<OfficeDocument | undefined> {
    const found = this.list.find(documentId);
    if (found) await this.#desk.documents.upsertMany([found]);
    return found && this.#desk.documents.read(documentId);
  }

  async closeDocument(): Promise<void> {
    const {current} = this;
    this.current = undefined;
    if (!current) return;
    await current.keep();
    current.close();
    this.onChange();
  }

  /** A PDF the officer dropped here: no system behind it, everything else the same. */
  async addFile(file: File): Promise<void> {
    try {
      const document = await registerFile(this.#desk, file);
      await this.open(document.id);
    } catch (thrown) {
      // A file that is no good says nothing of the list.
      this.notice = {id: now(), text: `${screenText(file.name, 80)}: ${codeSentence('error', errorCode(thrown))}`, problem: true};
      this.onChange();
    }
  }

  /** Queues the decision without a signature. It waits in the outbox until the system can be reached. */
  async send(): Promise<void> {
    const {current} = this;
    if (!current?.draft.decision) return;
    await current.keep();
    const {draft, document} = current;
    const createdAt = now();
    await this.#desk.outbox.add(
      {id: crypto.randomUUID(), documentId: document.id, action: draft.decision!, text: draft.text, files: [], createdAt},
      {
        draftId: draft.id,
        act: {at: createdAt, clock: 'machine', actor: this.#actorOf(document), act: 'decision-made', documentId: document.id, facts: {action: draft.decision!}},
      },
    );
    this.notice = {id: createdAt, text: term('system.decision-queued')};
    await this.#leave(document.id);
  }

  /** Hands the decision and the exact bytes on the screen to the consent window. */
  async requestSignature(): Promise<void> {
    const {current} = this;
    if (!current || current.draft.decision === undefined) throw new OfficeError('request-missing', 'nothing on the screen to sign');
    const {document} = current;
    const isAlone = pdfsOf(document.files).length === 1;
    if (isAlone && current.shown.pages === 0) throw new OfficeError('document-not-shown', 'nothing stands on the screen yet');
    current.rememberSeen();
    const [first, ...others] = current.choice.toSign(document.files);
    if (!first) return;
    if (first.placement) current.change({placement: first.placement});
    await current.keep();
    const requested = ({file, digest, pages, pagesShown}: typeof first) => ({fileId: fileKey(document.id, file.id), fileName: file.name, digest, pages, pagesShown});
    const request: SigningRequest = {
      ...requested(first),
      id: crypto.randomUUID(),
      documentId: document.id,
      draftId: current.draft.id,
      createdAt: now(),
      ...(others.length > 0 && {
        others: others.map(each => ({...requested(each), ...(each.placement && {placement: {page: each.placement.page, rect: [...each.placement.rect]}})})),
      }),
    };
    await this.#desk.settings.write(requestKey(request.id), request);
    await browser.windows.create({
      url: browser.runtime.getURL(`extension/consent/index.html?request=${request.id}`),
      type: 'popup',
      width: 920,
      height: 760,
    });
  }

  /** What the officer wants done about a decision on its way out. */
  async actOnCommand(act: OutboxAct, id: string): Promise<void> {
    const {outbox} = this.#desk;
    const command = this.commands.find(each => each.id === id);
    if (!command) return;
    const document = this.known.get(command.documentId);
    try {
      if (act === 'cancel') await outbox.cancel(id, now());
      else if (act === 'retry') await callBackground({type: 'deliver', commandId: id});
      else if (act === 'open' && document?.source.url) await browser.tabs.create({url: document.source.url});
      else if (act === 'edit') await this.#takeBack(command);
      else if (act === 'seen-there') await outbox.advance(id, each => markDelivered(each, now()));
      else if (act === 'seen-missing') {
        await outbox.advance(id, each => proofAbsent(each, now()));
        await callBackground({type: 'deliver', commandId: id});
      }
    } catch (thrown) {
      this.problem = errorCode(thrown);
      this.onChange();
    }
  }

  async keepSignatureImage(png: Uint8Array | undefined): Promise<void> {
    if (png) await this.#desk.files.put(new Blob([new Uint8Array(png)], {type: 'image/png'}), {id: signatureImageKey, name: 'chu-ky.png', contentType: 'image/png'});
    else await this.#desk.files.remove(signatureImageKey);
    await this.#readSignatureImage();
    this.onChange();
  }

  async setAside(ids: readonly string[], change: (document: OfficeDocument) => OfficeDocument): Promise<void> {
    for (const id of ids) await this.#desk.documents.update(id, change);
  }

  /** Words of a waiting or refused decision become a draft again. */
  async #takeBack(command: OutboxCommand): Promise<void> {
    await this.#desk.outbox.cancel(command.id, now());
    await this.open(command.documentId);
    const {action, text} = command;
    if (action !== 'send' && action !== 'recall') this.current?.change({decision: action, text});
    await this.current?.keep();
  }

  async #takeOver(current: OpenFile): Promise<void> {
    const document = await this.#desk.documents.read(current.document.id);
    if (document && this.current === current) await current.takeOver(document);
  }

  async #afterDecision(open: OpenFile): Promise<void> {
    if (open.document.source.adapterId === 'file') return this.open(open.document.id);
    this.notice = {id: now(), text: term('system.decision-queued')};
    await this.closeDocument();
  }

  async #leave(documentId: string): Promise<void> {
    await this.closeDocument();
    const {source} = this.known.get(documentId) ?? {};
    if (source?.adapterId === 'file') return;
    await callBackground({type: 'deliver'}).catch(() => undefined);
  }

  /** The system a document came from; none for a file of the officer's own. */
  siteOf(document: OfficeDocument): SiteFacts | undefined {
    return this.sites.find(site => site.origin === document.source.origin);
  }

  /** Whether several files of a document can be signed with one decision: those beside the first leave as opinions that carry them. */
  takesSeveral(document: OfficeDocument): boolean {
    return document.source.adapterId === 'file' || (this.siteOf(document)?.decisions?.includes('comment') ?? false);
  }

  #actorOf(document: OfficeDocument): string {
    return this.siteOf(document)?.officer ?? 'officer';
  }

  async #readDocuments(): Promise<void> {
    const {tab, query, section} = this;
    try {
      await this.list.show({tab, query, ...(section === 'drafts' && {drafts: this.drafts.keys()})});
    } catch (thrown) {
      this.problem = errorCode(thrown);
      this.onChange();
    }
  }

  async #readDrafts(): Promise<void> {
    const drafts = await this.#desk.drafts.list();
    this.drafts = new Map(drafts.map(draft => [draft.documentId, draft.updatedAt]));
    const {current} = this;
    // Signed in the consent window, or sent from another tab: nothing is left to decide here.
    const isMissing = current !== undefined && current.draft.revision > 0 && !drafts.some(({id}) => id === current.draft.id);
    // The list may be older than the save that made this draft: only the disk's own word counts.
    if (isMissing && (await this.#desk.drafts.read(current.draft.id)) === undefined && current === this.current) await this.#afterDecision(current);
    this.onChange();
  }

  async #readOutbox(): Promise<void> {
    this.commands = await this.#desk.outbox.list();
    const documents = await Promise.all([...new Set(this.commands.map(each => each.documentId))].map(id => this.#desk.documents.read(id)));
    this.known = new Map(documents.flatMap(each => (each ? [[each.id, each] as const] : [])));
    this.onChange();
  }

  async #readSignatureImage(): Promise<void> {
    const known = await this.#desk.files.describe(signatureImageKey);
    this.signatureImage = known && (await this.#desk.files.read(signatureImageKey));
  }

  async #readBatch(): Promise<void> {
    this.batch = await readBatch(this.#desk);
    this.onChange();
  }

  async #readSites(): Promise<void> {
    this.sites = await callBackground({type: 'list-sites'});
    this.onChange();
  }
}
