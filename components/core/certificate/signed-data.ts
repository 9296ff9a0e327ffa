/** CMS SignedData, as PDF signatures and timestamps use it. RFC 5652 5. Reads BER too: old signing tools write it. */
import {OfficeError} from '../office-error.js';
import {damaged, readDer, tag} from './der.js';
import type {DerNode} from './der.js';
import {joinBytes, readOctets, readOid, readSerialNumber, readSmallInteger, sameBytes} from './der-value.js';
import {encodeDer} from './der-writer.js';
import {readAlgorithm} from './algorithm.js';
import type {AlgorithmIdentifier} from './algorithm.js';
import {readCertificateNode} from './certificate.js';
import type {Certificate} from './certificate.js';
import {readName} from './distinguished-name.js';
import {contentOid} from './oid.js';

export interface CmsAttribute {
  readonly id: string;
  readonly values: readonly DerNode[];
}

/** How a SignerInfo names its certificate. RFC 5652 5.3. */
export type SignerIdentifier =
  {readonly issuerKey: string; readonly serialNumber: string} | {readonly subjectKeyId: Uint8Array};

export interface SignerInfo {
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly signedAttributes?: readonly CmsAttribute[];
  /** What was signed where there are signed attributes: their DER as SET OF. RFC 5652 5.4. */
  readonly signedAttributesDer?: Uint8Array;
  /** The same in the order DER asks of a SET OF, where it was written in another: some tools sign the one and send the other. */
  readonly signedAttributesSorted?: Uint8Array;
  readonly unsignedAttributes: readonly CmsAttribute[];
}

export interface SignedData {
  readonly contentType: string;
  /** Absent in a detached signature. */
  readonly content?: Uint8Array;
  readonly certificates: readonly Certificate[];
  /** CertificateList and OCSPResponse values carried along. */
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
  /** Octets of the ContentInfo; what follows must be padding. */
  readonly length: number;
}

/** @throws {OfficeError} `cms-damaged`: no ContentInfo with SignedData, or one that cannot be read */
export function readSignedData(bytes: Uint8Array): SignedData {
  try {
    const outer = readDer(bytes, {trailing: 'allowed'});
    const [type, content] = outer.items(tag.sequence);
    if (readOid(type) !== contentOid.signedData || !content?.isContext(0)) throw damaged('no SignedData');
    return {...readBody(content.only), length: outer.bytes.length};
  } catch (cause) {
    throw new OfficeError('cms-damaged', `CMS of ${bytes.length} bytes`, {cause});
  }
}

function readBody(node: DerNode): Omit<SignedData, 'length'> {
  const [version, digestAlgorithms, encapsulated, ...rest] = node.items(tag.sequence);
  readSmallInteger(version);
  if (!digestAlgorithms?.is(tag.set) || !encapsulated) throw damaged('SignedData lacks a field');
  const [contentType, content] = encapsulated.items(tag.sequence);
  const certificates = rest.find(field => field.isContext(0));
  const evidence = rest.find(field => field.isContext(1));
  const signers = rest.at(-1);
  if (!signers?.is(tag.set)) throw damaged('SignedData lacks signer infos');
  return {
    contentType: readOid(contentType),
    ...(content ? {content: readContent(content.only)} : {}),
    certificates: certificates ? certificates.children.flatMap(readIfCertificate) : [],
    ...readEvidence(evidence),
    signers: signers.children.map(readSignerInfo),
  };
}

/** eContent is an OCTET STRING; PKCS #7 1.5 allowed any type, whose content octets are then what is signed. */
function readContent(node: DerNode): Uint8Array {
  return node.is(tag.octetString) ? readOctets(node) : node.content;
}

/** One damaged or foreign certificate among others must not hide the signer's: it is left out. */
function readIfCertificate(node: DerNode): readonly Certificate[] {
  if (!node.is(tag.sequence)) return [];
  try {
    return [readCertificateNode(node)];
  } catch {
    return [];
  }
}

