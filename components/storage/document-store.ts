/** The register of documents: what every system showed of them, with the officer's own marks. */
import type {InboxTab, OfficeDocument} from '../core/document/office-document.js';
import {mergeDocument} from '../core/inbox/merge-document.js';
import type {Announcements, DeskChange} from './announcements.js';
import type {Connection} from './connection.js';
import type {DocumentRecord} from './schema.js';

export interface DocumentListing {
  /** Absent: every tab. */
  readonly tab?: InboxTab;
  /** Absent: all of them. */
  readonly limit?: number;
  /** With `limit` and `tab`: rows to leave out from the newest, for a list that is read by rows. */
  readonly offset?: number;
  /** Only documents received before this RFC 3339 instant: the `receivedAt` of the last row asks for the next page. */
  readonly before?: string;
}

const tabs: readonly InboxTab[] = ['to-do', 'support', 'to-know', 'done'];
/** Above every code unit an RFC 3339 instant begins with. */
const afterAnyInstant = '\uffff';
/** One transaction of this many rows stays short enough for others to get a word in. */
const batchSize = 1000;

export class DocumentStore {
  readonly #connection: Connection;
  readonly #announcements: Announcements;

  constructor(connection: Connection, announcements: Announcements) {
    this.#connection = connection;
    this.#announcements = announcements;
  }

  /**
   * Takes over what a system lists now; the officer's marks on known documents stay (`mergeDocument`).
   * A batch of 1 000 is stored as a whole or not at all. Resolves with the ids that are new and those that changed.
   */
  async upsertMany(documents: readonly OfficeDocument[]): Promise<{added: readonly string[]; changed: readonly string[]}> {
    const added: string[] = [];
    const changed: string[] = [];
    for (let start = 0; start < documents.length; start += batchSize) {
      const batch = new Map(documents.slice(start, start + batchSize).map(document => [document.id, document]));
      const done = await this.#connection.transact(['documents'], 'readwrite', async tx => {
        const news = {added: [] as string[], changed: [] as string[]};
        const known = await Promise.all([...batch.keys()].map(id => tx.store.get(id)));
        let i = 0;
        for (const document of batch.values()) {
          const before = known[i++]?.document;
          const merged = mergeDocument(before, document);
          if (merged === before) continue;
          (before ? news.changed : news.added).push(document.id);
          void tx.store.put(toRecord(merged)).catch(ignored);
        }
        return news;
      });
      added.push(...done.added);
      changed.push(...done.changed);
      this.#announcements.announce('documents', [...done.added, ...done.changed]);
    }
    return {added, changed};
  }

  async read(id: string): Promise<OfficeDocument | undefined> {
    return this.#connection.transact(['documents'], 'readonly', async tx => (await tx.store.get(id))?.document);
  }

  /** Newest received first. */
  async list(listing: DocumentListing = {}): Promise<readonly OfficeDocument[]> {
    const {tab, limit, offset = 0, before = afterAnyInstant} = listing;
    const lists = await this.#connection.transact(['documents'], 'readonly', tx => {
      const index = tx.store.index('byTab');
      return Promise.all(
        (tab ? [tab] : tabs).map(async each => {
          const range = IDBKeyRange.bound([each, ''], [each, before], false, true);
          if (limit === undefined) return (await index.getAll(range)).map(record => record.document).reverse();
          const rows: OfficeDocument[] = [];
          let cursor = limit > 0 ? await index.openCursor(range, 'prev') : null;
          if (cursor && tab && offset > 0) cursor = await cursor.advance(offset);
          while (cursor) {
            rows.push(cursor.value.document);
            cursor = rows.length < limit ? await cursor.continue() : null;
          }
          return rows;
        }),
      );
    });
    if (lists.length === 1) return lists[0]!;
    const rows = lists.flat().sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0));
    return rows.slice(0, limit);
  }

  /** Every document once, in pages, however many there are; in order of ids. */
  async *pages(size = batchSize): AsyncGenerator<readonly OfficeDocument[]> {
    for (let after: string | undefined; ; ) {
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const records = await this.#connection.transact(['documents'], 'readonly', tx => tx.store.getAll(range, size));
      if (records.length > 0) yield records.map(record => record.document);
      if (records.length < size) return;
      after = records.at(-1)!.id;
    }
  }

  /** Replaces one document by what `change` makes of it, in one transaction. `undefined` where it is not known. */
  async update(id: string, change: (document: OfficeDocument) => OfficeDocument): Promise<OfficeDocument | undefined> {
    const next = await this.#connection.transact(['documents'], 'readwrite', async tx => {
      const record = await tx.store.get(id);
      if (!record) return undefined;
      const changed = {...change(record.document), id};
      await tx.store.put(toRecord(changed));
      return changed;
    });
    if (next) this.#announcements.announce('documents', [id]);
    return next;
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#connection.transact(['documents'], 'readwrite', async tx => void (await Promise.all(ids.map(id => tx.store.delete(id)))));
    this.#announcements.announce('documents', ids);
  }

  async total(): Promise<number> {
    return this.#connection.transact(['documents'], 'readonly', tx => tx.store.count());
  }

  /** Documents and unread documents of each tab. */
  async count(): Promise<Readonly<Record<InboxTab, {all: number; unread: number}>>> {
    const counts = await this.#connection.transact(['documents'], 'readonly', tx => {
      const index = tx.store.index('byUnread');
      const count = async (tab: InboxTab) => {
        const [read, unread] = await Promise.all([index.count([tab, 0]), index.count([tab, 1])]);
        return {all: read + unread, unread};
      };
      return Promise.all(tabs.map(count));
    });
    return {'to-do': counts[0]!, support: counts[1]!, 'to-know': counts[2]!, done: counts[3]!};
  }

  watch(listener: (change: DeskChange) => void, signal: AbortSignal): void {
    this.#announcements.watch('documents', listener, signal);
  }
}

/** A failed put aborts its transaction, whose own promise reports it. */
function ignored(): void {
  return undefined;
}

function toRecord(document: OfficeDocument): DocumentRecord {
  return {id: document.id, tab: document.tab, receivedAt: document.receivedAt, unread: document.unread ? 1 : 0, document};
}
