/**
 * The keys that drafts, command words and files are sealed with (AES-GCM, 256 bits). docs/data-at-rest.md says what that protects.
 * Without a passphrase the key lives in the database as a CryptoKey that cannot be exported; with one it is stored only wrapped.
 */
import {OfficeError} from '../core/office-error.js';
import type {Connection} from './connection.js';
import type {KeyRecord, SealedBytes} from './schema.js';

/** PBKDF2-HMAC-SHA-256 rounds for a new passphrase (OWASP 2023). Kept with each wrapped key, so it can rise. */
const passphraseRounds = 600_000;
const algorithm = 'AES-GCM';

export class Keyring {
  readonly #connection: Connection;
  readonly #keys = new Map<string, CryptoKey>();
  #activeId: string | undefined;
  #loading: Promise<void> | undefined;
  #passphrase: string | undefined;
  #generation = 0;

  constructor(connection: Connection, passphrase?: string) {
    this.#connection = connection;
    this.#passphrase = passphrase;
  }

  /** @throws {OfficeError} `passphrase-needed`, `passphrase-wrong` */
  async unlock(): Promise<void> {
    // Sealing with a key that is no longer in the database would make words nobody can read tomorrow.
    if (this.#generation !== this.#connection.generation) this.#forget();
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Forgets the keys of a desk with a passphrase; the next use asks for it again. */
  lock(): void {
    this.#forget();
    this.#passphrase = undefined;
  }

  /** Gives the passphrase after `lock` or a late prompt. */
  async unlockWith(passphrase: string): Promise<void> {
    this.#passphrase = passphrase;
    this.#loading = undefined;
    return this.unlock();
  }

  async hasPassphrase(): Promise<boolean> {
    const records = await this.#connection.transact(['keys'], 'readonly', tx => tx.store.getAll());
    return records.some(record => record.wrapped);
  }

  /** Whether `sealed` was made with the key that seals now. */
  isCurrent(sealed: SealedBytes): boolean {
    return sealed.keyId === this.#activeId;
  }

  /** Seals `bytes`; the same `context` (store, id, part) must be named to open them: a record moved elsewhere does not open. */
  async seal(bytes: Uint8Array<ArrayBuffer>, context: string): Promise<SealedBytes> {
    await this.unlock();
    const keyId = this.#activeId!;
    // 96 random bits per message: NIST SP 800-38D 8.2.2 allows 2^32 messages under one key.
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({name: algorithm, iv, additionalData: encode(context)}, this.#keys.get(keyId)!, bytes);
    return {keyId, iv, bytes: sealed};
  }

  /** @throws {OfficeError} `storage-damaged` where a bit, the context or the key is not the one it was sealed with */
  async open(sealed: SealedBytes, context: string): Promise<Uint8Array<ArrayBuffer>> {
    await this.unlock();
    const key = this.#keys.get(sealed.keyId);
    if (!key) throw new OfficeError('storage-damaged', `${context}: key ${sealed.keyId} is gone`);
    try {
      const opened = await crypto.subtle.decrypt({name: algorithm, iv: sealed.iv, additionalData: encode(context)}, key, sealed.bytes);
      return new Uint8Array(opened);
    } catch (error) {
      throw new OfficeError('storage-damaged', `${context}: the stored bytes were changed`, {cause: error});
    }
  }

  async sealJson(value: unknown, context: string): Promise<SealedBytes> {
    return this.seal(encode(JSON.stringify(value)), context);
  }

  async openJson(sealed: SealedBytes, context: string): Promise<unknown> {
    return JSON.parse(new TextDecoder().decode(await this.open(sealed, context)));
  }

  /**
   * Puts `passphrase`, or none, in charge. Keys that are wrapped are wrapped anew and keep opening what they sealed: `undefined`. A key
   * that lies in the clear cannot be wrapped: a new one is made and its id returned; seal everything anew, then `dropKeys`.
   */
  async setPassphrase(passphrase: string | undefined): Promise<string | undefined> {
    await this.unlock();
    const records = await this.#connection.transact(['keys'], 'readonly', tx => tx.store.getAll());
    if (records.every(record => record.wrapped)) {
      const current = this.#passphrase;
      const rewrapped = await Promise.all(
        records.map(async record => {
          const raw = await unwrapRaw(record, current);
          const stored = await storeKey(record, raw, passphrase);
          raw.fill(0);
          return stored;
        }),
      );
      await this.#putKeys(rewrapped);
      this.#passphrase = passphrase;
      return undefined;
    }
    if (passphrase === undefined) return undefined;
    const made = await makeKey(passphrase);
    await this.#putKeys([made.stored]);
    this.#keys.set(made.stored.id, made.key);
    this.#activeId = made.stored.id;
    this.#passphrase = passphrase;
    return made.stored.id;
  }

  /** Deletes every key but `keptId`: what is still sealed with them is lost. */
  async dropKeys(keptId: string): Promise<void> {
    const dropped = await this.#connection.transact(
      ['keys'],
      'readwrite',
      async tx => {
        const ids = (await tx.store.getAllKeys()).filter(id => id !== keptId);
        await Promise.all(ids.map(id => tx.store.delete(id)));
        return ids;
      },
      'strict',
    );
    for (const id of dropped) this.#keys.delete(id);
  }

  async #putKeys(records: readonly KeyRecord[]): Promise<void> {
    const put = (store: {put(record: KeyRecord): Promise<unknown>}) => Promise.all(records.map(record => store.put(record)));
    await this.#connection.transact(['keys'], 'readwrite', tx => put(tx.store), 'strict');
  }

  #forget(): void {
    this.#keys.clear();
    this.#activeId = undefined;
    this.#loading = undefined;
    this.#generation = this.#connection.generation;
  }

