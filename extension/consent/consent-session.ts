/**
 * One signature, from the request to the outbox. What is signed is the file whose digest was on the screen, or nothing: the digest is
 * computed anew from the bytes taken to sign. The new file is told as signed only after it was read again and validated, and it
 * becomes durable together with the decision that carries it.
 */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {formatDocumentNumber} from '../../components/core/document/document-number.js';
import type {Draft, DraftPlacement} from '../../components/core/draft/draft.js';
import type {OutboxFile} from '../../components/core/exchange/outbox-command.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import type {Signer} from '../../components/core/signature/signer.js';
import type {ValidationReport} from '../../components/core/signature/validation-report.js';
import type {SigningFile, SigningStep, SigningSubject} from '../../components/signature/signing-request.js';
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

/** One of the files to sign, by its bytes in the store. */
interface ConsentFile extends Pick<SigningRequest, 'fileId' | 'fileName' | 'digest' | 'pages' | 'pagesShown'> {
  readonly bytes: Blob;
  readonly placement: DraftPlacement | undefined;
}

export class ConsentSession {
  subject: SigningSubject | undefined;
  files: readonly ConsentFile[] = [];
  /** The one before the officer's eyes. */
  shown: ConsentFile | undefined;
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
  /** Of encrypted files, by their key: the officer opened them here with it. */
  readonly #passwords = new Map<string, string>();

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
      const others = request.others ?? [];
      this.files = await Promise.all([
        this.#take(request, draft.placement),
        ...others.map(each => this.#take(each, each.placement && {page: each.placement.page, rect: asRect(each.placement.rect)})),
      ]);
      this.#request = request;
      this.#document = document;
      this.#draft = draft;
      this.shown = this.files[0];
      const [first, ...more] = this.files.map(factsOf);
      this.subject = {
        ...first!,
        subject: document.subject,
        decision: draft.decision,
        ...(document.number && {number: formatDocumentNumber(document.number)}),
        ...(more.length > 0 && {others: more}),
      };
    } catch (thrown) {
      this.problem = errorCode(thrown);
    }
    this.onChange();
  }

  /** The officer opened an encrypted file in this window: it is signed and read again with the same password. */
  unlock(password: string): void {
    if (this.shown) this.#passwords.set(this.shown.fileId, password);
  }

  show(file: ConsentFile): void {
    this.shown = file;
    this.onChange();
  }

  /** Signs with a key from a PKCS#12 file. The password is used once and kept by nobody. */
  async sign(keyFile: File, password: string): Promise<void> {
    const [request, document, draft] = [this.#request, this.#document, this.#draft];
    if (!request || !document || !draft || this.step) return;
    const running = (this.#running = new AbortController());
    this.problem = undefined;
    try {
      this.#enter('open-key');
      const signer = await this.#engine.openKey(new Uint8Array(await keyFile.arrayBuffer()), password);
      const signed: Blob[] = [];
      for (const file of this.files) {
        const wish = await wishFor(this.#desk, file.placement, running.signal, this.#passwords.get(file.fileId));
        signed.push(await makeSignature(this.#engine, signer, {shown: file.bytes, digest: file.digest, wish}, step => this.#enter(step)));
      }
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
  async cancel(): Promise<boolean> {
    if (!this.#running) {
      const request = this.#request;
      // The page that asked waits for this word; a window that closes first takes it along.
      if (request?.purpose === 'ca-call' && !this.done) await this.#desk.settings.write(outcomeKey(request.id), {kind: 'cancelled'});
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

  /** What was shown of the first file, for the journal. */
  #facts({createdAt}: SigningRequest): ReturnType<typeof shownFacts> {
    const {bytes, digest, pages, pagesShown, placement, fileId} = this.files[0]!;
    return shownFacts({bytes, digest, pages, pagesShown, shownAt: createdAt, placement, password: this.#passwords.get(fileId)});
  }

  async #take(file: Omit<ConsentFile, 'bytes' | 'placement'>, placement: DraftPlacement | undefined): Promise<ConsentFile> {
    const {fileId, fileName, digest, pages, pagesShown} = file;
    const bytes = await this.#desk.files.read(fileId);
    await requireDigest(bytes, digest);
    return {fileId, fileName, digest, pages, pagesShown, bytes, placement};
  }

  async #save(signed: readonly Blob[], request: SigningRequest, document: OfficeDocument, draft: Draft): Promise<void> {
    const desk = this.#desk;
    const stored: OutboxFile[] = [];
    for (const [i, blob] of signed.entries()) stored.push(await storeSigned(desk, blob, document, this.files[i]!.fileName, i === 0 ? request.id : `${request.id}-${i}`));
    const [file, ...others] = stored;
    if (!file) return;
    if (request.purpose === 'ca-call') {
      await desk.journal.append({at: now(), clock: 'machine', actor: 'officer', act: 'signature-made', digest: file.digest, facts: {for: 'ca-call', ...(await this.#facts(request))}});
      await desk.settings.write(outcomeKey(request.id), {kind: 'signed', fileId: file.fileId, fileName: file.name});
      return;
    }
    await queueSigned(desk, {commandId: request.id, document, draft, file, others, facts: await this.#facts(request)});
    await desk.settings.remove(requestKey(request.id));
  }
}

function factsOf({fileName, pages, pagesShown, digest, placement}: ConsentFile): SigningFile {
  return {fileName, pages, shownPages: pagesShown, digest, ...(placement && {place: {page: placement.page, because: 'by-hand'}})};
}

function asRect([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): DraftPlacement['rect'] {
  return [left, bottom, right, top];
}
