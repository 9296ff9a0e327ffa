/**
 * The clerk's room over one desk: what its screens show, and what their buttons do. The same in the extension and in a portal; it knows
 * neither. Lists follow the store, whoever changes it.
 */
import type {Clock} from '../core/clock.js';
import type {OfficeDocument} from '../core/document/office-document.js';
import {ClerkInbox} from '../core/exchange/clerk-inbox.js';
import type {Taken} from '../core/exchange/clerk-inbox.js';
import {commitAnew, ClerkOffice} from '../core/exchange/clerk-office.js';
import type {IssueOrder} from '../core/exchange/clerk-office.js';
import {ClerkPost} from '../core/exchange/clerk-post.js';
import type {RoundOptions, RoundResult} from '../core/exchange/clerk-post.js';
import type {ArrivedDocument, SentDocument} from '../core/exchange/clerk-record.js';
import {clerkReminders} from '../core/exchange/clerk-reminders.js';
import type {Reminder, ReminderKind} from '../core/exchange/clerk-reminders.js';
import type {Attachment, Organisation} from '../core/exchange/edoc-message.js';
import type {Exchange} from '../core/exchange/exchange.js';
import {slotToken} from '../core/exchange/slot.js';
import {originVerdict} from '../core/exchange/origin-verdict.js';
import {readFirstPage} from '../core/exchange/first-page.js';
import {readEnvelope} from '../core/exchange/read-envelope.js';
import {arrivedFileKey} from '../core/exchange/receive-document.js';
import type {RegisterEntry} from '../core/exchange/register.js';
import {OfficeError} from '../core/office-error.js';
import type {ValidationReport} from '../core/signature/validation-report.js';
import type {Desk} from './open-desk.js';

export interface ClerkRoomOptions {
  readonly desk: Desk;
  /** The agency, once it is known. */
  readonly self: Organisation;
  readonly clock: Clock;
  /** Judges an enclosed PDF; without it the origin of what comes stays unsaid. */
  readonly validate?: (pdf: Blob) => Promise<ValidationReport>;
}

/** How many sent and arrived documents a screen shows; the registers hold all of a year. */
const shown = 500;

export class ClerkRoom {
  readonly self: Organisation;
  sent: readonly SentDocument[] = [];
  arrived: readonly ArrivedDocument[] = [];
  reminders: readonly Reminder[] = [];
  nextIncoming = '01';
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #clock: Clock;
  readonly #office: ClerkOffice;
  readonly #inbox: ClerkInbox;
  readonly #validate: ClerkRoomOptions['validate'];
  readonly #judged = new Set<string>();
  #isJudging = false;
  #isStale = false;
  #isFollowing = false;

  constructor({desk, self, clock, validate}: ClerkRoomOptions) {
    this.self = self;
    this.#desk = desk;
    this.#clock = clock;
    this.#validate = validate;
    this.#office = new ClerkOffice({self, store: desk.clerk, clock, staff: {position: 'Văn thư'}});
    this.#inbox = new ClerkInbox({self, store: desk.clerk, clock, read: readEnvelope, readFirstPage});
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#desk.clerk.watch(() => void this.#follow(), signal);
    await this.read();
  }

