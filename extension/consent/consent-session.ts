/**
 * One signature, from the request to the outbox. What is signed is the file whose digest was on the screen, or nothing: the digest is
 * computed anew from the bytes taken to sign. The new file is told as signed only after it was read again and validated, and it
 * becomes durable together with the decision that carries it.
 */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {formatDocumentNumber} from '../../components/core/document/document-number.js';
import type {Draft} from '../../components/core/draft/draft.js';
import type {OutboxFile} from '../../components/core/exchange/outbox-command.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import type {Signer} from '../../components/core/signature/signer.js';
import type {ValidationReport} from '../../components/core/signature/validation-report.js';
import type {SigningStep, SigningSubject} from '../../components/signature/signing-request.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {callBackground} from '../messages/call-background.js';
import {outcomeKey} from '../messages/ca-call.js';
import {fileKey, signatureImageKey} from '../messages/file-key.js';
import {isSigningRequest, requestKey} from '../messages/signing-request.js';
import type {SigningRequest} from '../messages/signing-request.js';
import {now} from '../the-desk.js';

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
      this.#enter('sign');
      await requireDigest(bytes, request.digest);
      const signed = await this.#engine.sign(bytes, signer, await this.#wish(draft, running.signal));
      running.signal.throwIfAborted();
      this.#enter('check');
      await this.#check(bytes, signed);
      running.signal.throwIfAborted();
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

  #enter(step: SigningStep): void {
    this.step = step;
    this.onChange();
  }

  async #wish({placement}: Draft, signal: AbortSignal): Promise<SignatureWish> {
    const wish = {signedAt: now(), signal, ...(this.#password !== undefined && {password: this.#password})};
    if (!placement) return wish;
    const picture = (await this.#desk.files.describe(signatureImageKey)) && (await this.#desk.files.read(signatureImageKey));
    const image = picture && new Uint8Array(await picture.arrayBuffer());
    return {...wish, appearance: {page: placement.page, rect: placement.rect, ...(image && {image})}};
  }

  /** @throws OfficeError `signature-not-made` unless the shown file is a prefix and the new signature covers it all, intact. */
  async #check(shown: Blob, signed: Blob): Promise<void> {
    const [before, prefix] = await Promise.all([digestOf(shown), digestOf(signed.slice(0, shown.size))]);
    if (signed.size <= shown.size || before !== prefix) throw new OfficeError('signature-not-made', 'the shown file is no prefix of the signed one');
    const {signatures} = await this.#engine.validate(signed, this.#password);
    const own = signatures.find(each => each.coverage === 'whole-document');
    if (own?.integrity !== 'intact') throw new OfficeError('signature-not-made', 'the new signature does not validate');
  }

  /** File first, then decision, draft's end and journal in one transaction: a kill between leaves an unused file, never a lost decision. */
  async #save(signed: Blob, request: SigningRequest, document: OfficeDocument, draft: Draft): Promise<void> {
    const commandId = request.id;
    const createdAt = now();
    const name = request.fileName.replace(/(\.pdf)?$/i, ' (đã ký).pdf');
    const stored = await this.#desk.files.put(signed, {id: fileKey(document.id, `signed:${commandId}`), name, contentType: 'application/pdf', createdAt});
    if (request.purpose === 'ca-call') {
      await this.#desk.journal.append({at: createdAt, clock: 'machine', actor: 'officer', act: 'signature-made', digest: stored.digest, facts: {for: 'ca-call', shown: request.digest}});
      await this.#desk.settings.write(outcomeKey(request.id), {kind: 'signed', fileId: stored.id, fileName: name});
      return;
    }
    const file: OutboxFile = {fileId: stored.id, name, contentType: stored.contentType, size: stored.size, digest: stored.digest};
    await this.#desk.outbox.add(
      {id: commandId, documentId: document.id, action: draft.decision!, text: draft.text, files: [file], createdAt},
      {
        draftId: draft.id,
        act: {
          at: createdAt,
          clock: 'machine',
          actor: 'officer',
          act: 'signature-made',
          documentId: document.id,
          digest: stored.digest,
          facts: {action: draft.decision!, shown: request.digest, pages: request.pages, pagesShown: request.pagesShown},
        },
      },
    );
    await this.#desk.settings.remove(requestKey(request.id));
  }
}

async function requireDigest(bytes: Blob, digest: string): Promise<void> {
  if ((await digestOf(bytes)) !== digest) throw new OfficeError('digest-changed', 'the stored file is not the one that was shown');
}

async function digestOf(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
