/**
 * Verifies one signature value with WebCrypto. An algorithm that cannot be computed here is `unsupported`, which says
 * nothing about the signature: it is never `invalid`.
 */
import {readDer, tag} from './der.js';
import {readUnsigned} from './der-value.js';
import {encodeDer, encodeNull, encodeOid, encodeSequence} from './der-writer.js';
import type {DigestName, SignatureScheme} from './algorithm.js';
import type {PublicKey} from './public-key.js';

export type SignatureCheck = 'valid' | 'invalid' | 'unsupported';

/** WebCrypto wants views of plain ArrayBuffers; none here is shared. */
type CryptoBytes = Uint8Array<ArrayBuffer>;

const fieldOctets = {'P-256': 32, 'P-384': 48, 'P-521': 66} as const;

/** `digest` is what the context names where the scheme does not (CMS digestAlgorithm). */
export async function checkSignature(
  key: PublicKey,
  scheme: SignatureScheme,
  signed: Uint8Array,
  signature: Uint8Array,
  digest?: DigestName,
): Promise<SignatureCheck> {
  if (scheme.kind === 'unsupported') return 'unsupported';
  if (scheme.kind === 'ed25519') return checkEd25519(key, signed, signature);
  const hash = scheme.digest ?? digest;
  if (!hash) return 'unsupported';
  const isEc = scheme.kind === 'ecdsa';
  if (key.kind === 'other' || (isEc && key.kind === 'ec' && !key.curve)) return 'unsupported';
  // A key of another family cannot have made this signature; a PSS-only key never makes PKCS#1 v1.5 (RFC 4055 1.2).
  if (isEc !== (key.kind === 'ec') || (key.kind === 'rsa-pss' && scheme.kind !== 'rsa-pss')) return 'invalid';
  let imported: CryptoKey;
  try {
    imported = await importKey(key, scheme, hash);
  } catch {
    return 'unsupported';
  }
  const value = isEc && key.curve ? plainEcdsa(signature, fieldOctets[key.curve]) : signature;
  if (!value) return 'invalid';
  const parameters = isEc
    ? {name: 'ECDSA', hash}
    : scheme.kind === 'rsa-pss'
      ? {name: 'RSA-PSS', saltLength: scheme.saltLength}
      : {name: 'RSASSA-PKCS1-v1_5'};
  try {
    const isValid = await crypto.subtle.verify(
      parameters,
      imported,
      value as CryptoBytes,
      signed as CryptoBytes,
    );
    return isValid ? 'valid' : 'invalid';
  } catch {
    return 'unsupported';
  }
}

/** RFC 8410 and 8032; browsers older than 2025 may not know it. */
async function checkEd25519(key: PublicKey, signed: Uint8Array, signature: Uint8Array): Promise<SignatureCheck> {
  if (key.kind !== 'ed25519') return key.kind === 'other' ? 'unsupported' : 'invalid';
  try {
    const imported = await crypto.subtle.importKey('spki', key.der as CryptoBytes, {name: 'Ed25519'}, false, ['verify']);
    const isValid = await crypto.subtle.verify({name: 'Ed25519'}, imported, signature as CryptoBytes, signed as CryptoBytes);
    return isValid ? 'valid' : 'invalid';
  } catch {
    return 'unsupported';
  }
}

function importKey(key: PublicKey, scheme: SignatureScheme, hash: DigestName): Promise<CryptoKey> {
  if (scheme.kind === 'ecdsa') {
    return crypto.subtle.importKey(
      'spki',
      key.der as CryptoBytes,
      {name: 'ECDSA', namedCurve: key.curve ?? ''},
      false,
      ['verify'],
    );
  }
  const name = scheme.kind === 'rsa-pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  // WebCrypto implementations import only id-RSAPublicKey, so a key marked id-RSASSA-PSS is wrapped anew (RFC 4055 1.2).
  const spki =
    key.kind === 'rsa-pss'
      ? encodeSequence(
          encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeNull()),
          encodeDer(tag.bitString, Uint8Array.of(0), key.bits),
        )
      : key.der;
  return crypto.subtle.importKey('spki', spki as CryptoBytes, {name, hash}, false, ['verify']);
}

/** CMS and X.509 write ECDSA as SEQUENCE {r, s} (RFC 3279 2.2.3); WebCrypto reads r and s side by side. */
function plainEcdsa(signature: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const [r, s, more] = readDer(signature).items(tag.sequence).map(readUnsigned);
    if (!r || !s || more || r.length > size || s.length > size) return undefined;
    const plain = new Uint8Array(size * 2);
    plain.set(r, size - r.length);
    plain.set(s, size * 2 - s.length);
    return plain;
  } catch {
    return undefined;
  }
}

export async function digestBytes(name: DigestName, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(name, bytes as CryptoBytes));
}
