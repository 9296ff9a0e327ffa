/** `trinh-ky/signature`: sign PDFs, say what is known of their signatures, find where a signature belongs. */
import {issueDocument as issue} from './core/signature/issue/issue-document.js';
import type {IssuedDocument, IssueRequest} from './core/signature/issue/issue-document.js';
import {extendSignature as extend} from './core/signature/sign/extend.js';
import {signMany as signEach} from './core/signature/sign/sign-many.js';
import type {SignItem, SignOutcome} from './core/signature/sign/sign-many.js';
import {signPdf as sign} from './core/signature/sign/sign-pdf.js';
import type {SignOptions} from './core/signature/sign/sign-options.js';
import {validatePdf as validate} from './core/signature/validate/validate-pdf.js';
import type {ValidateOptions} from './core/signature/validate/validate-pdf.js';
import type {ValidationReport} from './core/signature/validation-report.js';
import type {Signer} from './core/signature/signer.js';
import {officeClock} from './office-clock.js';

/**
 * Appends one signed revision; see `core/signature/sign/sign-pdf.ts` for every error. The time of signing is this
 * machine's, in Vietnam's zone; timestamps and evidence come over the global `fetch` where no other is given.
 */
export function signPdf(pdf: Blob, signer: Signer, options: SignOptions = {}): Promise<Blob> {
  return sign(pdf, signer, officeClock, withFetch(options));
}

/** One item after the other; a wrong PIN or a changed certificate stops the batch, another failure does not. */
export function signMany(items: Iterable<SignItem>, signer: Signer, options: {signal?: AbortSignal} = {}): AsyncIterable<SignOutcome> {
  return signEach(items, signer, (pdf, itemOptions) => signPdf(pdf, signer, itemOptions), options);
}

/** Adds evidence (B-LT) and a document timestamp (B-LTA) to the last signature, or renews them. */
export function extendSignature(
  pdf: Blob,
  options: {level: 'B-LT' | 'B-LTA'; timestampUrl?: string; password?: string; fetch?: typeof fetch; signal?: AbortSignal},
): Promise<Blob> {
  const {level, timestampUrl, password, signal} = options;
  const via = withFetch(options).fetch;
  return extend(pdf, {level, fetch: via, now: officeClock.now(), password, signal, timestamp: timestampUrl ? {url: timestampUrl, fetch: via, signal} : undefined});
}

/** What is known of every signature, as of now unless `validationTime` says otherwise; offline unless `fetch` is given. */
export function validatePdf(pdf: Blob, options: ValidateOptions = {}): Promise<ValidationReport> {
  return validate(pdf, {...options, validationTime: options.validationTime ?? officeClock.now()});
}

/** Writes number and day into a signed document and seals it; see `core/signature/issue/issue-document.ts`. */
export function issueDocument(pdf: Blob, signer: Signer, request: IssueRequest): Promise<IssuedDocument> {
  return issue(pdf, signer, officeClock, {...request, options: withFetch(request.options ?? {})});
}

function withFetch<T extends {fetch?: typeof fetch | undefined}>(options: T): T & {fetch: typeof fetch} {
  return {...options, fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init))};
}

export {findSignaturePlaces} from './core/signature/placement/find-signature-places.js';
export {findNumberPlaces} from './core/signature/placement/find-number-places.js';
export {approveAppearance} from './core/signature/appearance/acts/approve.js';
export {copyAppearance} from './core/signature/appearance/acts/copy.js';
export {enclosureAppearance} from './core/signature/appearance/acts/enclosure.js';
export {incomingAppearance} from './core/signature/appearance/acts/incoming.js';
export {initialAppearance} from './core/signature/appearance/acts/initial.js';
export {numberAndDateMarks} from './core/signature/appearance/acts/number-and-date.js';
export {sealAppearance, sealSizeOf} from './core/signature/appearance/acts/seal.js';
export {writtenInstructionAppearance} from './core/signature/appearance/acts/written-instruction.js';
export {describeImage} from './core/signature/appearance/image/describe-image.js';
export {planIssue} from './core/signature/issue/issue-document.js';
export type {IssuedDocument, IssuePlan, IssueRequest} from './core/signature/issue/issue-document.js';
export {SignatureIncompleteError} from './core/signature/sign/signature-incomplete-error.js';
export type {SignItem, SignOutcome} from './core/signature/sign/sign-many.js';
export type {AppearanceContent, SignatureAppearanceOptions, SignOptions} from './core/signature/sign/sign-options.js';
export type {Signer} from './core/signature/signer.js';
export type {Change, Indication, SignatureLevel, SignatureReport, SignerIdentity, ValidationReport} from './core/signature/validation-report.js';
export type {Place, SignatureAct} from './core/signature/signature-place.js';
export {OfficeError} from './core/office-error.js';
export type {ValidateOptions} from './core/signature/validate/validate-pdf.js';
