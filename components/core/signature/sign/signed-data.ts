/**
 * Writes a CMS SignedData for PAdES: detached, one signer, ESS signing-certificate-v2, no signing-time (the claimed time
 * stands in the PDF's /M). RFC 5652, 5; RFC 5035, 3; ETSI EN 319 142-1, 6.3.
 */
import {encodeDer, encodeOid, encodeSequence} from '../../certificate/der-writer.js';
import {readDer, tag} from '../../certificate/der.js';
import {joinBytes} from '../../certificate/der-value.js';
import {attributeOid, contentOid} from '../../certificate/oid.js';
import type {Certificate} from '../../certificate/certificate.js';
import type {CmsAlgorithm} from './signature-algorithm.js';

/** DER of the SET OF signed attributes: what the signer signs (RFC 5652, 5.4). */
export async function signedAttributes(certificate: Certificate, algorithm: CmsAlgorithm, digest: Uint8Array): Promise<Uint8Array> {
  const certificateHash = new Uint8Array(await crypto.subtle.digest(algorithm.digest, Uint8Array.from(certificate.der)));
  return setOf([
    attribute(attributeOid.contentType, encodeOid(contentOid.data)),
    attribute(attributeOid.messageDigest, encodeDer(tag.octetString, digest)),
    attribute(attributeOid.signingCertificateV2, signingCertificate(certificate, algorithm, certificateHash)),
  ]);
}

/** DER of the ContentInfo. `attributes` is what `signedAttributes` made; `timestamp` a TimeStampToken over `signature`. */
export function signedData(
  chain: readonly Certificate[],
  algorithm: CmsAlgorithm,
  attributes: Uint8Array,
  signature: Uint8Array,
  timestamp?: Uint8Array,
): Uint8Array {
  const own = chain[0]!;
  const signerInfo = encodeSequence(
    integer(1),
    encodeSequence(own.issuer.der, serialNumber(own)),
    algorithm.digestDer,
    // [0] IMPLICIT instead of the SET tag that was signed.
    joinBytes([Uint8Array.of(0xa0), attributes.subarray(1)]),
    algorithm.signatureDer,
    encodeDer(tag.octetString, signature),
    ...(timestamp ? [retagged(0xa1, setOf([attribute(attributeOid.signatureTimestamp, timestamp)]))] : []),
  );
  const content = encodeSequence(
    integer(1),
    encodeDer(0x31, algorithm.digestDer),
    // Detached: the content type stands there, the content does not.
    encodeSequence(encodeOid(contentOid.data)),
    retagged(0xa0, setOf(chain.map(each => each.der))),
    encodeDer(0x31, signerInfo),
  );
  return encodeSequence(encodeOid(contentOid.signedData), encodeDer(0xa0, content));
}

/** SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and must be left out (RFC 5035, 4). */
function signingCertificate(certificate: Certificate, algorithm: CmsAlgorithm, hash: Uint8Array): Uint8Array {
  const issuerSerial = encodeSequence(encodeSequence(encodeDer(0xa4, certificate.issuer.der)), serialNumber(certificate));
  const id = encodeSequence(
    ...(algorithm.digest === 'SHA-256' ? [] : [algorithm.digestDer]),
    encodeDer(tag.octetString, hash),
    issuerSerial,
  );
  return encodeSequence(encodeSequence(id));
}

function attribute(id: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(id), encodeDer(0x31, value));
}

/** X.690, 11.6: the members of a SET OF in the order of their encodings. */
function setOf(members: readonly Uint8Array[]): Uint8Array {
  return encodeDer(0x31, ...[...members].sort(compareBytes));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function retagged(identifier: number, der: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.of(identifier), der.subarray(1)]);
}

function integer(value: number): Uint8Array {
  return encodeDer(tag.integer, Uint8Array.of(value));
}

/** Byte for byte as the certificate has it: a verifier may compare bytes. */
function serialNumber(certificate: Certificate): Uint8Array {
  const [first, second] = readDer(certificate.toBeSigned).items();
  // The version stands before it, in a certificate of version 2 or 3.
  return (first!.isContext(0) ? second! : first!).bytes;
}
