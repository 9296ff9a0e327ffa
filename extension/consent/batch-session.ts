/**
 * Many signatures in one sitting. The list is reviewed first; then each document is signed as a single one is, with its own result on
 * the disk. A wrong PIN or another certificate stops everything, a bad file does not; after a crash the rest is offered again.
 */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {errorCode, OfficeError} from '../../components/core/office-error.js';
import {stopsBatch} from '../../components/core/signature/sign/sign-many.js';
import type {Signer} from '../../components/core/signature/signer.js';
import type {BatchChoice, BatchItem} from '../../components/signature/batch-item.js';
import type {SigningStep, SigningSubject} from '../../components/signature/signing-request.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {callBackground} from '../messages/call-background.js';
import {batchKey, isSigningBatch} from '../messages/signing-batch.js';
import type {BatchEntry, SigningBatch} from '../messages/signing-batch.js';
import type {PdfKnowledge} from '../desk/pdf-knowledge.js';
import type {SigningEngine} from './consent-session.js';
import {makeSignature, queueSigned, storeSigned, wishFor} from './make-signature.js';
import {shownFacts} from './shown-facts.js';
import {prepareEntry} from './prepare-entry.js';
import type {PreparedEntry} from './prepare-entry.js';

export interface BatchPage {
  readonly item: BatchItem;
  readonly bytes: Blob;
  readonly subject: SigningSubject;
}

export class BatchSession {
  items: readonly BatchItem[] = [];
  phase: 'preparing' | 'review' | 'asking' | 'running' = 'preparing';
  /** The document before the officer's eyes: being read in the review, or about to be signed. */
  page: BatchPage | undefined;
  step: SigningStep | undefined;
  problem: string | undefined;
  /** Code of why the whole batch stopped. */
  stopped: string | undefined;
  /** Policy: one PIN may sign all. */
  readonly onePin: boolean;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #engine: SigningEngine & PdfKnowledge;
  readonly #prepared = new Map<string, PreparedEntry>();
  #batch: SigningBatch | undefined;
  #choice: BatchChoice = 'each';
  #queue: string[] = [];
  #signer: Signer | undefined;
  #certificate: string | undefined;
  #running: AbortController | undefined;
  #isStopping = false;

  constructor(desk: Desk, engine: SigningEngine & PdfKnowledge, onePin: boolean) {
    this.#desk = desk;
    this.#engine = engine;
    this.onePin = onePin;
  }

  get isUnlocked(): boolean {
    return this.#signer !== undefined;
  }

  /** How far the run is, 1-based. */
  get at(): number {
    return this.items.length - this.items.filter(({state}) => state === 'waiting').length + 1;
  }

  /** Takes up the batch on the disk: reads every file that is left and what stands in it. */
  async start(id: string): Promise<void> {
    const batch = await this.#desk.settings.read(batchKey, stored => (isSigningBatch(stored) ? stored : undefined));
    if (batch?.id !== id) {
      this.problem = 'request-missing';
      return this.onChange();
    }
    this.#batch = batch;
    this.items = batch.entries.map(entry => ({id: entry.commandId, subject: '…', fileName: '', pages: 0, state: entry.state}));
    this.onChange();
    for (const entry of batch.entries) await this.#prepare(entry);
    this.phase = 'review';
    this.onChange();
  }

  /** How many of the list are read. */
  get preparedCount(): number {
    return this.#prepared.size + this.items.filter(({state, subject}) => state !== 'waiting' && subject !== '…').length;
  }

  async begin(choice: BatchChoice, ids: readonly string[]): Promise<void> {
    this.#choice = choice;
    this.#queue = [...ids];
    this.#isStopping = false;
    this.stopped = undefined;
    await this.#next();
  }

  /** Shows one document of the list; `undefined` goes back to it. */
  async read(id: string | undefined): Promise<void> {
    this.page = id === undefined ? undefined : await this.#pageOf(id);
    if (id !== undefined) this.#change(id, {isSeen: true});
    this.onChange();
  }

  /** The officer looked at the document in `page` and wants it signed, with a key where none is open. */
  async sign(key?: {readonly file: File; readonly password: string}): Promise<void> {
    const id = this.#queue[0];
    if (id === undefined || this.step) return;
    this.problem = undefined;
    try {
      if (key) await this.#openKey(key.file, key.password);
    } catch (thrown) {
      return this.#stop(errorCode(thrown), stopsBatch(thrown));
    }
    await this.#signFirst();
  }

  /** The one at hand stays unsigned and in the list. */
  async skip(): Promise<void> {
    this.#queue.shift();
    await this.#next();
  }

  /** Stops after the document that is being signed; `true` where nothing ran and the window may close. */
  cancel(): boolean {
    if (this.phase === 'review' || this.phase === 'preparing') return true;
    this.#isStopping = true;
    if (this.phase === 'asking') void this.#next();
    return false;
  }

