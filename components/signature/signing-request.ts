/** What the signing form shows and offers: plain data the owner prepares. */
import type {Decision} from '../core/draft/draft.js';
import type {Place} from '../core/signature/signature-place.js';

/** One file about to be signed, as it was shown. */
export interface SigningFile {
  readonly fileName: string;
  readonly pages: number;
  /** Pages that were shown to the signer; fewer than `pages` is said aloud. */
  readonly shownPages?: number;
  /** SHA-256 of exactly the bytes shown and signed, lower-case hex. */
  readonly digest: string;
  /** Absent: the signature is invisible, by choice. */
  readonly place?: Pick<Place, 'page' | 'because'>;
}

/** The document about to be signed. */
export interface SigningSubject extends SigningFile {
  /** Number and notation as issued, `15/UBND-VX`; absent while it has none. */
  readonly number?: string;
  readonly subject: string;
  readonly decision?: Decision;
  /** What else the act writes or shows, in the reader's language: number, day, seal. */
  readonly facts?: readonly {readonly label: string; readonly value: string}[];
  /** More files of the same document, signed with the same key in the same sitting. */
  readonly others?: readonly SigningFile[];
}

/** A way to sign that this office has. */
export interface SigningMethod {
  /** Comes back in the request. */
  readonly id: string;
  readonly kind: 'pkcs12' | 'remote' | 'ca-service';
  /** Name of the provider or the token, where there is one to tell apart. */
  readonly label?: string;
  /** Why it cannot be used now; shown with the choice. Kebab-case error code. */
  readonly problem?: string;
}

export const signingSteps = ['open-key', 'sign', 'check', 'save'] as const;
/** Where the signing is: opening the key, signing, re-reading and validating the result, storing it. */
export type SigningStep = (typeof signingSteps)[number];
