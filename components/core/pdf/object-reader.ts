/** Reads indirect objects at their cross-reference entries, decrypts them, and keeps the recent ones. ISO 32000-2, 7.3.10 and 7.5.7. */
import {OfficeError} from '../office-error.js';
import type {ByteSource} from './byte-source.js';
import {indexOfBytes, latin1Bytes} from './characters.js';
import type {Encryption} from './encryption/encryption.js';
import {decodeStreamData} from './filters/decode-stream.js';
import {Lexer} from './lexer.js';
import {isDict, isInteger, isName, isRef, isStream} from './pdf-object.js';
import type {PdfDict, PdfObject, PdfStream} from './pdf-object.js';
import type {PdfView} from './pdf-view.js';
import type {XrefEntry} from './xref-section.js';

const CACHED_OBJECTS = 20_000;
const CACHED_OBJECT_STREAMS = 32;
const MAX_OBJECT_STREAM = 64 << 20;
const ENDSTREAM = latin1Bytes('endstream');

interface ObjectStream {
  /** Object number and offset in `data` by index. */
  readonly members: readonly {num: number; offset: number}[];
  readonly data: Uint8Array<ArrayBuffer>;
}

export class ObjectReader {
  readonly encryption: Encryption | undefined;
  readonly #source: ByteSource;
  /** Number of the /Encrypt dictionary, which is not encrypted itself. */
  readonly #encryptNum: number | undefined;
  readonly #warnings: Set<string>;
  /** By place in the file, so that revisions share what they have in common. */
  readonly #objects = new Map<string, Promise<PdfObject>>();
  readonly #objectStreams = new Map<number, Promise<ObjectStream>>();

  constructor(source: ByteSource, encryption: Encryption | undefined, encryptNum: number | undefined, warnings: Set<string>) {
    this.#source = source;
    this.encryption = encryption;
    this.#encryptNum = encryptNum;
    this.#warnings = warnings;
  }

