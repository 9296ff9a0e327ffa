/** One cross-reference section: a classic table (ISO 32000-2, 7.5.4) or a cross-reference stream (7.5.8). */
import {OfficeError} from '../office-error.js';
import type {ByteSource} from './byte-source.js';
import type {Lexer} from './lexer.js';
import {isArray, isDict, isInteger, isName} from './pdf-object.js';
import type {PdfDict, PdfStream} from './pdf-object.js';
import {decodeStreamData} from './filters/decode-stream.js';

export type XrefEntry =
  | {readonly kind: 'free'; readonly gen: number}
  /** `offset` is absolute in the file, junk before the header included. */
  | {readonly kind: 'offset'; readonly gen: number; readonly offset: number}
  | {readonly kind: 'compressed'; readonly gen: 0; readonly stream: number; readonly index: number};

export interface XrefSection {
  readonly kind: 'table' | 'stream';
  /** File offset where it starts: of `xref`, or of the stream's object number. */
  readonly offset: number;
  /** File offset after its trailer dictionary or its `endobj`. */
  readonly end: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** Object numbers listed twice in this one section. */
  readonly duplicates: readonly number[];
  readonly trailer: PdfDict;
  /** The hidden half of a hybrid file's section (7.5.8.4). */
  readonly hybrid?: XrefSection;
}

/** Object numbers above this are refused: Annex C of ISO 32000-1, the largest a real reader takes. */
const MAX_OBJECT_NUMBER = 8_388_607;

/**
 * Reads the section at `offset`; offsets inside it are shifted by `shift` (junk before the header).
 * @throws {OfficeError} `pdf-damaged` where none is there.
 */
export async function readXrefSection(source: ByteSource, offset: number, shift: number): Promise<XrefSection> {
  const isTable = await source.lex(offset, lexer => lexer.tryKeyword('xref'));
  return isTable ? readTable(source, offset, shift) : readStream(source, offset, shift);
}

async function readTable(source: ByteSource, offset: number, shift: number): Promise<XrefSection> {
  return source.lex(offset, lexer => {
    lexer.skipSpace();
    const start = lexer.offset;
    lexer.tryKeyword('xref');
    const entries = new Map<number, XrefEntry>();
    const duplicates: number[] = [];
    while (!lexer.tryKeyword('trailer')) readSubsection(lexer, shift, entries, duplicates);
    const trailer = lexer.readObject();
    if (!isDict(trailer)) throw new OfficeError('pdf-damaged', `the xref table at ${offset} has no trailer dictionary`);
    return {kind: 'table', offset: start, end: lexer.offset, entries, duplicates, trailer};
  });
}

function readSubsection(lexer: Lexer, shift: number, entries: Map<number, XrefEntry>, duplicates: number[]): void {
  const first = lexer.tryInteger();
  const count = first === undefined ? undefined : lexer.tryInteger();
  if (first === undefined || count === undefined) throw new OfficeError('pdf-damaged', `at byte ${lexer.offset}: no xref subsection`);
  for (let i = 0; i < count; i++) {
    const position = lexer.tryInteger();
    const gen = position === undefined ? undefined : lexer.tryInteger();
    // Some writers count one entry too many; the trailer that follows says so.
    if (position === undefined || gen === undefined) return;
    const inUse = lexer.tryKeyword('n');
    if (!inUse && !lexer.tryKeyword('f')) throw new OfficeError('pdf-damaged', `at byte ${lexer.offset}: no xref entry`);
    addEntry(entries, duplicates, first + i, inUse && position > 0 ? {kind: 'offset', gen, offset: position + shift} : {kind: 'free', gen});
  }
}

async function readStream(source: ByteSource, offset: number, shift: number): Promise<XrefSection> {
  const {num, gen, start, trailer, dataStart} = await source.lex(offset, lexer => {
    lexer.skipSpace();
    const start = lexer.offset;
    const header = lexer.tryObjectHeader();
    const trailer = header && lexer.readObject();
    if (!header || !isDict(trailer) || !isName(trailer.entries.get('Type'), 'XRef') || !lexer.tryKeyword('stream')) {
      throw new OfficeError('pdf-damaged', `at byte ${offset}: no cross-reference section`);
    }
    lexer.skipStreamEndOfLine();
    return {...header, start, trailer, dataStart: lexer.offset};
  });
  // /Length of a cross-reference stream is direct (7.5.8.2): nothing could be looked up before it is read.
  const length = trailer.entries.get('Length');
  if (!isInteger(length) || length < 0 || dataStart + length > source.size) {
    throw new OfficeError('pdf-damaged', `the cross-reference stream at ${offset} has no /Length`);
  }
  const stream: PdfStream = {kind: 'stream', dict: trailer, start: dataStart, end: dataStart + length, num, gen};
  const data = await decodeStreamData(trailer, await source.bytes(stream.start, stream.end), {resolve: async object => object});
  const end = await source.lex(Math.min(stream.end, source.size - 1), lexer => {
    lexer.tryKeyword('endstream');
    lexer.tryKeyword('endobj');
    return lexer.offset;
  });
  const duplicates: number[] = [];
  const entries = readStreamEntries(trailer, data, shift, duplicates);
  return {kind: 'stream', offset: start, end, entries, duplicates, trailer};
}

function readStreamEntries(trailer: PdfDict, data: Uint8Array, shift: number, duplicates: number[]): Map<number, XrefEntry> {
  const widths = integers(trailer, 'W');
  const [w0 = 0, w1 = 0, w2 = 0] = widths ?? [];
  const row = w0 + w1 + w2;
  if (row === 0 || w0 < 0 || w1 < 0 || w2 < 0 || Math.max(w0, w1, w2) > 8) throw new OfficeError('pdf-damaged', 'a cross-reference stream without /W');
  const size = trailer.entries.get('Size');
  const index = integers(trailer, 'Index') ?? [0, isInteger(size) ? size : 0];
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  const field = (width: number, absent: number): number => {
    if (width === 0) return absent;
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + data[at++]!;
    return value;
  };
  for (let i = 0; i + 1 < index.length; i += 2) {
    for (let num = index[i]!, left = index[i + 1]!; left > 0 && at + row <= data.length; num++, left--) {
      const type = field(w0, 1);
      const second = field(w1, 0);
      const third = field(w2, 0);
      // Unknown types are references to null (Table 18).
      if (type === 1) addEntry(entries, duplicates, num, {kind: 'offset', gen: third, offset: second + shift});
      else if (type === 2) addEntry(entries, duplicates, num, {kind: 'compressed', gen: 0, stream: second, index: third});
      else addEntry(entries, duplicates, num, {kind: 'free', gen: third});
    }
  }
  return entries;
}

function addEntry(entries: Map<number, XrefEntry>, duplicates: number[], num: number, entry: XrefEntry): void {
  if (num > MAX_OBJECT_NUMBER) throw new OfficeError('pdf-damaged', `object number ${num} is too large`);
  if (entries.has(num)) duplicates.push(num);
  else entries.set(num, entry);
}

function integers(dict: PdfDict, key: string): number[] | undefined {
  const value = dict.entries.get(key);
  if (!isArray(value)) return undefined;
  return value.items.filter(isInteger);
}
