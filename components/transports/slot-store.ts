/** Where the loopback exchange keeps its slots: IndexedDB where there is one, else memory (Node, tests of a single process). */
import {openDB} from 'idb';
import type {DBSchema, IDBPDatabase} from 'idb';

export interface StoredSlot {
  readonly slot: string;
  /** Order of writing over the whole store. */
  readonly sequence: number;
  readonly attempt: string;
  readonly bytes: Uint8Array;
  readonly extra?: Readonly<Record<string, string>>;
}

export interface SlotStore {
  readonly durable: boolean;
  /** Writes unless something lies there; answers what lies there afterwards. One step: nobody can come between. */
  writeOnce(
    slot: Omit<StoredSlot, 'sequence'>,
  ): Promise<{readonly written: boolean; readonly stored: StoredSlot}>;
  read(slot: string): Promise<StoredSlot | undefined>;
  /** Slots with `prefix`, written after `sequence`, oldest first, at most `limit`. */
  readAfter(prefix: string, sequence: number, limit: number): Promise<readonly StoredSlot[]>;
  readCursor(reader: string): Promise<Cursor>;
  writeCursor(reader: string, cursor: Cursor): Promise<void>;
  putFile(digest: string, file: Blob): Promise<void>;
  getFile(digest: string): Promise<Blob | undefined>;
  close(): void;
}

/** What a reader has taken: everything up to `sequence`, and single ones beyond it. Never grows with the store. */
export interface Cursor {
  readonly sequence: number;
  readonly beyond: readonly number[];
}

interface SlotSchema extends DBSchema {
  slots: {key: number; value: StoredSlot; indexes: {slot: string}};
  cursors: {key: string; value: Cursor};
  files: {key: string; value: Blob};
}

export async function openSlotStore(name: string): Promise<SlotStore> {
  return typeof indexedDB === 'undefined' ? memoryStore(name) : indexedStore(name);
}

async function indexedStore(name: string): Promise<SlotStore> {
  const db: IDBPDatabase<SlotSchema> = await openDB<SlotSchema>(`trinh-ky-exchange-${name}`, 1, {
    upgrade(fresh) {
      fresh
        .createObjectStore('slots', {keyPath: 'sequence', autoIncrement: true})
        .createIndex('slot', 'slot', {unique: true});
      fresh.createObjectStore('cursors');
      fresh.createObjectStore('files');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return {
    durable: true,
    async writeOnce(slot) {
      const transaction = db.transaction('slots', 'readwrite', {durability: 'strict'});
      const present = await transaction.store.index('slot').get(slot.slot);
      if (present) return {written: false, stored: present};
      // The key is made by the store: the type cannot say that `sequence` comes back with it.
      const sequence = await transaction.store.add(slot as StoredSlot);
      await transaction.done;
      return {written: true, stored: {...slot, sequence}};
    },
    read: slot => db.getFromIndex('slots', 'slot', slot),
    async readAfter(prefix, sequence, limit) {
      const found: StoredSlot[] = [];
      let cursor = await db.transaction('slots').store.openCursor(IDBKeyRange.lowerBound(sequence, true));
      for (; cursor && found.length < limit; cursor = await cursor.continue()) {
        if (cursor.value.slot.startsWith(prefix)) found.push(cursor.value);
      }
      return found;
    },
    readCursor: async reader => (await db.get('cursors', reader)) ?? {sequence: 0, beyond: []},
    async writeCursor(reader, cursor) {
      await db.put('cursors', cursor, reader);
    },
    async putFile(digest, file) {
      await db.put('files', file, digest);
    },
    getFile: digest => db.get('files', digest),
    close: () => db.close(),
  };
}

interface Memory {
  readonly slots: StoredSlot[];
  readonly bySlot: Map<string, StoredSlot>;
  readonly cursors: Map<string, Cursor>;
  readonly files: Map<string, Blob>;
}
const memories = new Map<string, Memory>();

function memoryStore(name: string): SlotStore {
  const memory: Memory = memories.get(name) ?? {
    slots: [],
    bySlot: new Map(),
    cursors: new Map(),
    files: new Map(),
  };
  memories.set(name, memory);
  return {
    durable: false,
    async writeOnce(slot) {
      const present = memory.bySlot.get(slot.slot);
      if (present) return {written: false, stored: present};
      const stored: StoredSlot = {...slot, bytes: slot.bytes.slice(), sequence: memory.slots.length + 1};
      memory.slots.push(stored);
      memory.bySlot.set(slot.slot, stored);
      return {written: true, stored};
    },
    read: async slot => memory.bySlot.get(slot),
    readAfter: async (prefix, sequence, limit) =>
      memory.slots.filter(each => each.sequence > sequence && each.slot.startsWith(prefix)).slice(0, limit),
    readCursor: async reader => memory.cursors.get(reader) ?? {sequence: 0, beyond: []},
    async writeCursor(reader, cursor) {
      memory.cursors.set(reader, cursor);
    },
    async putFile(digest, file) {
      memory.files.set(digest, file);
    },
    getFile: async digest => memory.files.get(digest),
    close() {},
  };
}
