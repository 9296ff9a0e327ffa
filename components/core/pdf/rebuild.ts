/**
 * Last resort for a file whose cross-reference chain does not hold: read every object that is written in it.
 * The result is one revision; nothing can be said about earlier ones, and a signature over such a file proves nothing.
 */
import {OfficeError} from '../office-error.js';
import type {ByteSource} from './byte-source.js';
import {indexOfBytes, latin1Bytes} from './characters.js';
import {scanObjects} from './object-scan.js';
import {dict, isDict, isName, ref} from './pdf-object.js';
import type {PdfDict, PdfObject} from './pdf-object.js';
import type {PdfRevision} from './revision.js';
import type {XrefEntry, XrefSection} from './xref-section.js';

const STEP = 1 << 20;
const TRAILER = latin1Bytes('trailer');

/** Called back for each object stream, to learn which objects it holds. */
export type ReadObjectStream = (num: number, entry: XrefEntry) => Promise<readonly number[]>;

export async function rebuildRevision(source: ByteSource): Promise<{revision: PdfRevision; objectStreams: number[]}> {
  const entries = new Map<number, XrefEntry>();
  const objectStreams: number[] = [];
  let catalog: number | undefined;
  let trailer: PdfDict | undefined = await lastTrailer(source);
  for (const {num, gen, start} of await scanObjects(source, 0, source.size)) {
    const value = await readQuietly(source, start);
    if (value === undefined) continue;
    entries.set(num, {kind: 'offset', gen, offset: start});
    if (!isDict(value)) continue;
    const type = value.entries.get('Type');
    if (isName(type, 'Catalog')) catalog = num;
    else if (isName(type, 'ObjStm')) objectStreams.push(num);
    else if (isName(type, 'XRef') && value.entries.has('Root')) trailer = value;
  }
  if (!trailer && catalog === undefined) throw new OfficeError('pdf-damaged', 'the file has neither a cross-reference chain nor a catalog');
  const size = Math.max(0, ...entries.keys()) + 1;
  const own: PdfDict = trailer ?? dict([['Size', size], ['Root', ref(catalog!)]]);
  const section: XrefSection = {kind: 'table', offset: 0, end: source.size, entries, duplicates: [], trailer: own};
  const revision: PdfRevision = {index: 1, start: 0, end: source.size, sections: [section], changed: entries, trailer: own};
  return {revision, objectStreams: [...new Set(objectStreams)]};
}

async function readQuietly(source: ByteSource, start: number): Promise<PdfObject | undefined> {
  try {
    return await source.lex(start, lexer => {
      lexer.tryObjectHeader();
      return lexer.readObject();
    });
  } catch (error) {
    if (error instanceof OfficeError) return undefined;
    throw error;
  }
}

async function lastTrailer(source: ByteSource): Promise<PdfDict | undefined> {
  let last: PdfDict | undefined;
  for (let from = 0; from < source.size; from += STEP) {
    const first = Math.max(0, from - TRAILER.length);
    const bytes = await source.bytes(first, from + STEP);
    for (let at = indexOfBytes(bytes, TRAILER); at >= 0; at = indexOfBytes(bytes, TRAILER, at + 1)) {
      const value = await source
        .lex(first + at, lexer => (lexer.tryKeyword('trailer') ? lexer.readObject() : null))
        .catch((error: unknown) => {
          if (error instanceof OfficeError) return null;
          throw error;
        });
      if (isDict(value) && value.entries.has('Root')) last = value;
    }
  }
  return last;
}
