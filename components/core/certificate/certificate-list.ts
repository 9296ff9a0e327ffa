/** Certificate revocation lists. RFC 5280 5. */
import {OfficeError} from '../office-error.js';
import {damaged, readDer, tag} from './der.js';
import type {DerNode} from './der.js';
import {readBits, readSerialNumber, readSmallInteger, readTime, sameBytes} from './der-value.js';
import {readAlgorithm} from './algorithm.js';
import type {AlgorithmIdentifier} from './algorithm.js';
import {distributionPointAddresses, readExtensionList} from './certificate-extensions.js';
import type {Extension} from './certificate-extensions.js';
import {readName} from './distinguished-name.js';
import type {DistinguishedName} from './distinguished-name.js';
import {extensionOid as oid} from './oid.js';

/** issuingDistributionPoint. RFC 5280 5.2.5. */
export interface CrlScope {
  readonly addresses: readonly string[];
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  /** Only some reasons, only attribute certificates, or entries of other issuers: not complete for anyone here. */
  readonly isPartial: boolean;
}

export interface CertificateList {
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly scope?: CrlScope;
  /** Delta lists and lists with critical extensions nobody here understands prove nothing good. RFC 5280 5.2. */
  readonly isUsable: boolean;
  /** Certificates that expired since this instant are still listed. X.509 9.5.2.8. */
  readonly keepsExpiredSince?: number;
  readonly entries?: DerNode;
}

export interface RevokedEntry {
  readonly revokedAt: number;
  readonly reason?: number;
}

/** @throws {OfficeError} `crl-damaged` */
export function readCertificateList(bytes: Uint8Array): CertificateList {
  try {
    return readList(readDer(bytes, {trailing: 'allowed'}));
  } catch (cause) {
    throw new OfficeError('crl-damaged', `CRL of ${bytes.length} bytes`, {cause});
  }
}

function readList(node: DerNode): CertificateList {
  const [toBeSigned, algorithm, signature] = node.items(tag.sequence);
  if (!toBeSigned || !algorithm) throw damaged('a CRL has three parts');
  const fields = [...toBeSigned.items(tag.sequence)];
  if (fields[0]?.is(tag.integer)) fields.shift();
  const [inner, issuer, thisUpdate, ...rest] = fields;
  if (!inner || !issuer || !sameBytes(inner.bytes, algorithm.bytes))
    throw damaged('a CRL names two algorithms');
  const nextUpdate =
    rest[0] && (rest[0].is(tag.utcTime) || rest[0].is(tag.generalizedTime)) ? rest.shift() : undefined;
  const entries = rest[0]?.is(tag.sequence) ? rest.shift() : undefined;
  const extensions = rest[0]?.isContext(0) ? readExtensionList(rest[0].only) : [];
  const scope = extensions.find(each => each.id === oid.issuingDistributionPoint);
  const expired = extensions.find(each => each.id === oid.expiredCertificatesOnCrl);
  return {
    toBeSigned: toBeSigned.bytes,
    signatureAlgorithm: readAlgorithm(algorithm),
    signature: readBits(signature),
    issuer: readName(issuer),
    thisUpdate: readTime(thisUpdate),
    ...(nextUpdate ? {nextUpdate: readTime(nextUpdate)} : {}),
    ...(scope ? {scope: readScope(scope)} : {}),
    isUsable: !extensions.some(each => each.critical && each.id !== oid.issuingDistributionPoint),
    ...(expired ? {keepsExpiredSince: readTime(readDer(expired.value))} : {}),
    ...(entries ? {entries} : {}),
  };
}

function readScope(extension: Extension): CrlScope {
  const point = readDer(extension.value);
  const isSet = (number: number) =>
    point.children.some(each => each.isContext(number) && each.content[0] !== 0);
  return {
    addresses: distributionPointAddresses(point),
    onlyUsers: isSet(1),
    onlyAuthorities: isSet(2),
    isPartial: isSet(4) || isSet(5) || point.children.some(each => each.isContext(3)),
  };
}

/** The entry of `serialNumber`. Walks the list without building it: national lists hold a million entries. */
export function findRevoked(list: CertificateList, serialNumber: string): RevokedEntry | undefined {
  for (const entry of list.entries?.each() ?? []) {
    const [serial, revokedAt, extensions] = entry.items(tag.sequence);
    if (readSerialNumber(serial) !== serialNumber) continue;
    const found = extensions ? readExtensionList(extensions) : [];
    const reason = found.find(each => each.id === oid.reasonCode);
    const invalidity = found.find(each => each.id === oid.invalidityDate);
    return {
      // RFC 5280 5.3.2: the key may have been in wrong hands before the revocation was recorded.
      revokedAt: Math.min(readTime(revokedAt), invalidity ? readTime(readDer(invalidity.value)) : Infinity),
      ...(reason ? {reason: readSmallInteger(readDer(reason.value))} : {}),
    };
  }
  return undefined;
}
