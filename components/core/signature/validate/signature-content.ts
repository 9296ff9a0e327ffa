/**
 * Checks 2, 8, 9 and 10: the CMS in /Contents against the signed bytes, by what /SubFilter says it is.
 * ISO 32000-2 12.8.3, Table 260; EN 319 142-1 6.3; RFC 5652 5.
 */
import {errorCode, OfficeError} from '../../office-error.js';
import {readTime, sameBytes} from '../../certificate/der-value.js';
import {attributeOid, contentOid} from '../../certificate/oid.js';
import type {Certificate} from '../../certificate/certificate.js';
import {digestBytes} from '../../certificate/signature-check.js';
import {checkSigner} from '../../certificate/signer-check.js';
import type {SignedContent, SignerCheck} from '../../certificate/signer-check.js';
import {readSignedData, singleValue} from '../../certificate/signed-data.js';
import type {SignedData} from '../../certificate/signed-data.js';
import {checkTimestampToken, readTimestampToken} from '../../certificate/timestamp-token.js';
import type {TimestampToken} from '../../certificate/timestamp-token.js';
import {checkBareSignature} from './bare-signature.js';
import type {SignatureDictionary} from './signature-dictionary.js';

export interface ContentCheck extends SignerCheck {
  readonly signedData?: SignedData;
  /** Beside a bare signature. */
  readonly certificates?: readonly Certificate[];
  /** Of a document timestamp. */
  readonly token?: TimestampToken;
  /** Milliseconds since 1970, from the signed attribute signing-time: a claim. */
  readonly claimedAt?: number;
}

const unknown = (reason: string): ContentCheck => ({
  integrity: 'unknown',
  reasons: [reason],
  signingCertificate: 'absent',
});
const broken = (reason: string): ContentCheck => ({
  integrity: 'broken',
  reasons: [reason],
  signingCertificate: 'absent',
});

const detached: readonly string[] = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached'];

export async function checkContent(
  signature: SignatureDictionary,
  signed: SignedContent,
  others: readonly Certificate[],
): Promise<ContentCheck> {
  const bytes = signature.contents?.bytes ?? new Uint8Array();
  try {
    if (signature.subFilter === 'ETSI.RFC3161') return await checkToken(bytes, signed, others);
    if (signature.subFilter === 'adbe.x509.rsa_sha1') return await checkBareSignature(signature, signed);
    if (!detached.includes(signature.subFilter) && signature.subFilter !== 'adbe.pkcs7.sha1')
      return unknown('signature-format-unsupported');
    const signedData = readSignedData(bytes);
    const check = await checkCms(signature.subFilter, signedData, signed, others);
    return {
      ...check,
      signedData,
      ...claimedTime(check),
      reasons: [...check.reasons, ...paddingReasons(bytes, signedData.length)],
    };
  } catch (error) {
    const code = errorCode(error);
    if (!(error instanceof OfficeError) || code === 'aborted') throw error;
    return code === 'signed-bytes-too-large' ? unknown(code) : broken(code);
  }
}

async function checkToken(
  bytes: Uint8Array,
  signed: SignedContent,
  others: readonly Certificate[],
): Promise<ContentCheck> {
  const token = readTimestampToken(bytes);
  const check = await checkTimestampToken(token, name => signed.digest(name), others);
  const reasons = [...check.reasons, ...paddingReasons(bytes, token.signedData.length)];
  return {...check, reasons, token, signedData: token.signedData};
}

async function checkCms(
  subFilter: string,
  data: SignedData,
  signed: SignedContent,
  others: readonly Certificate[],
): Promise<SignerCheck> {
  if (data.contentType !== contentOid.data) return broken('content-type-mismatch');
  if (subFilter !== 'adbe.pkcs7.sha1') {
    // Content of its own inside a detached signature is what would be verified instead of the document.
    if (data.content !== undefined) return broken('cms-not-detached');
    return checkSigner(data, signed, others);
  }
  // The old form: the CMS holds the SHA-1 of the document as its content, and signs that.
  const content = data.content;
  if (!content || !sameBytes(content, await signed.digest('SHA-1'))) return broken('digest-mismatch');
  const check = await checkSigner(
    data,
    {digest: name => digestBytes(name, content), bytes: () => Promise.resolve(content)},
    others,
  );
  return {...check, digest: 'SHA-1'};
}

/** /Contents is filled up with zeros; anything else after the CMS was put there by somebody. */
function paddingReasons(bytes: Uint8Array, from: number): readonly string[] {
  return bytes.subarray(from).every(byte => byte === 0) ? [] : ['contents-padding'];
}

function claimedTime(check: SignerCheck): {claimedAt?: number} {
  const value = singleValue(check.signer?.signedAttributes, attributeOid.signingTime);
  try {
    return value ? {claimedAt: readTime(value)} : {};
  } catch {
    return {};
  }
}
