/**
 * What comes by the exchange, taken over envelope by envelope: a document is stored and its sender told "đã đến" (01); a state is written
 * to the document it speaks of; a recall waits for the clerk's answer. Taking the same envelope twice changes nothing the second time.
 */
import type {Clock} from '../clock.js';
import {isStateSecret} from '../inbox/secrecy.js';
import {OfficeError, errorCode} from '../office-error.js';
import {commitAnew, isFrom, parcelOf} from './clerk-office.js';
import type {ArrivedDocument, SentDocument} from './clerk-record.js';
import {factsOf} from './clerk-record.js';
import {receiverStatus, statusEnvelope} from './clerk-status.js';
import type {ClerkStore} from './clerk-store.js';
import type {DocumentMessage, EdocMessage, Organisation, StatusMessage} from './edoc-message.js';
import {nextRound} from './envelope-kind.js';
import type {ExchangeEnvelope} from './exchange.js';
import {progress, recordStatus} from './office-state.js';
import {sameOrganisation} from './organisation-code.js';
import {arrivedFileKey, exchangedDocumentId, receiveDocument} from './receive-document.js';

/** What an envelope turned out to be. `refused`: a state secret, sent back unstored. `unknown`: about a document nobody here knows. */
export type Taken = {readonly what: 'document' | 'status' | 'again' | 'refused' | 'unknown' | 'unreadable'; readonly id?: string};

export interface ClerkInboxOptions {
  readonly self: Organisation;
  readonly store: ClerkStore;
  readonly clock: Clock;
  /** Reads an envelope; the codec, or one off the main thread. */
  readonly read: (bytes: Uint8Array) => EdocMessage | Promise<EdocMessage>;
  /** Words of a PDF's first page, for the stamp of a state secret; see `first-page`. */
  readonly readFirstPage?: (pdf: Blob) => Promise<string | undefined>;
}

const secretReason = 'Văn bản mang dấu chỉ độ mật không được gửi, nhận qua mạng này';

export class ClerkInbox {
  readonly #options: ClerkInboxOptions;

  constructor(options: ClerkInboxOptions) {
    this.#options = options;
  }

  /** Resolves when everything is stored: only then may the envelope be acknowledged. Throws only what may pass (full disk, closed store). */
  async take(envelope: ExchangeEnvelope): Promise<Taken> {
    let message: EdocMessage;
    try {
      message = await this.#options.read(envelope.bytes);
    } catch (thrown) {
      // Kept as it came, for whoever is asked about it; refusing it again and again would only stop the queue.
      await this.#keepUnreadable(envelope, errorCode(thrown));
      return {what: 'unreadable'};
    }
    if (message.kind === 'status') return this.#takeStatus(message, envelope);
    if (message.business === 'recall') return this.#takeRecall(message, envelope);
    return this.#takeDocument(message, envelope);
  }

