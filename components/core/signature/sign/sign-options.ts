import type {AppearanceRequest} from '../appearance/appearance.js';
import type {SignatureLevel} from '../validation-report.js';

/** What the eye sees, without its size: a picture, lines, a frame. The acts of an office make one each (`appearance/acts`). */
export type AppearanceContent = {readonly [K in keyof Omit<AppearanceRequest, 'width' | 'height'>]?: AppearanceRequest[K]};

export interface SignatureAppearanceOptions extends AppearanceContent {
  /** 1-based. */
  readonly page: number;
  /** Points, origin at the lower left of the unrotated page: left, bottom, right, top. */
  readonly rect: readonly [number, number, number, number];
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
