import {isoDay} from '../calendar.js';
import {one} from '../database/database.js';
import type {Database, Queryable} from '../database/database.js';
import {addUser} from '../database/people.js';
import {accounts} from './accounts.js';
import {planDocuments} from './plan.js';
import type {PlannedDocument} from './plan.js';

/** Fills an empty database with people and `count` documents dated around `today`; leaves any other alone. */
export async function seed(database: Database, today: Date, count: number): Promise<void> {
  const {total} = (await one<{total: number}>(database, 'select count(*)::int as total from users')) ?? {
    total: 0,
  };
  if (total > 0) return;
  const documents = planDocuments(today, count);
  await database.transaction(async transaction => {
    for (const {user, password} of accounts) await addUser(transaction, user, password);
    await insertDocuments(transaction, documents);
    await insertRest(transaction, documents);
  });
}

// One statement per table: a row at a time costs seconds. JSON carries the rows, PostgreSQL types them.
async function insertDocuments(database: Queryable, documents: readonly PlannedDocument[]): Promise<void> {
  const rows = documents.map(document => ({
    ...document,
    issuedOn: document.issuedOn && isoDay(document.issuedOn),
    dueOn: document.dueOn && isoDay(document.dueOn),
  }));
  await database.query(
    `insert into documents select id, direction, number, "typeName", organisation, subject, urgency, secrecy, signer,
       drafter, "issuedOn", "dueOn", "receivedAt"
     from json_to_recordset($1::json) as row(id int, direction text, number text, "typeName" text, organisation text,
       subject text, urgency text, secrecy text, signer text, drafter text, "issuedOn" date, "dueOn" date,
       "receivedAt" timestamptz)`,
    [JSON.stringify(rows)],
  );
}

async function insertRest(database: Queryable, documents: readonly PlannedDocument[]): Promise<void> {
  const assignments = documents.flatMap(document =>
    [...document.boxes].map(([user, box]) => ({
      document: document.id,
      user,
      box,
      seen: box === 'da-xu-ly' ? document.receivedAt : null,
    })),
  );
  await database.query(
    `insert into assignments select document, "user", box, seen
     from json_to_recordset($1::json) as row(document int, "user" int, box text, seen timestamptz)`,
    [JSON.stringify(assignments)],
  );
  const attachments = documents.flatMap(document =>
    document.fileNames.map((name, index) => ({
      id: document.id * 10 + index,
      document: document.id,
      index,
      name,
    })),
  );
  await database.query(
    `insert into attachments select id, document, index, name, null
     from json_to_recordset($1::json) as row(id int, document int, index int, name text)`,
    [JSON.stringify(attachments)],
  );
  const opinions = documents.flatMap(document =>
    document.opinions.map(opinion => ({...opinion, document: document.id})),
  );
  await database.query(
    `insert into decisions (document_id, user_id, kind, comment, decided_at)
     select document, "userId", kind, comment, "decidedAt"
     from json_to_recordset($1::json) as row(document int, "userId" int, kind text, comment text, "decidedAt" timestamptz)
     order by "decidedAt"`,
    [JSON.stringify(opinions)],
  );
}