/** RevocationInfoChoices: CRLs, and OCSP under other formats (RFC 5940). */
function readEvidence(node: DerNode | undefined): {
  crls: readonly Uint8Array[];
  ocsps: readonly Uint8Array[];
} {
  const crls: Uint8Array[] = [];
  const ocsps: Uint8Array[] = [];
  for (const each of node?.children ?? []) {
    if (each.is(tag.sequence)) crls.push(each.bytes);
    else if (each.isContext(1)) {
      const [format, info] = each.children;
      if (info && readOid(format) === contentOid.ocspInCms) ocsps.push(info.bytes);
    }
  }
  return {crls, ocsps};
}

function readSignerInfo(node: DerNode): SignerInfo {
  const fields = [...node.items(tag.sequence)];
  const [version, identifier, digest] = fields.splice(0, 3);
  readSmallInteger(version);
  if (!identifier || !digest) throw damaged('SignerInfo lacks a field');
  const signed = fields[0]?.isContext(0) ? fields.shift() : undefined;
  const [signatureAlgorithm, signature, unsigned] = fields;
  if (!signatureAlgorithm || !signature?.is(tag.octetString)) throw damaged('SignerInfo lacks a signature');
  return {
    identifier: readIdentifier(identifier),
    digestAlgorithm: readAlgorithm(digest),
    signatureAlgorithm: readAlgorithm(signatureAlgorithm),
    signature: readOctets(signature),
    ...(signed
      ? {signedAttributes: signed.children.map(readAttribute), signedAttributesDer: setOf(signed), ...sortedSet(signed)}
      : {}),
    unsignedAttributes: unsigned?.isContext(1) ? unsigned.children.map(readAttribute) : [],
  };
}

function readIdentifier(node: DerNode): SignerIdentifier {
  if (node.isContext(0)) return {subjectKeyId: readOctets(node)};
  const [issuer, serial] = node.items(tag.sequence);
  if (!issuer) throw damaged('a signer is not named');
  return {issuerKey: readName(issuer).key, serialNumber: readSerialNumber(serial)};
}

function readAttribute(node: DerNode): CmsAttribute {
  const [id, values] = node.items(tag.sequence);
  return {id: readOid(id), values: values ? values.items(tag.set) : []};
}

/**
 * RFC 5652 5.4: the signature covers the attributes with an EXPLICIT SET OF tag instead of IMPLICIT [0]. The order is
 * left as it came: every signer computed its signature over the order it wrote.
 */
function setOf(node: DerNode): Uint8Array {
  if (node.indefinite) return encodeDer(0x31, joinBytes(node.children.map(child => child.bytes)));
  const bytes = node.bytes.slice();
  bytes[0] = 0x31;
  return bytes;
}

/** X.690 11.6. */
function sortedSet(node: DerNode): {signedAttributesSorted?: Uint8Array} {
  const written = node.children.map(child => child.bytes);
  const sorted = written.toSorted(compareOctets);
  if (written.every((each, index) => each === sorted[index])) return {};
  return {signedAttributesSorted: encodeDer(0x31, joinBytes(sorted))};
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function findAttributes(
  attributes: readonly CmsAttribute[] | undefined,
  id: string,
): readonly CmsAttribute[] {
  return attributes?.filter(attribute => attribute.id === id) ?? [];
}

/** The one value of the one attribute `id`; `undefined` when it is absent, repeated or has several values. */
export function singleValue(
  attributes: readonly CmsAttribute[] | undefined,
  id: string,
): DerNode | undefined {
  const found = findAttributes(attributes, id);
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
}

export function isIdentified(identifier: SignerIdentifier, certificate: Certificate): boolean {
  return 'subjectKeyId' in identifier
    ? sameBytes(identifier.subjectKeyId, certificate.extensions.subjectKeyId)
    : identifier.serialNumber === certificate.serialNumber && identifier.issuerKey === certificate.issuer.key;
}
