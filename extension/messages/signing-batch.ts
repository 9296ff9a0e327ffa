/**
 * A batch of documents to sign, as it stands on the disk: what the officer chose, and what became of each. Whoever opens it again
 * after a crash goes on where it stopped. A document's command id is made once, so that signing it again queues nothing twice.
 */
import {list, matching, oneOf, shape, text} from './check.js';
import type {Checked} from './check.js';

const isBatchEntry = shape(
  {
    commandId: matching(/^[\w-]{16,64}$/),
    documentId: text(500),
    state: oneOf('waiting', 'signed', 'failed'),
  },
  {problem: text(80)},
);

export const isSigningBatch = shape({
  id: matching(/^[\w-]{16,64}$/),
  createdAt: text(40),
  entries: list(isBatchEntry, 1000),
});
export type SigningBatch = Checked<typeof isSigningBatch>;
export type BatchEntry = Checked<typeof isBatchEntry>;

/** Name of the one setting that holds the batch at hand. */
export const batchKey = 'signing-batch';
