/** X.509 version 3 certificates. RFC 5280 4.1. */
import {OfficeError} from '../office-error.js';
import {damaged, readDer, tag} from './der.js';
import type {DerNode} from './der.js';
import {readBits, readSerialNumber, readTime, sameBytes} from './der-value.js';
import {readExtensionList, readExtensions} from './certificate-extensions.js';
import type {CertificateExtensions} from './certificate-extensions.js';
import {readName} from './distinguished-name.js';
import type {DistinguishedName} from './distinguished-name.js';
import {readAlgorithm} from './algorithm.js';
import type {AlgorithmIdentifier} from './algorithm.js';
import {readPublicKey} from './public-key.js';
import type {PublicKey} from './public-key.js';

export interface Certificate {
  readonly der: Uint8Array;
  /** What the issuer signed. */
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** Upper-case hexadecimal, no sign octet. */
  readonly serialNumber: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKey;
  readonly extensions: CertificateExtensions;
}

/** @throws {OfficeError} `certificate-damaged` */
export function readCertificate(der: Uint8Array): Certificate {
  try {
    return readCertificateNode(readDer(der));
  } catch (cause) {
    throw new OfficeError('certificate-damaged', `certificate of ${der.length} bytes`, {cause});
  }
}

/** The same for a node inside CMS or OCSP. @throws {OfficeError} `der-damaged` */
export function readCertificateNode(node: DerNode): Certificate {
  const [toBeSigned, algorithm, signature] = node.items(tag.sequence);
  if (!toBeSigned || !algorithm) throw damaged('a certificate has three parts');
  const fields = [...toBeSigned.items(tag.sequence)];
  if (fields[0]?.isContext(0)) fields.shift();
  const [serial, inner, issuer, validity, subject, keyInfo] = fields;
  if (!inner || !issuer || !validity || !subject || !keyInfo) throw damaged('a certificate lacks a field');
  // RFC 5280 4.1.1.2: the algorithm outside the signed part must equal the one inside, or an attacker chooses it.
  if (!sameBytes(inner.bytes, algorithm.bytes)) throw damaged('a certificate names two signature algorithms');
  const [notBefore, notAfter] = validity.items(tag.sequence);
  const extensions = fields.slice(6).find(field => field.isContext(3));
  return {
    der: node.bytes,
    toBeSigned: toBeSigned.bytes,
    signatureAlgorithm: readAlgorithm(algorithm),
    signature: readBits(signature),
    serialNumber: readSerialNumber(serial),
    issuer: readName(issuer),
    subject: readName(subject),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    publicKey: readPublicKey(keyInfo),
    extensions: readExtensions(extensions ? readExtensionList(extensions.only) : []),
  };
}

/** Whether the issuer and subject are one: a root, or a certificate nobody vouches for. */
export function isSelfIssued(certificate: Certificate): boolean {
  return certificate.issuer.key === certificate.subject.key;
}

/** Whether `issuer` may have issued `certificate`, by name and key identifier only; the signature decides. */
export function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (issuer.subject.key !== certificate.issuer.key) return false;
  const wanted = certificate.extensions.authorityKeyId;
  const offered = issuer.extensions.subjectKeyId;
  // A key identifier is a hint (RFC 5280 4.2.1.1): only two that are both present and differ rule an issuer out.
  return !wanted || !offered || sameBytes(wanted, offered);
}
