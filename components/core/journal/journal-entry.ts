/** One act, written once. Entries form a chain: each holds the digest of the one before, so none can be taken out unseen. */
export interface JournalEntry {
  /** 1-based, without gaps. */
  readonly sequence: number;
  /** RFC 3339 by the machine's clock; `clock` says which clock. */
  readonly at: string;
  readonly clock: 'machine' | 'timestamp';
  /** Who: the officer's name as the signing certificate or the system gives it. */
  readonly actor: string;
  /** Kebab-case: `document-opened`, `draft-saved`, `signature-made`, `decision-delivered`, … */
  readonly act: string;
  readonly documentId?: string;
  /** SHA-256 of the file spoken of, lower-case hex. */
  readonly digest?: string;
  /** Small facts of the act: page count, place, revision. Never document text. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 of the entry before, hex; 64 zeros on the first. */
  readonly previous: string;
  /** SHA-256 over this entry without `hash`, hex. */
  readonly hash: string;
}