  async #takeDocument(message: DocumentMessage, envelope: ExchangeEnvelope): Promise<Taken> {
    const {store, clock, self} = this.#options;
    const at = clock.now();
    const stamped = await this.#isStamped(message);
    const secret = stamped || isStateSecret({fields: [message.subject, ...(message.unknown ?? []).map(each => each.xml.replace(/<[^>]*>/g, ' ').trim()), ...message.attachments.map(each => each.description ?? '')]});
    if (secret) {
      const refusal = receiverStatus(self, {code: '02', message, progress: {}, reason: secretReason, at});
      const reply = await statusEnvelope(refusal);
      const file = await store.putFile(new Blob([reply.bytes as Uint8Array<ArrayBuffer>]), {name: 'status-02.edxml', contentType: 'application/xml'});
      await store.commit({parcels: [await parcelOf(reply, file, `refused:${reply.documentId}`, at)], act: {name: 'document-refused', documentId: 'state-secret', facts: {rule: 'state-secret'}}});
      return {what: 'refused'};
    }
    const id = exchangedDocumentId(message.from.id, message.documentId);
    const known = await store.arrived(id);
    if (known && message.business !== 'update') return {what: 'again', id};
    const {paper, earlier, damaged} = receiveDocument(message, {at, entries: await this.#incoming(at)});
    for (const [index, file] of message.attachments.entries()) {
      await store.putFile(new Blob([file.content as Uint8Array<ArrayBuffer>], {type: file.contentType}), {id: arrivedFileKey(id, index), name: file.name, contentType: file.contentType});
    }
    const envelopeFile = await store.putFile(new Blob([envelope.bytes as Uint8Array<ArrayBuffer>]), {id: `${id}#envelope${known ? `-${known.revision + 1}` : ''}`, name: `${message.number}-${message.notation}.edxml`, contentType: 'application/xml'});
    await store.putDocument(paper);
    await commitAnew(store, async () => {
      const before = await store.arrived(id);
      const history = before?.history ?? [];
      const arrivedStatus = receiverStatus(self, {code: '01', message, progress: {}, at});
      const reply = await statusEnvelope(arrivedStatus, nextRound(history, '01', self.id));
      const file = await store.putFile(new Blob([reply.bytes as Uint8Array<ArrayBuffer>]), {name: 'status-01.edxml', contentType: 'application/xml'});
      const warnings = [...message.warnings, ...(isSameAgency(message.from.id, envelope.from) ? [] : ['sender-differs']), ...(damaged.length > 0 && !message.warnings.includes('attachment-damaged') ? ['attachment-damaged'] : [])];
      const arrived: ArrivedDocument = {
        kind: 'arrived',
        id,
        revision: (before?.revision ?? 0) + 1,
        message: factsOf(message),
        envelopeFile,
        arrivedAt: before?.arrivedAt ?? at,
        history: recordStatus(history, arrivedStatus),
        warnings,
        ...(earlier.length > 0 && {earlier: earlier.map(each => each.documentId)}),
        ...(before?.later && {later: before.later}),
      };
      const older = await Promise.all(earlier.map(each => store.arrived(each.documentId)));
      const linked = older.flatMap(each => (each && each.id !== id ? [{...each, revision: each.revision + 1, later: [...new Set([...(each.later ?? []), id])]}] : []));
      return {
        arrived: [arrived, ...linked],
        parcels: [await parcelOf(reply, file, id, at)],
        act: {name: known ? 'document-updated' : 'document-arrived', documentId: id, facts: {from: message.from.id, business: message.business, files: message.attachments.length}},
      };
    });
    await this.#takeStray(id, envelope);
    return {what: 'document', id};
  }

  async #isStamped(message: DocumentMessage): Promise<boolean> {
    const {readFirstPage} = this.#options;
    if (!readFirstPage) return false;
    for (const {content, contentType} of message.attachments) {
      if (contentType !== 'application/pdf') continue;
      const firstPageText = await readFirstPage(new Blob([content as Uint8Array<ArrayBuffer>]));
      if (firstPageText !== undefined && isStateSecret({firstPageText})) return true;
    }
    return false;
  }

