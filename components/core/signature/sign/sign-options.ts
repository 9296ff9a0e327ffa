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

/**
 * A blank that a later hand fills: the number, the day. Made in the revision of the signature before it, as a text field,
 * filling it later is form filling: no validator takes it for tampering, not even on a certified document (DocMDP 2).
 */
export interface ReservedField {
  readonly name: string;
  readonly page: number;
  readonly rect: readonly [number, number, number, number];
}

export interface FilledField {
  /** Of an existing empty text field. */
  readonly name: string;
  readonly text: string;
  /** How it is shown; default: the text in one line, centred. */
  readonly appearance?: AppearanceContent | undefined;
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
  /** Blanks for a later hand, made in this revision. */
  readonly reserve?: readonly ReservedField[] | undefined;
  /** Blanks of the document that are filled in this revision, before it is signed. */
  readonly fill?: readonly FilledField[] | undefined;
  /** Makes a certification signature with this DocMDP permission. */
  readonly certify?: 1 | 2 | 3 | undefined;
  readonly timestampUrl?: string | undefined;
  /** Of an encrypted PDF. */
  readonly password?: string | undefined;
  /** For timestamp, OCSP, CRL. */
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}
