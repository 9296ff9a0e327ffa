/** The desk's storage in one call: everything an officer must not lose, on IndexedDB, shared by tabs, panel and worker. */
import {Announcements} from './announcements.js';
import {ClerkDatabase} from './clerk-database.js';
import {Connection} from './connection.js';
import type {ConnectionOptions} from './connection.js';
import {DocumentStore} from './document-store.js';
import {DraftDatabase} from './draft-database.js';
import {FileStore} from './file-store.js';
import {JournalStore} from './journal-store.js';
import {Keyring} from './keyring.js';
import {OutboxStore} from './outbox-store.js';
import {resealAll} from './reseal.js';
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
  /** Registers, documents sent and received, envelopes on their way. */
  readonly clerk: ClerkDatabase;
  readonly settings: SettingsStore;
  /** Forgets the keys in memory; reading sealed content then needs `unlock`. Means something only with a passphrase. */
  lock(): void;
  /** Whether the desk's keys are wrapped with a passphrase. */
  hasPassphrase(): Promise<boolean>;
  /** @throws {OfficeError} `passphrase-wrong` */
  unlock(passphrase: string): Promise<void>;
  /**
   * Sets, changes or (`undefined`) takes away the passphrase. Setting the first one seals everything anew, which takes as long as the
   * files are large; interrupted, calling it again goes on. Other open tabs must be unlocked anew.
   */
  setPassphrase(passphrase: string | undefined): Promise<void>;
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
  const documents = new DocumentStore(connection, announcements);
  const files = new FileStore(connection, keyring, announcements);
  const desk: Desk = {
    name,
    documents,
    files,
    clerk: new ClerkDatabase(connection, announcements, files, documents, journal),
    drafts: new DraftDatabase(connection, keyring, announcements),
    outbox: new OutboxStore(connection, keyring, announcements, journal),
    journal,
    settings: new SettingsStore(connection, announcements),
    lock: () => keyring.lock(),
    hasPassphrase: () => keyring.hasPassphrase(),
    unlock: passphrase => keyring.unlockWith(passphrase),
    setPassphrase: async passphrase => {
      const madeId = await keyring.setPassphrase(passphrase);
      // The others forget the keys they hold, or they would go on sealing with one that is about to be deleted.
      announcements.announceElsewhere('keys', [madeId ?? 'rewrapped']);
      if (madeId === undefined) return;
      await resealAll(connection, keyring);
      // Once more for what another context sealed before it heard.
      await resealAll(connection, keyring);
      await keyring.dropKeys(madeId);
    },
    close: () => {
      announcements.close();
      connection.close();
    },
  };
  announcements.watch('keys', () => keyring.lock(), new AbortController().signal);
  try {
    await keyring.unlock();
  } catch (error) {
    desk.close();
    throw error;
  }
  if (!options.asIs) void tidy(desk);
  return desk;
}

/** Removed drafts can be restored for this long. */
const keepRemovedMs = 30 * 86_400_000;

/** Clears away what crashes and removals left; the next opening is soon enough where it fails. */
async function tidy(desk: Desk): Promise<void> {
  try {
    await desk.files.sweep();
    await desk.drafts.purge(new Date(Date.now() - keepRemovedMs).toISOString());
  } catch {
    // Nothing depends on it.
  }
}
