import {randomBytes} from 'node:crypto';

import {one} from './database.js';
import type {Queryable} from './database.js';

export interface Session {
  readonly id: string;
  readonly userId: number;
  /** Key of every form token given out in this session. */
  readonly formSecret: string;
  /** Message for the next page, shown once. */
  readonly flash: string | null;
}

interface SessionRow {
  id: string;
  user_id: number;
  form_secret: string;
  flash: string | null;
}

const hours = 8;

export async function openSession(database: Queryable, userId: number, now: Date): Promise<Session> {
  const session = {id: random(), userId, formSecret: random(), flash: null};
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await database.query('insert into sessions values ($1, $2, $3, null, $4)', [
    session.id,
    userId,
    session.formSecret,
    expiresAt.toISOString(),
  ]);
  return session;
}

export async function findSession(database: Queryable, id: string, now: Date): Promise<Session | undefined> {
  const row = await one<SessionRow>(database, 'select * from sessions where id = $1 and expires_at > $2', [
    id,
    now.toISOString(),
  ]);
  return row && {id: row.id, userId: row.user_id, formSecret: row.form_secret, flash: row.flash};
}

export async function setFlash(database: Queryable, session: Session, flash: string | null): Promise<void> {
  await database.query('update sessions set flash = $2 where id = $1', [session.id, flash]);
}

export async function closeSession(database: Queryable, id: string): Promise<void> {
  await database.query('delete from sessions where id = $1', [id]);
}

export async function closeEverySession(database: Queryable): Promise<void> {
  await database.query('delete from sessions');
}

function random(): string {
  return randomBytes(24).toString('base64url');
}
