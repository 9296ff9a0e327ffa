/** A root as a policy or the officer's own store holds it. */
export interface StoredAnchor {
  /** DER in base64. */
  readonly certificate: string;
  /** Where these bytes were obtained, in the words of whoever did. */
  readonly source: string;
  /** `yyyy-MM-dd` of that day. */
  readonly date: string;
  readonly kind?: 'government' | 'public' | 'other';
}

export function isStoredAnchor(value: unknown): value is StoredAnchor {
  if (typeof value !== 'object' || value === null) return false;
  const {certificate, source, date, kind} = value as Record<string, unknown>;
  return (
    typeof certificate === 'string' &&
    typeof source === 'string' &&
    typeof date === 'string' &&
    (kind === undefined || kind === 'government' || kind === 'public' || kind === 'other')
  );
}

export function isAnchorList(value: unknown): value is readonly StoredAnchor[] {
  return Array.isArray(value) && value.every(isStoredAnchor);
}
