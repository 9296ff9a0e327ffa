import {randomBytes, scryptSync, timingSafeEqual} from 'node:crypto';

import {one} from './database.js';
import type {Queryable} from './database.js';

export interface User {
  readonly id: number;
  /** The name typed at login. */
  readonly name: string;
  readonly fullName: string;
  readonly position: string;
}

interface UserRow {
  id: number;
  name: string;
  full_name: string;
  position: string;
  password_salt: Uint8Array;
  password_hash: Uint8Array;
}

const hash = (password: string, salt: Uint8Array): Buffer => scryptSync(password.normalize('NFC'), salt, 32);

export async function addUser(database: Queryable, user: User, password: string): Promise<void> {
  const salt = randomBytes(16);
  await database.query('insert into users values ($1, $2, $3, $4, $5, $6)', [
    user.id,
    user.name,
    user.fullName,
    user.position,
    salt,
    hash(password, salt),
  ]);
}

/** The user with this name and password, or `undefined` without telling which of the two was wrong. */
export async function findUser(
  database: Queryable,
  name: string,
  password: string,
): Promise<User | undefined> {
  const row = await one<UserRow>(database, 'select * from users where name = lower($1)', [name.trim()]);
  if (!row || !timingSafeEqual(hash(password, row.password_salt), row.password_hash)) return undefined;
  return toUser(row);
}

export async function userById(database: Queryable, id: number): Promise<User | undefined> {
  const row = await one<UserRow>(database, 'select * from users where id = $1', [id]);
  return row && toUser(row);
}

function toUser(row: UserRow): User {
  return {id: row.id, name: row.name, fullName: row.full_name, position: row.position};
}
