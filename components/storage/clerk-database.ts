/**
 * The clerk's registers, documents and waiting envelopes on IndexedDB. An act is one transaction: number, record, envelopes and journal
 * entry together. A number is unique by the store's own index, so that two tabs cannot give it twice.
 */
import type {OfficeDocument} from '../core/document/office-document.js';
import type {ArrivedDocument, Parcel, SentDocument} from '../core/exchange/clerk-record.js';
import type {ClerkChange, ClerkStore} from '../core/exchange/clerk-store.js';
import {dayOf, numberOf, padded} from '../core/exchange/register.js';
import type {RegisterEntry} from '../core/exchange/register.js';
import {OfficeError} from '../core/office-error.js';
import type {Announcements, DeskChange} from './announcements.js';
import type {Connection} from './connection.js';
import type {DocumentStore} from './document-store.js';
import type {FileStore} from './file-store.js';
import {addEntry} from './journal-store.js';
import type {JournalStore} from './journal-store.js';
import type {RegisterRecord} from './schema.js';

export class ClerkDatabase implements ClerkStore {
  readonly #connection: Connection;
  readonly #announcements: Announcements;
  readonly #files: FileStore;
  readonly #documents: DocumentStore;
  readonly #journal: JournalStore;

  constructor(connection: Connection, announcements: Announcements, files: FileStore, documents: DocumentStore, journal: JournalStore) {
    this.#connection = connection;
    this.#announcements = announcements;
    this.#files = files;
    this.#documents = documents;
    this.#journal = journal;
  }

  async entries(kind: RegisterEntry['kind'], year: number): Promise<readonly RegisterEntry[]> {
    const range = IDBKeyRange.bound([kind, year], [kind, year, [], []]);
    const records = await this.#connection.transact(['registers'], 'readonly', tx => tx.store.index('byNumber').getAll(range));
    return records.map(each => each.entry);
  }

  async entriesOf(documentId: string): Promise<readonly RegisterEntry[]> {
    const records = await this.#connection.transact(['registers'], 'readonly', tx => tx.store.index('byDocument').getAll(documentId));
    return records.map(each => each.entry);
  }

  async sent(id: string): Promise<SentDocument | undefined> {
    const record = await this.#connection.transact(['clerkDocuments'], 'readonly', tx => tx.store.get(['sent', id]));
    return record?.document.kind === 'sent' ? record.document : undefined;
  }

  async arrived(id: string): Promise<ArrivedDocument | undefined> {
    const record = await this.#connection.transact(['clerkDocuments'], 'readonly', tx => tx.store.get(['arrived', id]));
    return record?.document.kind === 'arrived' ? record.document : undefined;
  }

