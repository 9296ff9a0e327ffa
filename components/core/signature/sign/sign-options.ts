import type {SignatureLevel} from '../validation-report.js';

export interface SignatureAppearanceOptions {
  /** 1-based. */
  readonly page: number;
  /** Points, origin at the lower left of the unrotated page: left, bottom, right, top. */
  readonly rect: readonly [number, number, number, number];
  /** PNG or JPEG. */
  readonly image?: Uint8Array | undefined;
  readonly lines?: readonly string[] | undefined;
}

export interface SignOptions {
  /** Default `B-B`. */
  readonly level?: SignatureLevel | undefined;
  /** Claimed time, written to /M. RFC 3339; default: now. */
  readonly signedAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  readonly contact?: string | undefined;
  /** Name of an existing empty signature field (its own page and rectangle count then), or of the one to make. */
  readonly fieldName?: string | undefined;
  /** Absent: an invisible signature, by choice. */
  readonly appearance?: SignatureAppearanceOptions | undefined;
  /** Makes a certification signature with this DocMDP permission. */
  readonly certify?: 1 | 2 | 3 | undefined;
  readonly timestampUrl?: string | undefined;
  /** Of an encrypted PDF. */
  readonly password?: string | undefined;
  /** For timestamp, OCSP, CRL. */
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}
