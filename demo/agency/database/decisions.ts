import {createHash} from 'node:crypto';

import {moveToBox} from './documents.js';
import {all, one} from './database.js';
import type {Database, Queryable} from './database.js';

/** What an officer may decide, by the code the form posts, in the order of the form. */
export const decisionNames = {
  'phe-duyet': 'Phê duyệt',
  'tu-choi': 'Từ chối',
  'tra-lai': 'Trả lại',
  'yeu-cau-sua-doi': 'Yêu cầu sửa đổi',
  'y-kien-khac': 'Ý kiến khác',
} as const;

export type DecisionKind = keyof typeof decisionNames;

export function isDecisionKind(text: string): text is DecisionKind {
  return Object.hasOwn(decisionNames, text);
}

export interface UploadedFile {
  readonly fileName: string;
  readonly content: Uint8Array;
}

export interface NewDecision {
  readonly documentId: number;
  readonly userId: number;
  readonly kind: DecisionKind;
  readonly comment: string;
  readonly files: readonly UploadedFile[];
  readonly decidedAt: Date;
}

export interface StoredFile {
  readonly id: number;
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly size: number;
}

export interface StoredDecision {
  readonly id: number;
  readonly documentId: number;
  readonly userName: string;
  readonly fullName: string;
  readonly position: string;
  readonly kind: DecisionKind;
  readonly comment: string;
  readonly decidedAt: Date;
  readonly files: readonly StoredFile[];
}

/**
 * Stores one decision with its files and moves the document off the officer's desk, all or nothing.
 * Like the systems it stands for it knows no idempotency: the same form posted twice is two decisions.
 */
export async function recordDecision(database: Database, decision: NewDecision): Promise<number> {
  return database.transaction(async transaction => {
    const {documentId, userId, kind, comment, decidedAt} = decision;
    const row = await one<{id: number}>(
      transaction,
      `insert into decisions (document_id, user_id, kind, comment, decided_at) values ($1, $2, $3, $4, $5) returning id`,
      [documentId, userId, kind, comment, decidedAt.toISOString()],
    );
    if (!row) throw new Error('the decision was not stored');
    for (const file of decision.files) {
      await transaction.query(
        'insert into decision_files (decision_id, file_name, sha256, content) values ($1, $2, $3, $4)',
        [row.id, file.fileName, createHash('sha256').update(file.content).digest('hex'), file.content],
      );
    }
    // An opinion leaves the matter open; every other decision closes it for this officer.
    if (kind !== 'y-kien-khac') await moveToBox(transaction, documentId, userId, 'da-xu-ly');
    await transaction.query(
      `insert into audit (happened_at, user_name, act, document_id)
       select $1, name, $2, $3 from users where id = $4`,
      [decidedAt.toISOString(), kind, documentId, userId],
    );
    return row.id;
  });
}

/** The decisions on a document, oldest first. */
export async function listDecisions(database: Queryable, documentId: number): Promise<StoredDecision[]> {
  const decisions = await all<Omit<StoredDecision, 'files'>>(
    database,
    `select c.id, c.document_id as "documentId", u.name as "userName", u.full_name as "fullName", u.position, c.kind,
       c.comment, c.decided_at as "decidedAt"
     from decisions c join users u on u.id = c.user_id where c.document_id = $1 order by c.decided_at, c.id`,
    [documentId],
  );
  const files = await all<StoredFile & {decisionId: number}>(
    database,
    `select f.id, f.decision_id as "decisionId", f.file_name as "fileName", f.sha256, length(f.content) as size
     from decision_files f join decisions c on c.id = f.decision_id where c.document_id = $1 order by f.id`,
    [documentId],
  );
  return decisions.map(decision => ({
    ...decision,
    files: files
      .filter(file => file.decisionId === decision.id)
      .map(({id, fileName, sha256, size}) => ({id, fileName, sha256, size})),
  }));
}

export async function readDecisionFile(
  database: Queryable,
  id: number,
): Promise<(UploadedFile & {documentId: number}) | undefined> {
  return one(
    database,
    `select f.file_name as "fileName", f.content, c.document_id as "documentId"
     from decision_files f join decisions c on c.id = f.decision_id where f.id = $1`,
    [id],
  );
}
