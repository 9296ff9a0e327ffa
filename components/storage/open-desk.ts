/** The desk's storage in one call: everything an officer must not lose, on IndexedDB, shared by tabs, panel and worker. */
import {Announcements} from './announcements.js';
import {Connection} from './connection.js';
import type {ConnectionOptions} from './connection.js';
import {DocumentStore} from './document-store.js';
import {DraftDatabase} from './draft-database.js';
import {FileStore} from './file-store.js';
import {JournalStore} from './journal-store.js';
import {Keyring} from './keyring.js';
import {OutboxStore} from './outbox-store.js';
import {SettingsStore} from './settings-store.js';

export interface DeskOptions extends ConnectionOptions {
  /** Where the desk was given one. Asked for again after `lock`. */
  readonly passphrase?: string;
}

export interface Desk {
  readonly name: string;
  readonly documents: DocumentStore;
  readonly files: FileStore;
  readonly drafts: DraftDatabase;
  readonly outbox: OutboxStore;
  readonly journal: JournalStore;
  readonly settings: SettingsStore;
  /** Forgets the keys in memory; reading sealed content then needs `unlock`. Means something only with a passphrase. */
  lock(): void;
  /** @throws {OfficeError} `passphrase-wrong` */
  unlock(passphrase: string): Promise<void>;
  close(): void;
}

/**
 * Opens the desk called `name`, creating it on first use.
 *
 * @throws {OfficeError} `storage-blocked`, `storage-newer`, `storage-damaged`, `storage-silent`, `storage-disabled`, `storage-full`,
 *   `passphrase-needed`, `passphrase-wrong`
 */
export async function openDesk(name: string, options: DeskOptions = {}): Promise<Desk> {
  const connection = new Connection(name, options);
  await connection.open();
  const keyring = new Keyring(connection, options.passphrase);
  const announcements = new Announcements(name);
  const journal = new JournalStore(connection, announcements);
  const desk: Desk = {
    name,
    documents: new DocumentStore(connection, announcements),
    files: new FileStore(connection, keyring, announcements),
    drafts: new DraftDatabase(connection, keyring, announcements),
    outbox: new OutboxStore(connection, keyring, announcements, journal),
    journal,
    settings: new SettingsStore(connection, announcements),
    lock: () => keyring.lock(),
    unlock: passphrase => keyring.unlockWith(passphrase),
    close: () => {
      announcements.close();
      connection.close();
    },
  };
  try {
    await keyring.unlock();
  } catch (error) {
    desk.close();
    throw error;
  }
  return desk;
}
