import {all, one} from './database.js';
import type {Queryable} from './database.js';

/** The four boxes of an officer's desk, by the code used in addresses. */
export const boxes = ['cho-xu-ly', 'phoi-hop', 'de-biet', 'da-xu-ly'] as const;
export type Box = (typeof boxes)[number];

/** Incoming, submitted for signature, outgoing. */
export const directions = ['den', 'trinh-ky', 'di'] as const;
export type Direction = (typeof directions)[number];

export interface RegisteredDocument {
  readonly id: number;
  readonly direction: Direction;
  readonly number: string;
  readonly typeName: string;
  readonly organisation: string;
  readonly subject: string;
  readonly urgency: string;
  /** "Thường", or the degree of secrecy. */
  readonly secrecy: string;
  readonly signer: string;
  readonly drafter: string;
  readonly issuedOn: Date | null;
  readonly dueOn: Date | null;
  readonly receivedAt: Date;
}

export interface ListedDocument extends RegisteredDocument {
  readonly box: Box;
  readonly isUnseen: boolean;
  readonly fileCount: number;
}

export interface Listing {
  readonly userId: number;
  readonly box: Box;
  readonly direction?: Direction;
  /** Words looked for in number, subject and organisation. */
  readonly words?: string;
  readonly urgency?: string;
  readonly page: number;
  readonly pageSize: number;
}

const columns = `d.id, d.direction, d.number, d.type_name as "typeName", d.organisation, d.subject, d.urgency,
  d.secrecy, d.signer, d.drafter, d.issued_on as "issuedOn", d.due_on as "dueOn", d.received_at as "receivedAt"`;

/** One page of a box, newest first, with the number of documents on all its pages. */
export async function listDocuments(
  database: Queryable,
  listing: Listing,
): Promise<{rows: ListedDocument[]; total: number}> {
  const conditions = ['a.user_id = $1', 'a.box = $2'];
  const values: unknown[] = [listing.userId, listing.box];
  const placeholder = (value: unknown) => `$${values.push(value)}`;
  if (listing.direction) conditions.push(`d.direction = ${placeholder(listing.direction)}`);
  if (listing.urgency) conditions.push(`d.urgency = ${placeholder(listing.urgency)}`);
  if (listing.words) {
    const pattern = placeholder(`%${listing.words.normalize('NFC').replaceAll(/[\\%_]/g, '\\$&')}%`);
    conditions.push(
      `(d.number ilike ${pattern} or d.subject ilike ${pattern} or d.organisation ilike ${pattern})`,
    );
  }
  const from = `from assignments a join documents d on d.id = a.document_id where ${conditions.join(' and ')}`;
  const counted = await one<{total: number}>(database, `select count(*)::int as total ${from}`, values);
  const rows = await all<ListedDocument>(
    database,
    `select ${columns}, a.box, a.seen_at is null as "isUnseen",
       (select count(*)::int from attachments f where f.document_id = d.id) as "fileCount"
     ${from} order by d.received_at desc, d.id desc
     limit ${placeholder(listing.pageSize)} offset ${placeholder((listing.page - 1) * listing.pageSize)}`,
    values,
  );
  return {rows, total: counted?.total ?? 0};
}

/** How many documents stand in each box of one officer. */
export async function countBoxes(
  database: Queryable,
  userId: number,
  direction?: Direction,
): Promise<Record<Box, number>> {
  const rows = await all<{box: Box; total: number}>(
    database,
    `select a.box, count(*)::int as total from assignments a join documents d on d.id = a.document_id
     where a.user_id = $1 and ($2::text is null or d.direction = $2) group by a.box`,
    [userId, direction ?? null],
  );
  const counts: Record<Box, number> = {'cho-xu-ly': 0, 'phoi-hop': 0, 'de-biet': 0, 'da-xu-ly': 0};
  for (const row of rows) counts[row.box] = row.total;
  return counts;
}

/** The document as this officer sees it, or `undefined` when it is not on their desk. */
export async function findDocument(
  database: Queryable,
  id: number,
  userId: number,
): Promise<ListedDocument | undefined> {
  return one<ListedDocument>(
    database,
    `select ${columns}, a.box, a.seen_at is null as "isUnseen",
       (select count(*)::int from attachments f where f.document_id = d.id) as "fileCount"
     from assignments a join documents d on d.id = a.document_id where d.id = $1 and a.user_id = $2`,
    [id, userId],
  );
}

export async function markSeen(database: Queryable, id: number, userId: number, now: Date): Promise<void> {
  await database.query(
    'update assignments set seen_at = $3 where document_id = $1 and user_id = $2 and seen_at is null',
    [id, userId, now.toISOString()],
  );
}

export async function moveToBox(database: Queryable, id: number, userId: number, box: Box): Promise<void> {
  await database.query('update assignments set box = $3 where document_id = $1 and user_id = $2', [
    id,
    userId,
    box,
  ]);
}
