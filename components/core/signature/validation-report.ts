/** What is known of a PDF's signatures: never a bare boolean. ETSI EN 319 102-1, 5.1.3. */

export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
export type Indication = 'total-passed' | 'total-failed' | 'indeterminate';

/** Something a later revision did after this signature. */
export interface Change {
  /** 1-based revision of the file that made it. */
  readonly revision: number;
  /** Kebab-case kind, for example `annotation-added`, `signature-added`, `page-content-changed`. */
  readonly kind: string;
  /** PDF object, `12 0`, where one can be named. */
  readonly object?: string;
  readonly allowed: boolean;
}

export interface SignerIdentity {
  readonly commonName: string;
  readonly organisation?: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface SignatureReport {
  readonly fieldName: string;
  readonly kind: 'signature' | 'document-timestamp';
  readonly indication: Indication;
  /** Kebab-case codes; empty only when passed. */
  readonly reasons: readonly string[];
  readonly integrity: 'intact' | 'broken' | 'unknown';
  readonly coverage: 'whole-document' | 'earlier-revision' | 'partial';
  readonly changesAfter: readonly Change[];
  readonly trust: 'trusted' | 'untrusted' | 'unchecked';
  readonly revocation: 'good' | 'revoked' | 'unchecked';
  readonly level: SignatureLevel | 'CMS' | 'unknown';
  readonly signer?: SignerIdentity;
  /** RFC 3339. */
  readonly signedAt?: string;
  readonly timeSource?: 'timestamp' | 'claimed';
  /** 1-based revision this signature closes: what this person saw. */
  readonly revision: number;
  /** Bytes from the start of the file to the end of that revision. */
  readonly revisionEnd: number;
  /** For example `rsa-pkcs1-sha256`; shown under technical details. */
  readonly algorithm?: string;
  readonly reason?: string;
  readonly location?: string;
}

export interface ValidationReport {
  /** The worst of the signatures; `unsigned` where there is none. */
  readonly document: Indication | 'unsigned';
  readonly signatures: readonly SignatureReport[];
  readonly revisions: number;
  /** What a reader should be warned of besides: overlaps, hidden content, unreadable parts. Kebab-case codes. */
  readonly warnings: readonly string[];
}
