/**
 * Two tabs on one draft: whoever saves second finds that the stored revision is no longer the one typed on. Merging prose by machine
 * makes sentences nobody wrote, and overwriting loses some; so both are kept and the officer is told.
 */
import type {Draft} from './draft.js';

/** What the store needs to know of the saved draft to decide. */
export interface StoredRevision {
  readonly revision: number;
  /** Present on a draft that was removed, sent for example. */
  readonly removedAt?: string;
}

/** Whether saving `draft` must not touch `stored` but keep a copy beside it. */
export function mustFork(stored: StoredRevision | undefined, draft: Pick<Draft, 'revision'>): boolean {
  if (!stored) return false;
  return stored.revision !== draft.revision || stored.removedAt !== undefined;
}

/** The copy kept beside the other tab's draft. */
export function forkDraft(draft: Draft, id: string): Draft {
  return {...draft, id, revision: 1, forkedFrom: draft.id};
}
