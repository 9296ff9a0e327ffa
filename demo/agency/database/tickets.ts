import {randomBytes} from 'node:crypto';

import {one} from './database.js';
import type {Queryable} from './database.js';
import type {UploadedFile} from './decisions.js';

export type TicketPurpose = 'download' | 'upload';

export interface Ticket {
  readonly documentId: number;
  readonly userId: number;
}

const lifetimeMinutes = 15;

/** A one-time right to read or replace one document's paper, for a program that carries no cookie. */
export async function issueTicket(
  database: Queryable,
  purpose: TicketPurpose,
  ticket: Ticket,
  now: Date,
): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now.getTime() + lifetimeMinutes * 60_000).toISOString();
  await database.query('insert into signing_tickets values ($1, $2, $3, $4, null, $5)', [
    id,
    purpose,
    ticket.documentId,
    ticket.userId,
    expiresAt,
  ]);
  return id;
}

/** Uses a ticket up. `undefined` when it is unknown, used, too old or meant for something else. */
export async function redeemTicket(
  database: Queryable,
  purpose: TicketPurpose,
  id: string,
  now: Date,
): Promise<Ticket | undefined> {
  return one<Ticket>(
    database,
    `update signing_tickets set used_at = $3
     where id = $1 and purpose = $2 and used_at is null and expires_at > $3
     returning document_id as "documentId", user_id as "userId"`,
    [id, purpose, now.toISOString()],
  );
}

/** Keeps a file the signing program sent until the officer finishes the form; returns its reference. */
export async function keepSignedUpload(
  database: Queryable,
  ticket: Ticket,
  file: UploadedFile,
): Promise<string> {
  const id = randomBytes(18).toString('base64url');
  await database.query('insert into signed_uploads values ($1, $2, $3, $4, $5)', [
    id,
    ticket.documentId,
    ticket.userId,
    file.fileName,
    file.content,
  ]);
  return id;
}

export async function findSignedUpload(
  database: Queryable,
  id: string,
  ticket: Ticket,
): Promise<UploadedFile | undefined> {
  return one<UploadedFile>(
    database,
    `select file_name as "fileName", content from signed_uploads
     where id = $1 and document_id = $2 and user_id = $3`,
    [id, ticket.documentId, ticket.userId],
  );
}
