/**
 * What the clerk does, without a screen: issue, recall, take over, return, report on, answer a recall. Each act is one change of the store;
 * the envelopes it makes wait there until `ClerkPost` has handed them over. Nghị định 30/2020, Điều 14 to 24; QĐ 28/2018/QĐ-TTg.
 */
import type {Clock} from '../clock.js';
import {isStateSecret} from '../inbox/secrecy.js';
import {OfficeError, errorCode} from '../office-error.js';
import type {ArrivedDocument, Parcel, SentDocument} from './clerk-record.js';
import {factsOf} from './clerk-record.js';
import {receiverStatus, recallRequest, statusEnvelope} from './clerk-status.js';
import type {StatusRequest} from './clerk-status.js';
import type {ClerkChange, ClerkStore} from './clerk-store.js';
import {dispatchEnvelopes, dispatchMessage} from './dispatch.js';
import type {Dispatch} from './dispatch.js';
import type {Organisation, StatusMessage} from './edoc-message.js';
import {sameDocumentId} from './edoc-message.js';
import {nextRound} from './envelope-kind.js';
import type {ExchangeEnvelope} from './exchange.js';
import {progress, recordStatus} from './office-state.js';
import {sameOrganisation} from './organisation-code.js';
import {dayInVietnam} from './promptness.js';
import {arrivedFileKey} from './receive-document.js';
import {nextNumber, padded} from './register.js';
import type {IncomingEntry, OutgoingEntry} from './register.js';
import {envelopeSlot} from './slot.js';

/** Two contexts that keep overtaking each other give up after this many rounds. */
const rounds = 20;

export interface ClerkOfficeOptions {
  /** The agency this clerk works for. */
  readonly self: Organisation;
  readonly store: ClerkStore;
  readonly clock: Clock;
  readonly staff?: StatusRequest['staff'];
}

export interface IssueOrder extends Omit<Dispatch, 'from'> {
  /** The desk's document the file comes from. */
  readonly source?: string;
  /** Which numbers count together, see `OutgoingEntry`. */
  readonly series?: string;
  readonly keeper?: string;
  readonly copies?: number;
  /** Words of the first page, where they could be read: a state secret is refused by its own stamp. */
  readonly firstPageText?: string;
}

export class ClerkOffice {
  readonly self: Organisation;
  readonly #store: ClerkStore;
  readonly #clock: Clock;
  readonly #staff: StatusRequest['staff'];

  constructor({self, store, clock, staff}: ClerkOfficeOptions) {
    this.self = self;
    this.#store = store;
    this.#clock = clock;
    this.#staff = staff;
  }

