/**
 * A PDF file, read lazily from a Blob: its revisions, and the objects as any of them saw them.
 *
 *     const pdf = await openPdf(blob, {password, signal});
 *     const catalog = await pdf.latest.catalog();
 *     const then = pdf.atRevision(1);                // a PdfView: getObject, resolve, get, catalog, entry
 *     const bytes = await pdf.decode(stream);        // stream data, decrypted and unfiltered
 *     pdf.revisions, pdf.warnings                    // facts for a validator
 */
import {OfficeError} from '../office-error.js';
import {ByteSource} from './byte-source.js';
import {indexOfBytes, latin1, latin1Bytes} from './characters.js';
import {Encryption} from './encryption/encryption.js';
import {decodeStreamData} from './filters/decode-stream.js';
import {isArray, isDict, isRef, isString} from './pdf-object.js';
import type {PdfDict, PdfObject, PdfStream} from './pdf-object.js';
import {ObjectReader} from './object-reader.js';
import {scanObjects} from './object-scan.js';
import type {ScannedObject} from './object-scan.js';
import {PdfView} from './pdf-view.js';
import {rebuildRevision} from './rebuild.js';
import {readXrefChain} from './revision.js';
import type {PdfRevision} from './revision.js';
import type {XrefEntry} from './xref-section.js';

export interface OpenPdfOptions {
  readonly password?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Readers look for the header in the first kilobyte. */
const HEADER_REACH = 1024;

/**
 * Opens a PDF. Reads its end, its cross-reference sections and its catalog; nothing else.
 * @throws {OfficeError} `not-a-pdf` (no header, or empty), `pdf-damaged`, `pdf-encrypted` (password missing or wrong,
 *   unknown security handler), `aborted`.
 */
export async function openPdf(blob: Blob, options: OpenPdfOptions = {}): Promise<PdfFile> {
  try {
    return await PdfFile.open(new ByteSource(blob, options.signal), options.password ?? '');
  } catch (error) {
    if (options.signal?.aborted) throw new OfficeError('aborted', 'reading the PDF was stopped', {cause: error});
    throw error;
  }
}

export class PdfFile {
  readonly blob: Blob;
  readonly size: number;
  /** `1.7` as the header says; a catalog's /Version may say more. */
  readonly version: string;
  /** Oldest first, at least one. */
  readonly revisions: readonly PdfRevision[];
  /** The objects as they are now: the last revision. */
  readonly latest: PdfView;
  readonly encryption: Encryption | undefined;
  /** Whether the cross-reference chain was unusable: everything was found by scanning, `revisions` is one guess. */
  readonly isRebuilt: boolean;
  /** Offsets of this API are absolute; those the file states count from this many bytes later. Nearly always 0. */
  readonly offsetShift: number;
  readonly #source: ByteSource;
  readonly #reader: ObjectReader;
  readonly #warnings: Set<string>;

  private constructor(
    source: ByteSource,
    version: string,
    revisions: readonly PdfRevision[],
    reader: ObjectReader,
    isRebuilt: boolean,
    offsetShift: number,
    warnings: Set<string>,
  ) {
    this.#source = source;
    this.blob = source.blob;
    this.size = source.size;
    this.version = version;
    this.revisions = revisions;
    this.encryption = reader.encryption;
    this.isRebuilt = isRebuilt;
    this.offsetShift = offsetShift;
    this.#reader = reader;
    this.#warnings = warnings;
    this.latest = this.atRevision(revisions.length);
  }

  /** Use `openPdf`. */
  static async open(source: ByteSource, password: string): Promise<PdfFile> {
    const head = await source.bytes(0, HEADER_REACH);
    const headerOffset = indexOfBytes(head, latin1Bytes('%PDF-'));
    if (headerOffset < 0) throw new OfficeError('not-a-pdf', source.size === 0 ? 'the file is empty' : 'the file does not start with %PDF-');
    const version = /^\d\.\d/.exec(latin1(head.subarray(headerOffset + 5, headerOffset + 8)))?.[0] ?? '1.4';
    const warnings = new Set<string>(headerOffset > 0 ? ['junk-before-header'] : []);
    try {
      const chain = await readXrefChain(source, headerOffset);
      const chainWarnings = new Set([...warnings, ...chain.warnings]);
      const file = await PdfFile.#assemble(source, version, chain.revisions, password, {isRebuilt: false, offsetShift: chain.offsetShift}, chainWarnings);
      const catalog = await file.latest.catalog();
      if (isDict(await file.latest.resolve(catalog.entries.get('Pages')))) return file;
    } catch (error) {
      if (!(error instanceof OfficeError) || error.code !== 'pdf-damaged') throw error;
    }
    warnings.add('xref-rebuilt');
    return PdfFile.#rebuild(source, version, password, warnings);
  }

