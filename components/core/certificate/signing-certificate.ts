/**
 * The ESS attribute that ties a signature to one certificate: without it, another certificate for the same key could be
 * put in its place. RFC 5035 3 (v2), RFC 2634 5.4 (v1); mandatory for PAdES (EN 319 142-1 6.3), absent in plain PKCS#7.
 */
import {tag} from './der.js';
import type {DerNode} from './der.js';
import {readOctets, readSerialNumber, sameBytes} from './der-value.js';
import {digestName, readAlgorithm} from './algorithm.js';
import type {DigestName} from './algorithm.js';
import type {Certificate} from './certificate.js';
import {readGeneralNames} from './general-name.js';
import {attributeOid} from './oid.js';
import {digestBytes} from './signature-check.js';
import {findAttributes} from './signed-data.js';
import type {CmsAttribute} from './signed-data.js';

export type SigningCertificateCheck = 'matches' | 'differs' | 'absent' | 'unsupported';

/** Compares the first ESSCertID of the signed attributes with `certificate`; the others name its issuers. */
export async function checkSigningCertificate(
  attributes: readonly CmsAttribute[] | undefined,
  certificate: Certificate,
): Promise<SigningCertificateCheck> {
  const v2 = findAttributes(attributes, attributeOid.signingCertificateV2);
  const v1 = findAttributes(attributes, attributeOid.signingCertificate);
  if (v1.length + v2.length === 0) return 'absent';
  // Each attribute present must hold: a right v1 beside a wrong v2 is a contradiction.
  let result: SigningCertificateCheck = 'matches';
  for (const [list, isV2] of [
    [v2, true],
    [v1, false],
  ] as const) {
    for (const attribute of list) {
      const check = await checkOne(attribute.values[0], isV2, certificate);
      if (check === 'differs') return 'differs';
      if (check === 'unsupported') result = 'unsupported';
    }
  }
  return result;
}

async function checkOne(
  value: DerNode | undefined,
  isV2: boolean,
  certificate: Certificate,
): Promise<SigningCertificateCheck> {
  try {
    const first = value?.items(tag.sequence)[0]?.items(tag.sequence)[0];
    if (!first) return 'differs';
    const fields = [...first.items(tag.sequence)];
    let digest: DigestName | undefined = isV2 ? 'SHA-256' : 'SHA-1';
    if (isV2 && fields[0]?.is(tag.sequence)) digest = digestName(readAlgorithm(fields.shift()!));
    if (!digest) return 'unsupported';
    const [hash, issuerSerial] = fields;
    if (!sameBytes(readOctets(hash), await digestBytes(digest, certificate.der))) return 'differs';
    return !issuerSerial || namesCertificate(issuerSerial, certificate) ? 'matches' : 'differs';
  } catch {
    return 'differs';
  }
}

/** IssuerSerial: redundant beside the hash, but where written it must be right. RFC 5035 4. */
function namesCertificate(node: DerNode, certificate: Certificate): boolean {
  const [names, serial] = node.items(tag.sequence);
  if (!names || readSerialNumber(serial) !== certificate.serialNumber) return false;
  return readGeneralNames(names).some(
    name => name.kind === 'directory' && name.value.key === certificate.issuer.key,
  );
}
