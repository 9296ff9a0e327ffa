/**
 * One connection to the desk's database, opened when first needed and again after the browser closed it.
 * Several tabs, the panel and a worker share the database: a connection gives way when a newer version wants to upgrade.
 */
import {openDB} from 'idb';
import type {IDBPTransaction, StoreNames} from 'idb';

import {OfficeError} from '../core/office-error.js';
import {upgradeSteps} from './schema.js';
import type {DeskDatabase, DeskSchema} from './schema.js';
import {storageError} from './storage-error.js';

export interface ConnectionOptions {
  /** An open that never answers (a damaged profile does that) fails after this long. Milliseconds, default 10 000. */
  readonly openTimeoutMs?: number;
  /** A newer version of the product upgrades the database in another tab: this page must be reloaded. */
  readonly onSuperseded?: () => void;
  /**
   * Opens what is there as it is, whichever version wrote it, and writes nothing: for a rescue. A desk that is not there is not made.
   */
  readonly asIs?: boolean;
  /** The steps of the schema; only tests of upgrades name others. */
  readonly upgradeSteps?: typeof upgradeSteps;
}

type Mode = 'readonly' | 'readwrite';

export class Connection {
  readonly name: string;
  readonly #options: ConnectionOptions;
  #opening: Promise<DeskDatabase> | undefined;
  #closed = false;
  /** Grows when the database may have been replaced under us (cleared site data): what was read from it is then stale. */
  generation = 0;

  constructor(name: string, options: ConnectionOptions) {
    this.name = name;
    this.#options = options;
  }

  /**
   * Opens the database now.
   * @throws {OfficeError} `storage-blocked` (an older tab is in the way), `storage-newer`, `storage-damaged`, `storage-disabled`,
   *   `storage-silent` (no answer), `storage-full`
   */
  async open(): Promise<DeskDatabase> {
    if (this.#closed) throw new OfficeError('storage-closed', `${this.name}: the desk was closed`);
    this.#opening ??= this.#connect().catch((error: unknown) => {
      // The next call tries again: a locked profile may come free.
      this.#opening = undefined;
      throw storageError(error, `open ${this.name}`);
    });
    return this.#opening;
  }

  /**
   * Runs `work` in one transaction and resolves when that is complete: all of it is stored, or none. `strict` waits for the disk.
   * `work` awaits nothing but the transaction's own requests, or the transaction ends under it.
   */
  async transact<const Stores extends StoreNames<DeskSchema>[], Mode_ extends Mode, Result>(
    stores: Stores,
    mode: Mode_,
    work: (transaction: IDBPTransaction<DeskSchema, Stores, Mode_>) => Promise<Result>,
    durability: 'strict' | 'relaxed' = 'relaxed',
  ): Promise<Result> {
    if (mode === 'readwrite' && this.#options.asIs) throw new OfficeError('storage-read-only', `${this.name} was opened for reading only`);
    const transaction = await this.#begin(stores, mode, durability);
    // Observed from the start: an abort must not surface as an unhandled rejection while `work` is still busy.
    const done = transaction.done.then(
      () => undefined,
      (error: unknown) => ({error}),
    );
    try {
      const result = await work(transaction);
      const failure = await done;
      if (failure) throw failure.error;
      return result;
    } catch (error) {
      abortQuietly(transaction);
      await done;
      // The transaction knows why it was aborted (quota) better than the request that was cut off.
      const reason = transaction.error;
      const cutOff = error instanceof DOMException && error.name === 'AbortError';
      throw storageError(cutOff && reason ? reason : error, `${stores.join(', ')} of ${this.name}`);
    }
  }

  close(): void {
    this.#closed = true;
    void this.#opening?.then(
      database => database.close(),
      () => undefined,
    );
  }

  async #begin<Stores extends StoreNames<DeskSchema>[], Mode_ extends Mode>(stores: Stores, mode: Mode_, durability: 'strict' | 'relaxed') {
    try {
      return (await this.open()).transaction(stores, mode, {durability});
    } catch (error) {
      // The browser closed the connection without asking (memory, cleared data): open once more.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw storageError(error, `begin on ${this.name}`);
      this.#forget();
      try {
        return (await this.open()).transaction(stores, mode, {durability});
      } catch (again) {
        throw storageError(again, `begin on ${this.name}`);
      }
    }
  }

  #forget(): void {
    this.#opening = undefined;
    this.generation++;
  }

  async #connect(): Promise<DeskDatabase> {
    if (typeof indexedDB === 'undefined' || indexedDB === null) {
      throw new OfficeError('storage-disabled', 'this browser context has no IndexedDB');
    }
    let isBlocked = false;
    let isLate = false;
    let upgradeFailure: unknown;
    const steps = this.#options.upgradeSteps ?? upgradeSteps;
    const opened = openDB<DeskSchema>(this.name, this.#options.asIs ? undefined : steps.length, {
      upgrade: async (database, oldVersion, _newVersion, transaction) => {
        try {
          if (this.#options.asIs) throw new OfficeError('storage-missing', `there is no desk ${this.name}`);
          for (const step of steps.slice(oldVersion)) await step(database, transaction);
        } catch (error) {
          // A step that fails half way would otherwise be committed as done.
          upgradeFailure = error;
          abortQuietly(transaction);
          transaction.done.catch(() => undefined);
        }
      },
      blocked: () => {
        isBlocked = true;
      },
      blocking: (_current, wantedVersion, event) => {
        // Giving way at once keeps the other tab from hanging; what this tab has not saved stays in its memory.
        // Opening again later tells what became of it: a newer version (`storage-newer`), or a desk that was rebuilt meanwhile.
        this.#forget();
        (event.target as IDBDatabase).close();
        if (wantedVersion !== null) this.#options.onSuperseded?.();
      },
      terminated: () => this.#forget(),
    });
    const timeoutMs = this.#options.openTimeoutMs ?? 10_000;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        const code = isBlocked ? 'storage-blocked' : 'storage-silent';
        reject(new OfficeError(code, `${this.name} did not open within ${timeoutMs} ms`));
      }, timeoutMs);
    });
    // An answer after we gave up must not leave a connection nobody owns, which would block the next upgrade.
    void opened.then(
      database => isLate && database.close(),
      () => undefined,
    );
    try {
      return await Promise.race([opened, late]);
    } catch (error) {
      if (upgradeFailure === undefined) throw error;
      if (this.#options.asIs) throw upgradeFailure;
      throw new OfficeError('storage-upgrade-failed', `${this.name}: an upgrade step failed, the old version is whole`, {cause: upgradeFailure});
    } finally {
      clearTimeout(timer);
    }
  }
}

function abortQuietly(transaction: {abort(): void}): void {
  try {
    transaction.abort();
  } catch {
    // Already finished or aborted by the browser: nothing left to undo.
  }
}
