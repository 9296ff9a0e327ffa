/**
 * Tiếp nhận: a message that came becomes a document of the desk and a line of the incoming register. Receiving is two acts: the system
 * says "đã đến" at once (01), the clerk takes it over (03) or returns it with a reason (02). Nghị định 30/2020, Điều 21 and 22.
 */
import {documentId} from '../document/office-document.js';
import type {OfficeDocument} from '../document/office-document.js';
import {duplicateKey} from '../inbox/duplicates.js';
import {urgencyOf} from './dispatch.js';
import type {DocumentMessage} from './edoc-message.js';
import {sameDocumentId} from './edoc-message.js';
import type {OrganisationDirectory} from './organisation-directory.js';
import {dayInVietnam} from './promptness.js';
import {nextNumber} from './register.js';
import type {IncomingEntry, RegisterEntry} from './register.js';

export interface Received {
  readonly paper: OfficeDocument;
  /** Proposed: the clerk looks at it before it is registered. */
  readonly entry: IncomingEntry;
  /** Entries that are the same paper by another way: by id, or by number, notation and agency. Phụ lục VI. */
  readonly duplicates: readonly IncomingEntry[];
  /** Earlier entries this message updates or takes the place of. */
  readonly earlier: readonly IncomingEntry[];
  /** Names of files that were destroyed on the way. */
  readonly damaged: readonly string[];
}

export interface ReceiveFacts {
  /** RFC 3339. */
  readonly at: string;
  readonly entries: readonly RegisterEntry[];
  readonly directory?: OrganisationDirectory;
}

/**
 * The desk's id of a document that came by the exchange. The sender is part of it: another agency that names the same id on the wire
 * speaks of a document of its own, and cannot write over this one.
 */
export function exchangedDocumentId(sender: string, wireId: string): string {
  return documentId(exchangeSource(sender, wireId));
}

function exchangeSource(sender: string, wireId: string) {
  return {adapterId: 'exchange', origin: `edxml:${sender.trim().toUpperCase()}`, externalId: wireId.normalize('NFC').trim()};
}

/** Where the bytes of file `at` of an arrived document are kept. */
export function arrivedFileKey(id: string, at: number): string {
  return `${id}#${at}`;
}

export function receiveDocument(message: DocumentMessage, {at, entries, directory}: ReceiveFacts): Received {
  const receivedOn = dayInVietnam(at);
  const source = exchangeSource(message.from.id, message.documentId);
  const id = documentId(source);
  // History keeps the name an agency had when it issued the document.
  const author = message.from.name ?? directory?.find(message.from.id, message.issuedOn)?.name ?? message.from.id;
  const number = {number: message.number, notation: message.notation};
  const paper: OfficeDocument = {
    id,
    source,
    number,
    subject: message.subject,
    sender: author,
    urgency: urgencyOf(message.priority),
    tab: 'to-do',
    ...(message.issuedOn && {issuedOn: message.issuedOn}),
    ...(message.dueOn && {dueOn: message.dueOn}),
    receivedAt: at,
    unread: true,
    files: message.attachments.map((each, index) => ({id: String(index), name: each.name, contentType: each.contentType, size: each.content.length})),
  };
  const entry: IncomingEntry = {
    kind: 'incoming',
    documentId: id,
    number: nextNumber(entries, {kind: 'incoming', year: Number(receivedOn.slice(0, 4))}),
    receivedOn,
    author,
    documentNumber: number,
    ...(message.issuedOn && {issuedOn: message.issuedOn}),
    typeName: message.typeName,
    subject: message.subject,
  };
  const incoming = entries.filter((each): each is IncomingEntry => each.kind === 'incoming' && !each.cancelled);
  const named = [message.details?.documentId, ...(message.details?.replaces ?? []).map(each => each.documentId)].filter(each => each !== undefined);
  // Also of another sender: the agency that took over may replace what the closed one had issued.
  const earlier = named.flatMap(wireId => incoming.filter(each => each.documentId.startsWith('exchange:') && each.documentId !== id && each.documentId.endsWith(`:${wireId.normalize('NFC').trim()}`)));
  return {
    paper,
    entry,
    duplicates: incoming.filter(each => !earlier.includes(each) && isSamePaper(each, entry)),
    earlier,
    damaged: message.attachments.filter(each => each.damaged).map(each => each.name),
  };
}

function isSamePaper(one: IncomingEntry, other: IncomingEntry): boolean {
  if (sameDocumentId(one.documentId, other.documentId)) return true;
  const key = duplicateKey({number: one.documentNumber, sender: one.author});
  // Numbers begin again each year: two known years that differ are two documents.
  const isSameYear = !one.issuedOn || !other.issuedOn || one.issuedOn.slice(0, 4) === other.issuedOn.slice(0, 4);
  return key !== undefined && isSameYear && key === duplicateKey({number: other.documentNumber, sender: other.author});
}