  /** A morning brings hundreds of changes: while one reading runs, the rest are one more. */
  async #follow(): Promise<void> {
    this.#isStale = true;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.read();
      }
    } finally {
      this.#isFollowing = false;
    }
  }

  async read(): Promise<void> {
    const clerk = this.#desk.clerk;
    const now = this.#clock.now();
    [this.sent, this.arrived, this.nextIncoming] = await Promise.all([clerk.listSent(shown), clerk.listArrived(shown), this.#office.nextNumber('incoming', Number(now.slice(0, 4)))]);
    this.reminders = clerkReminders(this.sent, this.arrived, now);
    this.onChange();
    if (this.#validate) void this.#judgeAll(this.#validate);
  }

  /** How many records the reminders of these kinds count. */
  due(...kinds: readonly ReminderKind[]): number {
    return this.reminders.filter(each => kinds.includes(each.kind)).reduce((sum, each) => sum + each.ids.length, 0);
  }

  entries(kind: RegisterEntry['kind'], year: number): Promise<readonly RegisterEntry[]> {
    return this.#desk.clerk.entries(kind, year);
  }

  /** Registers and queues `document` with the given file of its desk. @throws OfficeError as `ClerkOffice.issue` */
  async send(document: OfficeDocument, file: {readonly key: string; readonly name: string}, order: Omit<IssueOrder, 'files' | 'number' | 'issuedOn' | 'subject' | 'source'>): Promise<SentDocument> {
    const {number, issuedOn, subject} = document;
    if (!number?.number || !issuedOn) throw new OfficeError('document-number-missing', `${document.id} has no number yet`);
    const blob = await this.#desk.files.read(file.key);
    const attachment: Attachment = {name: file.name, contentType: 'application/pdf', content: new Uint8Array(await blob.arrayBuffer())};
    const firstPageText = await readFirstPage(blob);
    const sent = await this.#office.issue({...order, ...(firstPageText !== undefined && {firstPageText}), number, issuedOn, subject, files: [attachment], source: document.id});
    await this.#desk.documents.update(document.id, each => ({...each, tab: 'done'}));
    return sent;
  }

  recall = (id: string, organisationIds: readonly string[], reason: string): Promise<void> => this.#office.recall(id, organisationIds, reason);
  retry = (id: string, organisationIds: readonly string[]): Promise<void> => this.#office.retry(id, organisationIds);
  accept = (id: string, number: string, handler: string): Promise<void> => this.#office.accept(id, {number, handler});
  return = (id: string, reason: string): Promise<void> => this.#office.return(id, reason);
  advance = (id: string, code: '04' | '05' | '06'): Promise<void> => this.#office.advance(id, code);
  answerRecall = (id: string, agree: boolean, reason?: string): Promise<void> => this.#office.answerRecall(id, agree, reason);

  /** The envelope of a sent document, as it left. */
  envelope(sent: SentDocument): Promise<Blob> {
    return this.#desk.files.read(sent.envelopeFile);
  }

  /** Takes an envelope that came as a file, by hand: its address is what stands inside. @throws OfficeError `envelope-not-xml` … */
  async take(file: Blob): Promise<Taken> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const message = readEnvelope(bytes);
    const about = message.kind === 'document' ? message.documentId : message.about.documentId;
    return this.#inbox.take({from: message.from.id, to: this.self.id, documentId: await slotToken(about), kind: message.kind === 'document' ? 'document' : `status-${message.statusCode}`, bytes});
  }

  /** One round at the exchange. */
  round(exchange: Exchange, options: RoundOptions): Promise<RoundResult> {
    return new ClerkPost(this.#desk.clerk, this.#inbox, this.#clock).round(exchange, options);
  }

  /** One after the other, the newest first. */
  async #judgeAll(validate: NonNullable<ClerkRoomOptions['validate']>): Promise<void> {
    if (this.#isJudging) return;
    this.#isJudging = true;
    const next = () => this.arrived.find(each => each.origin === undefined && !this.#judged.has(`${each.id} ${each.envelopeFile}`));
    try {
      for (let each = next(); each; each = next()) await this.#judge(each, validate);
    } finally {
      this.#isJudging = false;
    }
  }

  /** Looks at the signatures inside, and writes down what they say of the sender. */
  async #judge(arrived: ArrivedDocument, validate: NonNullable<ClerkRoomOptions['validate']>): Promise<void> {
    this.#judged.add(`${arrived.id} ${arrived.envelopeFile}`);
    try {
      const reports: ValidationReport[] = [];
      for (const [at, file] of arrived.message.files.entries()) {
        if (file.contentType !== 'application/pdf' || file.damaged) continue;
        reports.push(await validate(await this.#desk.files.read(arrivedFileKey(arrived.id, at))));
      }
      const origin = originVerdict(reports, arrived.message.from);
      await commitAnew(this.#desk.clerk, async () => {
        const now = await this.#desk.clerk.arrived(arrived.id);
        return now && now.origin === undefined ? {arrived: [{...now, revision: now.revision + 1, origin}]} : {};
      });
    } catch {
      // Withdrawn meanwhile, or a file nobody can judge: opening the desk anew tries again.
    }
  }
}
