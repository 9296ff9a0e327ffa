import {all, one} from './database.js';
import type {Queryable} from './database.js';

export interface Attachment {
  readonly id: number;
  readonly documentId: number;
  readonly position: number;
  readonly fileName: string;
}

const columns = 'id, document_id as "documentId", position, file_name as "fileName"';

export async function listAttachments(database: Queryable, documentId: number): Promise<Attachment[]> {
  const sql = `select ${columns} from attachments where document_id = $1 order by position`;
  return all<Attachment>(database, sql, [documentId]);
}

export async function findAttachment(database: Queryable, id: number): Promise<Attachment | undefined> {
  return one<Attachment>(database, `select ${columns} from attachments where id = $1`, [id]);
}

/** The stored bytes, or `undefined` while the seeded paper has not been read by anybody. */
export async function readContent(database: Queryable, id: number): Promise<Uint8Array | undefined> {
  const row = await one<{content: Uint8Array | null}>(
    database,
    'select content from attachments where id = $1',
    [id],
  );
  return row?.content ?? undefined;
}

export async function writeContent(database: Queryable, id: number, content: Uint8Array): Promise<void> {
  await database.query('update attachments set content = $2 where id = $1', [id, content]);
}
