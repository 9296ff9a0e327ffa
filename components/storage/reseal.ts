/**
 * Seals every record anew with the ring's newest key, so that the older ones can go: what an officer wrote before there was a passphrase
 * is then protected by it too. Record by record: interrupted, the next call goes on, and both keys open meanwhile.
 */
import type {Connection} from './connection.js';
import {chunkContext} from './file-store.js';
import type {Keyring} from './keyring.js';
import type {DraftRecord, FileChunk, FileRecord, OutboxRecord, SealedBytes} from './schema.js';

export async function resealAll(connection: Connection, keyring: Keyring): Promise<void> {
  const again = async (sealed: SealedBytes, context: string) =>
    keyring.isCurrent(sealed) ? sealed : keyring.seal(await keyring.open(sealed, context), context);

  await each(
    () => connection.transact(['drafts'], 'readonly', tx => tx.store.getAllKeys()),
    id => connection.transact(['drafts'], 'readonly', tx => tx.store.get(id)),
    async (record): Promise<DraftRecord> => {
      const {previous, history} = record;
      const context = `drafts:${record.id}`;
      return {
        ...record,
        current: await again(record.current, context),
        ...(previous ? {previous: {...previous, sealed: await again(previous.sealed, context)}} : {}),
        ...(history ? {history: await again(history, `${context}:history`)} : {}),
      };
    },
    (before, after) =>
      connection.transact(['drafts'], 'readwrite', async tx => {
        const stored = await tx.store.get(before.id);
        const isSame = stored?.revision === before.revision && stored.removedAt === before.removedAt;
        if (isSame) await tx.store.put(after);
        return isSame || stored === undefined;
      }),
  );
  await each(
    () => connection.transact(['outbox'], 'readonly', tx => tx.store.getAllKeys()),
    id => connection.transact(['outbox'], 'readonly', tx => tx.store.get(id)),
    async (record): Promise<OutboxRecord> => ({...record, words: await again(record.words, `outbox:${record.id}`)}),
    (before, after) =>
      connection.transact(['outbox'], 'readwrite', async tx => {
        const stored = await tx.store.get(before.id);
        const isSame = stored?.state === before.state && stored.updatedAt === before.updatedAt && stored.attempts === before.attempts;
        if (isSame) await tx.store.put(after);
        return isSame || stored === undefined;
      }),
  );
  const counts = new Map<string, number>();
  await each(
    () => connection.transact(['files'], 'readonly', tx => tx.store.getAllKeys()),
    id => connection.transact(['files'], 'readonly', tx => tx.store.get(id)),
    async (record): Promise<FileRecord> => {
      counts.set(record.id, record.chunks);
      return {...record, label: await again(record.label, `files:${record.id}`)};
    },
    // A file never changes: what was read is what is there, or it is gone.
    (before, after) =>
      connection.transact(['files'], 'readwrite', async tx => {
        if ((await tx.store.getKey(before.id)) !== undefined) await tx.store.put(after);
        return true;
      }),
  );
  await each(
    () => connection.transact(['fileChunks'], 'readonly', tx => tx.store.getAllKeys()),
    key => connection.transact(['fileChunks'], 'readonly', tx => tx.store.get(key)),
    async (chunk): Promise<FileChunk> => {
      const count = counts.get(chunk.fileId);
      // A chunk of no file is swept, not sealed.
      if (count === undefined) return chunk;
      return {...chunk, sealed: await again(chunk.sealed, chunkContext(chunk.fileId, chunk.index, count))};
    },
    (before, after) =>
      connection.transact(['fileChunks'], 'readwrite', async tx => {
        if ((await tx.store.getKey([before.fileId, before.index])) !== undefined) await tx.store.put(after);
        return true;
      }),
  );
}

/** Reads, seals, and puts back where nothing changed in between; else once more. */
async function each<Key, Row>(
  keys: () => Promise<readonly Key[]>,
  read: (key: Key) => Promise<Row | undefined>,
  seal: (row: Row) => Promise<Row>,
  replace: (before: Row, after: Row) => Promise<boolean>,
): Promise<void> {
  for (const key of await keys()) {
    for (let isDone = false; !isDone; ) {
      const row = await read(key);
      isDone = row === undefined || (await replace(row, await seal(row)));
    }
  }
}
