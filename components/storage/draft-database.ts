/** Drafts on IndexedDB: every save is on the disk before it is acknowledged, and no save overwrites what another tab wrote. */
import type {Draft} from '../core/draft/draft.js';
import {forkDraft, mustFork} from '../core/draft/draft-fork.js';
import type {DraftHistory} from '../core/draft/draft-history.js';
import type {DraftSaved, DraftStore} from '../core/draft/draft-store.js';
import type {Announcements, DeskChange} from './announcements.js';
import type {Connection} from './connection.js';
import type {Keyring} from './keyring.js';
import type {DraftRecord} from './schema.js';

type DraftBody = Omit<Draft, 'id' | 'documentId' | 'revision'>;

export class DraftDatabase implements DraftStore {
  readonly #connection: Connection;
  readonly #keyring: Keyring;
  readonly #announcements: Announcements;

  constructor(connection: Connection, keyring: Keyring, announcements: Announcements) {
    this.#connection = connection;
    this.#keyring = keyring;
    this.#announcements = announcements;
  }

  /** The newest generation that can be read; a damaged one gives way to the one before. */
  async read(id: string): Promise<Draft | undefined> {
    const record = await this.#connection.transact(['drafts'], 'readonly', tx => tx.store.get(id));
    return record && record.removedAt === undefined ? this.#open(record) : undefined;
  }

  /** Of every draft on the desk that was not removed. */
  async ids(): Promise<readonly string[]> {
    const records = await this.#connection.transact(['drafts'], 'readonly', tx => tx.store.getAll());
    return records.filter(({removedAt}) => removedAt === undefined).map(({id}) => id);
  }

  async readByDocument(documentId: string): Promise<readonly Draft[]> {
    const records = await this.#connection.transact(['drafts'], 'readonly', tx => tx.store.index('byDocument').getAll(documentId));
    return this.#openAll(records);
  }

  /** Every draft on the desk, last changed first. */
  async list(): Promise<readonly Draft[]> {
    return this.#openAll(await this.#connection.transact(['drafts'], 'readonly', tx => tx.store.getAll()));
  }

  /**
   * Saves `draft` as the revision after `draft.revision` (0 for one never saved). Where another tab saved that revision, or removed
   * the draft, this one is kept beside it under a new id. `history` is what undo and redo go through after a reload.
   */
  async save(draft: Draft, history?: DraftHistory): Promise<DraftSaved> {
    const next: Draft = {...draft, revision: draft.revision + 1};
    const fork = forkDraft(draft, crypto.randomUUID());
    // Sealing is asynchronous and a transaction does not wait: both outcomes are prepared before it begins.
    const [nextSealed, forkSealed] = await Promise.all([this.#seal(next), this.#seal(fork)]);
    const past = history && (await this.#keyring.sealJson(history, historyContext(draft.id)));
    const forkedOver = await this.#connection.transact(
      ['drafts'],
      'readwrite',
      async tx => {
        const stored = await tx.store.get(draft.id);
        const base = {documentId: draft.documentId, updatedAt: draft.updatedAt};
        if (!mustFork(stored, draft)) {
          const previous = stored ? {previous: {revision: stored.revision, sealed: stored.current}} : {};
          const kept = past ?? stored?.history;
          const record = {...base, id: next.id, revision: next.revision, current: nextSealed, ...previous};
          await tx.store.put(kept ? {...record, history: kept} : record);
          return undefined;
        }
        await tx.store.put({...base, id: fork.id, revision: 1, current: forkSealed});
        return stored;
      },
      'strict',
    );
    if (!forkedOver) {
      this.#announcements.announce('drafts', [next.id]);
      return {kind: 'saved', draft: next};
    }
    this.#announcements.announce('drafts', [fork.id]);
    return {kind: 'forked', draft: fork, other: await this.#open(forkedOver)};
  }

  /** The history saved with the draft; `undefined` where there is none, or it does not open: undo is a comfort, never a danger. */
  async readHistory(id: string): Promise<DraftHistory | undefined> {
    const record = await this.#connection.transact(['drafts'], 'readonly', tx => tx.store.get(id));
    if (!record?.history) return undefined;
    try {
      return (await this.#keyring.openJson(record.history, historyContext(id))) as DraftHistory;
    } catch {
      return undefined;
    }
  }

  /** The draft leaves every list; `restore` brings it back within 30 days. */
  async remove(id: string): Promise<void> {
    const removedAt = new Date().toISOString();
    await this.#connection.transact(
      ['drafts'],
      'readwrite',
      async tx => {
        const record = await tx.store.get(id);
        if (record) await tx.store.put({...record, removedAt});
      },
      'strict',
    );
    this.#announcements.announce('drafts', [id]);
  }

  /** Undoes `remove`; on a draft that is there, goes back to the generation before the last save. */
  async restore(id: string): Promise<Draft | undefined> {
    const restored = await this.#connection.transact(
      ['drafts'],
      'readwrite',
      async tx => {
        const record = await tx.store.get(id);
        if (!record) return undefined;
        const {removedAt, ...kept} = record;
        let next: DraftRecord = kept;
        if (removedAt === undefined) {
          if (!kept.previous) return undefined;
          // The newer words become the older generation: going back can itself be undone.
          next = {...kept, revision: kept.revision + 1, current: kept.previous.sealed, previous: {revision: kept.revision, sealed: kept.current}};
        }
        await tx.store.put(next);
        return next;
      },
      'strict',
    );
    if (!restored) return undefined;
    this.#announcements.announce('drafts', [id]);
    return this.#open(restored);
  }

  /** Deletes drafts removed before `instant` for good. */
  async purge(instant: string): Promise<void> {
    await this.#connection.transact(['drafts'], 'readwrite', async tx => {
      for (const record of await tx.store.getAll()) {
        if (record.removedAt !== undefined && record.removedAt < instant) await tx.store.delete(record.id);
      }
    });
  }

  watch(listener: (change: DeskChange) => void, signal: AbortSignal): void {
    this.#announcements.watch('drafts', listener, signal);
  }

  #seal({id, documentId: _documentId, revision: _revision, ...body}: Draft) {
    return this.#keyring.sealJson(body satisfies DraftBody, `drafts:${id}`);
  }

  async #openAll(records: readonly DraftRecord[]): Promise<readonly Draft[]> {
    const drafts = await Promise.all(records.filter(record => record.removedAt === undefined).map(record => this.#open(record)));
    return drafts.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  }

  async #open(record: DraftRecord): Promise<Draft> {
    const {id, documentId, revision, current, previous} = record;
    const context = `drafts:${id}`;
    let body: DraftBody;
    try {
      body = (await this.#keyring.openJson(current, context)) as DraftBody;
    } catch (error) {
      if (!previous || (error as {code?: unknown}).code !== 'storage-damaged') throw error;
      body = (await this.#keyring.openJson(previous.sealed, context)) as DraftBody;
    }
    return {...body, id, documentId, revision};
  }
}

function historyContext(id: string): string {
  return `drafts:${id}:history`;
}
