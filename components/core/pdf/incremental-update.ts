/**
 * Appends one revision to a file. ISO 32000-2, 7.5.6.
 *
 *     const update = new IncrementalUpdate(pdf);
 *     const added = update.add(dict([...]));
 *     update.set(pageRef, newPage);
 *     const {increment, labels} = await update.build();
 *     new Blob([pdf.blob, increment])
 *
 * Nothing before is touched; the new cross-reference section is of the kind the last one was, so that readers which
 * know one kind only keep reading. /ID keeps its first half and /Info stays.
 */
import {OfficeError} from '../office-error.js';
import type {PdfFile} from './pdf-file.js';
import {array, isArray, isInteger, isString, name, ref, string} from './pdf-object.js';
import type {PdfObject, PdfRef} from './pdf-object.js';
import {ByteWriter, writeObject} from './serialize.js';
import type {NewStream, Writable, WritableDict} from './serialize.js';

/** Belongs to one cross-reference section only, never to the next (7.5.5, 7.5.8.2). */
const SECTION_KEYS = new Set(['Size', 'Prev', 'XRefStm', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms', 'DL', 'F', 'FFilter', 'FDecodeParms']);

export interface Increment {
  /** What to append to the file. */
  readonly increment: Uint8Array<ArrayBuffer>;
  /** Offset inside `increment` of each verbatim part, by its label. */
  readonly labels: ReadonlyMap<string, number>;
}

export class IncrementalUpdate {
  readonly #pdf: PdfFile;
  readonly #objects = new Map<number, {gen: number; value: Writable | NewStream}>();
  readonly #rootKeys = new Map<string, PdfObject>();
  #next: number;

  constructor(pdf: PdfFile) {
    // A rebuilt file has no chain to continue; what one reader guesses, another guesses differently.
    if (pdf.isRebuilt) throw new OfficeError('pdf-damaged', 'the cross-reference chain is broken, nothing can be appended safely');
    this.#pdf = pdf;
    this.#next = firstFreeNumber(pdf);
  }

  /** A number for an object whose content comes later by `set`. */
  reserve(): PdfRef {
    return ref(this.#next++);
  }

  /** A new object. */
  add(value: Writable | NewStream): PdfRef {
    const target = this.reserve();
    this.set(target, value);
    return target;
  }

  /** A new version of an existing object, or the content of a reserved one. */
  set(target: PdfRef, value: Writable | NewStream): void {
    this.#objects.set(target.num, {gen: target.gen, value});
  }

  /** What `set` or `add` gave this number, so that two changes to one object add up. */
  pending(target: PdfRef): Writable | NewStream | undefined {
    return this.#objects.get(target.num)?.value;
  }

  /** Sets a key of the trailer. */
  setTrailer(key: string, value: PdfObject): void {
    this.#rootKeys.set(key, value);
  }

  async build(): Promise<Increment> {
    const pdf = this.#pdf;
    const writer = new ByteWriter();
    const last = await pdf.bytes(pdf.size - 1, pdf.size);
    if (last[0] !== 0x0a && last[0] !== 0x0d) writer.text('\n');
    /** As other offsets of the file count: from its header where that is the custom. */
    const base = pdf.size - pdf.offsetShift;
    const offsets = new Map<number, {gen: number; offset: number}>();
    for (const [num, {gen, value}] of [...this.#objects].sort(([a], [b]) => a - b)) {
      offsets.set(num, {gen, offset: base + writer.length});
      writer.text(`${num} ${gen} obj\n`);
      await this.#writeValue(writer, value, num, gen);
      writer.text('\nendobj\n');
    }
    const xref = base + writer.length;
    const trailer = await this.#trailer(writer);
    if (pdf.revisions.at(-1)!.sections.at(-1)!.kind === 'stream') this.#writeXrefStream(writer, offsets, trailer, xref);
    else writeXrefTable(writer, offsets, {kind: 'dict', entries: new Map([...trailer, ['Size', this.#next]])});
    writer.text(`startxref\n${xref}\n%%EOF\n`);
    return {increment: writer.toBytes(), labels: writer.labels};
  }

  async #writeValue(writer: ByteWriter, value: Writable | NewStream, num: number, gen: number): Promise<void> {
    if (value === null || typeof value !== 'object' || value.kind !== 'new-stream') {
      return writeObject(writer, await this.#encrypted(value, num, gen));
    }
    const dict = (await this.#encrypted(value.dict, num, gen)) as WritableDict;
    const encryption = this.#pdf.encryption;
    const data = encryption ? await encryption.encryptStream({kind: 'dict', entries: dict.entries as ReadonlyMap<string, PdfObject>}, value.data, num, gen) : value.data;
    writeObject(writer, {kind: 'dict', entries: new Map([...dict.entries, ['Length', data.length]])});
    writer.text('\nstream\n');
    writer.bytes(data);
    writer.text('\nendstream');
  }

  /** 7.6.2: every string of an encrypted file, except a signature's /Contents, which comes as a verbatim part. */
  async #encrypted(value: Writable, num: number, gen: number): Promise<Writable> {
    const encryption = this.#pdf.encryption;
    if (!encryption || value === null || typeof value !== 'object') return value;
    if (value.kind === 'string') {
      return string(await encryption.encryptString(Uint8Array.from(value.bytes), num, gen), true);
    }
    if (value.kind === 'array') {
      return {kind: 'array', items: await Promise.all(value.items.map(item => this.#encrypted(item, num, gen)))};
    }
    if (value.kind !== 'dict') return value;
    const entries = new Map<string, Writable>();
    for (const [key, item] of value.entries) {
      // A signed field that is written again carries its signature as it stands.
      const isSignature = key === 'Contents' && value.entries.has('ByteRange');
      entries.set(key, isSignature ? item : await this.#encrypted(item, num, gen));
    }
    return {kind: 'dict', entries};
  }

  async #trailer(written: ByteWriter): Promise<Map<string, Writable>> {
    const pdf = this.#pdf;
    const entries = new Map<string, Writable>();
    for (const [key, value] of pdf.trailer.entries) if (!SECTION_KEYS.has(key)) entries.set(key, value);
    for (const [key, value] of this.#rootKeys) entries.set(key, value);
    const id = await pdf.latest.resolve(pdf.trailer.entries.get('ID') ?? null);
    const first = isArray(id) ? await pdf.latest.resolve(id.items[0] ?? null) : null;
    if (isString(first)) {
      // 14.4: the first half is the file's for life, the second changes with each revision.
      const state = new Blob([first.bytes as Uint8Array<ArrayBuffer>, String(pdf.size), written.toBytes()]);
      const digest = await crypto.subtle.digest('SHA-256', await state.arrayBuffer());
      entries.set('ID', array([string(first.bytes, true), string(new Uint8Array(digest, 0, 16), true)]));
    }
    const newest = pdf.revisions.at(-1)!.sections.at(-1)!;
    entries.set('Prev', newest.offset - pdf.offsetShift);
    return entries;
  }

  #writeXrefStream(writer: ByteWriter, offsets: Map<number, {gen: number; offset: number}>, trailer: Map<string, Writable>, xref: number): void {
    const own = this.#next++;
    const all = new Map([...offsets, [own, {gen: 0, offset: xref}]]);
    const width = xref > 0xffffffff ? 5 : 4;
    const groups = consecutive([...all.keys()]);
    const data = new ByteWriter();
    for (const {gen, offset} of groups.flat().map(num => all.get(num)!)) {
      const row = [1];
      for (let i = width - 1; i >= 0; i--) row.push(Math.floor(offset / 256 ** i) % 256);
      data.bytes(Uint8Array.from([...row, gen >> 8, gen & 255]));
    }
    const entries = new Map<string, Writable>([
      ['Type', name('XRef')],
      ...trailer,
      ['Size', this.#next],
      ['W', array([1, width, 2])],
      ['Index', array(groups.flatMap(group => [group[0]!, group.length]))],
      ['Length', data.length],
    ]);
    writer.text(`${own} 0 obj\n`);
    writeObject(writer, {kind: 'dict', entries});
    writer.text('\nstream\n');
    writer.bytes(data.toBytes());
    writer.text('\nendstream\nendobj\n');
  }
}

function writeXrefTable(writer: ByteWriter, offsets: Map<number, {gen: number; offset: number}>, trailer: WritableDict): void {
  writer.text('xref\n');
  for (const group of consecutive([...offsets.keys()])) {
    writer.text(`${group[0]} ${group.length}\n`);
    for (const num of group) {
      const {gen, offset} = offsets.get(num)!;
      // 7.5.4: each entry is exactly 20 bytes, end of line included.
      writer.text(`${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} n \n`);
    }
  }
  writer.text('trailer\n');
  writeObject(writer, trailer);
  writer.text('\n');
}

/** Runs of neighbouring numbers, ascending. */
function consecutive(numbers: number[]): number[][] {
  const groups: number[][] = [];
  for (const num of numbers.sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && group.at(-1) === num - 1) group.push(num);
    else groups.push([num]);
  }
  return groups;
}

function firstFreeNumber(pdf: PdfFile): number {
  let next = 1;
  for (const revision of pdf.revisions) {
    for (const section of revision.sections) {
      const size = section.trailer.entries.get('Size');
      if (isInteger(size) && size > next && size <= 8_388_608) next = size;
    }
    for (const num of revision.changed.keys()) if (num >= next) next = num + 1;
  }
  return next;
}
