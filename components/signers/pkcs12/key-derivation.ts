/** The key derivation of PKCS#12 itself. RFC 7292, Appendix B.2. */
import {blockLength, createHash} from '../../core/hash/streaming-hash.js';
import type {DigestName} from '../../core/certificate/algorithm.js';

/** `password` is BMP with its two closing zeros; `purpose`: 1 key, 2 initialisation vector, 3 MAC key. */
export function deriveKey(
  digest: DigestName,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  purpose: 1 | 2 | 3,
  length: number,
): Uint8Array<ArrayBuffer> {
  // Thousands of rounds of a few hundred bytes: WebCrypto's promise for each would take longer than the hash.
  const block = blockLength(digest);
  const diversifier = new Uint8Array(block).fill(purpose);
  const input = new Uint8Array(filledLength(salt.length, block) + filledLength(password.length, block));
  repeatInto(input.subarray(0, filledLength(salt.length, block)), salt);
  repeatInto(input.subarray(filledLength(salt.length, block)), password);
  const out = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    let hash = hashOf(digest, diversifier, input);
    for (let i = 1; i < iterations; i++) hash = hashOf(digest, hash);
    out.set(hash.subarray(0, Math.min(hash.length, length - filled)), filled);
    filled += hash.length;
    const addend = new Uint8Array(block);
    repeatInto(addend, hash);
    for (let at = 0; at < input.length; at += block) addOnePlus(input.subarray(at, at + block), addend);
  }
  return out;
}

function hashOf(digest: DigestName, ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function filledLength(length: number, block: number): number {
  return Math.ceil(length / block) * block;
}

function repeatInto(target: Uint8Array, source: Uint8Array): void {
  for (let i = 0; i < target.length; i++) target[i] = source[i % source.length]!;
}

/** target = target + addend + 1, big-endian, the carry out is dropped. */
function addOnePlus(target: Uint8Array, addend: Uint8Array): void {
  let carry = 1;
  for (let i = target.length - 1; i >= 0; i--) {
    carry += target[i]! + addend[i]!;
    target[i] = carry & 255;
    carry >>= 8;
  }
}
