/** What a certificate may be used for. RFC 5280 4.2.1.3 and 4.2.1.12, RFC 9336, RFC 3161 2.3, RFC 6960 4.2.2.2. */
import {keyUsageBit} from './certificate-extensions.js';
import type {Certificate} from './certificate.js';
import {usageOid} from './oid.js';

export type CertificatePurpose = 'signing' | 'timestamp' | 'ocsp';

/** Extended usages that let a key with digitalSignature alone sign documents. */
const documentUsages: readonly string[] = [
  usageOid.any,
  usageOid.documentSigning,
  usageOid.adobeDocumentSigning,
  usageOid.microsoftDocumentSigning,
  usageOid.emailProtection,
];

/** Extended usages of machines: a certificate that has no other signs no document. */
const machineUsages: readonly string[] = [
  '1.3.6.1.5.5.7.3.1', // serverAuth
  '1.3.6.1.5.5.7.3.3', // codeSigning
  usageOid.timeStamping,
  usageOid.ocspSigning,
];

/** Whether the certificate's own extensions allow `purpose`. */
export function isForPurpose(certificate: Certificate, purpose: CertificatePurpose): boolean {
  const {keyUsage, extendedKeyUsage} = certificate.extensions;
  const commits = keyUsage?.has(keyUsageBit.nonRepudiation) ?? true;
  const signs = keyUsage?.has(keyUsageBit.digitalSignature) ?? true;
  if (!commits && !signs) return false;
  if (purpose === 'timestamp') {
    // RFC 3161 2.3: exactly this usage, and critical, so that the key serves nothing else.
    const {extendedKeyUsageCritical} = certificate.extensions;
    return (
      extendedKeyUsageCritical &&
      extendedKeyUsage?.length === 1 &&
      extendedKeyUsage[0] === usageOid.timeStamping
    );
  }
  if (purpose === 'ocsp') return extendedKeyUsage?.includes(usageOid.ocspSigning) ?? false;
  if (!extendedKeyUsage) return true;
  if (commits) return extendedKeyUsage.some(usage => !machineUsages.includes(usage));
  return extendedKeyUsage.some(usage => documentUsages.includes(usage));
}
