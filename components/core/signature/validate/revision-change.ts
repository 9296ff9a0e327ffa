/** What one later revision did, before anybody's permissions are applied. */

/**
 * The least permission under which a change may happen, after ISO 32000-2 12.8.2.2 Table 257:
 * - `update`: keeps the file verifiable (validation data, document timestamps): allowed even where nothing else is (P 1);
 * - `form`: fills a field or signs (P 2);
 * - `annotation`: comments beside or under the text (P 3);
 * - `cover`: what P 3 lets in too, but may lie over the text or bare what it hid: a person must look;
 * - `never`: everything no rule clears.
 */
export type ChangeLevel = 'update' | 'form' | 'annotation' | 'cover' | 'never';

export interface RevisionChange {
  /** 1-based revision that made it. */
  readonly revision: number;
  readonly kind: string;
  /** `12 0` where one object can be named. */
  readonly object?: string;
  readonly level: ChangeLevel;
  /** Fully qualified name, for changes of a field: locks go by it. */
  readonly field?: string;
  /** The field itself came with this revision: a lock names fields that are there. */
  readonly isNewField?: boolean;
}
