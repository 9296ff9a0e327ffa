/**
 * The outer form of a desk's copy: one line that names format and key derivation, then sealed frames. Each frame is bound to the file, to
 * its place and to whether it is the last: frames cannot be exchanged, left out, added or cut off unseen.
 */
import {OfficeError} from '../../core/office-error.js';

/** Plain bytes of one frame at most; a reader allocates no more for one, whatever a file claims. */
export const longestFrame = 4 * 1024 * 1024;
const longestHeader = 1024;
const usualRounds = 600_000;
const fewestRounds = 100_000;
/** A hostile header must not keep a machine busy for a day. */
const mostRounds = 5_000_000;
const ivLength = 12;
const tagLength = 16;
const version = 1;

interface Header {
  readonly format: 'trinh-ky-desk';
  readonly version: number;
  readonly salt: string;
  readonly iterations: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Seals frames one after the other; the last one is marked by `seal(bytes, true)`. */
export class FrameWriter {
  readonly #key: CryptoKey;
  readonly #header: Bytes;
  #count = 0;

  private constructor(key: CryptoKey, header: Bytes) {
    this.#key = key;
    this.#header = header;
  }

  /** @param rounds of PBKDF2, kept in the file; a reader refuses fewer than 100 000 */
  static async begin(passphrase: string, rounds = usualRounds): Promise<{writer: FrameWriter; header: Bytes}> {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const header: Header = {format: 'trinh-ky-desk', version, salt: toHex(salt), iterations: rounds};
    const bytes = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
    return {writer: new FrameWriter(await deriveKey(passphrase, salt, rounds), bytes), header: bytes};
  }

  /** Length (4 bytes, little-endian), IV, sealed bytes. */
  async seal(bytes: Bytes, isLast = false): Promise<Bytes> {
    const iv = crypto.getRandomValues(new Uint8Array(ivLength));
    const additionalData = place(this.#header, this.#count++, isLast);
    const sealed = new Uint8Array(await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData}, this.#key, bytes));
    const frame = new Uint8Array(4 + ivLength + sealed.length);
    new DataView(frame.buffer).setUint32(0, sealed.length, true);
    frame.set(iv, 4);
    frame.set(sealed, 4 + ivLength);
    return frame;
  }
}

/**
 * Reads the header of `file`; what it returns opens the frames in turn, as often as asked.
 * @throws {OfficeError} `import-invalid` (not a copy, damaged, cut off), `import-newer`; while reading frames also `passphrase-wrong`
 */
export async function openFrames(file: Blob, passphrase: string): Promise<() => AsyncGenerator<Bytes>> {
  const {header, bytes} = await readHeader(file);
  const key = await deriveKey(passphrase, fromHex(header.salt), header.iterations);
  return () => readFrames(file, key, bytes);
}

async function* readFrames(file: Blob, key: CryptoKey, bytes: Bytes): AsyncGenerator<Bytes> {
  let at = bytes.length;
  for (let count = 0; ; count++) {
    const head = await slice(file, at, 4 + ivLength);
    const length = new DataView(head.buffer).getUint32(0, true);
    if (length < tagLength || length > longestFrame + tagLength) throw new OfficeError('import-invalid', `frame ${count} claims ${length} bytes`);
    const sealed = await slice(file, at + 4 + ivLength, length);
    at += 4 + ivLength + length;
    const isLast = at === file.size;
    const iv = head.subarray(4);
    let opened: ArrayBuffer;
    try {
      opened = await crypto.subtle.decrypt({name: 'AES-GCM', iv, additionalData: place(bytes, count, isLast)}, key, sealed);
    } catch (error) {
      // Nothing but the passphrase opens the first frame; what opened the first opens the others of a whole file.
      const code = count === 0 ? 'passphrase-wrong' : 'import-invalid';
      throw new OfficeError(code, `frame ${count} of the copy does not open`, {cause: error});
    }
    yield new Uint8Array(opened);
    if (isLast) return;
  }
}

async function readHeader(file: Blob): Promise<{header: Header; bytes: Bytes}> {
  const start = new Uint8Array(await file.slice(0, longestHeader).arrayBuffer());
  const end = start.indexOf(0x0a);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(start.subarray(0, Math.max(end, 0))));
  } catch (error) {
    throw new OfficeError('import-invalid', 'the file does not begin as a copy of a desk', {cause: error});
  }
  const {format, version: found, salt, iterations} = (header ?? {}) as Partial<Record<keyof Header, unknown>>;
  if (format !== 'trinh-ky-desk' || typeof found !== 'number') throw new OfficeError('import-invalid', 'the file is not a copy of a desk');
  if (found > version) throw new OfficeError('import-newer', `the copy has version ${found}, this product reads ${version}`);
  const isSound = typeof salt === 'string' && /^[0-9a-f]{32}$/.test(salt) && typeof iterations === 'number' && Number.isInteger(iterations);
  if (!isSound || iterations < fewestRounds || iterations > mostRounds) throw new OfficeError('import-invalid', 'the key derivation of the copy is not sound');
  return {header: {format, version: found, salt, iterations}, bytes: start.slice(0, end + 1)};
}

async function slice(file: Blob, at: number, length: number): Promise<Bytes> {
  if (at + length > file.size) throw new OfficeError('import-invalid', `the copy is cut off at ${file.size} bytes`);
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}

function place(header: Bytes, count: number, isLast: boolean): Bytes {
  const bytes = new Uint8Array(header.length + 5);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  view.setUint32(header.length, count, true);
  view.setUint8(header.length + 4, isLast ? 1 : 0);
  return bytes;
}

async function deriveKey(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const words = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const derivation = {name: 'PBKDF2', hash: 'SHA-256', salt, iterations};
  return crypto.subtle.deriveKey(derivation, words, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

function toHex(bytes: Bytes): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}
