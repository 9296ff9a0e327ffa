/**
 * What the desk asks the consent window to sign: which bytes, by their digest, and for which draft. It carries no words and no
 * key; the words stay sealed in the draft, the key comes from the officer's own hand.
 */
import {finite, flag, integer, list, matching, oneOf, shape, text, tuple} from './check.js';
import type {Checked} from './check.js';

const file = {
  /** Key of the bytes in the store. */
  fileId: text(900),
  fileName: text(300),
  /** SHA-256 of what was shown, hex; signed is this or nothing. */
  digest: matching(/^[0-9a-f]{64}$/),
  /** Pages of the file the officer has had on the screen, and how many there are. */
  pagesShown: integer(0, 100_000),
  pages: integer(0, 100_000),
};
const placement = shape({page: integer(1, 100_000), rect: tuple(finite, 4)});
const isOtherFile = shape(file, {placement});

export const isSigningRequest = shape(
  {
    id: matching(/^[\w-]{16,64}$/),
    documentId: text(500),
    ...file,
    draftId: text(100),
    createdAt: text(40),
  },
  {
    /** `ca-call`: the signed file goes back to the page that asked, not to the outbox. */
    purpose: oneOf('ca-call'),
    /** More files of the document, signed in the same sitting; each was shown and has a place of its own. */
    others: list(isOtherFile, 20),
    /** Where the officer may leave this one to the Government CA's own program. */
    mayHandOn: flag,
    /** Which of how many files of one call. */
    part: text(20),
  },
);
export type SigningRequest = Checked<typeof isSigningRequest>;

/** Name of the setting that holds one request. */
export const requestKey = (id: string): string => `signing:${id}`;
