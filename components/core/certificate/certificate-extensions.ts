/** The extensions of a certificate that validation looks at. RFC 5280 4.2. */
import {damaged, readDer, tag} from './der.js';
import type {DerNode} from './der.js';
import {readBoolean, readNamedBits, readOctets, readOid, readSmallInteger} from './der-value.js';
import {readGeneralNames, readGeneralName, webAddresses} from './general-name.js';
import type {GeneralName} from './general-name.js';
import {accessOid, extensionOid as oid} from './oid.js';

export interface Extension {
  readonly id: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Bits of keyUsage. RFC 5280 4.2.1.3. */
export const keyUsageBit = {digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6} as const;

export interface CertificateExtensions {
  /** Absent: the certificate says nothing, so the extension restricts nothing. */
  readonly keyUsage?: ReadonlySet<number>;
  readonly extendedKeyUsage?: readonly string[];
  readonly extendedKeyUsageCritical: boolean;
  readonly basicConstraints?: {readonly isAuthority: boolean; readonly pathLength?: number};
  readonly subjectKeyId?: Uint8Array;
  readonly authorityKeyId?: Uint8Array;
  readonly subjectAltNames: readonly GeneralName[];
  readonly permittedNames?: readonly GeneralName[];
  readonly excludedNames?: readonly GeneralName[];
  readonly policies?: readonly string[];
  readonly requireExplicitPolicy?: number;
  readonly inhibitAnyPolicy?: number;
  readonly inhibitPolicyMapping?: number;
  readonly policyMappings?: readonly (readonly [issuer: string, subject: string])[];
  readonly ocspAddresses: readonly string[];
  readonly issuerAddresses: readonly string[];
  readonly crlAddresses: readonly string[];
  /** OCSP responder certificates that need no status of their own. RFC 6960 4.2.2.2.1. */
  readonly ocspNoCheck: boolean;
  /** RFC 9608 noRevAvail, or EN 319 412-1 validity assured short term. */
  readonly statusNotNeeded: boolean;
  /** Object identifiers of critical extensions nobody here understands. */
  readonly unknownCritical: readonly string[];
}

type Writable = {-readonly [K in keyof CertificateExtensions]: CertificateExtensions[K]};

/** SEQUENCE OF Extension. @throws {OfficeError} `der-damaged`, also for an extension that stands twice (RFC 5280 4.2) */
export function readExtensionList(node: DerNode): readonly Extension[] {
  const seen = new Set<string>();
  return node.items(tag.sequence).map(each => {
    const [id, second, third] = each.items(tag.sequence);
    const extension = {
      id: readOid(id),
      critical: third !== undefined && second !== undefined && readBoolean(second),
      value: readOctets(third ?? second),
    };
    if (seen.has(extension.id)) throw damaged(`extension ${extension.id} stands twice`);
    seen.add(extension.id);
    return extension;
  });
}

export function readExtensions(list: readonly Extension[]): CertificateExtensions {
  const unknownCritical: string[] = [];
  const result: Writable = {
    extendedKeyUsageCritical: false,
    subjectAltNames: [],
    ocspAddresses: [],
    issuerAddresses: [],
    crlAddresses: [],
    ocspNoCheck: false,
    statusNotNeeded: false,
    unknownCritical,
  };
  for (const extension of list) {
    const read = readers[extension.id];
    if (read) read(result, extension);
    else if (extension.critical) unknownCritical.push(extension.id);
  }
  return result;
}

const ignore = (): void => undefined;

const readers: Readonly<Record<string, (into: Writable, extension: Extension) => void>> = {
  [oid.keyUsage]: (into, {value}) => (into.keyUsage = readNamedBits(readDer(value).content)),
  [oid.extendedKeyUsage]: (into, {value, critical}) => {
    into.extendedKeyUsage = readDer(value).items(tag.sequence).map(readOid);
    into.extendedKeyUsageCritical = critical;
  },
  [oid.basicConstraints]: (into, {value}) => {
    const items = readDer(value).items(tag.sequence);
    const isAuthority = items[0]?.is(tag.boolean) ? readBoolean(items[0]) : false;
    const limit = items.find(item => item.is(tag.integer));
    into.basicConstraints = {isAuthority, ...(limit ? {pathLength: readSmallInteger(limit)} : {})};
  },
  [oid.subjectKeyIdentifier]: (into, {value}) => (into.subjectKeyId = readOctets(readDer(value))),
  [oid.authorityKeyIdentifier]: (into, {value}) => {
    const keyId = readDer(value)
      .items(tag.sequence)
      .find(item => item.isContext(0));
    if (keyId) into.authorityKeyId = keyId.content;
  },
  [oid.subjectAltName]: (into, {value}) => (into.subjectAltNames = readGeneralNames(readDer(value))),
  [oid.nameConstraints]: (into, {value}) => {
    for (const side of readDer(value).items(tag.sequence)) {
      const names = side.children.map(subtree => readSubtree(subtree));
      if (side.isContext(0)) into.permittedNames = names;
      if (side.isContext(1)) into.excludedNames = names;
    }
  },
  [oid.certificatePolicies]: (into, {value}) => {
    into.policies = readDer(value)
      .items(tag.sequence)
      .map(policy => readOid(policy.items(tag.sequence)[0]));
  },
  [oid.policyMappings]: (into, {value}) => {
    into.policyMappings = readDer(value)
      .items(tag.sequence)
      .map(pair => [readOid(pair.items()[0]), readOid(pair.items()[1])] as const);
  },
  [oid.policyConstraints]: (into, {value}) => {
    for (const item of readDer(value).items(tag.sequence)) {
      const skip = item.content.reduce((sum, each) => sum * 256 + each, 0);
      if (item.isContext(0)) into.requireExplicitPolicy = skip;
      if (item.isContext(1)) into.inhibitPolicyMapping = skip;
    }
  },
  [oid.inhibitAnyPolicy]: (into, {value}) => (into.inhibitAnyPolicy = readSmallInteger(readDer(value))),
  [oid.authorityInfoAccess]: (into, {value}) => {
    const descriptions = readDer(value)
      .items(tag.sequence)
      .map(each => each.items(tag.sequence));
    const addresses = (method: string) =>
      webAddresses(
        descriptions.flatMap(([id, at]) => (at && readOid(id) === method ? [readGeneralName(at)] : [])),
      );
    into.ocspAddresses = addresses(accessOid.ocsp);
    into.issuerAddresses = addresses(accessOid.caIssuers);
  },
  [oid.crlDistributionPoints]: (into, {value}) => {
    into.crlAddresses = readDer(value)
      .items(tag.sequence)
      .flatMap(point => distributionPointAddresses(point));
  },
  [oid.ocspNoCheck]: into => (into.ocspNoCheck = true),
  [oid.noRevocationAvailable]: into => (into.statusNotNeeded = true),
  [oid.shortTermAssured]: into => (into.statusNotNeeded = true),
  // Understood in the sense of RFC 5280 4.2: they restrict nothing that is decided here.
  [oid.issuerAltName]: ignore,
  [oid.privateKeyUsagePeriod]: ignore,
  [oid.qcStatements]: ignore,
};

/** GeneralSubtree; minimum and maximum are never used (RFC 5280 4.2.1.10). */
function readSubtree(node: DerNode): GeneralName {
  const [base] = node.items(tag.sequence);
  if (!base) throw damaged('a name constraint without a base');
  return readGeneralName(base);
}

/** fullName of a DistributionPoint. RFC 5280 4.2.1.13. */
export function distributionPointAddresses(point: DerNode): readonly string[] {
  const name = point.children.find(item => item.isContext(0));
  const full = name?.constructed ? name.children.find(item => item.isContext(0)) : undefined;
  return full ? webAddresses(readGeneralNames(full)) : [];
}
