/** Decrypts and encrypts the strings and streams of one file. ISO 32000-2, 7.6. */
import {OfficeError} from '../../office-error.js';
import {dictOf, isInteger, isName, isString} from '../pdf-object.js';
import type {PdfDict, PdfObject} from '../pdf-object.js';
import {decryptAes, encryptAes, rc4} from './ciphers.js';
import {digestMd5, fileKey} from './file-key.js';
import type {SecurityParameters} from './file-key.js';

/** Crypt filter methods (Table 25); `identity` leaves data alone. */
type Method = 'identity' | 'rc4' | 'aes-128' | 'aes-256';
type Bytes = Uint8Array<ArrayBuffer>;

export class Encryption {
  readonly #key: Bytes;
  readonly #strings: Method;
  readonly #streams: Method;
  readonly #filters: ReadonlyMap<string, Method>;
  readonly #encryptMetadata: boolean;

  private constructor(key: Bytes, strings: Method, streams: Method, filters: ReadonlyMap<string, Method>, encryptMetadata: boolean) {
    this.#key = key;
    this.#strings = strings;
    this.#streams = streams;
    this.#filters = filters;
    this.#encryptMetadata = encryptMetadata;
  }

  /**
   * Opens the /Encrypt dictionary with `password`, the empty one where none is given.
   * @throws {OfficeError} `pdf-encrypted` for a wrong password or another security handler (public key, unknown version).
   */
  static async open(encrypt: PdfDict, id: Bytes, password: string): Promise<Encryption> {
    const get = (key: string): PdfObject => encrypt.entries.get(key) ?? null;
    const bytes = (key: string): Bytes => {
      const value = get(key);
      return isString(value) ? Uint8Array.from(value.bytes) : new Uint8Array(0);
    };
    const number = (key: string, absent: number): number => {
      const value = get(key);
      return isInteger(value) ? value : absent;
    };
    const version = number('V', 0);
    const revision = number('R', 0);
    if (!isName(get('Filter'), 'Standard') || ![1, 2, 4, 5].includes(version) || revision < 2 || revision > 6) {
      throw new OfficeError('pdf-encrypted', `a security handler this reader does not know: V ${version}, R ${revision}`);
    }
    const filters = version >= 4 ? cryptFilters(encrypt) : new Map<string, Method>();
    const parameters: SecurityParameters = {
      revision,
      keyLength: version === 1 ? 5 : version === 4 ? 16 : version === 5 ? 32 : Math.min(16, Math.max(5, number('Length', 40) >> 3)),
      O: bytes('O'),
      U: bytes('U'),
      OE: bytes('OE'),
      UE: bytes('UE'),
      permissions: number('P', 0) | 0,
      encryptMetadata: get('EncryptMetadata') !== false,
      id,
    };
    const key = await orDamaged(async () => (await fileKey(parameters, password)) ?? (password === '' ? undefined : await fileKey(parameters, '')));
    if (!key) throw new OfficeError('pdf-encrypted', password === '' ? 'the file needs a password' : 'the password does not open the file');
    const method = (key: string): Method => {
      if (version < 4) return 'rc4';
      const chosen = get(key);
      return isName(chosen) ? (filters.get(chosen.value) ?? 'identity') : 'identity';
    };
    return new Encryption(key, method('StrF'), method('StmF'), filters, parameters.encryptMetadata);
  }

  async decryptString(data: Bytes, num: number, gen: number): Promise<Bytes> {
    return this.#run(this.#strings, data, num, gen, 'decrypt');
  }
  async encryptString(data: Bytes, num: number, gen: number): Promise<Bytes> {
    return this.#run(this.#strings, data, num, gen, 'encrypt');
  }
  async decryptStream(dict: PdfDict, data: Bytes, num: number, gen: number): Promise<Bytes> {
    return this.#run(this.#streamMethod(dict), data, num, gen, 'decrypt');
  }
  async encryptStream(dict: PdfDict, data: Bytes, num: number, gen: number): Promise<Bytes> {
    return this.#run(this.#streamMethod(dict), data, num, gen, 'encrypt');
  }

  #streamMethod(dict: PdfDict): Method {
    const type = dict.entries.get('Type');
    // Cross-reference streams are never encrypted (7.5.8.2).
    if (isName(type, 'XRef')) return 'identity';
    if (isName(type, 'Metadata') && !this.#encryptMetadata) return 'identity';
    const filter = dict.entries.get('Filter');
    const first = filter && typeof filter === 'object' && filter.kind === 'array' ? filter.items[0] : filter;
    if (!isName(first, 'Crypt')) return this.#streams;
    // A stream may choose its own crypt filter; without a name it is Identity (7.4.10).
    const parms = dict.entries.get('DecodeParms') ?? null;
    const own = typeof parms === 'object' && parms?.kind === 'array' ? parms.items[0] : parms;
    const chosen = dictOf(own)?.entries.get('Name');
    return isName(chosen) ? (this.#filters.get(chosen.value) ?? 'identity') : 'identity';
  }

  async #run(method: Method, data: Bytes, num: number, gen: number, direction: 'encrypt' | 'decrypt'): Promise<Bytes> {
    if (method === 'identity') return data;
    return orDamaged(() => this.#transform(method, data, num, gen, direction));
  }

  async #transform(method: Exclude<Method, 'identity'>, data: Bytes, num: number, gen: number, direction: 'encrypt' | 'decrypt'): Promise<Bytes> {
    if (method === 'aes-256') return direction === 'decrypt' ? decryptAes(this.#key, data) : encryptAes(this.#key, data);
    // Algorithm 1: the key of one object.
    const salt = method === 'aes-128' ? [0x73, 0x41, 0x6c, 0x54] : [];
    const identity = Uint8Array.of(num, num >> 8, num >> 16, gen, gen >> 8, ...salt);
    const key = digestMd5(this.#key, identity).slice(0, Math.min(16, this.#key.length + 5));
    if (method === 'rc4') return rc4(key, data);
    return direction === 'decrypt' ? decryptAes(key, data) : encryptAes(key, data);
  }
}

/** Keys and blocks of impossible lengths come from a damaged or forged file: ciphers throw what no caller knows. */
async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof OfficeError) throw cause;
    throw new OfficeError('pdf-damaged', 'the encryption of the file does not hold together', {cause});
  }
}

function cryptFilters(encrypt: PdfDict): Map<string, Method> {
  const filters = new Map<string, Method>([['Identity', 'identity']]);
  for (const [key, value] of dictOf(encrypt.entries.get('CF'))?.entries ?? []) {
    const method = dictOf(value)?.entries.get('CFM');
    if (isName(method, 'V2')) filters.set(key, 'rc4');
    else if (isName(method, 'AESV2')) filters.set(key, 'aes-128');
    else if (isName(method, 'AESV3')) filters.set(key, 'aes-256');
    else filters.set(key, 'identity');
  }
  return filters;
}
