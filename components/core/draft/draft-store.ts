/** Port: where drafts live. Made real on IndexedDB in `storage/`. */
import type {Draft} from './draft.js';

export type DraftSaved =
  | {readonly kind: 'saved'; readonly draft: Draft}
  /** Somebody else saved first: both are kept, this one under a new id. */
  | {readonly kind: 'forked'; readonly draft: Draft; readonly other: Draft};

export interface DraftStore {
  read(id: string): Promise<Draft | undefined>;
  readByDocument(documentId: string): Promise<readonly Draft[]>;
  /** Saves `draft` as the revision after `draft.revision`. Resolves when the bytes are durable. */
  save(draft: Draft): Promise<DraftSaved>;
  /** Keeps the previous generation, so that `restore` can undo it. */
  remove(id: string): Promise<void>;
  restore(id: string): Promise<Draft | undefined>;
}
