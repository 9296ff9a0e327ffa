/** A signer's algorithm as CMS writes it. RFC 5652, 10.1; RFC 4055; RFC 5754. */
import {OfficeError} from '../../office-error.js';
import {encodeDer, encodeNull, encodeOid, encodeSequence} from '../../certificate/der-writer.js';
import {readDer} from '../../certificate/der.js';
import {readAlgorithm, signatureScheme} from '../../certificate/algorithm.js';
import type {DigestName, SignatureScheme} from '../../certificate/algorithm.js';
import type {PublicKey} from '../../certificate/public-key.js';

export interface CmsAlgorithm {
  readonly digest: DigestName;
  /** AlgorithmIdentifier of the digest, DER. */
  readonly digestDer: Uint8Array;
  /** AlgorithmIdentifier of the signature, DER. */
  readonly signatureDer: Uint8Array;
  readonly scheme: SignatureScheme;
}

const DIGEST_OIDS: Readonly<Record<string, string>> = {
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};
const RSA_OIDS: Readonly<Record<string, string>> = {
  'SHA-256': '1.2.840.113549.1.1.11',
  'SHA-384': '1.2.840.113549.1.1.12',
  'SHA-512': '1.2.840.113549.1.1.13',
};
const ECDSA_OIDS: Readonly<Record<string, string>> = {
  'SHA-256': '1.2.840.10045.4.3.2',
  'SHA-384': '1.2.840.10045.4.3.3',
  'SHA-512': '1.2.840.10045.4.3.4',
};

/** Reads `rsa-pss-sha256` and its like. @throws {OfficeError} `algorithm-not-supported` */
export function cmsAlgorithm(name: string): CmsAlgorithm {
  const match = /^(rsa-pkcs1|rsa-pss|ecdsa-p\d{3})-sha(256|384|512)$/.exec(name);
  if (!match) throw new OfficeError('algorithm-not-supported', `the signer works with ${name}`);
  const digest = `SHA-${match[2]}` as DigestName;
  // RFC 5754, 2: digest algorithms of the SHA-2 family carry no parameters.
  const digestDer = encodeSequence(encodeOid(DIGEST_OIDS[digest]!));
  const signatureDer = signatureIdentifier(match[1]!, digest);
  return {digest, digestDer, signatureDer, scheme: signatureScheme(readAlgorithm(readDer(signatureDer)))};
}

function signatureIdentifier(family: string, digest: DigestName): Uint8Array {
  if (family.startsWith('ecdsa')) return encodeSequence(encodeOid(ECDSA_OIDS[digest]!));
  if (family === 'rsa-pkcs1') return encodeSequence(encodeOid(RSA_OIDS[digest]!), encodeNull());
  // RFC 4055, 3.1: the digest inside carries NULL; the salt is as long as the digest.
  const hash = encodeSequence(encodeOid(DIGEST_OIDS[digest]!), encodeNull());
  const mask = encodeSequence(encodeOid('1.2.840.113549.1.1.8'), hash);
  const salt = encodeDer(2, Uint8Array.of(Number(digest.slice(4)) / 8));
  return encodeSequence(encodeOid('1.2.840.113549.1.1.10'), encodeSequence(encodeDer(0xa0, hash), encodeDer(0xa1, mask), encodeDer(0xa2, salt)));
}

/** The longest signature value this key makes, in bytes. */
export function maxSignatureLength(key: PublicKey): number {
  if (key.kind === 'ec') return 2 * (Math.ceil(key.size / 8) + 3) + 4;
  // 8192 bits where the size is not known: the largest RSA key anyone issues.
  return Math.ceil((key.size || 8192) / 8);
}
