/** The journal on IndexedDB: entries are added, never changed; the chain of `core/journal` makes a change show. */
import {nextEntry, verifyChain} from '../core/journal/hash-chain.js';
import type {ChainVerdict, JournalAct} from '../core/journal/hash-chain.js';
import type {JournalEntry} from '../core/journal/journal-entry.js';
import {OfficeError} from '../core/office-error.js';
import type {Announcements, DeskChange} from './announcements.js';
import type {Connection} from './connection.js';

/** Contexts that keep overtaking each other give up after this many rounds. */
const attempts = 50;

export class JournalStore {
  readonly #connection: Connection;
  readonly #announcements: Announcements;

  constructor(connection: Connection, announcements: Announcements) {
    this.#connection = connection;
    this.#announcements = announcements;
  }

  async append(act: JournalAct): Promise<JournalEntry> {
    const {entry} = await this.appendWith(act, entry =>
      this.#connection.transact(['journal'], 'readwrite', tx => addEntry(tx.store, entry), 'strict'),
    );
    return entry;
  }

  /**
   * Makes the entry for `act` and lets `store` write it together with what it speaks of, in one transaction that calls `addEntry`.
   * Hashing cannot happen inside a transaction; when another context appended in between, entry and transaction are made anew.
   */
  async appendWith<Result>(act: JournalAct, store: (entry: JournalEntry) => Promise<Result>): Promise<{entry: JournalEntry; result: Result}> {
    for (let attempt = 1; ; attempt++) {
      const last = await this.#connection.transact(['journal'], 'readonly', async tx => (await tx.store.openCursor(null, 'prev'))?.value);
      const entry = await nextEntry(last, act);
      try {
        const result = await store(entry);
        this.#announcements.announce('journal', [String(entry.sequence)]);
        return {entry, result};
      } catch (error) {
        if ((error as {code?: unknown}).code !== 'journal-overtaken' || attempt === attempts) throw error;
      }
    }
  }

  /**
   * Takes over the entries of a copy, already verified: into an empty journal, or one they continue. `false`, and nothing changed, where
   * the journal here is another.
   */
  async adopt(entries: readonly JournalEntry[]): Promise<boolean> {
    const isTaken = await this.#connection.transact(
      ['journal'],
      'readwrite',
      async tx => {
        const last = (await tx.store.openCursor(null, 'prev'))?.value;
        const own = last?.sequence ?? 0;
        if (last && entries[own - 1]?.hash !== last.hash) return false;
        await Promise.all(entries.slice(own).map(entry => tx.store.add(entry)));
        return true;
      },
      'strict',
    );
    if (isTaken) this.#announcements.announce('journal', entries.map(entry => String(entry.sequence)));
    return isTaken;
  }

  /** Entries in order; of one document where named. */
  async read(query: {documentId?: string; from?: number; limit?: number} = {}): Promise<readonly JournalEntry[]> {
    const {documentId, from = 1, limit} = query;
    return this.#connection.transact(['journal'], 'readonly', tx =>
      documentId === undefined
        ? tx.store.getAll(IDBKeyRange.lowerBound(from), limit)
        : tx.store.index('byDocument').getAll(documentId, limit),
    );
  }

  async verify(expectedHead?: string): Promise<ChainVerdict> {
    return verifyChain(await this.read(), expectedHead);
  }

  /** The whole journal as JSON lines, one entry each: what `verifyChain` checks anywhere, without this product. */
  async export(): Promise<Blob> {
    const lines = (await this.read()).map(entry => `${JSON.stringify(entry)}\n`);
    return new Blob(lines, {type: 'application/jsonl'});
  }

  watch(listener: (change: DeskChange) => void, signal: AbortSignal): void {
    this.#announcements.watch('journal', listener, signal);
  }
}

interface JournalRows {
  getKey(query: number): Promise<number | undefined>;
  add(value: JournalEntry): Promise<number>;
}

/** Adds `entry` where it is still the next one. @throws {OfficeError} `journal-overtaken` */
export async function addEntry(journal: JournalRows, entry: JournalEntry): Promise<void> {
  const taken = await journal.getKey(entry.sequence);
  const before = await journal.getKey(entry.sequence - 1);
  const isNext = taken === undefined && (entry.sequence === 1 || before !== undefined);
  if (!isNext) throw new OfficeError('journal-overtaken', `entry ${entry.sequence} was written by another context`);
  await journal.add(entry);
}