  static async #assemble(
    source: ByteSource,
    version: string,
    revisions: readonly PdfRevision[],
    password: string,
    {isRebuilt, offsetShift}: {isRebuilt: boolean; offsetShift: number},
    warnings: Set<string>,
  ): Promise<PdfFile> {
    const trailer = revisions.at(-1)!.trailer;
    const plain = new ObjectReader(source, undefined, undefined, warnings);
    const encrypt = trailer.entries.get('Encrypt') ?? null;
    if (encrypt === null) return new PdfFile(source, version, revisions, plain, isRebuilt, offsetShift, warnings);
    // The /Encrypt dictionary's own strings are not encrypted (7.6.2).
    const view = new PdfFile(source, version, revisions, plain, isRebuilt, offsetShift, new Set()).latest;
    const encryptDict = await view.resolve(encrypt);
    if (!isDict(encryptDict)) throw new OfficeError('pdf-damaged', '/Encrypt is no dictionary');
    const values = new Map<string, PdfObject>();
    for (const [key, value] of encryptDict.entries) values.set(key, await view.resolve(value));
    const id = await view.resolve(trailer.entries.get('ID') ?? null);
    const first = isArray(id) ? await view.resolve(id.items[0] ?? null) : null;
    const encryption = await Encryption.open(
      {kind: 'dict', entries: values},
      isString(first) ? Uint8Array.from(first.bytes) : new Uint8Array(0),
      password,
    );
    const reader = new ObjectReader(source, encryption, isRef(encrypt) ? encrypt.num : undefined, warnings);
    return new PdfFile(source, version, revisions, reader, isRebuilt, offsetShift, warnings);
  }

  static async #rebuild(source: ByteSource, version: string, password: string, warnings: Set<string>): Promise<PdfFile> {
    const {revision, objectStreams} = await rebuildRevision(source);
    const first = await PdfFile.#assemble(source, version, [revision], password, {isRebuilt: true, offsetShift: 0}, warnings);
    if (objectStreams.length === 0) {
      await first.latest.catalog();
      return first;
    }
    const changed = new Map<number, XrefEntry>(revision.changed);
    for (const stream of objectStreams) {
      const entry = changed.get(stream);
      if (entry?.kind !== 'offset') continue;
      for (const [index, num] of (await first.#reader.objectStreamNumbers(first.latest, stream)).entries()) {
        // What is written out by itself is not overruled: which came later cannot be told.
        if (!changed.has(num)) changed.set(num, {kind: 'compressed', gen: 0, stream, index});
      }
    }
    const file = await PdfFile.#assemble(source, version, [{...revision, changed}], password, {isRebuilt: true, offsetShift: 0}, warnings);
    await file.latest.catalog();
    return file;
  }

  /** Kebab-case facts about how the file is written, for a validator or a log; grows while objects are read. */
  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /** The objects as revision `index` (1-based) saw them. */
  atRevision(index: number): PdfView {
    const revision = this.revisions[index - 1];
    if (!revision) throw new RangeError(`no revision ${index}`);
    return new PdfView(this.revisions.slice(0, index), this.#reader);
  }

  /** Bytes [start, end) of the file. Shared memory: do not write to the result. */
  async bytes(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#source.bytes(start, end);
  }

  /** Every object written between two offsets, referenced or not. */
  async scanObjects(start: number, end: number): Promise<readonly ScannedObject[]> {
    return scanObjects(this.#source, start, end);
  }

  /** A stream's bytes as stored, decrypted but not unfiltered. */
  async encoded(stream: PdfStream): Promise<Uint8Array<ArrayBuffer>> {
    return this.#reader.encoded(stream);
  }

  /** A stream's bytes, decrypted and unfiltered, at most `limit` of them. @throws {OfficeError} `pdf-damaged` */
  async decode(stream: PdfStream, options: {view?: PdfView; limit?: number} = {}): Promise<Uint8Array<ArrayBuffer>> {
    const view = options.view ?? this.latest;
    return decodeStreamData(stream.dict, await this.encoded(stream), {
      resolve: object => view.resolve(object),
      signal: this.#source.signal,
      ...(options.limit !== undefined && {limit: options.limit}),
    });
  }

  /** The newest trailer. */
  get trailer(): PdfDict {
    return this.latest.trailer;
  }
}
