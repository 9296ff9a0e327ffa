/**
 * Which algorithms prove something, and until when. ETSI TS 119 312; Thông tư 15/2025/TT-BKHCN asks RSA of 2048 and
 * EC of 256 bits or more, SHA-256 or better. A weak algorithm is a reason of its own (`algorithm-weak`): the signature
 * may well be genuine, but its mathematics no longer shows it.
 */
import type {DigestName} from './algorithm.js';
import type {PublicKey} from './public-key.js';

/** SHA-1 collisions are practical since February 2017; a signature proven older than that was not forged by one. */
const sha1BrokenAt = Date.UTC(2017, 1, 23);

export function isDigestStrong(digest: DigestName, at: number): boolean {
  return digest !== 'SHA-1' || at < sha1BrokenAt;
}

export function isKeyStrong(key: PublicKey): boolean {
  if (key.kind === 'rsa' || key.kind === 'rsa-pss') return key.size >= 2048;
  // A size of 0 is an unknown curve: not supported rather than weak.
  return key.size === 0 || key.size >= 256;
}
