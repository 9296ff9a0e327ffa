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
  /** Lawful, yet able to cover or bare something on the page: the signature does not pass until a person has looked. */
  readonly isDoubtful?: boolean;
}

export interface SignerIdentity {
  readonly commonName: string;
  readonly organisation?: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** One timestamp over the signature or over the revision that holds it. */
export interface TimestampReport {
  /** RFC 3339. */
  readonly at: string;
  /** Genuine, from a trusted authority, not revoked: only then does it prove the time. */
  readonly isProven: boolean;
  readonly integrity: 'intact' | 'broken' | 'unknown';
  readonly authority?: string;
  readonly reasons: readonly string[];
}

/** For the folded technical part of a screen, and for records. */
export interface SignatureDetails {
  /** /SubFilter, for example `ETSI.CAdES.detached`. */
  readonly format: string;
  /** For example `rsa 2048`. */
  readonly key?: string;
  /** Names from the signer up to the end of the path found. */
  readonly chain: readonly string[];
  /** Name of the trust anchor that ended the path. */
  readonly anchor?: string;
  /** The certificate at the end of the path found: the anchor, or whom one would have to trust. DER in base64. */
  readonly pathEnd?: {readonly name: string; readonly certificate: string};
  /** What the signature lets later revisions do: 1 nothing, 2 forms and signatures, 3 comments too. ISO 32000-2 Table 257. */
  readonly permission: 1 | 2 | 3;
  readonly isCertification: boolean;
  readonly timestamps: readonly TimestampReport[];
  /** RFC 3339: when the signer's certificate was revoked, also where that was after signing. */
  readonly revokedAt?: string;
  /** RFC 3339: the time at which certificates were judged. */
  readonly judgedAt: string;
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
  readonly details: SignatureDetails;
}

export interface ValidationReport {
  /** The worst of the signatures; `unsigned` where there is none. */
  readonly document: Indication | 'unsigned';
  readonly signatures: readonly SignatureReport[];
  readonly revisions: number;
  /** What a reader should be warned of besides: overlaps, hidden content, unreadable parts. Kebab-case codes. */
  readonly warnings: readonly string[];
}