  async #load(): Promise<void> {
    let records = await this.#connection.transact(['keys'], 'readonly', tx => tx.store.getAll());
    if (records.length === 0) {
      const made = await makeKey(this.#passphrase);
      // Two tabs may both find an empty ring: the first key written is everybody's key.
      records = await this.#connection.transact(
        ['keys'],
        'readwrite',
        async tx => {
          if ((await tx.store.count()) === 0) await tx.store.put(made.stored);
          return tx.store.getAll();
        },
        'strict',
      );
    }
    records.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    for (const record of records) this.#keys.set(record.id, record.key ?? (await unwrap(record, this.#passphrase)));
    this.#activeId = records.at(-1)!.id;
  }
}

async function makeKey(passphrase: string | undefined): Promise<{key: CryptoKey; stored: KeyRecord}> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const stored = await storeKey({id: crypto.randomUUID(), createdAt: new Date().toISOString()}, raw, passphrase);
  const key = stored.key ?? (await importRaw(raw));
  raw.fill(0);
  return {key, stored};
}

/** The record that keeps `raw`: as a key nobody can export, or wrapped. */
async function storeKey({id, createdAt}: Pick<KeyRecord, 'id' | 'createdAt'>, raw: Uint8Array<ArrayBuffer>, passphrase: string | undefined): Promise<KeyRecord> {
  if (passphrase === undefined) return {id, createdAt, key: await importRaw(raw)};
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const outer = await passphraseKey(passphrase, salt, passphraseRounds);
  const bytes = await crypto.subtle.encrypt({name: algorithm, iv, additionalData: encode(id)}, outer, raw);
  return {id, createdAt, wrapped: {bytes, salt, iv, iterations: passphraseRounds}};
}

function importRaw(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
}

async function unwrap(record: KeyRecord, passphrase: string | undefined): Promise<CryptoKey> {
  const raw = await unwrapRaw(record, passphrase);
  const key = await importRaw(raw);
  raw.fill(0);
  return key;
}

async function unwrapRaw({id, wrapped}: KeyRecord, passphrase: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (!wrapped) throw new OfficeError('storage-damaged', `key ${id} has no content`);
  if (passphrase === undefined) throw new OfficeError('passphrase-needed', 'the desk is locked with a passphrase');
  const outer = await passphraseKey(passphrase, wrapped.salt, wrapped.iterations);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({name: algorithm, iv: wrapped.iv, additionalData: encode(id)}, outer, wrapped.bytes));
  } catch (error) {
    throw new OfficeError('passphrase-wrong', 'the passphrase does not open the desk', {cause: error});
  }
}

/** NFC first: the same words typed with another keyboard driver are the same passphrase. */
async function passphraseKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const words = await crypto.subtle.importKey('raw', encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const derivation = {name: 'PBKDF2', hash: 'SHA-256', salt, iterations};
  return crypto.subtle.deriveKey(derivation, words, {name: algorithm, length: 256}, false, ['encrypt', 'decrypt']);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
