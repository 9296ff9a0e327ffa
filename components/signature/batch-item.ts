/** One document of a batch, as the batch screen shows it. */

/** `waiting` not tried · `signing` now · `signed` signed, re-read and validated · `failed` refused, with its code · `skipped` left out, or never reached because the batch stopped. */
export type BatchItemState = 'waiting' | 'signing' | 'signed' | 'failed' | 'skipped';

export interface BatchItem {
  readonly id: string;
  /** Number and notation, where it has one. */
  readonly number?: string;
  readonly subject: string;
  readonly fileName: string;
  readonly pages: number;
  /** The officer opened and read it. */
  readonly isSeen?: boolean;
  readonly state: BatchItemState;
  /** Code of why it failed. */
  readonly problem?: string;
}

/** `all` signs what is ticked in one go; `each` shows every document before it is signed. */
export type BatchChoice = 'all' | 'each';
