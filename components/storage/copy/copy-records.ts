/**
 * What stands in a desk's copy, checked member by member when it comes back: a copy may be old, edited by a program, or made to do harm.
 * Every reader gives a fresh value of the core's own type, or `undefined`.
 */
import type {OfficeDocument, OfficeFile} from '../../core/document/office-document.js';
import {urgencies} from '../../core/document/urgency.js';
import type {Draft, DraftAttachment} from '../../core/draft/draft.js';
import {decisions} from '../../core/draft/draft.js';
import type {OutboxCommand, OutboxFile} from '../../core/exchange/outbox-command.js';
import type {JournalEntry} from '../../core/journal/journal-entry.js';

type Fields = Readonly<Record<string, unknown>>;

export function readDocument(value: unknown): OfficeDocument | undefined {
  const document = fields(value);
  const source = fields(document?.['source']);
  const adapterId = text(source?.['adapterId']);
  const origin = text(source?.['origin']);
  const externalId = text(source?.['externalId']);
  const id = text(document?.['id']);
  const subject = text(document?.['subject'], 100_000);
  const sender = text(document?.['sender']);
  const receivedAt = instant(document?.['receivedAt']);
  const tab = oneOf(['to-do', 'support', 'to-know', 'done'] as const, document?.['tab']);
  const urgency = oneOf(urgencies, document?.['urgency']);
  const files = list(document?.['files'], readFile);
  if (!document || adapterId === undefined || origin === undefined || externalId === undefined || !id || !files) return undefined;
  if (subject === undefined || sender === undefined || !receivedAt || !tab || !urgency) return undefined;
  const number = fields(document['number']);
  const digits = text(number?.['number']);
  const notation = text(number?.['notation']);
  return {
    id,
    source: {adapterId, origin, externalId, ...some('url', webAddress(source?.['url']))},
    ...(digits === undefined || notation === undefined ? {} : {number: {number: digits, notation}}),
    subject,
    sender,
    urgency,
    tab,
    ...some('issuedOn', text(document['issuedOn'])),
    ...some('dueOn', text(document['dueOn'])),
    receivedAt,
    unread: document['unread'] === true,
    ...(document['flagged'] === true ? {flagged: true} : {}),
    ...some('snoozedUntil', instant(document['snoozedUntil'])),
    ...some('state', text(document['state'])),
    files,
  };
}

function readFile(value: unknown): OfficeFile | undefined {
  const file = fields(value);
  const [id, name, contentType] = [text(file?.['id']), fileName(file?.['name']), text(file?.['contentType'])];
  if (!file || !id || name === undefined || contentType === undefined) return undefined;
  return {id, name, contentType, ...some('url', webAddress(file['url'])), ...some('size', count(file['size'])), ...some('digest', digest(file['digest']))};
}

export function readDraft(value: unknown): Draft | undefined {
  const draft = fields(value);
  const [id, documentId] = [text(draft?.['id']), text(draft?.['documentId'])];
  const words = text(draft?.['text'], 20_000_000);
  const [createdAt, updatedAt] = [instant(draft?.['createdAt']), instant(draft?.['updatedAt'])];
  const attachments = list(draft?.['attachments'], readAttachment);
  if (!draft || !id || !documentId || words === undefined || !createdAt || !updatedAt || !attachments) return undefined;
  const placement = fields(draft['placement']);
  const [page, rect] = [count(placement?.['page']), placement?.['rect']];
  const isRect = Array.isArray(rect) && rect.length === 4 && rect.every(each => typeof each === 'number' && Number.isFinite(each));
  return {
    id,
    documentId,
    revision: 0,
    ...some('decision', oneOf(decisions, draft['decision'])),
    text: words,
    ...(page && isRect ? {placement: {page, rect: rect as unknown as readonly [number, number, number, number]}} : {}),
    attachments,
    ...some('forkedFrom', text(draft['forkedFrom'])),
    createdAt,
    updatedAt,
  };
}

function readAttachment(value: unknown): DraftAttachment | undefined {
  const file = fields(value);
  const [id, name, contentType, size] = [text(file?.['id']), fileName(file?.['name']), text(file?.['contentType']), count(file?.['size'])];
  return !id || name === undefined || contentType === undefined || size === undefined ? undefined : {id, name, contentType, size};
}

/**
 * A command of a copy was perhaps sent by the desk the copy was made of, before or after: it comes back `unsure`, to be looked up in the
 * system before anything leaves.
 */