  async #prepare(entry: BatchEntry): Promise<void> {
    const {commandId: id} = entry;
    try {
      // Signed and queued just before a crash: the outbox knows what the list does not say yet.
      if (entry.state === 'waiting' && (await this.#desk.outbox.read(id))) await this.#record(id, 'signed');
      const ready = await prepareEntry(this.#desk, this.#engine, entry.documentId, this.items.find(item => item.id === id)?.state === 'waiting');
      this.#prepared.set(id, ready);
      this.#change(id, ready.item);
    } catch (thrown) {
      const document = await this.#desk.documents.read(entry.documentId);
      this.#change(id, {subject: document?.subject ?? '', state: 'failed', problem: errorCode(thrown)});
    }
    this.onChange();
  }

  async #openKey(file: File, password: string): Promise<void> {
    this.#enter('open-key');
    try {
      const signer = await this.#engine.openKey(new Uint8Array(await file.arrayBuffer()), password);
      const certificate = String(signer.certificateChain[0]);
      if (this.#certificate !== undefined && certificate !== this.#certificate) {
        throw new OfficeError('certificate-changed', 'another certificate than that of the first document');
      }
      this.#certificate = certificate;
      this.#signer = signer;
    } finally {
      this.step = undefined;
    }
  }

  async #next(): Promise<void> {
    const id = this.#queue[0];
    if (id === undefined || this.#isStopping) return this.#end();
    if (this.#choice === 'all' && this.#signer) return this.#signFirst();
    this.phase = 'asking';
    this.page = await this.#pageOf(id);
    this.onChange();
  }

  async #signFirst(): Promise<void> {
    const id = this.#queue[0]!;
    const signer = this.#signer!;
    this.phase = 'running';
    this.#running = new AbortController();
    this.#change(id, {state: 'signing'});
    this.onChange();
    try {
      await this.#signOne(id, signer, this.#running.signal);
      await this.#record(id, 'signed');
    } catch (thrown) {
      const code = errorCode(thrown);
      if (stopsBatch(thrown)) {
        this.#change(id, {state: 'waiting'});
        return this.#stop(code, true);
      }
      await this.#record(id, 'failed', code);
    } finally {
      this.step = undefined;
      this.#running = undefined;
      if (!this.onePin) this.#signer = undefined;
    }
    this.#queue.shift();
    await this.#next();
  }

  async #signOne(id: string, signer: Signer, signal: AbortSignal): Promise<void> {
    const ready = this.#prepared.get(id);
    if (!ready) throw new OfficeError('request-missing', `nothing is known of ${id}`);
    const shown = await this.#desk.files.read(ready.fileId);
    const wish = await wishFor(this.#desk, ready.placement, signal);
    const signed = await makeSignature(this.#engine, signer, {shown, digest: ready.digest, wish}, step => this.#enter(step));
    this.#enter('save');
    const file = await storeSigned(this.#desk, signed, ready.document, ready.fileName, id);
    const {pages} = ready.item;
    const about = await shownFacts({bytes: shown, digest: ready.digest, pages, placement: ready.placement});
    const facts = {...about, batch: this.#batch!.id, choice: this.#choice, read: this.#isSeen(id)};
    await queueSigned(this.#desk, {commandId: id, document: ready.document, draft: ready.draft, file, facts});
  }

  #isSeen(id: string): boolean {
    return this.#choice === 'each' || (this.items.find(item => item.id === id)?.isSeen ?? false);
  }

  #stop(code: string, isWhole: boolean): void {
    if (isWhole) {
      this.stopped = code;
      void this.#end();
    } else {
      this.problem = code;
      this.onChange();
    }
  }

  async #end(): Promise<void> {
    this.#queue = [];
    // A key is open for one run and no longer.
    this.#signer = this.#certificate = this.page = this.step = undefined;
    this.phase = 'review';
    if (!this.items.some(({state}) => state === 'waiting')) await this.#desk.settings.remove(batchKey);
    this.onChange();
    await callBackground({type: 'deliver'}).catch(() => undefined);
  }

  async #pageOf(id: string): Promise<BatchPage | undefined> {
    const ready = this.#prepared.get(id);
    const item = this.items.find(each => each.id === id);
    if (!ready || !item) return undefined;
    const bytes = await this.#desk.files.read(ready.fileId);
    return {item, bytes, subject: subjectOf(ready)};
  }

  #enter(step: SigningStep): void {
    this.step = step;
    this.onChange();
  }

  #change(id: string, change: Partial<BatchItem>): void {
    this.items = this.items.map(item => (item.id === id ? {...item, ...change} : item));
  }

  /** The result of one document, on the disk before the next is begun. */
  async #record(id: string, state: BatchEntry['state'], problem?: string): Promise<void> {
    this.#change(id, {state, ...(problem !== undefined && {problem})});
    const batch = this.#batch!;
    const entries = batch.entries.map(entry => (entry.commandId === id ? {...entry, state, ...(problem !== undefined && {problem})} : entry));
    this.#batch = {...batch, entries};
    await this.#desk.settings.write(batchKey, this.#batch);
    this.onChange();
  }
}

function subjectOf({document, fileName, digest, item, placement}: PreparedEntry & {document: OfficeDocument}): SigningSubject {
  return {
    subject: document.subject,
    fileName,
    pages: item.pages,
    digest,
    decision: 'approve',
    ...(item.number !== undefined && {number: item.number}),
    ...(placement && {place: {page: placement.page, because: 'by-hand'}}),
  };
}