  /** The next number of a register, as its store stands now. */
  async nextNumber(kind: 'incoming' | 'outgoing', year: number, series = ''): Promise<string> {
    return nextNumber(await this.#store.entries(kind, year), {kind, year, series});
  }

  /**
   * Registers a signed, numbered and sealed document and puts an envelope for each recipient into the outbox.
   * @throws OfficeError `state-secret`, `register-number-taken`, `document-already-issued`, and what `dispatchMessage` throws
   */
  async issue(order: IssueOrder): Promise<SentDocument> {
    const {source, series = '', keeper, copies, firstPageText, ...dispatch} = order;
    if (isStateSecret({fields: [order.subject, ...(order.toPlaces ?? [])], ...(firstPageText !== undefined && {firstPageText})})) {
      throw new OfficeError('state-secret', 'state secrets do not travel over this network');
    }
    const message = dispatchMessage({...dispatch, from: this.self});
    const issuedAt = this.#clock.now();
    const id = await this.#freeId(message.documentId, message.business);
    const round = Number(/#\w+-(\d+)$/.exec(id)?.[1] ?? 1);
    const envelopes = await dispatchEnvelopes(message, round);
    const envelopeFile = await this.#store.putFile(new Blob([envelopes[0]!.bytes as Uint8Array<ArrayBuffer>]), {name: `${message.number}-${message.notation}.edxml`, contentType: 'application/xml'});
    const sent: SentDocument = {
      kind: 'sent',
      id,
      revision: 1,
      message: factsOf(message),
      envelopeFile,
      issuedAt,
      ...(source !== undefined && {documentId: source}),
      recipients: message.to.map(organisation => ({organisation, sending: 'unsent', history: []})),
    };
    const entry: OutgoingEntry = {
      kind: 'outgoing',
      documentId: id,
      documentNumber: {number: message.number, notation: message.notation},
      issuedOn: order.issuedOn,
      series,
      typeName: message.typeName,
      subject: message.subject,
      signer: message.signer?.fullName ?? '',
      recipients: message.toPlaces ?? [],
      transferredOn: dayInVietnam(issuedAt),
      ...(keeper !== undefined && {keeper}),
      ...(copies !== undefined && {copies}),
      ...(order.instead && {note: order.instead.reason}),
    };
    const parcels = await Promise.all(envelopes.map(each => parcelOf(each, envelopeFile, id, issuedAt)));
    // An update keeps the number it had: the register has that line already.
    const entries = message.business === 'update' ? [] : [entry];
    const facts = {number: `${message.number}/${message.notation}`, recipients: parcels.length, business: message.business};
    await this.#commit(async () => ({
      entries,
      sent: [sent, ...(await this.#linked(message.details?.documentId, message.details?.replaces, id))],
      parcels,
      act: {name: 'document-issued', documentId: source ?? id, facts},
    }));
    return sent;
  }

  /**
   * Lấy lại. What has not left is taken back here and now; each other recipient is asked (13) and decides.
   * @throws OfficeError `reason-missing`, `status-not-possible`, `document-missing`
   */
  async recall(id: string, organisationIds: readonly string[], reason: string): Promise<void> {
    if (!reason.trim()) throw new OfficeError('reason-missing', 'a recall is sent with its reason');
    await this.#commit(async () => {
      const sent = await this.#sent(id);
      const parcels = await this.#store.parcelsOf(id);
      const changed: Parcel[] = [];
      const at = this.#clock.now();
      const recipients = await Promise.all(
        sent.recipients.map(async each => {
          if (!organisationIds.includes(each.organisation.id)) return each;
          const unsent = parcels.find(parcel => parcel.address.to === each.organisation.id && !parcel.address.kind.startsWith('status-') && parcel.state !== 'sent');
          if (unsent) {
            changed.push({...unsent, revision: unsent.revision + 1, state: 'withdrawn'});
            return {...each, sending: 'withdrawn' as const};
          }
          const now = progress(each.history);
          const asked = recallRequest(this.self, each.organisation.id, {message: sent.message, progress: now, reason, at, ...(this.#staff && {staff: this.#staff})});
          changed.push(await this.#statusParcel(asked, each.history, id));
          return {...each, history: recordStatus(each.history, asked)};
        }),
      );
      const next: SentDocument = {...sent, revision: sent.revision + 1, recipients};
      return {sent: [next], parcels: changed, act: {name: 'recall-asked', documentId: id, facts: {recipients: changed.length, reason: reason.slice(0, 500)}}};
    });
  }

  /** Lets failed envelopes of these recipients leave again. */
  async retry(id: string, organisationIds: readonly string[]): Promise<void> {
    await this.#commit(async () => {
      const sent = await this.#sent(id);
      const failed = (await this.#store.parcelsOf(id)).filter(each => each.state === 'failed' && organisationIds.includes(each.address.to));
      const tos = new Set(failed.map(each => each.address.to));
      const recipients = sent.recipients.map(({problem: _problem, ...each}) => (tos.has(each.organisation.id) && each.sending === 'failed' ? {...each, sending: 'unsent' as const} : each));
      return {
        sent: [{...sent, revision: sent.revision + 1, recipients}],
        parcels: failed.map(({notBefore: _notBefore, problem: _problem, ...each}) => ({...each, revision: each.revision + 1, state: 'waiting', attempts: 0})),
      };
    });
  }

  /** Tiếp nhận: the document gets its number in the incoming register, the sender is told (03). @throws OfficeError `register-number-taken`, `status-not-possible` */
  async accept(id: string, entry: Pick<IncomingEntry, 'number'> & Partial<Pick<IncomingEntry, 'handler' | 'note' | 'receivedOn'>>): Promise<void> {
    await this.#report(id, '03', undefined, arrived => ({
      kind: 'incoming',
      documentId: id,
      number: padded(entry.number.trim()),
      receivedOn: entry.receivedOn ?? dayInVietnam(arrived.arrivedAt),
      author: arrived.message.from.name ?? arrived.message.from.id,
      documentNumber: {number: arrived.message.number, notation: arrived.message.notation},
      ...(arrived.message.issuedOn && {issuedOn: arrived.message.issuedOn}),
      typeName: arrived.message.typeName,
      subject: arrived.message.subject,
      ...(entry.handler && {handler: entry.handler, transferredOn: dayInVietnam(this.#clock.now())}),
      ...(entry.note && {note: entry.note}),
    }));
  }

  /** Trả lại (02). @throws OfficeError `reason-missing`, `status-not-possible` */
  async return(id: string, reason: string): Promise<void> {
    await this.#report(id, '02', reason);
    await this.#store.updateDocument(id, each => ({...each, tab: 'done'}));
  }

  /** Phân công, đang xử lý, hoàn thành (04, 05, 06). @throws OfficeError `status-not-possible` */
  async advance(id: string, code: '04' | '05' | '06', note?: string): Promise<void> {
    await this.#report(id, code, note);
    if (code === '06') await this.#store.updateDocument(id, each => ({...each, tab: 'done'}));
  }

  /**
   * Answers a recall. Agreed (15), the electronic document is destroyed on this desk, as Điều 18 asks; its line in the register stays,
   * with the reason. Refused (16), it goes on from where it stood.
   * @throws OfficeError `status-not-possible`, `reason-missing`
   */
  async answerRecall(id: string, agree: boolean, reason = ''): Promise<void> {
    await this.#report(id, agree ? '15' : '16', reason);
    if (!agree) return;
    await this.#withdraw(id);
  }

  async #withdraw(id: string): Promise<void> {
    const arrived = await this.#arrived(id);
    const asked = arrived.history.findLast(each => each.statusCode === '13');
    for (const entry of await this.#store.entriesOf(id)) {
      await this.#store.commit({entries: [{...entry, note: [entry.note, asked?.description].filter(Boolean).join('; ')}]});
    }
    await this.#store.updateDocument(id, each => ({...each, tab: 'done', files: []}));
    for (const at of arrived.message.files.keys()) await this.#store.removeFile(arrivedFileKey(id, at));
    await this.#store.removeFile(arrived.envelopeFile);
  }

  async #report(id: string, code: string, reason?: string, entryOf?: (arrived: ArrivedDocument) => IncomingEntry): Promise<void> {
    await this.#commit(async () => {
      const arrived = await this.#arrived(id);
      const message = receiverStatus(this.self, {code, message: arrived.message, progress: progress(arrived.history), at: this.#clock.now(), ...(reason !== undefined && {reason}), ...(this.#staff && {staff: this.#staff})});
      const parcel = await this.#statusParcel(message, arrived.history, id);
      const entry = entryOf?.(arrived);
      return {
        ...(entry && {entries: [entry]}),
        arrived: [{...arrived, revision: arrived.revision + 1, history: recordStatus(arrived.history, message)}],
        parcels: [parcel],
        act: {name: `document-${actOf[code] ?? 'reported'}`, documentId: id, facts: {code, ...(entry && {number: entry.number})}},
      };
    });
  }