  async #takeStray(id: string, envelope: ExchangeEnvelope): Promise<void> {
    const {store, read} = this.#options;
    const stray = await store.readFile(strayKey(id)).catch(() => undefined);
    if (!stray) return;
    const message = await read(new Uint8Array(await stray.arrayBuffer()));
    if (message.kind === 'status') await this.#takeStatus(message, envelope);
    await store.removeFile(strayKey(id));
  }

  /** What was sent to `from` under this wire id: the newest update that has left, else the document itself. */
  async #sentTo(wireId: string, from: Organisation): Promise<SentDocument | undefined> {
    const {store} = this.#options;
    const first = await store.sent(wireId.normalize('NFC').trim());
    const later = await Promise.all((first?.later ?? []).filter(each => each.startsWith(`${wireId}#`)).map(each => store.sent(each)));
    return [...later.reverse(), first].find(each => each?.recipients.some(to => isFrom(to.organisation, from) && (each === first || to.sending === 'sent')));
  }

  /** A state about something we sent, or the sender's recall (13) of something we have. */
  async #takeStatus(message: StatusMessage, envelope: ExchangeEnvelope): Promise<Taken> {
    const {store} = this.#options;
    // A state counts for the agency it names only if it came under that agency's address.
    if (!isSameAgency(message.from.id, envelope.from)) return {what: 'unknown'};
    const arrivedId = exchangedDocumentId(message.from.id, message.about.documentId);
    if (message.statusCode === '13') {
      const arrived = await store.arrived(arrivedId);
      if (arrived) return this.#recordAtReceiver(arrived, message);
      // A recall may overtake its document: it is looked at again when that comes.
      await store.putFile(new Blob([envelope.bytes as Uint8Array<ArrayBuffer>]), {id: strayKey(arrivedId), name: 'status-13.edxml', contentType: 'application/xml'});
      return {what: 'unknown'};
    }
    const sent = await this.#sentTo(message.about.documentId, message.from);
    if (!sent) return {what: 'unknown'};
    await commitAnew(store, async () => {
      const now = (await store.sent(sent.id)) as SentDocument;
      const recipients = now.recipients.map(each => (isFrom(each.organisation, message.from) ? {...each, sending: each.sending === 'withdrawn' ? each.sending : ('sent' as const), history: recordStatus(each.history, message)} : each));
      return {sent: [{...now, revision: now.revision + 1, recipients}], act: {name: 'state-came', documentId: sent.id, facts: {from: message.from.id, code: message.statusCode}}};
    });
    return {what: 'status', id: sent.id};
  }

  /** A recall may also come as a document message of kind 1 (the axis' older way): it asks the same. */
  async #takeRecall(message: DocumentMessage, envelope: ExchangeEnvelope): Promise<Taken> {
    const {store, clock} = this.#options;
    if (!isSameAgency(message.from.id, envelope.from)) return {what: 'unknown'};
    const ids = [message.documentId, ...(message.details?.documentId ? [message.details.documentId] : [])];
    for (const wireId of ids) {
      const arrived = await store.arrived(exchangedDocumentId(message.from.id, wireId));
      if (!arrived) continue;
      const at = message.trace?.at(-1)?.at ?? clock.now();
      const asked: StatusMessage = {
        kind: 'status',
        from: message.from,
        about: {organisationId: this.#options.self.id, code: `${message.number}/${message.notation}`, documentId: wireId},
        statusCode: '13',
        description: message.details?.reason ?? '',
        at,
        warnings: [],
      };
      return this.#recordAtReceiver(arrived, asked);
    }
    return {what: 'unknown'};
  }

  async #recordAtReceiver(arrived: ArrivedDocument, message: StatusMessage): Promise<Taken> {
    const {store} = this.#options;
    if (recordStatus(arrived.history, message).length === arrived.history.length) return {what: 'again', id: arrived.id};
    await commitAnew(store, async () => {
      const now = await store.arrived(arrived.id);
      if (!now) throw new OfficeError('document-missing', arrived.id);
      return {arrived: [{...now, revision: now.revision + 1, history: recordStatus(now.history, message)}], act: {name: 'recall-came', documentId: now.id, facts: {from: message.from.id, open: progress(now.history).code ?? ''}}};
    });
    return {what: 'status', id: arrived.id};
  }

  async #keepUnreadable(envelope: ExchangeEnvelope, code: string): Promise<void> {
    const {store} = this.#options;
    const id = `unreadable:${envelope.from}:${envelope.documentId}:${envelope.kind}`.slice(0, 400);
    await store.putFile(new Blob([envelope.bytes as Uint8Array<ArrayBuffer>]), {id, name: 'khong-doc-duoc.edxml', contentType: 'application/octet-stream'});
    await store.commit({act: {name: 'envelope-unreadable', documentId: id, facts: {from: envelope.from.slice(0, 100), code}}});
  }

  async #incoming(at: string) {
    const year = Number(at.slice(0, 4));
    const {store} = this.#options;
    return [...(await store.entries('incoming', year - 1)), ...(await store.entries('incoming', year))];
  }
}

const strayKey = (arrivedId: string) => `stray:${arrivedId}`;

/** Transports that know no address of their own give an empty one. */
function isSameAgency(one: string, other: string): boolean {
  return other === '' || sameOrganisation(one, other);
}
