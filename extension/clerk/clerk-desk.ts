/** The clerk's four parts of the desk share one room, one directory and one list of what is ready to be sent. */
import {documentTypeOf} from '../../components/core/document/document-type.js';
import type {OfficeDocument, OfficeFile} from '../../components/core/document/office-document.js';
import type {SentDocument} from '../../components/core/exchange/clerk-record.js';
import type {Organisation} from '../../components/core/exchange/edoc-message.js';
import {levelOneAgencies} from '../../components/core/exchange/level-one-agencies.js';
import {notationOf, readFirstPage} from '../../components/core/exchange/first-page.js';
import {OrganisationDirectory} from '../../components/core/exchange/organisation-directory.js';
import type {DirectoryAgency} from '../../components/core/exchange/organisation-directory.js';
import type {Urgency} from '../../components/core/document/urgency.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {ClerkRoom} from '../../components/storage/clerk-room.js';
import {isAgencyList} from '../exchange/agency-list.js';
import {directoryKey, exchangeKey, readExchangeSettings} from '../exchange/exchange-settings.js';
import {callBackground} from '../messages/call-background.js';
import {fileKey} from '../messages/file-key.js';
import type {PdfKnowledge} from '../desk/pdf-knowledge.js';
import {readAnchors} from '../trust/anchor-shelf.js';
import {now} from '../the-desk.js';

/** A document that carries number, day and seal and was not sent yet. */
export interface ReadyDocument {
  readonly document: OfficeDocument;
  readonly file: OfficeFile;
}

/** What an envelope says of a document beside its number and recipients; the clerk corrects what was guessed. */
export interface SentFacts {
  readonly typeName: string;
  readonly notation: string;
  readonly subject: string;
  readonly signer: string;
}

export type ClerkSheet = {readonly kind: 'send'; readonly ready: ReadyDocument; readonly facts: SentFacts} | {readonly kind: 'recall'; readonly sent: SentDocument; readonly recipients: readonly Organisation[]};

/** While a desk is open it asks this often; a sleeping one is woken by the alarm. */
const roundEveryMs = 10_000;
const looked = 500;

export class ClerkDesk {
  room: ClerkRoom | undefined;
  directory = new OrganisationDirectory(levelOneAgencies);
  ready: readonly ReadyDocument[] = [];
  sheet: ClerkSheet | undefined;
  /** The document sent last: its recipients stand unfolded. */
  lastSent: string | undefined;
  problem: string | undefined;
  busy = false;
  rounding = false;
  roundAt: string | undefined;
  roundProblem: string | undefined;

  readonly #desk: Desk;
  readonly #pdf: PdfKnowledge;
  readonly #redraw: () => void;
  #starting: Promise<void> | undefined;
  #life: AbortController | undefined;
  #isStale = false;
  #isFollowing = false;

  constructor(desk: Desk, pdf: PdfKnowledge, redraw: () => void) {
    this.#desk = desk;
    this.#pdf = pdf;
    this.#redraw = redraw;
  }

  start(): Promise<void> {
    this.#starting ??= this.#begin();
    return this.#starting;
  }