  async #statusParcel(message: StatusMessage, history: readonly StatusMessage[], recordId: string): Promise<Parcel> {
    const envelope = await statusEnvelope(message, nextRound(history, message.statusCode, this.self.id));
    const file = await this.#store.putFile(new Blob([envelope.bytes as Uint8Array<ArrayBuffer>]), {name: `${envelope.kind}.edxml`, contentType: 'application/xml'});
    return parcelOf(envelope, file, recordId, message.at);
  }

  /** A second update of a document is a record of its own; a new document under a taken id is a mistake. */
  async #freeId(documentId: string, business: string): Promise<string> {
    if (!(await this.#store.sent(documentId))) return documentId;
    if (business !== 'update' && business !== 'recall') throw new OfficeError('document-already-issued', `${documentId} was sent before`);
    for (let round = 1; ; round++) {
      const id = `${documentId}#${business}-${round}`;
      if (!(await this.#store.sent(id))) return id;
    }
  }

  async #linked(updated: string | undefined, replaces: readonly {readonly documentId: string}[] | undefined, id: string): Promise<SentDocument[]> {
    const ids = [...new Set([...(updated === undefined ? [] : [updated]), ...(replaces ?? []).map(each => each.documentId)])];
    const older = await Promise.all(ids.filter(each => !sameDocumentId(each, id)).map(each => this.#store.sent(each)));
    return older.flatMap(each => (each ? [{...each, revision: each.revision + 1, later: [...(each.later ?? []), id]}] : []));
  }

  async #sent(id: string): Promise<SentDocument> {
    const sent = await this.#store.sent(id);
    if (!sent) throw new OfficeError('document-missing', `nothing was sent as ${id}`);
    return sent;
  }

  async #arrived(id: string): Promise<ArrivedDocument> {
    const arrived = await this.#store.arrived(id);
    if (!arrived) throw new OfficeError('document-missing', `nothing came as ${id}`);
    return arrived;
  }

  #commit(change: () => Promise<ClerkChange>): Promise<void> {
    return commitAnew(this.#store, change);
  }
}

const actOf: Readonly<Record<string, string>> = {'02': 'returned', '03': 'taken-over', '04': 'assigned', '05': 'in-hand', '06': 'finished', '15': 'withdrawn', '16': 'kept'};

/** Makes the change from what is stored now, and again where somebody was faster. */
export async function commitAnew(store: ClerkStore, change: () => Promise<ClerkChange>): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      return await store.commit(await change());
    } catch (thrown) {
      if (errorCode(thrown) !== 'clerk-overtaken' || round === rounds) throw thrown;
    }
  }
}

export async function parcelOf({bytes: _bytes, ...address}: ExchangeEnvelope, envelopeFile: string, recordId: string, createdAt: string): Promise<Parcel> {
  return {id: await envelopeSlot(address), revision: 1, address, envelopeFile, recordId, state: 'waiting', attempts: 0, createdAt};
}

/** The recipient a state came from, whatever generation of code it writes. */
export function isFrom(organisation: Organisation, from: Organisation): boolean {
  return sameOrganisation(organisation.id, from.id);
}
