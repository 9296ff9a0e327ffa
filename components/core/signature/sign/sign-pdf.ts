import {OfficeError} from '../../office-error.js';
import type {Clock} from '../../clock.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {isDict} from '../../pdf/pdf-object.js';
import type {Certificate} from '../../certificate/certificate.js';
import {checkPermission} from '../field/permission.js';
import {listFields} from '../field/form-field.js';
import type {FormField} from '../field/form-field.js';
import {checkSeedValue} from '../field/seed-value.js';
import type {Signer} from '../signer.js';
import {checkResult} from './check-result.js';
import {drawAppearance} from './draw-appearance.js';
import {checkFields, writeFields} from './text-fields.js';
import {embedSignature, prepareSignature} from './prepare.js';
import type {Layout} from './prepare.js';
import {hashParts} from './hash-parts.js';
import {signedAttributes, signedData} from './signed-data.js';
import {cmsAlgorithm, maxSignatureLength} from './signature-algorithm.js';
import type {CmsAlgorithm} from './signature-algorithm.js';
import {signerChain} from './signer-chain.js';
import type {SignOptions} from './sign-options.js';
import {extendSignature} from './extend.js';
import {SignatureIncompleteError} from './signature-incomplete-error.js';
import {gatherValidationData} from '../evidence/revocation-client.js';
import {requestTimestamp} from '../evidence/timestamp-client.js';
import type {TimestampSource} from '../evidence/timestamp-client.js';
import type {SignatureLevel} from '../validation-report.js';

/**
 * Appends one signed revision; the given bytes stay a prefix of the result, which has been read again and checked.
 *
 * @throws {OfficeError} before any byte is made: `pdf-damaged`, `pdf-encrypted`, `not-a-pdf`, `changes-not-permitted`
 *   (DocMDP, FieldMDP, /Lock, seed values), `field-missing`, `field-signed`, `page-missing`, `certificate-expired`,
 *   `certificate-not-yet-valid`, `certificate-not-for-signing`, `algorithm-not-supported`; later: whatever the signer
 *   throws, `signature-not-made` (the signer's answer does not fit its certificate), `aborted`.
 *   `timestamp-failed`, `revocation-unavailable`, `certificate-revoked`: asked for before the signer is; should they fail
 *   only afterwards (or anything else fails then, or is stopped), the error is a `SignatureIncompleteError` and carries the file
 *   with the signature that was made.
 */
export async function signPdf(pdf: Blob, signer: Signer, clock: Clock, options: SignOptions = {}): Promise<Blob> {
  try {
    return await appendSignature(pdf, signer, clock, options);
  } catch (error) {
    if (options.signal?.aborted && !(error instanceof SignatureIncompleteError)) throw new OfficeError('aborted', 'signing was stopped', {cause: error});
    throw error;
  }
}

async function appendSignature(blob: Blob, signer: Signer, clock: Clock, options: SignOptions): Promise<Blob> {
  const {signal} = options;
  signal?.throwIfAborted();
  const now = clock.now();
  const signedAt = options.signedAt ?? now;
  const chain = signerChain(signer, [now, signedAt]);
  const algorithm = cmsAlgorithm(signer.algorithm);
  const pdf = await openPdf(blob, {password: options.password, signal});
  const field = await chooseField(pdf, options);
  await checkSeedValues(pdf, field, chain, algorithm, options);

  const level = options.level ?? 'B-B';
  const timestamp = level === 'B-B' ? undefined : timestampSource(options);
  // Asked before the PIN is: an authority that does not answer then costs nothing. Its answer also tells how long one is.
  const probe = timestamp && (await requestTimestamp(algorithm.digest, await digestOfNothing(algorithm), timestamp));
  if (isLongTerm(level)) await gatherValidationData([chain[0]!], chain, {fetch: fetchOf(options), signal, now});

  const layout: Layout = {
    entries: {
      type: 'Sig',
      subFilter: 'ETSI.CAdES.detached',
      signedAt,
      reason: options.reason,
      location: options.location,
      contact: options.contact,
      certify: options.certify,
    },
    field,
    appearance: appearanceOf(pdf, options),
    also: options.reserve || options.fill ? update => writeFields(pdf, update, options) : undefined,
    contentsLength: contentsLength(chain, algorithm) + (probe ? probe.length + TIMESTAMP_MARGIN : 0),
  };
  const prepared = await prepareSignature(pdf, layout);
  const before = prepared.increment.subarray(0, prepared.contentsStart);
  const after = prepared.increment.subarray(prepared.contentsEnd);
  const digest = await hashParts(algorithm.digest, [blob, before, after], signal);
  const attributes = await signedAttributes(chain[0]!, algorithm, digest);
  const value = await signer.sign(attributes, signal && {signal});
  signal?.throwIfAborted();
  const finish = (token?: Uint8Array): Blob => {
    const increment = embedSignature(prepared, signedData(chain, algorithm, attributes, value, token));
    return new Blob([blob, increment], {type: 'application/pdf'});
  };
  const plain = finish();
  const made = {revisionsBefore: pdf.revisions.length, sizeBefore: pdf.size, digest, digestName: algorithm.digest, password: options.password, signal};
  await checkResult(plain, made);
  if (!timestamp) return plain;
  return completed(plain, 'B-B', async () => {
    const token = await requestTimestamp(algorithm.digest, await digestOf(algorithm, value), timestamp);
    const stamped = finish(token);
    if (!isLongTerm(level)) return stamped;
    const extend = {level, timestamp, fetch: fetchOf(options), now, password: options.password, signal};
    return completed(stamped, 'B-T', () => extendSignature(stamped, extend));
  });
}