export function readCommand(value: unknown): OutboxCommand | undefined {
  const command = fields(value);
  const [id, documentId] = [text(command?.['id']), text(command?.['documentId'])];
  const action = oneOf([...decisions, 'send', 'recall'] as const, command?.['action']);
  const words = text(command?.['text'], 20_000_000);
  const state = oneOf(['waiting', 'posting', 'unsure', 'delivered', 'refused', 'cancelled'] as const, command?.['state']);
  const [createdAt, updatedAt] = [instant(command?.['createdAt']), instant(command?.['updatedAt'])];
  const [sequence, attempts] = [count(command?.['sequence']), count(command?.['attempts'])];
  const files = list(command?.['files'], readOutboxFile);
  if (!command || !id || !documentId || !action || words === undefined || !state || !createdAt || !updatedAt || !files) return undefined;
  if (sequence === undefined || attempts === undefined) return undefined;
  const isOpen = state === 'waiting' || state === 'posting' || state === 'unsure';
  const problem = isOpen ? 'imported-from-copy' : text(command['problem']);
  return {
    id,
    documentId,
    sequence,
    action,
    text: words,
    files,
    state: isOpen ? 'unsure' : state,
    attempts,
    ...some('problem', problem),
    ...some('answer', text(command['answer'], 100_000)),
    createdAt,
    updatedAt,
  };
}

function readOutboxFile(value: unknown): OutboxFile | undefined {
  const file = fields(value);
  const [fileId, name, contentType] = [text(file?.['fileId']), fileName(file?.['name']), text(file?.['contentType'])];
  const [size, sum] = [count(file?.['size']), digest(file?.['digest'])];
  if (!fileId || name === undefined || contentType === undefined || size === undefined || !sum) return undefined;
  return {fileId, name, contentType, size, digest: sum};
}

/** Only the shape: whether the entries hold together is for `verifyChain`. */
export function readEntry(value: unknown): JournalEntry | undefined {
  const entry = fields(value);
  const facts = fields(entry?.['facts']);
  const names = ['at', 'actor', 'act', 'previous', 'hash'] as const;
  if (!entry || !facts || names.some(name => text(entry[name]) === undefined) || count(entry['sequence']) === undefined) return undefined;
  if (!oneOf(['machine', 'timestamp'] as const, entry['clock'])) return undefined;
  const isFact = (fact: unknown) => ['string', 'number', 'boolean'].includes(typeof fact);
  return Object.values(facts).every(isFact) ? (structuredClone(entry) as unknown as JournalEntry) : undefined;
}

export interface CopiedFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly digest: string;
  readonly createdAt: string;
}

export function readCopiedFile(value: unknown): CopiedFile | undefined {
  const file = fields(value);
  const [id, name, contentType] = [text(file?.['id']), fileName(file?.['name']), text(file?.['contentType'])];
  const [size, sum, createdAt] = [count(file?.['size']), digest(file?.['digest']), instant(file?.['createdAt'])];
  return !id || name === undefined || contentType === undefined || size === undefined || !sum || !createdAt
    ? undefined
    : {id, name, contentType, size, digest: sum, createdAt};
}

export function readSetting(value: unknown): {name: string; value: unknown} | undefined {
  const setting = fields(value);
  const name = text(setting?.['name'], 200);
  return setting && name ? {name, value: setting['value']} : undefined;
}

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function text(value: unknown, longest = 10_000): string | undefined {
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function instant(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 40 && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

function digest(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}

/** A link of a copy leads to the web or nowhere: never `javascript:`, `data:` or a file. */
function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 10_000 && /^https?:\/\//i.test(value) ? value : undefined;
}

/** The last part of a path, without what turns the reading direction or hides: a name is shown, and offered for saving. */
function fileName(value: unknown): string | undefined {
  const name = text(value, 1000)?.split(/[/\\]/).at(-1);
  return name?.replace(/[\p{Cc}\p{Cf}]/gu, '');
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find(each => each === value);
}

function list<Value>(values: unknown, read: (value: unknown) => Value | undefined): Value[] | undefined {
  if (!Array.isArray(values) || values.length > 10_000) return undefined;
  const all = values.map(read);
  return all.every(each => each !== undefined) ? all : undefined;
}

function some<Name extends string, Value>(name: Name, value: Value | undefined): {[Key in Name]?: Value} {
  return value === undefined ? {} : ({[name]: value} as {[Key in Name]?: Value});
}
