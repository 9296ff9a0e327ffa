/**
 * A signer whose key lives in WebCrypto, not extractable. `openPkcs12` makes one; a key kept in IndexedDB may too.
 * It crosses into a worker by structured cloning: `postMessage(signer.toTransferable())`, there `KeySigner.fromTransferable(...)`.
 */
import {OfficeError} from '../core/office-error.js';
import {encodeSequence, encodeUnsigned} from '../core/certificate/der-writer.js';
import type {DigestName} from '../core/certificate/algorithm.js';
import type {SignatureAlgorithm, Signer} from '../core/signature/signer.js';

export interface TransferableSigner {
  readonly kind: 'key-signer';
  readonly key: CryptoKey;
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: KeyAlgorithmName;
}
export type KeyAlgorithmName = SignatureAlgorithm | 'ecdsa-p521-sha512';

export class KeySigner implements Signer {
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: KeyAlgorithmName;
  #key: CryptoKey | undefined;

  constructor(key: CryptoKey, certificateChain: readonly Uint8Array[], algorithm: KeyAlgorithmName) {
    this.#key = key;
    this.certificateChain = certificateChain;
    this.algorithm = algorithm;
  }

  static fromTransferable(from: TransferableSigner): KeySigner {
    return new KeySigner(from.key, from.certificateChain, from.algorithm);
  }

  /** @throws {OfficeError} `signer-locked` after `forget` */
  toTransferable(): TransferableSigner {
    return {kind: 'key-signer', key: this.#heldKey(), certificateChain: this.certificateChain, algorithm: this.algorithm};
  }

  /** Drops the key: the desk was locked. Every later `sign` fails with `signer-locked`. */
  forget(): void {
    this.#key = undefined;
  }

  /** @throws {OfficeError} `signer-locked`, `aborted` */
  async sign(signedAttributes: Uint8Array, options: {signal?: AbortSignal} = {}): Promise<Uint8Array> {
    if (options.signal?.aborted) throw new OfficeError('aborted', 'signing was stopped');
    const key = this.#heldKey();
    const value = new Uint8Array(await crypto.subtle.sign(signParameters(this.algorithm), key, Uint8Array.from(signedAttributes)));
    return this.algorithm.startsWith('ecdsa') ? ecdsaValue(value) : value;
  }

  #heldKey(): CryptoKey {
    if (!this.#key) throw new OfficeError('signer-locked', 'the key was forgotten');
    return this.#key;
  }
}

/** `SHA-256` of `rsa-pss-sha256`. */
export function digestOf(algorithm: KeyAlgorithmName): DigestName {
  return `SHA-${algorithm.slice(-3)}` as DigestName;
}

/** How WebCrypto imports a key for this algorithm. */
export function importParameters(algorithm: KeyAlgorithmName): RsaHashedImportParams | EcKeyImportParams {
  if (algorithm.startsWith('ecdsa')) return {name: 'ECDSA', namedCurve: `P-${algorithm.slice(7, 10)}`};
  return {name: algorithm.startsWith('rsa-pss') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: digestOf(algorithm)};
}

function signParameters(algorithm: KeyAlgorithmName): AlgorithmIdentifier | RsaPssParams | EcdsaParams {
  const hash = digestOf(algorithm);
  if (algorithm.startsWith('ecdsa')) return {name: 'ECDSA', hash};
  // RFC 4056, 3: the salt is as long as the digest.
  if (algorithm.startsWith('rsa-pss')) return {name: 'RSA-PSS', saltLength: Number(hash.slice(4)) / 8};
  return {name: 'RSASSA-PKCS1-v1_5'};
}

/** WebCrypto gives r and s side by side, CMS wants SEQUENCE {r, s}. RFC 3279, 2.2.3. */
function ecdsaValue(value: Uint8Array): Uint8Array {
  const half = value.length / 2;
  return encodeSequence(encodeUnsigned(value.subarray(0, half)), encodeUnsigned(value.subarray(half)));
}
