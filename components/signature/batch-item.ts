/** One document of a batch, as the batch screen shows it. */

/** `waiting` not tried · `signing` now · `signed` signed, re-read and validated · `failed` refused, with its code · `skipped` left out, or never reached because the batch stopped. */
export type BatchItemState = 'waiting' | 'signing' | 'signed' | 'failed' | 'skipped';

/**
 * What an officer should know before signing: `no-place` no line for the signature was found, so it will not be visible ·
 * `place-unsure` look where it goes · `signature-broken` an earlier signature in the file is broken or the file was changed after it.
 */
export type BatchNote = 'no-place' | 'place-unsure' | 'signature-broken';

export interface BatchItem {
  readonly id: string;
  /** Number and notation, where it has one. */
  readonly number?: string;
  readonly subject: string;
  readonly fileName: string;
  readonly pages: number;
  /** 1-based page of the visible signature. */
  readonly place?: number;
  readonly notes?: readonly BatchNote[];
  /** The officer opened and read it. */
  readonly isSeen?: boolean;
  readonly state: BatchItemState;
  /** Code of why it failed. */
  readonly problem?: string;
}

/** `all` signs what is ticked in one go; `each` shows every document before it is signed. */
export type BatchChoice = 'all' | 'each';
