/**
 * One signature, from the request to the outbox. What is signed is the file whose digest was on the screen, or nothing: the digest is
 * computed anew from the bytes taken to sign. The new file is told as signed only after it was read again and validated, and it
 * becomes durable together with the decision that carries it.
 */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {formatDocumentNumber} from '../../components/core/document/document-number.js';
import type {Draft} from '../../components/core/draft/draft.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import type {Signer} from '../../components/core/signature/signer.js';
import type {ValidationReport} from '../../components/core/signature/validation-report.js';
import type {SigningStep, SigningSubject} from '../../components/signature/signing-request.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {callBackground} from '../messages/call-background.js';
import {outcomeKey} from '../messages/ca-call.js';
import {isSigningRequest, requestKey} from '../messages/signing-request.js';
import type {SigningRequest} from '../messages/signing-request.js';
import {now} from '../the-desk.js';
import {requireDigest} from './file-digest.js';
import {shownFacts} from './shown-facts.js';
import {makeSignature, queueSigned, storeSigned, wishFor} from './make-signature.js';

/** Port: what signs and what judges. The kit's engine in the extension, another in tests. */
export interface SigningEngine {
  openKey(file: Uint8Array, password: string): Promise<Signer>;
  sign(pdf: Blob, signer: Signer, options: SignatureWish): Promise<Blob>;
  validate(pdf: Blob, password?: string): Promise<ValidationReport>;
}

export interface SignatureWish {
  readonly signedAt: string;
  readonly reason?: string;
  /** Of an encrypted file. */
  readonly password?: string;
  readonly appearance?: {readonly page: number; readonly rect: readonly [number, number, number, number]; readonly image?: Uint8Array};
  readonly signal: AbortSignal;
}

export class ConsentSession {
  subject: SigningSubject | undefined;
  bytes: Blob | undefined;
  step: SigningStep | undefined;
  problem: string | undefined;
  done = false;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #engine: SigningEngine;
  #request: SigningRequest | undefined;
  #document: OfficeDocument | undefined;
  #draft: Draft | undefined;
  #running: AbortController | undefined;
  /** Of the file, where it is encrypted: the officer opened it here with it. */
  #password: string | undefined;

  constructor(desk: Desk, engine: SigningEngine) {
    this.#desk = desk;
    this.#engine = engine;
  }

  /** Takes up the request named in the window's address. */
  async start(id: string): Promise<void> {
    try {
      const request = await this.#desk.settings.read(requestKey(id), stored => (isSigningRequest(stored) ? stored : undefined));
      const document = request && (await this.#desk.documents.read(request.documentId));
      const draft = request && (await this.#desk.drafts.read(request.draftId));
      if (!request || !document || !draft?.decision) throw new OfficeError('request-missing', `no signing request ${id}`);
      const bytes = await this.#desk.files.read(request.fileId);
      await requireDigest(bytes, request.digest);
      this.#request = request;
      this.#document = document;
      this.#draft = draft;
      this.bytes = bytes;
      this.subject = {
        subject: document.subject,
        fileName: request.fileName,
        pages: request.pages,
        shownPages: request.pagesShown,
        digest: request.digest,
        decision: draft.decision,
        ...(document.number && {number: formatDocumentNumber(document.number)}),
        ...(draft.placement && {place: {page: draft.placement.page, because: 'by-hand'}}),
      };
    } catch (thrown) {
      this.problem = errorCode(thrown);
    }
    this.onChange();
  }

  /** The officer opened an encrypted file in this window: it is signed and read again with the same password. */
  unlock(password: string): void {
    this.#password = password;
  }

  /** Signs with a key from a PKCS#12 file. The password is used once and kept by nobody. */
  async sign(keyFile: File, password: string): Promise<void> {
    const {bytes} = this;
    const [request, document, draft] = [this.#request, this.#document, this.#draft];
    if (!bytes || !request || !document || !draft || this.step) return;
    const running = (this.#running = new AbortController());
    this.problem = undefined;
    try {
      this.#enter('open-key');
      const signer = await this.#engine.openKey(new Uint8Array(await keyFile.arrayBuffer()), password);
      const wish = await wishFor(this.#desk, draft.placement, running.signal, this.#password);
      const signed = await makeSignature(this.#engine, signer, {shown: bytes, digest: request.digest, wish}, step => this.#enter(step));
      this.#enter('save');
      await this.#save(signed, request, document, draft);
      this.done = true;
    } catch (thrown) {
      this.problem = running.signal.aborted ? 'aborted' : errorCode(thrown);
    } finally {
      this.step = undefined;
      this.#running = undefined;
      this.onChange();
    }
    if (this.done) await callBackground({type: 'deliver'}).catch(() => undefined);
  }

  /** Stops what runs; `true` where nothing ran and the window may close. */
  cancel(): boolean {
    if (!this.#running) {
      const request = this.#request;
      if (request?.purpose === 'ca-call' && !this.done) void this.#desk.settings.write(outcomeKey(request.id), {kind: 'cancelled'});
      return true;
    }
    this.#running.abort();
    return false;
  }

  /** Whether this one may be left to the Government CA's own program. */
  get mayHandOn(): boolean {
    return this.#request?.mayHandOn === true && !this.done && !this.#running;
  }

  get part(): string | undefined {
    return this.#request?.part;
  }

  async handOn(): Promise<void> {
    if (this.mayHandOn) await this.#desk.settings.write(outcomeKey(this.#request!.id), {kind: 'handed-on'});
  }

  #enter(step: SigningStep): void {
    this.step = step;
    this.onChange();
  }

  #facts({digest, pages, pagesShown, createdAt}: SigningRequest, {placement}: Draft): ReturnType<typeof shownFacts> {
    return shownFacts({bytes: this.bytes!, digest, pages, pagesShown, shownAt: createdAt, placement, password: this.#password});
  }

  async #save(signed: Blob, request: SigningRequest, document: OfficeDocument, draft: Draft): Promise<void> {
    const desk = this.#desk;
    const file = await storeSigned(desk, signed, document, request.fileName, request.id);
    if (request.purpose === 'ca-call') {
      await desk.journal.append({at: now(), clock: 'machine', actor: 'officer', act: 'signature-made', digest: file.digest, facts: {for: 'ca-call', ...(await this.#facts(request, draft))}});
      await desk.settings.write(outcomeKey(request.id), {kind: 'signed', fileId: file.fileId, fileName: file.name});
      return;
    }
    await queueSigned(desk, {commandId: request.id, document, draft, file, facts: await this.#facts(request, draft)});
    await desk.settings.remove(requestKey(request.id));
  }
}
