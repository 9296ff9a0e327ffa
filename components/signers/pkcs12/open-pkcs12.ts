import {OfficeError} from '../../core/office-error.js';
import {mayHaveIssued, readCertificate} from '../../core/certificate/certificate.js';
import type {Certificate} from '../../core/certificate/certificate.js';
import {readDer, tag} from '../../core/certificate/der.js';
import {readOid} from '../../core/certificate/der-value.js';
import {encodeDer, encodeNull, encodeOid, encodeSequence} from '../../core/certificate/der-writer.js';
import {signatureScheme} from '../../core/certificate/algorithm.js';
import {checkSignature} from '../../core/certificate/signature-check.js';
import {digestOf, importParameters, KeySigner} from '../key-signer.js';
import type {KeyAlgorithmName} from '../key-signer.js';
import {readPkcs12} from './pkcs12-file.js';

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, KeyAlgorithmName>> = {
  '1.2.840.10045.3.1.7': 'ecdsa-p256-sha256',
  '1.3.132.0.34': 'ecdsa-p384-sha384',
  '1.3.132.0.35': 'ecdsa-p521-sha512',
};

export interface Pkcs12Options {
  /** For an RSA key: the padding and digest to sign with; default `rsa-pkcs1-sha256`. */
  readonly rsaAlgorithm?: Extract<KeyAlgorithmName, `rsa-${string}`>;
}

/**
 * Opens a PKCS#12 file, modern (PBES2) or legacy (RC2/3DES). The key goes into WebCrypto, not extractable, and nowhere else.
 * Of several keys the first that belongs to one of the certificates signs.
 * @throws {OfficeError} `password-wrong`; `pkcs12-damaged` (not PKCS#12, or an unknown encryption); `key-missing` (no key, a
 *   key of an unsupported kind, or none with its certificate)
 */
export async function openPkcs12(file: Uint8Array, password: string, options: Pkcs12Options = {}): Promise<KeySigner> {
  const {keys, certificates: found} = await readPkcs12(file, password);
  const certificates = found.map(readCertificate);
  for (const info of keys) {
    const algorithm = keyAlgorithm(info, options);
    const key = algorithm && (await importKey(info, algorithm));
    const own = key && (await ownerOf(key, algorithm, certificates));
    if (own) return new KeySigner(key, chainOf(own, certificates), algorithm);
  }
  throw new OfficeError('key-missing', `${keys.length} keys and ${certificates.length} certificates, no pair among them`);
}

function keyAlgorithm(info: Uint8Array, options: Pkcs12Options): KeyAlgorithmName | undefined {
  const [, algorithm] = readDer(info).items();
  const [id, parameters] = algorithm?.items() ?? [];
  switch (id && readOid(id)) {
    case RSA:
      return options.rsaAlgorithm ?? 'rsa-pkcs1-sha256';
    case RSA_PSS:
      return options.rsaAlgorithm?.startsWith('rsa-pss') ? options.rsaAlgorithm : 'rsa-pss-sha256';
    case EC:
      return parameters?.is(tag.oid) ? CURVES[readOid(parameters)] : undefined;
    default:
      return undefined;
  }
}

async function importKey(info: Uint8Array, algorithm: KeyAlgorithmName): Promise<CryptoKey | undefined> {
  const key = Uint8Array.from(forWebCrypto(info));
  return crypto.subtle.importKey('pkcs8', key, importParameters(algorithm), false, ['sign']).catch(() => undefined);
}

/** WebCrypto knows an RSA key as rsaEncryption only, whatever it is meant for (RFC 4055, 1.2). */
function forWebCrypto(info: Uint8Array): Uint8Array {
  const [version, algorithm, key] = readDer(info).items();
  if (!version || !algorithm || !key || readOid(algorithm.items()[0]) !== RSA_PSS) return info;
  return encodeSequence(version.bytes, encodeSequence(encodeOid(RSA), encodeNull()), encodeDer(4, key.content));
}

/** The certificate whose public key verifies what this key signs: identifiers inside the file may lie or be absent. */
async function ownerOf(key: CryptoKey, algorithm: KeyAlgorithmName, certificates: readonly Certificate[]): Promise<Certificate | undefined> {
  const probe = new TextEncoder().encode('trinh-ky');
  const value = await new KeySigner(key, [], algorithm).sign(probe);
  const digest = digestOf(algorithm);
  const scheme = algorithm.startsWith('rsa-pss')
    ? ({kind: 'rsa-pss', digest, saltLength: Number(digest.slice(4)) / 8} as const)
    : signatureScheme({id: algorithm.startsWith('rsa') ? RSA : EC});
  for (const certificate of certificates) {
    if ((await checkSignature(certificate.publicKey, scheme, probe, value, digest)) === 'valid') return certificate;
  }
  return undefined;
}

/** Own certificate first, then each issuer that the file holds. */
function chainOf(own: Certificate, certificates: readonly Certificate[]): readonly Uint8Array[] {
  const chain = [own];
  for (let last = own; ; ) {
    const issuer = certificates.find(each => !chain.includes(each) && mayHaveIssued(each, last));
    if (!issuer) return chain.map(each => each.der);
    chain.push(issuer);
    last = issuer;
  }
}