  async #begin(): Promise<void> {
    const life = new AbortController().signal;
    this.#desk.settings.watch(({ids}) => (ids.includes(exchangeKey) || ids.includes(directoryKey)) && void this.#open(), life);
    this.#desk.documents.watch(() => void this.#followReady(), life);
    await this.#open();
    setInterval(() => !document.hidden && this.room && void this.round(), roundEveryMs);
  }

  async #open(): Promise<void> {
    this.#life?.abort();
    this.#life = new AbortController();
    const known = (await this.#desk.settings.read(directoryKey, stored => (isAgencyList(stored) ? stored : undefined))) ?? [];
    const settings = await readExchangeSettings(this.#desk);
    this.directory = new OrganisationDirectory([...(known as readonly DirectoryAgency[]), ...levelOneAgencies.filter(each => !known.some(other => other.code === each.code))]);
    this.room = undefined;
    if (settings) {
      const trustAnchors = (await readAnchors(this.#desk)).map(each => each.der);
      this.room = new ClerkRoom({desk: this.#desk, self: settings.self, clock: {now}, validate: pdf => this.#pdf.validate(pdf, undefined, {trustAnchors})});
      this.room.onChange = () => void this.#followReady();
      await this.room.start(this.#life.signal);
      void this.round();
    }
    await this.#readReady();
  }

  /** Changes that come while one reading runs are one more. */
  async #followReady(): Promise<void> {
    this.#isStale = true;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#readReady();
      }
    } finally {
      this.#isFollowing = false;
    }
  }

  async #readReady(): Promise<void> {
    const sent = new Set(this.room?.sent.map(each => each.documentId));
    const found: ReadyDocument[] = [];
    for (const each of await this.#desk.documents.list({tab: 'to-do', limit: looked})) {
      const file = each.files.findLast(one => one.id.startsWith('issued-'));
      if (file && each.number?.number && each.issuedOn && !sent.has(each.id)) found.push({document: each, file});
    }
    this.ready = found;
    this.#redraw();
  }

  async round(): Promise<void> {
    if (this.rounding) return;
    this.rounding = true;
    this.#redraw();
    try {
      const report = await callBackground({type: 'exchange-round'});
      if (report) [this.roundAt, this.roundProblem] = [report.at, report.problem];
    } catch (thrown) {
      this.roundProblem = errorCode(thrown);
    } finally {
      this.rounding = false;
      this.#redraw();
    }
  }

  /** Unfolds the sheet to send; the signer's name is what the file's first signature says. */
  async chooseRecipients(ready: ReadyDocument): Promise<void> {
    await this.attempt(async () => {
      const pdf = await this.#desk.files.read(fileKey(ready.document.id, ready.file.id));
      const [report, page] = await Promise.all([this.#pdf.validate(pdf), readFirstPage(pdf)]);
      const {number, subject} = ready.document;
      const notation = number?.notation || (page && notationOf(page)) || '';
      this.sheet = {kind: 'send', ready, facts: {typeName: documentTypeOf(notation), notation, subject, signer: report.signatures[0]?.signer?.commonName ?? ''}};
    });
  }

  correct(facts: Partial<SentFacts>): void {
    if (this.sheet?.kind === 'send') this.sheet = {...this.sheet, facts: {...this.sheet.facts, ...facts}};
    this.#redraw();
  }

  close(): void {
    this.sheet = undefined;
    this.problem = undefined;
    this.#redraw();
  }

  async send({document, file}: ReadyDocument, {typeName, notation, subject, signer}: SentFacts, urgency: Urgency, recipients: readonly Organisation[]): Promise<void> {
    await this.attempt(async () => {
      const sent = await this.#room().send({...document, subject, number: {number: document.number?.number ?? '', notation}}, {key: fileKey(document.id, file.id), name: file.name}, {to: recipients, urgency, typeName, signer: {fullName: signer}});
      this.lastSent = sent.id;
      this.sheet = undefined;
    });
    void this.round();
  }

  /** Does one act of the room, tells its failure, and lets what it made leave at once. */
  async act(work: (room: ClerkRoom) => Promise<unknown>): Promise<void> {
    await this.attempt(async () => {
      await work(this.#room());
      this.sheet = undefined;
    });
    void this.round();
  }

  async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    this.#redraw();
    try {
      await work();
    } catch (thrown) {
      this.problem = errorCode(thrown);
    } finally {
      this.busy = false;
      this.#redraw();
    }
  }

  #room(): ClerkRoom {
    if (!this.room) throw new OfficeError('exchange-not-set', 'no agency is set');
    return this.room;
  }
}

const open = new WeakMap<object, ClerkDesk>();

/** The one of this page. */
export function clerkDeskOf({desk, session, redraw}: {readonly desk: Desk; readonly session: object; readonly redraw: () => void}, pdf: PdfKnowledge): ClerkDesk {
  const known = open.get(session) ?? new ClerkDesk(desk, pdf, redraw);
  open.set(session, known);
  return known;
}
