/**
 * The clerk's act, from the request to the sealed file: number and day, then the seal, as two signatures of the agency over exactly
 * the bytes that were shown. It is called done only after the file was read again: the leader's signature still whole, and what came
 * after it allowed.
 */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {padNumber} from '../../components/core/signature/appearance/acts/number-and-date.js';
import type {IssuedDocument, IssueRequest} from '../../components/core/signature/issue/issue-document.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import type {Signer} from '../../components/core/signature/signer.js';
import type {ValidationReport} from '../../components/core/signature/validation-report.js';
import {term} from '../../components/locale/page-term.js';
import type {SigningStep, SigningSubject} from '../../components/signature/signing-request.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {fileKey} from '../messages/file-key.js';
import {isIssueRequest, issueKey, sealImageKey} from '../messages/issue-request.js';
import type {IssueOrder} from '../messages/issue-request.js';
import {now} from '../the-desk.js';
import {digestOf, requireDigest} from './file-digest.js';
import {shownFacts} from './shown-facts.js';

/** Port: what numbers, seals and judges. */
export interface IssuingEngine {
  issue(pdf: Blob, signer: Signer, request: IssueRequest): Promise<IssuedDocument>;
  validate(pdf: Blob, password?: string): Promise<ValidationReport>;
}

export class IssueSession {
  subject: SigningSubject | undefined;
  bytes: Blob | undefined;
  step: SigningStep | undefined;
  problem: string | undefined;
  /** The number as it stands on the page, once it does. */
  done: string | undefined;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #engine: IssuingEngine;
  #order: IssueOrder | undefined;
  #document: OfficeDocument | undefined;
  #seal: Uint8Array | undefined;
  #password: string | undefined;
  #running: AbortController | undefined;

  constructor(desk: Desk, engine: IssuingEngine) {
    this.#desk = desk;
    this.#engine = engine;
  }

  async start(id: string): Promise<void> {
    const {settings, documents, files} = this.#desk;
    try {
      const order = await settings.read(issueKey(id), stored => (isIssueRequest(stored) ? stored : undefined));
      const document = order && (await documents.read(order.documentId));
      if (!order || !document) throw new OfficeError('request-missing', `no request ${id}`);
      const bytes = await files.read(order.fileId);
      await requireDigest(bytes, order.digest);
      this.#seal = new Uint8Array(await (await files.read(sealImageKey)).arrayBuffer());
      this.#order = order;
      this.#document = document;
      this.bytes = bytes;
      this.#describe();
    } catch (thrown) {
      this.problem = errorCode(thrown);
    }
    this.onChange();
  }

  /** The words are the reader's: called again when the language changes. */
  #describe(): void {
    const [order, document] = [this.#order, this.#document];
    if (!order || !document) return;
    this.subject = {
      subject: document.subject,
      fileName: order.fileName,
      pages: order.pages,
      shownPages: order.pagesShown,
      digest: order.digest,
      facts: [
        {label: term('issue.form-number'), value: padNumber(order.number)},
        {label: term('issue.form-day'), value: order.issuedOn.split('-').reverse().join('/')},
        {label: term('issue.form-seal'), value: term('issue.form-seal-at', {page: order.page, width: order.width, height: order.height})},
      ],
    };
  }

  /** The reader of an encrypted file opened it with this; both signatures need it too. */
  unlock(password: string): void {
    this.#password = password;
  }

  /** @param openSigner asks for the key; called once, after everything else was checked */
  async seal(openSigner: (signal: AbortSignal) => Promise<Signer>): Promise<void> {
    const [bytes, order, document, image] = [this.bytes, this.#order, this.#document, this.#seal];
    if (!bytes || !order || !document || !image || this.step) return;
    const running = (this.#running = new AbortController());
    this.problem = undefined;
    try {
      this.#enter('open-key');
      const signer = await openSigner(running.signal);
      this.#enter('sign');
      await requireDigest(bytes, order.digest);
      const issued = await this.#engine.issue(bytes, signer, this.#requestOf(order, image, running.signal));
      running.signal.throwIfAborted();
      this.#enter('check');
      await this.#check(bytes, issued.pdf);
      running.signal.throwIfAborted();
      this.#enter('save');
      await this.#save(issued, order);
      this.done = padNumber(order.number);
    } catch (thrown) {
      this.problem = running.signal.aborted ? 'aborted' : errorCode(thrown);
    } finally {
      this.step = undefined;
      this.#running = undefined;
      this.onChange();
    }
  }

  /** Stops what runs; `true` where nothing ran and the window may close. */
  cancel(): boolean {
    this.#running?.abort();
    return this.#running === undefined;
  }

  #enter(step: SigningStep): void {
    this.step = step;
    this.onChange();
  }

  #requestOf({number, issuedOn, page, rect, rotation, width, height}: IssueOrder, image: Uint8Array, signal: AbortSignal): IssueRequest {
    const [left, bottom, right, top] = rect as [number, number, number, number];
    const turned = rotation === 90 || rotation === 180 || rotation === 270 ? ({rotation} as const) : {};
    return {
      number,
      issuedOn,
      seal: {image, millimetres: {width, height}, place: {page, rect: [left, bottom, right, top], ...turned}},
      options: {signal, ...(this.#password !== undefined && {password: this.#password})},
    };
  }

  /** @throws OfficeError `signature-not-made` unless the shown file is a prefix and every signature of it and of ours is whole. */
  async #check(shown: Blob, sealed: Blob): Promise<void> {
    if (sealed.size <= shown.size || (await digestOf(shown)) !== (await digestOf(sealed.slice(0, shown.size)))) {
      throw new OfficeError('signature-not-made', 'the shown file is no prefix of the sealed one');
    }
    const [before, after] = [await this.#engine.validate(shown, this.#password), await this.#engine.validate(sealed, this.#password)];
    const own = after.signatures.find(each => each.coverage === 'whole-document');
    const broken = after.signatures.filter((each, i) => each.integrity !== 'intact' && before.signatures[i]?.integrity === 'intact');
    if (own?.integrity !== 'intact' || broken.length > 0) throw new OfficeError('signature-not-made', 'a signature of the sealed file does not validate');
  }

  /** File first, then the document names it: a kill between leaves an unused file, and the act can be done again. */
  async #save(issued: IssuedDocument, order: IssueOrder): Promise<void> {
    const desk = this.#desk;
    const at = now();
    const number = padNumber(order.number);
    const {digest, pages, pagesShown, createdAt, page, rect} = order;
    const about = await shownFacts({bytes: this.bytes!, digest, pages, pagesShown, shownAt: createdAt, placement: {page, rect}, password: this.#password});
    const id = `issued-${order.id}`;
    const name = order.fileName.replace(/( \(đã ký\))?(\.pdf)?$/i, ` (số ${number}).pdf`);
    const stored = await desk.files.put(issued.pdf, {id: fileKey(order.documentId, id), name, contentType: 'application/pdf', createdAt: at});
    const file = {id, name, contentType: 'application/pdf', madeHere: true, size: stored.size, digest: stored.digest};
    await desk.documents.update(order.documentId, document => ({
      ...document,
      number: {number, notation: document.number?.notation ?? ''},
      issuedOn: order.issuedOn,
      files: [...document.files.filter(each => each.id !== id), file],
    }));
    await desk.journal.append({
      at,
      clock: 'machine',
      actor: 'officer',
      act: 'document-sealed',
      documentId: order.documentId,
      digest: stored.digest,
      facts: {number, issuedOn: order.issuedOn, ...about},
    });
    await desk.settings.remove(issueKey(order.id));
  }
}
