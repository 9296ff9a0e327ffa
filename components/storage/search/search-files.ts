/**
 * Where the search index lies: the origin's private file system, read in place by a worker, or IndexedDB where that is missing (private
 * windows, older Firefox). Names are flat; offsets are bytes.
 */
import {openDB} from 'idb';
import type {DBSchema} from 'idb';

import {storageError} from '../storage-error.js';

export interface SearchFiles {
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Replaces the file; on the disk when it resolves. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Adds to the end and resolves with where `bytes` begin. On the disk only after `sync`. */
  append(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<number>;
  /** Reads back what one `append` wrote. */
  readAt(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  sync(): Promise<void>;
  remove(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
  close(): void;
}

/** `FileSystemSyncAccessHandle`, which TypeScript declares for workers only. */
interface SyncHandle {
  read(into: Uint8Array<ArrayBuffer>, options: {at: number}): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: {at: number}): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}
type SyncFile = FileSystemFileHandle & {createSyncAccessHandle(): Promise<SyncHandle>};

/** @throws {OfficeError} `storage-…` where neither kind of storage opens */
export async function openSearchFiles(name: string): Promise<SearchFiles> {
  // Found by looking, not by trying: a try that fails for another reason would leave two indexes of one desk.
  const hasHandles = typeof FileSystemFileHandle !== 'undefined' && 'createSyncAccessHandle' in FileSystemFileHandle.prototype;
  const root = hasHandles ? await navigator.storage.getDirectory().catch(() => undefined) : undefined;
  if (!root) return openDatabaseFiles(name);
  const home = await root.getDirectoryHandle('trinh-ky-search', {create: true});
  return new PrivateFiles(await home.getDirectoryHandle(encodeURIComponent(name), {create: true}));
}

/** A worker that was just terminated lets go of its handles a moment after its lock. */
const handleRetries = 40;
const handleRetryMs = 50;

/** The origin private file system. Only in a dedicated worker: sync access handles exist nowhere else. */
class PrivateFiles implements SearchFiles {
  readonly #directory: FileSystemDirectoryHandle;
  /** Promises, because two reads of one file must not both try to open it: the second would be refused. */
  readonly #open = new Map<string, Promise<SyncHandle | undefined>>();

  constructor(directory: FileSystemDirectoryHandle) {
    this.#directory = directory;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const handle = await this.#handle(name, false);
    if (!handle) return undefined;
    try {
      const bytes = new Uint8Array(handle.getSize());
      handle.read(bytes, {at: 0});
      return bytes;
    } finally {
      handle.close();
    }
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const handle = (await this.#handle(name, true))!;
    try {
      handle.truncate(0);
      writeAll(handle, bytes, 0);
      handle.flush();
    } catch (error) {
      throw storageError(error, `write ${name}`);
    } finally {
      handle.close();
    }
  }

  async append(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    const handle = await this.#kept(name, true);
    try {
      const offset = handle!.getSize();
      writeAll(handle!, bytes, offset);
      return offset;
    } catch (error) {
      throw storageError(error, `append to ${name}`);
    }
  }

  async readAt(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const handle = await this.#kept(name, false);
    if (!handle) return undefined;
    const bytes = new Uint8Array(length);
    return handle.read(bytes, {at: offset}) === length ? bytes : undefined;
  }

  async sync(): Promise<void> {
    for (const handle of this.#open.values()) (await handle)?.flush();
  }

  async remove(name: string): Promise<void> {
    const open = this.#open.get(name);
    this.#open.delete(name);
    (await open)?.close();
    await this.#directory.removeEntry(name).catch(() => undefined);
  }

  async list(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of (this.#directory as unknown as {keys(): AsyncIterable<string>}).keys()) names.push(name);
    return names;
  }

  close(): void {
    for (const handle of this.#open.values()) void handle.then(open => open?.close());
    this.#open.clear();
  }

  #kept(name: string, create: boolean): Promise<SyncHandle | undefined> {
    const open = this.#open.get(name);
    if (open) return open;
    const opening = this.#handle(name, create);
    this.#open.set(name, opening);
    opening.then(
      handle => handle ?? this.#open.delete(name),
      () => this.#open.delete(name),
    );
    return opening;
  }

  async #handle(name: string, create: boolean): Promise<SyncHandle | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ((await this.#directory.getFileHandle(name, {create})) as SyncFile).createSyncAccessHandle();
      } catch (error) {
        const problem = error instanceof DOMException ? error.name : '';
        if (!create && problem === 'NotFoundError') return undefined;
        if (problem !== 'NoModificationAllowedError' || attempt === handleRetries) throw storageError(error, `open ${name}`);
      }
      await new Promise(resolve => setTimeout(resolve, handleRetryMs));
    }
  }
}

/** A write may take fewer bytes than it was given when the disk fills up. */
function writeAll(handle: SyncHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  const written = handle.write(bytes, {at});
  if (written !== bytes.length) throw new DOMException(`${written} of ${bytes.length} bytes written`, 'QuotaExceededError');
}

interface FilesSchema extends DBSchema {
  blocks: {key: [string, number]; value: Uint8Array<ArrayBuffer>};
}

/** Files as records: a whole one under offset 0, an appended-to one as one record per append. */
async function openDatabaseFiles(name: string): Promise<SearchFiles> {
  const database = await openDB<FilesSchema>(`${name}:search`, 1, {
    upgrade: upgraded => void upgraded.createObjectStore('blocks'),
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  }).catch((error: unknown) => {
    throw storageError(error, `open ${name}:search`);
  });
  const whole = (file: string) => IDBKeyRange.bound([file, 0], [file, Infinity]);
  const ends = new Map<string, number>();
  return {
    read: file => database.get('blocks', [file, 0]),
    async write(file, bytes) {
      try {
        const tx = database.transaction('blocks', 'readwrite', {durability: 'strict'});
        await Promise.all([tx.store.put(bytes, [file, 0]), tx.done]);
      } catch (error) {
        throw storageError(error, `write ${file}`);
      }
    },
    async append(file, bytes) {
      try {
        let offset = ends.get(file);
        if (offset === undefined) {
          const last = await database.transaction('blocks').store.openCursor(whole(file), 'prev');
          offset = last ? last.key[1] + last.value.length : 0;
        }
        ends.set(file, offset + bytes.length);
        await database.put('blocks', bytes, [file, offset]);
        return offset;
      } catch (error) {
        throw storageError(error, `append to ${file}`);
      }
    },
    readAt: (file, offset) => database.get('blocks', [file, offset]),
    sync: async () => undefined,
    async remove(file) {
      ends.delete(file);
      await database.delete('blocks', whole(file));
    },
    async list() {
      const keys = await database.getAllKeys('blocks');
      return [...new Set(keys.map(([file]) => file))];
    },
    close: () => database.close(),
  };
}