  async listSent(limit: number): Promise<readonly SentDocument[]> {
    return (await this.#newest('sent', limit)).flatMap(each => (each.kind === 'sent' ? [each] : []));
  }

  async listArrived(limit: number): Promise<readonly ArrivedDocument[]> {
    return (await this.#newest('arrived', limit)).flatMap(each => (each.kind === 'arrived' ? [each] : []));
  }

  async waitingParcels(): Promise<readonly Parcel[]> {
    return this.#connection.transact(['parcels'], 'readonly', tx => tx.store.index('byState').getAll(IDBKeyRange.bound(['waiting', ''], ['waiting', '\uffff'])));
  }

  async parcelsOf(recordId: string): Promise<readonly Parcel[]> {
    return this.#connection.transact(['parcels'], 'readonly', tx => tx.store.index('byRecord').getAll(recordId));
  }

  async commit({entries = [], sent = [], arrived = [], parcels = [], act}: ClerkChange): Promise<void> {
    const write = (entry?: Parameters<typeof addEntry>[1]) =>
      this.#connection.transact(
        ['registers', 'clerkDocuments', 'parcels', 'journal'],
        'readwrite',
        async tx => {
          const registers = tx.objectStore('registers');
          for (const each of entries) {
            const record = toRecord(each);
            const taken = await registers.index('byNumber').get([record.kind, record.year, record.series, record.number]);
            if (taken && taken.documentId !== record.documentId) throw new OfficeError('register-number-taken', `number ${record.number} of ${record.year} belongs to ${taken.documentId}`);
            await registers.put(record);
          }
          for (const document of [...sent, ...arrived]) {
            const store = tx.objectStore('clerkDocuments');
            const stored = await store.get([document.kind, document.id]);
            requireNext(document.id, stored?.document.revision, document.revision);
            await store.put({id: document.id, kind: document.kind, at: document.kind === 'sent' ? document.issuedAt : document.arrivedAt, document});
          }
          for (const parcel of parcels) {
            const stored = await tx.objectStore('parcels').get(parcel.id);
            requireNext(parcel.id, stored?.revision, parcel.revision);
            await tx.objectStore('parcels').put(parcel);
          }
          if (entry) await addEntry(tx.objectStore('journal'), entry);
        },
        'strict',
      );
    if (act) {
      const {name, documentId, facts} = act;
      await this.#journal.appendWith({at: new Date().toISOString(), clock: 'machine', actor: 'clerk', act: name, documentId, facts}, write);
    } else await write();
    this.#announcements.announce('clerk', [...entries.map(each => each.documentId), ...sent.map(each => each.id), ...arrived.map(each => each.id), ...parcels.map(each => each.recordId)]);
  }

  async putFile(file: Blob, {id, name, contentType}: {readonly id?: string; readonly name: string; readonly contentType: string}): Promise<string> {
    return (await this.#files.put(file, {...(id !== undefined && {id}), name, contentType})).id;
  }

  readFile(id: string): Promise<Blob> {
    return this.#files.read(id);
  }

  removeFile(id: string): Promise<void> {
    return this.#files.remove(id);
  }

  async putDocument(document: OfficeDocument): Promise<void> {
    await this.#documents.upsertMany([document]);
  }

  async updateDocument(id: string, change: (document: OfficeDocument) => OfficeDocument): Promise<void> {
    await this.#documents.update(id, change);
  }

  /** Every register line, sent or arrived document and envelope: for a copy of the desk. */
  async readAll() {
    return this.#connection.transact(['registers', 'clerkDocuments', 'parcels'], 'readonly', async tx => ({
      entries: (await tx.objectStore('registers').getAll()).map(each => each.entry),
      documents: (await tx.objectStore('clerkDocuments').getAll()).map(each => each.document),
      parcels: await tx.objectStore('parcels').getAll(),
    }));
  }

  /** Takes over what a copy holds and this desk does not; a number that is taken here stays with its document. */
  async adopt({entries = [], documents = [], parcels = []}: {readonly entries?: readonly RegisterEntry[]; readonly documents?: readonly (SentDocument | ArrivedDocument)[]; readonly parcels?: readonly Parcel[]}): Promise<void> {
    await this.#connection.transact(
      ['registers', 'clerkDocuments', 'parcels'],
      'readwrite',
      async tx => {
        const registers = tx.objectStore('registers');
        for (const record of entries.map(toRecord)) {
          const isKnown = (await registers.getKey([record.kind, record.documentId])) !== undefined;
          const isTaken = (await registers.index('byNumber').getKey([record.kind, record.year, record.series, record.number])) !== undefined;
          if (!isKnown && !isTaken) await registers.add(record);
        }
        const store = tx.objectStore('clerkDocuments');
        for (const document of documents) {
          if ((await store.getKey([document.kind, document.id])) === undefined) await store.add({id: document.id, kind: document.kind, at: document.kind === 'sent' ? document.issuedAt : document.arrivedAt, document});
        }
        for (const parcel of parcels) if ((await tx.objectStore('parcels').getKey(parcel.id)) === undefined) await tx.objectStore('parcels').add(parcel);
      },
      'strict',
    );
    this.#announcements.announce('clerk', [...entries.map(each => each.documentId), ...documents.map(each => each.id), ...parcels.map(each => each.recordId)]);
  }

  watch(listener: (change: DeskChange) => void, signal: AbortSignal): void {
    this.#announcements.watch('clerk', listener, signal);
  }

  async #newest(kind: 'sent' | 'arrived', limit: number): Promise<(SentDocument | ArrivedDocument)[]> {
    return this.#connection.transact(['clerkDocuments'], 'readonly', async tx => {
      const found: (SentDocument | ArrivedDocument)[] = [];
      let cursor = await tx.store.index('byTime').openCursor(IDBKeyRange.bound([kind, ''], [kind, '\uffff']), 'prev');
      for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(cursor.value.document);
      return found;
    });
  }
}

/** The second of two changes made from one record is refused: its maker reads again. */
function requireNext(id: string, stored: number | undefined, next: number): void {
  if (next !== (stored ?? 0) + 1) throw new OfficeError('clerk-overtaken', `${id} is at revision ${stored ?? 0}, not ${next - 1}`);
}

function toRecord(entry: RegisterEntry): RegisterRecord {
  const {kind, documentId} = entry;
  const number = padded(numberOf(entry).trim()).toLowerCase();
  return {kind, documentId, year: Number(dayOf(entry).slice(0, 4)), series: entry.kind === 'outgoing' ? entry.series : '', number, entry};
}
