/** From a password to the file encryption key: the standard security handler. ISO 32000-2, 7.6.4. */
import {createHash} from '../../hash/streaming-hash.js';
import {encodePdfDoc} from '../text-string.js';
import {decryptAesBlocks, encryptAesBlocks, rc4} from './ciphers.js';

/** What /Encrypt says, checked and turned into plain values. */
export interface SecurityParameters {
  readonly revision: number;
  /** Key length in bytes. */
  readonly keyLength: number;
  readonly O: Uint8Array<ArrayBuffer>;
  readonly U: Uint8Array<ArrayBuffer>;
  readonly OE: Uint8Array<ArrayBuffer>;
  readonly UE: Uint8Array<ArrayBuffer>;
  readonly permissions: number;
  readonly encryptMetadata: boolean;
  /** First element of /ID. */
  readonly id: Uint8Array<ArrayBuffer>;
}

// 7.6.4.3.2, step (a).
const PADDING = Uint8Array.of(
  0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08,
  0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
);

/** The file encryption key that `password` opens, as user or as owner; `undefined` for a wrong one. */
export async function fileKey(parameters: SecurityParameters, password: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (parameters.revision >= 5) return modernKey(parameters, password);
  // PDFDocEncoding is the rule; some writers take the UTF-8 bytes.
  for (const bytes of [encodePdfDoc(password), new TextEncoder().encode(password)]) {
    if (!bytes) continue;
    const key = legacyUserKey(parameters, bytes) ?? (legacyUserKey(parameters, userPasswordOf(parameters, bytes)));
    if (key) return key;
  }
  return undefined;
}

/** Algorithm 2, then 6: derives the key and compares what it makes of /U. */
function legacyUserKey(parameters: SecurityParameters, password: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const {revision, keyLength, O, U, id} = parameters;
  const p = parameters.permissions;
  let key = digestMd5(
    padded(password),
    O.subarray(0, 32),
    Uint8Array.of(p, p >> 8, p >> 16, p >> 24),
    id,
    revision >= 4 && !parameters.encryptMetadata ? Uint8Array.of(255, 255, 255, 255) : new Uint8Array(0),
  );
  if (revision >= 3) for (let i = 0; i < 50; i++) key = digestMd5(key.subarray(0, keyLength));
  key = key.slice(0, revision === 2 ? 5 : keyLength);

  let expected: Uint8Array;
  if (revision === 2) {
    expected = rc4(key, PADDING);
  } else {
    expected = rc4(key, digestMd5(PADDING, id));
    for (let i = 1; i <= 19; i++) expected = rc4(key.map(byte => byte ^ i), expected);
  }
  return startsWith(U, expected.subarray(0, revision === 2 ? 32 : 16)) ? key : undefined;
}

/** Algorithm 7: the user password locked in /O by the owner's. */
function userPasswordOf(parameters: SecurityParameters, ownerPassword: Uint8Array): Uint8Array {
  const {revision, keyLength, O} = parameters;
  let key = digestMd5(padded(ownerPassword));
  if (revision >= 3) for (let i = 0; i < 50; i++) key = digestMd5(key.subarray(0, keyLength));
  key = key.slice(0, revision === 2 ? 5 : keyLength);
  let user: Uint8Array = O.slice(0, 32);
  for (let i = revision === 2 ? 0 : 19; i >= 0; i--) user = rc4(key.map(byte => byte ^ i), user);
  return user;
}

/** Algorithm 2.A. */
async function modernKey(parameters: SecurityParameters, password: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const {revision, O, U, OE, UE} = parameters;
  const bytes = new TextEncoder().encode(password.normalize('NFKC')).slice(0, 127);
  const none = new Uint8Array(0);
  const zero = new Uint8Array(16);
  const user = U.slice(0, 48);
  if (startsWith(O, await hardenedHash(revision, bytes, O.subarray(32, 40), user))) {
    return decryptAesBlocks(await hardenedHash(revision, bytes, O.subarray(40, 48), user), zero, OE.slice(0, 32));
  }
  if (startsWith(U, await hardenedHash(revision, bytes, U.subarray(32, 40), none))) {
    return decryptAesBlocks(await hardenedHash(revision, bytes, U.subarray(40, 48), none), zero, UE.slice(0, 32));
  }
  return undefined;
}

/** Algorithm 2.B; revision 5 stops after its first step. */
async function hardenedHash(revision: number, password: Uint8Array, salt: Uint8Array, user: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  let hash = await digestSha('SHA-256', concat(password, salt, user));
  if (revision < 6) return hash;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const once = concat(password, hash, user);
    const repeated = new Uint8Array(once.length * 64);
    for (let i = 0; i < 64; i++) repeated.set(once, i * once.length);
    const encrypted = await encryptAesBlocks(hash.slice(0, 16), hash.slice(16, 32), repeated);
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    hash = await digestSha((['SHA-256', 'SHA-384', 'SHA-512'] as const)[remainder]!, encrypted);
    last = encrypted[encrypted.length - 1]!;
  }
  return hash.slice(0, 32);
}

export function digestMd5(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const hash = createHash('MD5');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

async function digestSha(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, data));
}

function padded(password: Uint8Array): Uint8Array {
  return concat(password, PADDING).subarray(0, 32);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.length <= bytes.length && prefix.every((byte, i) => bytes[i] === byte);
}
