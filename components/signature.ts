/** `trinh-ky/signature`: sign PDFs, say what is known of their signatures, find where a signature belongs. */
import {signPdf as sign} from './core/signature/sign/sign-pdf.js';
import type {SignOptions} from './core/signature/sign/sign-options.js';
import type {Signer} from './core/signature/signer.js';
import {officeClock} from './office-clock.js';

/** Appends one signed revision; see `core/signature/sign/sign-pdf.ts` for every error. The time of signing is this machine's, in Vietnam's zone. */
export function signPdf(pdf: Blob, signer: Signer, options: SignOptions = {}): Promise<Blob> {
  return sign(pdf, signer, officeClock, options);
}

export type {SignatureAppearanceOptions, SignOptions} from './core/signature/sign/sign-options.js';
export type {Signer} from './core/signature/signer.js';
export type {Change, Indication, SignatureLevel, SignatureReport, SignerIdentity, ValidationReport} from './core/signature/validation-report.js';
export type {Place, SignatureAct} from './core/signature/signature-place.js';
export {OfficeError} from './core/office-error.js';
