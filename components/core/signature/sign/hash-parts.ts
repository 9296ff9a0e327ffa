/** Hashes a file and what is appended to it, by the fastest way the platform has. */
import {createSHA1, createSHA256, createSHA384, createSHA512} from 'hash-wasm';

import type {DigestName} from '../../certificate/algorithm.js';

interface StreamingHash {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
}

const HASHERS = {'SHA-1': createSHA1, 'SHA-256': createSHA256, 'SHA-384': createSHA384, 'SHA-512': createSHA512};
const SLICE = 4 << 20;
/**
 * Up to here one buffer for WebCrypto, several times faster than WebAssembly but not able to stream; above, a stream in
 * constant memory.
 */
const ONE_BUFFER = 256 << 20;

/** The digest of all parts, one after the other. Reads Blobs by slices; @throws the signal's reason */
export async function hashParts(digest: DigestName, parts: readonly (Blob | Uint8Array<ArrayBuffer>)[], signal?: AbortSignal): Promise<Uint8Array> {
  const native = nativeHash(digest);
  const total = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part.size), 0);
  if (!native && total <= ONE_BUFFER) {
    const bytes = await new Blob([...parts]).arrayBuffer();
    signal?.throwIfAborted();
    return new Uint8Array(await crypto.subtle.digest(digest, bytes));
  }
  const hash = native ?? (await webAssemblyHash(digest));
  for (const part of parts) {
    if (part instanceof Uint8Array) {
      hash.update(part);
      continue;
    }
    // The next slice is read while this one is hashed.
    let next = part.slice(0, SLICE).arrayBuffer();
    for (let at = 0; at < part.size; at += SLICE) {
      const bytes = new Uint8Array(await next);
      signal?.throwIfAborted();
      next = at + SLICE < part.size ? part.slice(at + SLICE, at + 2 * SLICE).arrayBuffer() : Promise.resolve(new ArrayBuffer(0));
      hash.update(bytes);
    }
  }
  return hash.digest();
}

/** Node's own streaming hash, found at run time: this code imports nothing of Node and runs in a browser as it is. */
function nativeHash(digest: DigestName): StreamingHash | undefined {
  const host = (globalThis as {process?: {getBuiltinModule?: (name: string) => unknown}}).process;
  const module = host?.getBuiltinModule?.('node:crypto') as {createHash(name: string): StreamingHash} | undefined;
  return module?.createHash(digest.replace('-', '').toLowerCase());
}

async function webAssemblyHash(digest: DigestName): Promise<StreamingHash> {
  const hasher = await HASHERS[digest]();
  hasher.init();
  return {update: data => hasher.update(data), digest: () => hasher.digest('binary')};
}
