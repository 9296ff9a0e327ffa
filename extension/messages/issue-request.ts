/** What the clerk asks the consent window for: this number, this day and the seal, on exactly these bytes. */
import {finite, integer, matching, shape, text, tuple} from './check.js';
import type {Checked} from './check.js';

export const isIssueRequest = shape(
  {
    id: matching(/^[\w-]{16,64}$/),
    documentId: text(500),
    fileId: text(900),
    fileName: text(300),
    /** SHA-256 of what was shown, hex. */
    digest: matching(/^[0-9a-f]{64}$/),
    number: matching(/^\d{1,9}\p{L}?$/u),
    issuedOn: matching(/^\d{4}-\d{2}-\d{2}$/),
    /** Where the seal goes, user space. */
    page: integer(1, 100_000),
    rect: tuple(finite, 4),
    width: integer(10, 80),
    height: integer(10, 80),
    pagesShown: integer(0, 100_000),
    pages: integer(0, 100_000),
    createdAt: text(40),
  },
  {rotation: integer(0, 270)},
);
export type IssueOrder = Checked<typeof isIssueRequest>;

/** Name of the setting that holds one request. */
export const issueKey = (id: string): string => `issue:${id}`;

/** Key of the picture of the agency's seal, and the setting with its size. */
export const sealImageKey = 'seal-image';
export const sealSizeKey = 'seal-size';
export const isSealSize = shape({width: integer(10, 80), height: integer(10, 80)});
