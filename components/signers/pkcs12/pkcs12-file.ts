/** The parts of a PKCS#12 file: its integrity check, its bags. RFC 7292, 4 and 5. */
import {OfficeError} from '../../core/office-error.js';
import {readDer, tag} from '../../core/certificate/der.js';
import type {DerNode} from '../../core/certificate/der.js';
import {readOctets, readOid, sameBytes} from '../../core/certificate/der-value.js';
import {digestName, readAlgorithm} from '../../core/certificate/algorithm.js';
import {contentOid} from '../../core/certificate/oid.js';
import {deriveKey} from './key-derivation.js';
import {decryptWithPassword, isDer, pbkdf2, readIterations} from './password-cipher.js';
import {passwordForms} from './password-form.js';
import type {PasswordForm} from './password-form.js';

export interface Pkcs12Content {
  /** PKCS#8 PrivateKeyInfo, DER. */
  readonly keys: readonly Uint8Array[];
  /** X.509, DER, in file order. */
  readonly certificates: readonly Uint8Array[];
}

const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAG = '1.2.840.113549.1.12.10.1.';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const PBMAC1 = '1.2.840.113549.1.5.14';
const MAX_NESTING = 8;

/** @throws {OfficeError} `pkcs12-damaged`, `password-wrong` */
export async function readPkcs12(file: Uint8Array, password: string): Promise<Pkcs12Content> {
  try {
    return await readContent(file, password);
  } catch (error) {
    if (error instanceof OfficeError && error.code !== 'der-damaged') throw error;
    throw new OfficeError('pkcs12-damaged', `a PKCS#12 file of ${file.length} bytes cannot be read`, {cause: error});
  }
}

async function readContent(file: Uint8Array, password: string): Promise<Pkcs12Content> {
  const [, authSafe, macData] = readDer(file, {trailing: 'allowed'}).items();
  if (!authSafe) throw new OfficeError('pkcs12-damaged', 'the file has no content');
  const [type, wrapped] = authSafe.items();
  if (readOid(type) !== contentOid.data || !wrapped) throw new OfficeError('pkcs12-damaged', 'the file is sealed with a public key, not a password');
  const content = Uint8Array.from(readOctets(wrapped.only));
  const form = await formThatOpens(macData, content, password);
  const found = {keys: [] as Uint8Array[], certificates: [] as Uint8Array[]};
  for (const info of readDer(content).items()) await readSafe(info, form, found);
  return found;
}

/** The form of the password that the integrity check accepts; without a check, the first one, and decryption tells. */
async function formThatOpens(macData: DerNode | undefined, content: Uint8Array<ArrayBuffer>, password: string): Promise<PasswordForm> {
  const forms = passwordForms(password);
  if (!macData) return forms[0]!;
  for (const form of forms) if (await isMac(macData, content, form)) return form;
  throw new OfficeError('password-wrong', 'the integrity check does not match');
}

async function isMac(macData: DerNode, content: Uint8Array<ArrayBuffer>, form: PasswordForm): Promise<boolean> {
  const [digestInfo, salt, iterations] = macData.items();
  const [algorithmNode, expected] = digestInfo?.items() ?? [];
  if (!algorithmNode) throw new OfficeError('pkcs12-damaged', 'an integrity check without algorithm');
  const algorithm = readAlgorithm(algorithmNode);
  let key: Uint8Array<ArrayBuffer>;
  let hash = digestName(algorithm);
  if (algorithm.id === PBMAC1) {
    // RFC 9579: key derivation and MAC are named apart.
    const [kdf, mac] = algorithm.parameters?.items() ?? [];
    if (!kdf || !mac) throw new OfficeError('pkcs12-damaged', 'PBMAC1 without parameters');
    hash = ({'9': 'SHA-256', '10': 'SHA-384', '11': 'SHA-512'} as const)[readAlgorithm(mac).id.split('.').at(-1) as '9'];
    key = await pbkdf2(readAlgorithm(kdf), form.utf8, readOctets(expected).length);
  } else {
    if (!hash) throw new OfficeError('pkcs12-damaged', `unknown integrity check ${algorithm.id}`);
    key = deriveKey(hash, form.bmp, readOctets(salt), readIterations(iterations), 3, readOctets(expected).length);
  }
  if (!hash) throw new OfficeError('pkcs12-damaged', 'unknown integrity check');
  const imported = await crypto.subtle.importKey('raw', key, {name: 'HMAC', hash}, false, ['sign']);
  return sameBytes(new Uint8Array(await crypto.subtle.sign('HMAC', imported, content)), readOctets(expected));
}

async function readSafe(info: DerNode, form: PasswordForm, found: {keys: Uint8Array[]; certificates: Uint8Array[]}): Promise<void> {
  const [type, wrapped] = info.items();
  if (!wrapped) return;
  if (readOid(type) === contentOid.data) {
    await readBags(readDer(readOctets(wrapped.only)), form, found, 0);
  } else if (readOid(type) === ENCRYPTED_DATA) {
    const [, encrypted] = wrapped.only.items();
    const [, algorithm, data] = encrypted?.items() ?? [];
    if (!algorithm || !data) throw new OfficeError('pkcs12-damaged', 'encrypted content without data');
    await readBags(readDer(await decrypted(algorithm, data, form)), form, found, 0);
  }
}

async function readBags(safe: DerNode, form: PasswordForm, found: {keys: Uint8Array[]; certificates: Uint8Array[]}, depth: number): Promise<void> {
  if (depth > MAX_NESTING) throw new OfficeError('pkcs12-damaged', 'safes nested too deeply');
  for (const bag of safe.items()) {
    const [id, wrapped] = bag.items();
    if (!wrapped) continue;
    const value = wrapped.only;
    switch (readOid(id)) {
      case `${BAG}1`:
        found.keys.push(value.bytes);
        break;
      case `${BAG}2`: {
        const [algorithm, data] = value.items();
        if (!algorithm || !data) throw new OfficeError('pkcs12-damaged', 'a key without data');
        found.keys.push(await decrypted(algorithm, data, form));
        break;
      }
      case `${BAG}3`: {
        const [kind, certificate] = value.items();
        if (readOid(kind) === X509_CERTIFICATE && certificate) found.certificates.push(readOctets(certificate.only));
        break;
      }
      case `${BAG}6`:
        await readBags(value.is(tag.sequence) ? value : readDer(readOctets(value)), form, found, depth + 1);
        break;
    }
  }
}

async function decrypted(algorithm: DerNode, data: DerNode, form: PasswordForm): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await decryptWithPassword(readAlgorithm(algorithm), Uint8Array.from(readOctets(data)), form);
  if (!plain || !isDer(plain)) throw new OfficeError('password-wrong', 'a part cannot be decrypted');
  return plain;
}
