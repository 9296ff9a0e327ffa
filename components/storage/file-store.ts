/** The bytes of documents and attachments, sealed in chunks, each file with the digest it had when it came in. */
import {OfficeError} from '../core/office-error.js';
import type {Announcements} from './announcements.js';
import type {Connection} from './connection.js';
import type {Keyring} from './keyring.js';
import type {FileRecord} from './schema.js';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** SHA-256, lower-case hex. */
  readonly digest: string;
  readonly createdAt: string;
}

export interface NewFile {
  readonly name: string;
  /** Default: the Blob's own. */
  readonly contentType?: string;
  /** Default: a random one. */
  readonly id?: string;
  readonly createdAt?: string;
}

/** Bounds what one transaction and one cipher call hold in memory. */
const chunkSize = 4 * 1024 * 1024;

export class FileStore {
  readonly #connection: Connection;
  readonly #keyring: Keyring;
  readonly #announcements: Announcements;

  constructor(connection: Connection, keyring: Keyring, announcements: Announcements) {
    this.#connection = connection;
    this.#keyring = keyring;
    this.#announcements = announcements;
  }

  /**
   * Stores `blob`; the file exists once its record does, written after the last chunk. A crash before leaves chunks that the next
   * `sweep` removes. Files up to some hundred MB: the digest needs the whole in memory once.
   * @throws {OfficeError} `storage-full`
   */
  async put(blob: Blob, meta: NewFile): Promise<StoredFile> {
    return navigator.locks.request(this.#lockName, {mode: 'shared'}, () => this.#put(blob, meta));
  }

  get #lockName(): string {
    return `trinh-ky:${this.#connection.name}:files`;
  }

  async #put(blob: Blob, meta: NewFile): Promise<StoredFile> {
    const id = meta.id ?? crypto.randomUUID();
    const createdAt = meta.createdAt ?? new Date().toISOString();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const digest = toHex(await crypto.subtle.digest('SHA-256', bytes));
    const chunks = Math.ceil(bytes.length / chunkSize);
    for (let index = 0; index < chunks; index++) {
      const part = bytes.subarray(index * chunkSize, (index + 1) * chunkSize);
      const sealed = await this.#keyring.seal(part, chunkContext(id, index, chunks));
      await this.#connection.transact(['fileChunks'], 'readwrite', tx => tx.store.put({fileId: id, index, sealed}));
    }
    const label = {name: meta.name, contentType: meta.contentType ?? blob.type};
    const record: FileRecord = {
      id,
      size: bytes.length,
      digest,
      chunks,
      label: await this.#keyring.sealJson(label, `files:${id}`),
      createdAt,
    };
    await this.#connection.transact(['files'], 'readwrite', tx => tx.store.put(record), 'strict');
    this.#announcements.announce('files', [id]);
    return {id, ...label, size: bytes.length, digest, createdAt};
  }

  /** What is known of a file without reading its bytes. */
  async describe(id: string): Promise<StoredFile | undefined> {
    const record = await this.#connection.transact(['files'], 'readonly', tx => tx.store.get(id));
    return record && this.#toStored(record);
  }

  async ids(): Promise<readonly string[]> {
    return this.#connection.transact(['files'], 'readonly', tx => tx.store.getAllKeys());
  }

  async list(): Promise<readonly StoredFile[]> {
    const records = await this.#connection.transact(['files'], 'readonly', tx => tx.store.getAll());
    return Promise.all(records.map(record => this.#toStored(record)));
  }

  /** @throws {OfficeError} `file-missing`; `storage-damaged` where a chunk is gone or changed, or the digest no longer holds */
  async read(id: string): Promise<Blob> {
    const record = await this.#connection.transact(['files'], 'readonly', tx => tx.store.get(id));
    if (!record) throw new OfficeError('file-missing', `file ${id} is not on this desk`);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (let index = 0; index < record.chunks; index++) {
      const chunk = await this.#connection.transact(['fileChunks'], 'readonly', tx => tx.store.get([id, index]));
      if (!chunk) throw new OfficeError('storage-damaged', `file ${id}: chunk ${index} of ${record.chunks} is missing`);
      parts.push(await this.#keyring.open(chunk.sealed, chunkContext(id, index, record.chunks)));
    }
    const {contentType} = await this.#toStored(record);
    const blob = new Blob(parts, {type: contentType});
    if (toHex(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())) !== record.digest) {
      throw new OfficeError('storage-damaged', `file ${id}: its digest is not the one recorded`);
    }
    return blob;
  }

  async remove(id: string): Promise<void> {
    await this.#connection.transact(['files', 'fileChunks'], 'readwrite', async tx => {
      await Promise.all([
        tx.objectStore('files').delete(id),
        tx.objectStore('fileChunks').delete(IDBKeyRange.bound([id, 0], [id, Infinity])),
      ]);
    });
    this.#announcements.announce('files', [id]);
  }

  /** Removes chunks whose file was never finished; does nothing while a file is being put anywhere. */
  async sweep(): Promise<void> {
    await navigator.locks.request(this.#lockName, {ifAvailable: true}, lock => (lock ? this.#sweep() : undefined));
  }

  async #sweep(): Promise<void> {
    await this.#connection.transact(['files', 'fileChunks'], 'readwrite', async tx => {
      const whole = new Set(await tx.objectStore('files').getAllKeys());
      const keys = await tx.objectStore('fileChunks').getAllKeys();
      await Promise.all(keys.filter(([fileId]) => !whole.has(fileId)).map(key => tx.objectStore('fileChunks').delete(key)));
    });
  }

  async #toStored({id, size, digest, createdAt, label}: FileRecord): Promise<StoredFile> {
    const {name, contentType} = (await this.#keyring.openJson(label, `files:${id}`)) as {name: string; contentType: string};
    return {id, name, contentType, size, digest, createdAt};
  }
}

/** The count belongs to it: a file cut short, or with two chunks exchanged, does not open. */
export function chunkContext(id: string, index: number, chunks: number): string {
  return `fileChunks:${id}:${index}/${chunks}`;
}

function toHex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
