/** Certificates out of a file somebody picked or a policy gave: DER, or PEM with one or several. RFC 7468 5. */
import {OfficeError} from '../office-error.js';
import {readBase64} from './certificate-base64.js';
import {readCertificate} from './certificate.js';

const fileLimit = 1 << 20;
const countLimit = 200;

/** DER, each of them readable. @throws {OfficeError} `certificate-damaged` where there is none */
export function readAnchorFile(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length > fileLimit) throw new OfficeError('certificate-damaged', `${bytes.length} bytes are no certificate`);
  const text = new TextDecoder('latin1').decode(bytes);
  const blocks = [...text.matchAll(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END/g)].slice(0, countLimit);
  const found = blocks.length > 0 ? blocks.map(block => readBase64(block[1]!)) : [bytes];
  for (const der of found) readCertificate(der);
  return found;
}

/** SHA-256 of the DER as people compare it: `3A 5F …`, upper case, in pairs. */
export async function fingerprintOf(der: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(der)));
  return Array.from(digest, octet => octet.toString(16).padStart(2, '0').toUpperCase()).join(' ');
}
