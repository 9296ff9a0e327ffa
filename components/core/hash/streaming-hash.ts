/**
 * Hashes that take their data piece by piece and answer at once. WebCrypto knows neither: it wants one whole buffer and answers by
 * a promise. So: Node's own where this runs in Node, the audited JavaScript ones of @noble/hashes elsewhere.
 */
import {md5, sha1} from '@noble/hashes/legacy.js';
import {sha256, sha384, sha512} from '@noble/hashes/sha2.js';

/** What PDF encryption and PKCS#12 need besides the digests of signatures. */
export type HashName = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface StreamingHash {
  update(data: Uint8Array): unknown;
  /** Once, at the end. */
  digest(): Uint8Array;
}

const HASHES = {'MD5': md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512};

/** Bytes that the compression function takes at once. */
export function blockLength(name: HashName): number {
  return HASHES[name].blockLen;
}

/** Ready for data; for many short ones, where a promise for each would cost more than the hash. */
export function createHash(name: HashName): StreamingHash {
  return createNativeHash(name) ?? createPortableHash(name);
}

/** The same without the platform. */
export function createPortableHash(name: HashName): StreamingHash {
  return HASHES[name].create();
}

/** Node's own, found at run time: this code imports nothing of Node and runs in a browser as it is. */
export function createNativeHash(name: HashName): StreamingHash | undefined {
  return nativeCrypto()?.createHash(name.replace('-', '').toLowerCase());
}

interface NativeCrypto {
  createHash(name: string): StreamingHash;
}

let known: {readonly crypto: NativeCrypto | undefined} | undefined;

function nativeCrypto(): NativeCrypto | undefined {
  const host = (globalThis as {process?: {getBuiltinModule?: (name: string) => unknown}}).process;
  known ??= {crypto: host?.getBuiltinModule?.('node:crypto') as NativeCrypto | undefined};
  return known.crypto;
}
