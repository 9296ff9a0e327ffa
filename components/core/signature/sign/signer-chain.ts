/** Whether a certificate may sign documents now: asked before anyone is asked for a PIN. */
import {OfficeError} from '../../office-error.js';
import {keyUsageBit} from '../../certificate/certificate-extensions.js';
import {readCertificate} from '../../certificate/certificate.js';
import type {Certificate} from '../../certificate/certificate.js';
import type {Signer} from '../signer.js';

/**
 * The signer's chain, read; its own certificate checked at every one of `instants` (RFC 3339).
 * @throws {OfficeError} `certificate-expired`, `certificate-not-yet-valid`, `certificate-not-for-signing`, `certificate-damaged`, `instant-invalid`
 */
export function signerChain(signer: Signer, instants: readonly string[]): readonly Certificate[] {
  const chain = signer.certificateChain.map(readCertificate);
  const own = chain[0];
  if (!own) throw new OfficeError('certificate-damaged', 'the signer has no certificate');
  for (const instant of instants) {
    const at = Date.parse(instant);
    if (Number.isNaN(at)) throw new OfficeError('instant-invalid', `not an RFC 3339 instant: ${instant}`);
    if (at > own.notAfter) throw new OfficeError('certificate-expired', `valid to ${new Date(own.notAfter).toISOString()}, asked at ${instant}`);
    if (at < own.notBefore) {
      throw new OfficeError('certificate-not-yet-valid', `valid from ${new Date(own.notBefore).toISOString()}, asked at ${instant}`);
    }
  }
  const {keyUsage} = own.extensions;
  // RFC 5280, 4.2.1.3: either bit lets a key sign documents; without the extension nothing is restricted.
  if (keyUsage && !keyUsage.has(keyUsageBit.digitalSignature) && !keyUsage.has(keyUsageBit.nonRepudiation)) {
    throw new OfficeError('certificate-not-for-signing', 'the key usage has neither digitalSignature nor nonRepudiation');
  }
  return chain;
}
