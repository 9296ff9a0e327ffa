/**
 * Check 8, the oldest form: /Contents is the bare RSA signature over the SHA-1 of the bytes, the certificates stand beside it in
 * /Cert (`adbe.x509.rsa_sha1`, deprecated with PDF 2.0). ISO 32000-2 12.8.3.2. Read so that old files are told about at all:
 * SHA-1 proves nothing new, and nothing binds the certificate.
 */
import {OfficeError} from '../../office-error.js';
import {readCertificate} from '../../certificate/certificate.js';
import {readDer} from '../../certificate/der.js';
import {readOctets} from '../../certificate/der-value.js';
import {checkSignature} from '../../certificate/signature-check.js';
import type {SignedContent} from '../../certificate/signer-check.js';
import type {ContentCheck} from './signature-content.js';
import type {SignatureDictionary} from './signature-dictionary.js';

const scheme = {kind: 'rsa-pkcs1', digest: 'SHA-1'} as const;

export async function checkBareSignature(signature: SignatureDictionary, signed: SignedContent): Promise<ContentCheck> {
  const [own, ...others] = signature.certificates.map(readCertificate);
  const shared = {signingCertificate: 'absent', digest: 'SHA-1', scheme, algorithm: 'rsa-pkcs1-sha1'} as const;
  if (!own) return {...shared, integrity: 'unknown', reasons: ['signer-certificate-missing']};
  const value = readValue(signature.contents?.bytes ?? new Uint8Array());
  const known = {...shared, certificate: own, certificates: [own, ...others]};
  const check = await checkSignature(own.publicKey, scheme, await signed.bytes(), value);
  if (check === 'valid') return {...known, integrity: 'intact', reasons: []};
  if (check === 'unsupported') return {...known, integrity: 'unknown', reasons: ['algorithm-unsupported']};
  return {...known, integrity: 'broken', reasons: ['signature-invalid']};
}

function readValue(contents: Uint8Array): Uint8Array {
  try {
    return readOctets(readDer(contents, {trailing: 'allowed'}));
  } catch (cause) {
    throw new OfficeError('cms-damaged', 'a bare signature is no octet string', {cause});
  }
}
