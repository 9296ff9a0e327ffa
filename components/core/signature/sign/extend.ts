/** From B-T to B-LT and B-LTA: evidence into the file, a document timestamp over it. ETSI EN 319 142-1, 5.4 and 5.5. */
import {OfficeError} from '../../office-error.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {IncrementalUpdate} from '../../pdf/incremental-update.js';
import {isDict, isName, isString} from '../../pdf/pdf-object.js';
import type {Certificate} from '../../certificate/certificate.js';
import {attributeOid} from '../../certificate/oid.js';
import {isIdentified, readSignedData, singleValue} from '../../certificate/signed-data.js';
import type {SignedData} from '../../certificate/signed-data.js';
import {listFields} from '../field/form-field.js';
import {gatherValidationData} from '../evidence/revocation-client.js';
import type {ValidationData} from '../evidence/revocation-client.js';
import {addToSecurityStore} from '../evidence/security-store.js';
import {requestTimestamp} from '../evidence/timestamp-client.js';
import type {TimestampSource} from '../evidence/timestamp-client.js';
import {hashParts} from './hash-parts.js';
import {embedSignature, prepareSignature} from './prepare.js';

export interface ExtendOptions {
  readonly level: 'B-LT' | 'B-LTA';
  readonly timestamp?: TimestampSource | undefined;
  readonly fetch: typeof fetch;
  /** RFC 3339. */
  readonly now: string;
  readonly password?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Tokens of public authorities are 3 to 7 KB; a larger one is asked for again with its own size. */
const TOKEN_LENGTH = 8192;

/**
 * Adds, in one revision, the evidence for the last signature (and for its timestamps), and for B-LTA a document timestamp.
 * Called again in later years it renews: the evidence is then that of the last document timestamp.
 * @throws {OfficeError} `signature-missing`, `revocation-unavailable`, `certificate-revoked`, `timestamp-failed`, `aborted`
 */
export async function extendSignature(blob: Blob, options: ExtendOptions): Promise<Blob> {
  const pdf = await openPdf(blob, {password: options.password, signal: options.signal});
  const last = await lastSignature(pdf);
  const data = await gatherValidationData(last.signers, last.known, {fetch: options.fetch, signal: options.signal, now: options.now});
  if (options.level === 'B-LT') {
    const update = new IncrementalUpdate(pdf);
    await addToSecurityStore(pdf, update, data, last.contents);
    const {increment} = await update.build();
    return new Blob([blob, increment], {type: 'application/pdf'});
  }
  return addDocumentTimestamp(blob, pdf, data, last.contents, options);
}

async function addDocumentTimestamp(blob: Blob, pdf: PdfFile, data: ValidationData, contents: Uint8Array, options: ExtendOptions): Promise<Blob> {
  if (!options.timestamp) throw new OfficeError('timestamp-failed', 'no timestamp authority was named');
  const taken = new Set((await listFields(pdf.latest)).map(field => field.name));
  let number = 1;
  while (taken.has(`Timestamp${number}`)) number++;
  for (let contentsLength = TOKEN_LENGTH; ; ) {
    const prepared = await prepareSignature(pdf, {
      entries: {type: 'DocTimeStamp', subFilter: 'ETSI.RFC3161'},
      field: {name: `Timestamp${number}`, page: 1, rect: [0, 0, 0, 0]},
      contentsLength,
      also: update => addToSecurityStore(pdf, update, data, contents),
    });
    const parts = [blob, prepared.increment.subarray(0, prepared.contentsStart), prepared.increment.subarray(prepared.contentsEnd)];
    const imprint = await hashParts('SHA-256', parts, options.signal);
    const token = await requestTimestamp('SHA-256', imprint, options.timestamp);
    if (token.length <= contentsLength) return new Blob([blob, embedSignature(prepared, token)], {type: 'application/pdf'});
    contentsLength = token.length + 256;
  }
}

interface LastSignature {
  /** /Contents as decoded, padding included: what a VRI key hashes. */
  readonly contents: Uint8Array;
  /** Whose certificates need evidence: the signer's and the timestamp authority's. */
  readonly signers: readonly Certificate[];
  readonly known: readonly Certificate[];
}

async function lastSignature(pdf: PdfFile): Promise<LastSignature> {
  let contents: Uint8Array | undefined;
  let end = -1;
  for (const field of await listFields(pdf.latest)) {
    if (field.type !== 'Sig' || !isDict(field.value)) continue;
    const value = await pdf.latest.get(field.value, 'Contents');
    // The later in the file, the later it was made.
    if (!isString(value) || (value.start ?? 0) <= end || isName(await pdf.latest.get(field.value, 'SubFilter'), 'adbe.x509.rsa_sha1')) continue;
    contents = value.bytes;
    end = value.start ?? 0;
  }
  if (!contents) throw new OfficeError('signature-missing', 'there is no signature to extend');
  const cms = readSignedData(contents);
  const token = singleValue(cms.signers[0]?.unsignedAttributes, attributeOid.signatureTimestamp);
  const containers = [cms, ...(token ? [readSignedData(token.bytes)] : [])];
  return {contents, signers: containers.flatMap(signersOf), known: containers.flatMap(each => each.certificates)};
}

function signersOf(cms: SignedData): readonly Certificate[] {
  return cms.certificates.filter(each => cms.signers.some(signer => isIdentified(signer.identifier, each)));
}