  /** The object an entry points to; null with a warning where nothing readable is there. */
  async read(view: PdfView, num: number, entry: XrefEntry): Promise<PdfObject> {
    if (entry.kind === 'free') return null;
    const key = entry.kind === 'offset' ? `${num}@${entry.offset}` : `${num}@${this.#placeOf(view, entry.stream)}/${entry.index}`;
    let object = this.#objects.get(key);
    if (!object) {
      object = entry.kind === 'offset' ? this.#readAt(view, num, entry) : this.#readMember(view, num, entry);
      this.#objects.set(key, object);
      if (this.#objects.size > CACHED_OBJECTS) this.#objects.delete(this.#objects.keys().next().value!);
    }
    try {
      return await object;
    } catch (error) {
      if (!(error instanceof OfficeError) || error.code !== 'pdf-damaged') {
        this.#objects.delete(key);
        throw error;
      }
      this.#warnings.add('object-unreadable');
      return null;
    }
  }

  async encoded(stream: PdfStream): Promise<Uint8Array<ArrayBuffer>> {
    const data = await this.#source.bytes(stream.start, stream.end);
    return this.encryption ? this.encryption.decryptStream(stream.dict, data, stream.num, stream.gen) : data;
  }

  /** The object numbers an object stream holds, by index. */
  async objectStreamNumbers(view: PdfView, num: number): Promise<readonly number[]> {
    try {
      return (await this.#objectStream(view, num)).members.map(member => member.num);
    } catch (error) {
      if (error instanceof OfficeError && error.code === 'pdf-damaged') return [];
      throw error;
    }
  }

  #placeOf(view: PdfView, num: number): string {
    const entry = view.entry(num);
    return entry?.kind === 'offset' ? String(entry.offset) : 'nowhere';
  }

  async #readAt(view: PdfView, num: number, entry: XrefEntry & {kind: 'offset'}): Promise<PdfObject> {
    const {header, value, dataStart} = await this.#source.lex(entry.offset, lexer => {
      const header = lexer.tryObjectHeader();
      if (!header) throw new OfficeError('pdf-damaged', `object ${num} is not at byte ${entry.offset}`);
      const token = lexer.read();
      // `5 0 obj endobj` is an empty object: null.
      const value: PdfObject = token === undefined || (typeof token === 'object' && token?.kind === 'keyword') ? null : token;
      let dataStart: number | undefined;
      if (isDict(value) && lexer.tryKeyword('stream')) {
        lexer.skipStreamEndOfLine();
        dataStart = lexer.offset;
      }
      return {header, value, dataStart};
    });
    if (header.num !== num) throw new OfficeError('pdf-damaged', `at byte ${entry.offset} stands object ${header.num}, not ${num}`);
    if (header.gen !== entry.gen) this.#warnings.add('generation-mismatch');
    const plain = await this.#decryptStrings(value, num, header.gen);
    if (dataStart === undefined || !isDict(plain)) return plain;
    const end = await this.#streamEnd(view, plain, dataStart);
    return {kind: 'stream', dict: plain, start: dataStart, end, num, gen: header.gen};
  }

  /** Trusts /Length if `endstream` follows it; else looks for that word. */
  async #streamEnd(view: PdfView, dict: PdfDict, start: number): Promise<number> {
    const length = await this.#readLength(view, dict);
    if (isInteger(length) && length >= 0 && start + length < this.#source.size) {
      const closed = await this.#source.lex(start + length, lexer => lexer.tryKeyword('endstream')).catch(() => false);
      if (closed) return start + length;
    }
    this.#warnings.add('stream-length-wrong');
    for (let from = start; from < this.#source.size; from += 1 << 16) {
      const bytes = await this.#source.bytes(from, from + (1 << 16) + ENDSTREAM.length);
      const at = indexOfBytes(bytes, ENDSTREAM);
      if (at < 0) continue;
      // The end of line before the word is not data (7.3.8.1).
      let end = from + at;
      const before = await this.#source.bytes(Math.max(start, end - 2), end);
      if (before.at(-1) === 0x0a) end -= before.at(-2) === 0x0d ? 2 : 1;
      else if (before.at(-1) === 0x0d) end -= 1;
      return end;
    }
    throw new OfficeError('pdf-damaged', `the stream at byte ${start} has no end`);
  }

  /** Never through the cache: a /Length that leads back to its own stream would wait for itself. */
  async #readLength(view: PdfView, dict: PdfDict): Promise<PdfObject> {
    const declared = dict.entries.get('Length') ?? null;
    if (!isRef(declared)) return declared;
    const entry = view.entry(declared.num);
    if (entry?.kind !== 'compressed' || isName(dict.entries.get('Type'), 'ObjStm')) return this.#readFlat(view, declared);
    return this.#readMember(view, declared.num, entry).catch(() => null);
  }

  /** What a reference points to, if that stands in the file by itself and is neither stream nor string: the lengths and filters of streams. */
  async #readFlat(view: PdfView, object: PdfObject): Promise<PdfObject> {
    if (!isRef(object)) return object;
    const entry = view.entry(object.num);
    if (entry?.kind !== 'offset') return null;
    const read = this.#source.lex(entry.offset, lexer => (lexer.tryObjectHeader()?.num === object.num ? lexer.readObject() : null));
    return read.catch(() => null);
  }

  async #readMember(view: PdfView, num: number, entry: XrefEntry & {kind: 'compressed'}): Promise<PdfObject> {
    const {members, data} = await this.#objectStream(view, entry.stream);
    const atIndex = members[entry.index];
    if (atIndex?.num !== num) this.#warnings.add('object-stream-index-wrong');
    const member = atIndex?.num === num ? atIndex : members.find(each => each.num === num);
    if (!member) throw new OfficeError('pdf-damaged', `object ${num} is not in object stream ${entry.stream}`);
    return withoutOffsets(new Lexer(data, 0, true, member.offset).readObject());
  }

  async #objectStream(view: PdfView, num: number): Promise<ObjectStream> {
    const entry = view.entry(num);
    if (entry?.kind !== 'offset') throw new OfficeError('pdf-damaged', `object stream ${num} is missing`);
    let stream = this.#objectStreams.get(entry.offset);
    if (!stream) {
      stream = this.#readObjectStream(view, num, entry);
      this.#objectStreams.set(entry.offset, stream);
      if (this.#objectStreams.size > CACHED_OBJECT_STREAMS) this.#objectStreams.delete(this.#objectStreams.keys().next().value!);
    }
    return stream;
  }

  async #readObjectStream(view: PdfView, num: number, entry: XrefEntry & {kind: 'offset'}): Promise<ObjectStream> {
    // Not through the cache either: see #readLength.
    const stream = await this.#readAt(view, num, entry);
    if (!isStream(stream) || !isName(stream.dict.entries.get('Type'), 'ObjStm')) {
      throw new OfficeError('pdf-damaged', `object ${num} is no object stream`);
    }
    const count = await this.#readFlat(view, stream.dict.entries.get('N') ?? null);
    const first = await this.#readFlat(view, stream.dict.entries.get('First') ?? null);
    if (!isInteger(count) || !isInteger(first) || count < 0 || first < 0) throw new OfficeError('pdf-damaged', `object stream ${num} has no /N or /First`);
    const data = await decodeStreamData(stream.dict, await this.encoded(stream), {
      resolve: object => this.#readFlat(view, object),
      limit: MAX_OBJECT_STREAM,
      signal: this.#source.signal,
    });
    const lexer = new Lexer(data, 0, true);
    const members: {num: number; offset: number}[] = [];
    for (let i = 0; i < count; i++) {
      const member = lexer.tryInteger();
      const offset = member === undefined ? undefined : lexer.tryInteger();
      if (member === undefined || offset === undefined) break;
      members.push({num: member, offset: first + offset});
    }
    return {members, data};
  }

  async #decryptStrings(object: PdfObject, num: number, gen: number): Promise<PdfObject> {
    const encryption = this.encryption;
    if (!encryption || num === this.#encryptNum) return object;
    const walk = async (value: PdfObject): Promise<PdfObject> => {
      if (typeof value !== 'object' || value === null) return value;
      if (value.kind === 'string') return {...value, bytes: await encryption.decryptString(Uint8Array.from(value.bytes), num, gen)};
      if (value.kind === 'array') return {...value, items: await Promise.all(value.items.map(walk))};
      if (value.kind !== 'dict') return value;
      const entries = new Map<string, PdfObject>();
      for (const [key, item] of value.entries) {
        // 7.6.2: the /Contents of a signature dictionary is never encrypted.
        const isSignature = key === 'Contents' && value.entries.has('ByteRange');
        entries.set(key, isSignature ? item : await walk(item));
      }
      return {...value, entries};
    };
    return walk(object);
  }
}

/** Offsets inside an object stream mean nothing in the file. */
function withoutOffsets(object: PdfObject): PdfObject {
  if (typeof object !== 'object' || object === null) return object;
  switch (object.kind) {
    case 'string':
      return {kind: 'string', bytes: object.bytes, hex: object.hex};
    case 'array':
      return {kind: 'array', items: object.items.map(withoutOffsets)};
    case 'dict':
      return {
        kind: 'dict',
        entries: new Map([...object.entries].map(([key, value]) => [key, withoutOffsets(value)])),
        ...(object.duplicateKeys && {duplicateKeys: object.duplicateKeys}),
      };
    default:
      return object;
  }
}
