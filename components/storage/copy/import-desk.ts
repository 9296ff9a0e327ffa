/**
 * Brings a desk's copy back. The whole file is opened and checked before the first record is written; records are then added, never
 * overwritten. Interrupted, it is simply done again: what is there already stays.
 */
import type {OfficeDocument} from '../../core/document/office-document.js';
import {isSameWork} from '../../core/draft/revise-draft.js';
import {verifyChain} from '../../core/journal/hash-chain.js';
import type {JournalEntry} from '../../core/journal/journal-entry.js';
import {OfficeError} from '../../core/office-error.js';
import type {Desk} from '../open-desk.js';
import {openFrames} from './copy-frames.js';
import {readClerkDocument, readParcel, readRegisterEntry} from './copy-clerk.js';
import {stopIfAborted} from './copy-progress.js';
import type {CopyOptions} from './copy-progress.js';
import {readCommand, readCopiedFile, readDocument, readDraft, readEntry, readSetting} from './copy-records.js';
import type {CopiedFile} from './copy-records.js';

export interface ImportReport {
  readonly documents: number;
  readonly drafts: number;
  readonly commands: number;
  readonly files: number;
  readonly settings: number;
  /** `taken-over` into an empty journal or one this continues; `kept-own` where the desk has another: two chains cannot be one. */
  readonly journal: 'taken-over' | 'kept-own';
}

/** No office has more; above it a file is an accident or an attack. Bytes. */
const largestCopy = 16 * 2 ** 30;
/** One JSON value of the copy, its frames together. Bytes. */
const longestRecord = 256 * 2 ** 20;

const readers = {
  document: readDocument,
  draft: readDraft,
  command: readCommand,
  entry: readEntry,
  register: readRegisterEntry,
  clerk: readClerkDocument,
  parcel: readParcel,
  setting: readSetting,
  file: readCopiedFile,
} as const;
type Kind = keyof typeof readers;
type RecordOf<Name extends Kind> = NonNullable<ReturnType<(typeof readers)[Name]>>;

/**
 * @throws {OfficeError} `import-invalid`, `import-newer`, `import-too-large`, `passphrase-wrong`: nothing was imported;
 *   `storage-…`: free some space and do it again
 */
export async function importDesk(desk: Desk, copy: Blob, passphrase: string, options: CopyOptions = {}): Promise<ImportReport> {
  const frames = await openChecked(copy, passphrase);
  // Read twice: once to see that all of it is sound, once to take it over.
  const entries = await readEntries(tracked(frames(), copy.size, 0, options));

  const counts = {documents: 0, drafts: 0, commands: 0, files: 0, settings: 0};
  for await (const item of readItems(tracked(frames(), copy.size, 1, options))) {
    switch (item.kind) {
      case 'file':
        if (await addFile(desk, item.records[0] as CopiedFile, item.content)) counts.files++;
        break;
      case 'document':
        counts.documents += (await desk.documents.upsertMany(await unknownOnly(desk, item.records as OfficeDocument[]))).added.length;
        break;
      case 'draft':
        for (const draft of item.records as RecordOf<'draft'>[]) if (await addDraft(desk, draft)) counts.drafts++;
        break;
      case 'command':
        counts.commands += await desk.outbox.adopt(item.records as RecordOf<'command'>[]);
        break;
      case 'register':
        await desk.clerk.adopt({entries: item.records as RecordOf<'register'>[]});
        break;
      case 'clerk':
        await desk.clerk.adopt({documents: item.records as RecordOf<'clerk'>[]});
        break;
      case 'parcel':
        await desk.clerk.adopt({parcels: item.records as RecordOf<'parcel'>[]});
        break;
      case 'setting':
        for (const {name, value} of item.records as RecordOf<'setting'>[]) if (await addSetting(desk, name, value)) counts.settings++;
        break;
      case 'entry':
        break;
    }
  }
  return {...counts, journal: (await desk.journal.adopt(entries)) ? 'taken-over' : 'kept-own'};
}

/**
 * Whether `copy` could be imported, without a desk: asked before a damaged desk is given up for it.
 * @throws {OfficeError} as `importDesk`, but for `storage-…`
 */
export async function checkCopy(copy: Blob, passphrase: string, options: CopyOptions = {}): Promise<void> {
  const frames = await openChecked(copy, passphrase);
  await readEntries(tracked(frames(), copy.size, 0, options));
}

