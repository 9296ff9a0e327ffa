/** The desk's database as a type, and every step that ever changed it. Nothing else creates or deletes a store. */
import type {DBSchema, IDBPDatabase, IDBPTransaction, StoreNames} from 'idb';

import type {OfficeDocument} from '../core/document/office-document.js';
import type {ArrivedDocument, Parcel, SentDocument} from '../core/exchange/clerk-record.js';
import type {RegisterEntry} from '../core/exchange/register.js';
import type {OutboxCommand} from '../core/exchange/outbox-command.js';
import type {JournalEntry} from '../core/journal/journal-entry.js';

/** AES-GCM: `bytes` is cipher text and tag, `keyId` names the key in the ring that made it. */
export interface SealedBytes {
  readonly keyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** The fields beside `document` are there to be indexed; a boolean is no key. */
export interface DocumentRecord {
  readonly id: string;
  readonly tab: string;
  readonly receivedAt: string;
  readonly unread: 0 | 1;
  readonly document: OfficeDocument;
}

export interface DraftRecord {
  readonly id: string;
  readonly documentId: string;
  readonly revision: number;
  readonly current: SealedBytes;
  /** The generation before: what `restore` brings back, and what is read when `current` turns out damaged. */
  readonly previous?: {readonly revision: number; readonly sealed: SealedBytes};
  /** Undo and redo. */
  readonly history?: SealedBytes;
  readonly updatedAt: string;
  /** RFC 3339; a removed draft stays restorable for a while. */
  readonly removedAt?: string;
}

export interface FileRecord {
  readonly id: string;
  readonly size: number;
  readonly digest: string;
  readonly chunks: number;
  /** Name and media type. */
  readonly label: SealedBytes;
  readonly createdAt: string;
}

export interface FileChunk {
  readonly fileId: string;
  readonly index: number;
  readonly sealed: SealedBytes;
}

/** The words of a command are sealed like the draft they came from; what the rules need to see is not. */
export interface OutboxRecord extends Omit<OutboxCommand, 'text' | 'answer'> {
  readonly words: SealedBytes;
}

export interface SettingRecord {
  readonly name: string;
  readonly value: unknown;
}

/** One key of the ring. `key` is not extractable; with a passphrase only `wrapped` is stored. */
export interface KeyRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly key?: CryptoKey;
  readonly wrapped?: {readonly bytes: ArrayBuffer; readonly salt: Uint8Array<ArrayBuffer>; readonly iv: Uint8Array<ArrayBuffer>; readonly iterations: number};
}

/** A line of a register; the index `byNumber` lets a number be given once, whoever asks. */
export interface RegisterRecord {
  readonly kind: RegisterEntry['kind'];
  readonly documentId: string;
  readonly year: number;
  readonly series: string;
  /** As compared: without leading zeros, lower case. */
  readonly number: string;
  readonly entry: RegisterEntry;
}

/** The instant beside a sent or arrived document is there to be indexed. */
export interface ClerkDocumentRecord {
  readonly id: string;
  readonly kind: 'sent' | 'arrived';
  readonly at: string;
  readonly document: SentDocument | ArrivedDocument;
}

export interface DeskSchema extends DBSchema {
  documents: {key: string; value: DocumentRecord; indexes: {byTab: [string, string]; byUnread: [string, number]}};
  drafts: {key: string; value: DraftRecord; indexes: {byDocument: string}};
  files: {key: string; value: FileRecord};
  fileChunks: {key: [string, number]; value: FileChunk};
  outbox: {key: string; value: OutboxRecord; indexes: {byDocument: [string, number]; byState: string}};
  journal: {key: number; value: JournalEntry; indexes: {byDocument: string}};
  settings: {key: string; value: SettingRecord};
  keys: {key: string; value: KeyRecord};
  registers: {key: [string, string]; value: RegisterRecord; indexes: {byNumber: [string, number, string, string]; byDocument: string}};
  clerkDocuments: {key: [string, string]; value: ClerkDocumentRecord; indexes: {byTime: [string, string]}};
  parcels: {key: string; value: Parcel; indexes: {byRecord: string; byState: [string, string]}};
}

export type DeskDatabase = IDBPDatabase<DeskSchema>;
export type UpgradeTransaction = IDBPTransaction<DeskSchema, StoreNames<DeskSchema>[], 'versionchange'>;

/**
 * Step n takes the database from version n to n + 1; a step once released is never edited. A step adds and converts: dropping a
 * store to rebuild it is how other products lost their users' drafts. The whole climb is one transaction: a kill in the middle
 * leaves the old version whole.
 */
export const upgradeSteps: readonly ((database: DeskDatabase, transaction: UpgradeTransaction) => void | Promise<void>)[] = [
  database => {
    const documents = database.createObjectStore('documents', {keyPath: 'id'});
    documents.createIndex('byTab', ['tab', 'receivedAt']);
    documents.createIndex('byUnread', ['tab', 'unread']);
    database.createObjectStore('drafts', {keyPath: 'id'}).createIndex('byDocument', 'documentId');
    database.createObjectStore('files', {keyPath: 'id'});
    database.createObjectStore('fileChunks', {keyPath: ['fileId', 'index']});
    const outbox = database.createObjectStore('outbox', {keyPath: 'id'});
    outbox.createIndex('byDocument', ['documentId', 'sequence']);
    outbox.createIndex('byState', 'state');
    database.createObjectStore('journal', {keyPath: 'sequence'}).createIndex('byDocument', 'documentId');
    database.createObjectStore('settings', {keyPath: 'name'});
    database.createObjectStore('keys', {keyPath: 'id'});
  },  database => {
    const registers = database.createObjectStore('registers', {keyPath: ['kind', 'documentId']});
    registers.createIndex('byNumber', ['kind', 'year', 'series', 'number'], {unique: true});
    registers.createIndex('byDocument', 'documentId');
    database.createObjectStore('clerkDocuments', {keyPath: ['kind', 'id']}).createIndex('byTime', ['kind', 'at']);
    const parcels = database.createObjectStore('parcels', {keyPath: 'id'});
    parcels.createIndex('byRecord', 'recordId');
    parcels.createIndex('byState', ['state', 'createdAt']);
  },
];
