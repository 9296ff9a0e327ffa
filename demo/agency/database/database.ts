import {mkdir} from 'node:fs/promises';

import {PGlite} from '@electric-sql/pglite';
import type {Results, Transaction} from '@electric-sql/pglite';

import {migrations} from './schema.js';

/** Anything that can answer a query: the database itself, or an open transaction of it. */
export type Queryable = Pick<PGlite, 'query'> | Pick<Transaction, 'query'>;

/** Real PostgreSQL inside this process, its files in one directory. */
export type Database = PGlite;

/**
 * Opens the database kept in `directory` (created when absent; `memory://` keeps nothing) and brings its tables
 * to the newest migration.
 */
export async function openDatabase(directory: string): Promise<Database> {
  const inMemory = directory.startsWith('memory://');
  if (!inMemory) await mkdir(directory, {recursive: true});
  const database = await PGlite.create(directory);
  await database.exec('create table if not exists migrations (version integer primary key)');
  const done = await one<{version: number | null}>(
    database,
    'select max(version) as version from migrations',
  );
  for (const [index, sql] of migrations.entries()) {
    const version = index + 1;
    if (version <= (done?.version ?? 0)) continue;
    await database.transaction(async transaction => {
      await transaction.exec(sql);
      await transaction.query('insert into migrations values ($1)', [version]);
    });
  }
  return database;
}

/** All rows of a query, typed by the caller, who wrote the SQL. */
export async function all<Row>(database: Queryable, sql: string, values: unknown[] = []): Promise<Row[]> {
  const results: Results<Row> = await database.query<Row>(sql, values);
  return results.rows;
}

/** The first row of a query, if any. */
export async function one<Row>(
  database: Queryable,
  sql: string,
  values: unknown[] = [],
): Promise<Row | undefined> {
  return (await all<Row>(database, sql, values))[0];
}