/** What is made after the signature must not lose it, whatever goes wrong: a person signed, and would have to sign again. */
async function completed(made: Blob, level: SignatureLevel, next: () => Promise<Blob>): Promise<Blob> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof SignatureIncompleteError) throw error;
    throw new SignatureIncompleteError(asOfficeError(error, level), made, level);
  }
}

function asOfficeError(error: unknown, level: SignatureLevel): OfficeError {
  if (error instanceof OfficeError) return error;
  if (error instanceof DOMException && error.name === 'AbortError') return new OfficeError('aborted', 'signing was stopped after the signature was made', {cause: error});
  // Above B-B a timestamp came next, above B-T the evidence.
  return new OfficeError(level === 'B-B' ? 'timestamp-failed' : 'revocation-unavailable', `what follows ${level} could not be added`, {cause: error});
}

/**
 * Tokens of one authority differ by a few bytes: serial number, fractions of a second. One that is larger still (another
 * machine of the authority, another chain) leaves the file at B-B: its place is inside what was signed.
 */
const TIMESTAMP_MARGIN = 256;

function isLongTerm(level: SignatureLevel): level is 'B-LT' | 'B-LTA' {
  return level === 'B-LT' || level === 'B-LTA';
}

function timestampSource(options: SignOptions): TimestampSource {
  if (!options.timestampUrl) throw new OfficeError('timestamp-failed', `level ${options.level} needs a timestamp authority, none was named`);
  return {url: options.timestampUrl, fetch: fetchOf(options), signal: options.signal};
}

function fetchOf(options: SignOptions): typeof fetch {
  if (!options.fetch) throw new OfficeError('timestamp-failed', 'no way to the network was given');
  return options.fetch;
}

async function digestOf(algorithm: CmsAlgorithm, data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm.digest, Uint8Array.from(data)));
}

async function digestOfNothing(algorithm: CmsAlgorithm): Promise<Uint8Array> {
  return digestOf(algorithm, new Uint8Array(0));
}

function appearanceOf(pdf: PdfFile, {appearance}: SignOptions): Layout['appearance'] {
  if (!appearance) return undefined;
  const {page: _page, rect: _rect, ...content} = appearance;
  return (update, page, rect) => drawAppearance(pdf, update, page, rect, content);
}

/** The field to sign: the named one if it exists and is empty, else a new one. */
async function chooseField(pdf: PdfFile, options: SignOptions): Promise<Layout['field']> {
  const fields = await listFields(pdf.latest);
  const named = options.fieldName === undefined ? undefined : fields.find(each => each.name === options.fieldName);
  if (named && named.type !== 'Sig') throw new OfficeError('field-missing', `${named.name} is no signature field`);
  if (named && named.value !== null) throw new OfficeError('field-signed', `the field ${named.name} carries a signature`);
  const name = options.fieldName ?? freeName(fields);
  if (!named && name.includes('.')) throw new OfficeError('field-missing', `there is no field ${name}`);
  await checkPermission(pdf.latest, fields, {
    fieldName: name,
    isNewField: !named,
    isVisible: options.appearance !== undefined,
    certify: options.certify,
  });
  await checkFields(pdf.latest, fields, options);
  if (named) return {existing: named};
  const {page = 1, rect = [0, 0, 0, 0]} = options.appearance ?? {};
  return {name, page, rect};
}

function freeName(fields: readonly FormField[]): string {
  const taken = new Set(fields.map(field => field.name));
  for (let i = 1; ; i++) if (!taken.has(`Signature${i}`)) return `Signature${i}`;
}

async function checkSeedValues(pdf: PdfFile, field: Layout['field'], chain: readonly Certificate[], algorithm: CmsAlgorithm, options: SignOptions): Promise<void> {
  if (!('existing' in field) || !isDict(field.existing.dict)) return;
  await checkSeedValue(pdf.latest, field.existing.dict, {
    chain,
    digest: algorithm.digest,
    subFilter: 'ETSI.CAdES.detached',
    reason: options.reason,
    certify: options.certify,
    hasTimestamp: (options.level ?? 'B-B') !== 'B-B',
  });
}

/** What the signature value will need: its certificates, the value itself, and what stands around them. */
function contentsLength(chain: readonly Certificate[], algorithm: CmsAlgorithm): number {
  const certificates = chain.reduce((sum, each) => sum + each.der.length, 0);
  const own = chain[0]!;
  // Issuer and serial number stand twice more, in the signer's identifier and in signing-certificate-v2.
  const names = 2 * (own.issuer.der.length + 32);
  return certificates + names + maxSignatureLength(own.publicKey) + algorithm.signatureDer.length + 400;
}