async function openChecked(copy: Blob, passphrase: string): Promise<() => AsyncGenerator<Uint8Array<ArrayBuffer>>> {
  if (copy.size > largestCopy) throw new OfficeError('import-too-large', `the copy has ${copy.size} bytes`);
  return openFrames(copy, passphrase);
}

/** Reads all of the copy and gives its journal, whose chain holds. */
async function readEntries(frames: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const item of readItems(frames)) if (item.kind === 'entry') entries.push(...(item.records as JournalEntry[]));
  const verdict = await verifyChain(entries);
  if (!verdict.intact) throw new OfficeError('import-invalid', `the journal of the copy does not hold at entry ${verdict.sequence}`);
  return entries;
}

/** The frames as they come, telling how far they are: the first reading is one half of the way, the second the other. */
async function* tracked(frames: AsyncIterable<Uint8Array<ArrayBuffer>>, size: number, pass: number, options: CopyOptions): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let read = 0;
  for await (const frame of frames) {
    stopIfAborted(options);
    yield frame;
    read += frame.length;
    options.onProgress?.(Math.min(read, size) + pass * size, 2 * size);
  }
}

interface Item {
  readonly kind: Kind;
  readonly records: readonly unknown[];
  readonly content: Blob;
}

/** The copy's records in turn, a file with its bytes. Everything is checked again on each reading: a file may change on its disk. */
async function* readItems(frames: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Item> {
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let file: {item: Item; content: Uint8Array<ArrayBuffer>[]} | undefined;
  let isEnded = false;
  for await (const frame of frames) {
    if (isEnded) throw new OfficeError('import-invalid', 'the copy goes on after its end');
    const body = frame.subarray(1);
    if (frame[0] === 2) {
      if (!file) throw new OfficeError('import-invalid', 'bytes of no file');
      file.content.push(body);
      continue;
    }
    pending.push(body);
    if (pending.reduce((sum, part) => sum + part.length, 0) > longestRecord) throw new OfficeError('import-too-large', 'one record is too large');
    if (frame[0] === 1) continue;
    const {kind, records} = parse(await new Blob(pending).text());
    pending = [];
    if (file) yield {...file.item, content: new Blob(file.content)};
    file = undefined;
    if (kind === 'end') isEnded = true;
    else if (kind === 'file') file = {item: {kind, records, content: new Blob()}, content: []};
    else yield {kind, records, content: new Blob()};
  }
  if (!isEnded) throw new OfficeError('import-invalid', 'the copy has no end');
}

function parse(text: string): {kind: Kind | 'end'; records: readonly unknown[]} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new OfficeError('import-invalid', 'a record of the copy is not JSON', {cause: error});
  }
  const {kind, records} = (value ?? {}) as {kind?: unknown; records?: unknown};
  if (kind === 'end') return {kind, records: []};
  if (typeof kind !== 'string' || !Object.hasOwn(readers, kind) || !Array.isArray(records)) throw new OfficeError('import-invalid', 'unknown record');
  const read = records.map(record => readers[kind as Kind](record));
  if (read.some(each => each === undefined)) throw new OfficeError('import-invalid', `a ${kind} of the copy is not one`);
  return {kind: kind as Kind, records: read};
}

async function unknownOnly(desk: Desk, documents: readonly OfficeDocument[]): Promise<OfficeDocument[]> {
  const known = await Promise.all(documents.map(document => desk.documents.read(document.id)));
  return documents.filter((_, i) => known[i] === undefined);
}

async function addFile(desk: Desk, {id, name, contentType, digest, createdAt}: CopiedFile, content: Blob): Promise<boolean> {
  if (await desk.files.describe(id)) return false;
  const stored = await desk.files.put(content, {id, name, contentType, createdAt});
  if (stored.digest === digest) return true;
  await desk.files.remove(id);
  throw new OfficeError('import-invalid', `file ${id} of the copy is not the one it says`);
}

/** A draft both have, with other words, is kept beside the desk's own. */
async function addDraft(desk: Desk, draft: RecordOf<'draft'>): Promise<boolean> {
  const present = await desk.drafts.readByDocument(draft.documentId);
  if (present.some(each => isSameWork(each, draft))) return false;
  const isTaken = present.some(each => each.id === draft.id);
  await desk.drafts.save(isTaken ? {...draft, id: crypto.randomUUID(), forkedFrom: draft.id} : draft);
  return true;
}

async function addSetting(desk: Desk, name: string, value: unknown): Promise<boolean> {
  if ((await desk.settings.read(name, stored => ({stored}))) !== undefined) return false;
  await desk.settings.write(name, value);
  return true;
}
