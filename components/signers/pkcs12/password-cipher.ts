/** Password-based decryption of PKCS#12 parts: PBES2 (RFC 8018, 6.2) by WebCrypto, the legacy schemes (RFC 7292, Appendix C) by node-forge. */
import {OfficeError} from '../../core/office-error.js';
import {readDer, tag} from '../../core/certificate/der.js';
import type {DerNode} from '../../core/certificate/der.js';
import {readOctets, readSmallInteger} from '../../core/certificate/der-value.js';
import {readAlgorithm} from '../../core/certificate/algorithm.js';
import type {AlgorithmIdentifier} from '../../core/certificate/algorithm.js';
import {deriveKey} from './key-derivation.js';
import type {PasswordForm} from './password-form.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** More rounds than any honest file asks for would only freeze the page. */
export const MAX_ITERATIONS = 5_000_000;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const PRF: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
/** Key length in bytes, and who computes it: Chromium has no AES-192. */
const CIPHERS: Readonly<Record<string, {keyLength: number; forge?: 'AES-CBC' | '3DES-CBC'}>> = {
  '2.16.840.1.101.3.4.1.2': {keyLength: 16},
  '2.16.840.1.101.3.4.1.22': {keyLength: 24, forge: 'AES-CBC'},
  '2.16.840.1.101.3.4.1.42': {keyLength: 32},
  '1.2.840.113549.3.7': {keyLength: 24, forge: '3DES-CBC'},
};
const LEGACY: Readonly<Record<string, {cipher: '3DES' | 'RC2'; keyLength: number}>> = {
  '1.2.840.113549.1.12.1.3': {cipher: '3DES', keyLength: 24},
  '1.2.840.113549.1.12.1.4': {cipher: '3DES', keyLength: 16},
  '1.2.840.113549.1.12.1.5': {cipher: 'RC2', keyLength: 16},
  '1.2.840.113549.1.12.1.6': {cipher: 'RC2', keyLength: 5},
};

/** @returns the plain bytes; `undefined` where the password is wrong. @throws {OfficeError} `pkcs12-damaged` for an unknown scheme. */
export async function decryptWithPassword(algorithm: AlgorithmIdentifier, data: Bytes, password: PasswordForm): Promise<Bytes | undefined> {
  const legacy = LEGACY[algorithm.id];
  if (legacy) return decryptLegacy(legacy, algorithm, data, password);
  if (algorithm.id !== PBES2) throw new OfficeError('pkcs12-damaged', `unknown encryption ${algorithm.id}`);
  const [kdfNode, cipherNode] = algorithm.parameters?.items() ?? [];
  if (!kdfNode || !cipherNode) throw new OfficeError('pkcs12-damaged', 'PBES2 without parameters');
  const cipher = readAlgorithm(cipherNode);
  const known = CIPHERS[cipher.id];
  if (!known) throw new OfficeError('pkcs12-damaged', `unknown cipher ${cipher.id}`);
  const key = await pbkdf2(readAlgorithm(kdfNode), password.utf8, known.keyLength);
  const iv = Uint8Array.from(readOctets(cipher.parameters));
  if (known.forge) return decryptWithForge(known.forge, key, iv, data);
  const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  return crypto.subtle.decrypt({name: 'AES-CBC', iv}, imported, data).then(
    plain => new Uint8Array(plain),
    () => undefined,
  );
}

/** RFC 8018, 5.2; the salt of other sources than a string is not used by anyone. */
export async function pbkdf2(algorithm: AlgorithmIdentifier, password: Bytes, keyLength: number): Promise<Bytes> {
  if (algorithm.id !== PBKDF2 || !algorithm.parameters) throw new OfficeError('pkcs12-damaged', `unknown key derivation ${algorithm.id}`);
  const [salt, iterations, ...optional] = algorithm.parameters.items();
  const rounds = readIterations(iterations);
  const prfNode = optional.find(node => node.is(tag.sequence));
  const hash = prfNode ? PRF[readAlgorithm(prfNode).id] : 'SHA-1';
  if (!hash) throw new OfficeError('pkcs12-damaged', 'unknown pseudo-random function');
  const base = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const parameters = {name: 'PBKDF2', hash, salt: Uint8Array.from(readOctets(salt)), iterations: rounds};
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, keyLength * 8));
}

export function readIterations(node: DerNode | undefined): number {
  const iterations = node ? readSmallInteger(node) : 1;
  if (iterations < 1 || iterations > MAX_ITERATIONS) throw new OfficeError('pkcs12-damaged', `${iterations} iterations`);
  return iterations;
}

async function decryptLegacy(
  legacy: {cipher: '3DES' | 'RC2'; keyLength: number},
  algorithm: AlgorithmIdentifier,
  data: Bytes,
  password: PasswordForm,
): Promise<Bytes | undefined> {
  const [saltNode, iterations] = algorithm.parameters?.items() ?? [];
  const salt = readOctets(saltNode);
  const rounds = readIterations(iterations);
  // Appendix B.3: purpose 1 is the key, 2 the initialisation vector.
  const key = deriveKey('SHA-1', password.bmp, salt, rounds, 1, legacy.keyLength);
  const iv = deriveKey('SHA-1', password.bmp, salt, rounds, 2, 8);
  if (legacy.cipher === 'RC2') return decryptWithForge('RC2-CBC', key, iv, data);
  // Two-key triple DES uses its first key again as the third.
  const tripled = new Uint8Array(24);
  tripled.set(key);
  if (key.length === 16) tripled.set(key.subarray(0, 8), 16);
  return decryptWithForge('3DES-CBC', tripled, iv, data);
}

/** Legacy ciphers are absent from WebCrypto; the library for them is loaded only when such a file is met. */
async function decryptWithForge(cipher: 'AES-CBC' | '3DES-CBC' | 'RC2-CBC', key: Bytes, iv: Bytes, data: Bytes): Promise<Bytes | undefined> {
  const {default: forge} = await import('node-forge');
  const decipher =
    cipher === 'RC2-CBC'
      ? forge.rc2.createDecryptionCipher(forge.util.createBuffer(binary(key)), key.length * 8)
      : forge.cipher.createDecipher(cipher, forge.util.createBuffer(binary(key)));
  if (cipher === 'RC2-CBC') (decipher as unknown as {start(iv: string, output: null): void}).start(binary(iv), null);
  else (decipher as import('node-forge').cipher.BlockCipher).start({iv: binary(iv)});
  decipher.update(forge.util.createBuffer(binary(data)));
  if (!decipher.finish()) return undefined;
  const out = (decipher as import('node-forge').cipher.BlockCipher).output.getBytes();
  return Uint8Array.from(out, char => char.charCodeAt(0));
}

function binary(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Whether these bytes are one whole DER value: a wrong password that happens to unpad yields anything else. */
export function isDer(bytes: Uint8Array): boolean {
  try {
    return readDer(bytes).constructed;
  } catch {
    return false;
  }
}
