/**
 * Phát hành: a signed, numbered and sealed file becomes the message that leaves. One message names every recipient; each recipient
 * gets an envelope of the same bytes. Nghị định 30/2020, Điều 18; QCVN 102:2016/BTTTT.
 */
import type {DocumentNumber} from '../document/document-number.js';
import {formatDocumentNumber} from '../document/document-number.js';
import type {Urgency} from '../document/urgency.js';
import {urgencies} from '../document/urgency.js';
import {dayNumber} from '../inbox/working-days.js';
import {OfficeError} from '../office-error.js';
import type {Attachment, BusinessDetails, DocumentMessage, Organisation, ResponseFor} from './edoc-message.js';
import {writeDay} from './edoc-time.js';
import {documentKind} from './envelope-kind.js';
import type {ExchangeEnvelope} from './exchange.js';
import type {OrganisationDirectory} from './organisation-directory.js';
import {padded} from './register.js';
import {slotToken} from './slot.js';
import {writeEnvelope} from './write-envelope.js';

export interface Dispatch {
  readonly from: Organisation;
  readonly to: readonly Organisation[];
  readonly number: DocumentNumber;
  /** `yyyy-MM-dd`. */
  readonly issuedOn: string;
  readonly place?: string;
  readonly typeName: string;
  readonly subject: string;
  readonly signer: NonNullable<DocumentMessage['signer']>;
  readonly urgency: Urgency;
  readonly dueOn?: string;
  /** Nơi nhận as printed; default the recipients' names. */
  readonly toPlaces?: readonly string[];
  /** The signed file first. */
  readonly files: readonly Attachment[];
  readonly answers?: readonly ResponseFor[];
  /** A new document, or one that changes or takes the place of documents sent before. */
  readonly instead?:
    | {readonly business: 'update'; readonly documentId: string; readonly reason: string}
    | {readonly business: 'replace'; readonly documentIds: readonly string[]; readonly reason: string};
  /** Default: agency, day and number in one, as most agencies write it. */
  readonly documentId?: string;
}

/** Priority of the wire: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hoả tốc. */
export function priorityOf(urgency: Urgency): number {
  return urgencies.indexOf(urgency);
}

/** 4, hoả tốc hẹn giờ, is read as hoả tốc; what nobody knows as normal. */
export function urgencyOf(priority: number | undefined): Urgency {
  return priority !== undefined && Number.isInteger(priority) && priority > 0 ? (urgencies[Math.min(priority, 3)] ?? 'normal') : 'normal';
}

/** `H41,2026/11/20,15/QĐ-UBND`: the document's id where none is given. */
export function documentIdOf(from: string, issuedOn: string, number: DocumentNumber): string {
  return `${from},${writeDay(issuedOn)},${formatDocumentNumber(number)}`;
}

/**
 * @throws {OfficeError} `recipients-missing`, `document-number-missing`, `day-invalid`, `document-file-missing`, `reason-missing`
 *   (an update or a replacement without one)
 */
export function dispatchMessage(dispatch: Dispatch): DocumentMessage {
  const {from, to, number, issuedOn, instead, files, signer, urgency} = dispatch;
  if (to.length === 0) throw new OfficeError('recipients-missing', 'a document goes to at least one agency');
  if (!number.number.trim()) throw new OfficeError('document-number-missing', 'a document leaves with its number');
  if (dayNumber(issuedOn) === undefined) throw new OfficeError('day-invalid', `${issuedOn.slice(0, 40)} is no day`);
  if (files.length === 0) throw new OfficeError('document-file-missing', 'a document leaves with its signed file');
  if (instead && !instead.reason.trim()) throw new OfficeError('reason-missing', `an ${instead.business} is sent with its reason`);
  const written = {number: padded(number.number.trim()), notation: number.notation.trim()};
  const recipients = to.filter((each, at) => to.findIndex(other => other.id === each.id) === at);
  return {
    kind: 'document',
    business: instead?.business ?? 'new',
    from,
    to: recipients,
    documentId: dispatch.documentId ?? documentIdOf(from.id, issuedOn, written),
    ...written,
    issuedOn,
    ...(dispatch.place && {place: dispatch.place}),
    typeName: dispatch.typeName,
    subject: dispatch.subject.normalize('NFC').trim(),
    signer,
    ...(dispatch.dueOn && {dueOn: dispatch.dueOn}),
    toPlaces: dispatch.toPlaces ?? recipients.map(each => each.name ?? each.id),
    priority: priorityOf(urgency),
    ...(dispatch.answers && {responseFor: dispatch.answers}),
    ...(instead && {details: detailsOf(instead, recipients)}),
    attachments: files,
    warnings: [],
  };
}

function detailsOf(instead: NonNullable<Dispatch['instead']>, to: readonly Organisation[]): BusinessDetails {
  const reason = instead.reason.trim();
  if (instead.business === 'update') return {reason, documentId: instead.documentId, contentChanged: true, receiversChanged: false};
  const organisationIds = to.map(each => each.id);
  return {reason, replaces: instead.documentIds.map(documentId => ({documentId, organisationIds}))};
}

/**
 * One envelope for each recipient, all of the same bytes: written once, however many there are. `round` counts updates and recalls
 * under one document id.
 */
export async function dispatchEnvelopes(message: DocumentMessage, round = 1): Promise<readonly ExchangeEnvelope[]> {
  const bytes = writeEnvelope(message);
  const documentId = await slotToken(message.documentId);
  const kind = documentKind(message.business, round);
  return message.to.map(to => ({from: message.from.id, to: to.id, documentId, kind, bytes}));
}

/** Recipients that may not be chosen on `day`: closed ones, and codes the directory does not know. */
export function unreachable(to: readonly Organisation[], directory: OrganisationDirectory, day: string): readonly Organisation[] {
  return to.filter(({id}) => {
    const agency = directory.find(id, day);
    return !agency || directory.status(agency, day).kind !== 'open';
  });
}
