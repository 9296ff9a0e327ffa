/**
 * The revisions of a file: what each incremental update added. ISO 32000-2, 7.5.5, 7.5.6 and Annex F (linearized files).
 */
import {OfficeError} from '../office-error.js';
import type {ByteSource} from './byte-source.js';
import {CR, indexOfBytes, isWhitespace, lastIndexOfBytes, latin1Bytes, LF} from './characters.js';
import {isInteger} from './pdf-object.js';
import type {PdfDict} from './pdf-object.js';
import {readXrefSection} from './xref-section.js';
import type {XrefEntry, XrefSection} from './xref-section.js';

export interface PdfRevision {
  /** 1-based; 1 is the original file. */
  readonly index: number;
  /** File offsets: where the previous revision ended, and the byte after `%%EOF` with its one end of line. */
  readonly start: number;
  readonly end: number;
  /** Value after `startxref` as written, or undefined where the keyword is missing. */
  readonly startXref?: number;
  /** Oldest first; two in a linearized file. */
  readonly sections: readonly XrefSection[];
  /** What this revision changed, by object number: the merge of its sections, hybrid parts included. */
  readonly changed: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
}

export interface XrefChain {
  /** Added to every offset the file states: the length of the junk before its header, where it counts from there. */
  readonly offsetShift: number;
  readonly revisions: readonly PdfRevision[];
  readonly warnings: readonly string[];
}

const MAX_SECTIONS = 4096;
const TAIL = 2048;
const STARTXREF = latin1Bytes('startxref');
const EOF = latin1Bytes('%%EOF');

/**
 * Follows the last `startxref` back through every /Prev. `headerOffset` is the number of bytes before `%PDF-`.
 * @throws {OfficeError} `pdf-damaged` where the chain does not hold.
 */
export async function readXrefChain(source: ByteSource, headerOffset: number): Promise<XrefChain> {
  const warnings = new Set<string>();
  const last = await lastStartXref(source);
  const seen = new Set<number>();
  /** Newest first. */
  const sections: XrefSection[] = [];
  let shift = 0;
  for (let next: number | undefined = last; next !== undefined; ) {
    const found: {section: XrefSection; shift: number} = await locateSection(source, next, sections.length === 0 ? [0, headerOffset] : [shift], warnings);
    shift = found.shift;
    let section: XrefSection = found.section;
    if (seen.has(section.offset)) {
      warnings.add('xref-loop');
      break;
    }
    seen.add(section.offset);
    if (seen.size > MAX_SECTIONS) throw new OfficeError('pdf-damaged', `more than ${MAX_SECTIONS} cross-reference sections`);
    const hidden = section.trailer.entries.get('XRefStm');
    if (section.kind === 'table' && isInteger(hidden)) {
      section = {...section, hybrid: await readXrefSection(source, hidden + shift, shift)};
    }
    if (section.duplicates.length > 0) warnings.add('duplicate-xref-entry');
    sections.push(section);
    const prev = section.trailer.entries.get('Prev');
    // `/Prev 0` is written by tools that have nothing before.
    next = isInteger(prev) && prev > 0 ? prev : undefined;
  }
  if (shift > 0) warnings.add('offsets-from-header');
  return {offsetShift: shift, revisions: await toRevisions(source, sections.reverse(), warnings), warnings: [...warnings]};
}

async function lastStartXref(source: ByteSource): Promise<number> {
  // Junk after the last %%EOF is met (mail gateways); look a little further back before giving up.
  for (const reach of [TAIL, 64 * TAIL]) {
    const start = Math.max(0, source.size - reach);
    const tail = await source.bytes(start, source.size);
    const at = lastIndexOfBytes(tail, STARTXREF);
    if (at < 0) continue;
    const value = await source.lex(start + at, lexer => (lexer.tryKeyword('startxref') ? lexer.tryInteger() : undefined));
    if (value !== undefined) return value;
  }
  throw new OfficeError('pdf-damaged', 'no startxref at the end of the file');
}

/** Reads the section a pointer names, trying each shift, then close by: pointers a few bytes off are common. */
async function locateSection(
  source: ByteSource,
  pointer: number,
  shifts: readonly number[],
  warnings: Set<string>,
): Promise<{section: XrefSection; shift: number}> {
  let failure: unknown;
  for (const shift of new Set(shifts)) {
    try {
      return {section: await readXrefSection(source, pointer + shift, shift), shift};
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      failure ??= error;
    }
  }
  for (const shift of new Set(shifts)) {
    const from = Math.max(0, pointer + shift - 64);
    const near = await source.bytes(from, pointer + shift + 64);
    const at = indexOfBytes(near, latin1Bytes('xref'));
    if (at < 0 || (at >= 5 && indexOfBytes(near.subarray(at - 5, at), latin1Bytes('start')) === 0)) continue;
    const section = await readXrefSection(source, from + at, shift);
    warnings.add('startxref-inexact');
    return {section, shift};
  }
  throw failure;
}

async function toRevisions(source: ByteSource, sections: readonly XrefSection[], warnings: Set<string>): Promise<PdfRevision[]> {
  const groups: XrefSection[][] = [];
  for (const section of sections) {
    const group = groups.at(-1);
    // A section that lies before the one it follows is no update: it is the first page's of a linearized file.
    if (group && section.offset < group[0]!.offset) group.push(section);
    else groups.push([section]);
  }
  const revisions: PdfRevision[] = [];
  let start = 0;
  for (const [i, group] of groups.entries()) {
    if (group.length > 1 && (i > 0 || group.length > 2)) warnings.add('xref-order');
    const lastByte = Math.max(...group.map(each => Math.max(each.end, each.hybrid?.end ?? 0)));
    const limit = groups[i + 1]?.[0]?.offset ?? source.size;
    const tail = await revisionTail(source, lastByte, limit, warnings);
    const changed = new Map<number, XrefEntry>();
    for (const section of group) mergeSection(changed, section, warnings);
    revisions.push({
      index: i + 1,
      start,
      end: tail.end,
      ...(tail.startXref !== undefined && {startXref: tail.startXref}),
      sections: group,
      changed,
      trailer: group.at(-1)!.trailer,
    });
    start = tail.end;
  }
  if (start < source.size && (await source.bytes(start, Math.min(source.size, start + TAIL))).some(byte => !isWhitespace(byte))) {
    warnings.add('bytes-after-last-revision');
  }
  return revisions;
}

/** 7.5.8.4: the hidden entries of a hybrid section count where its table says "free". */
function mergeSection(changed: Map<number, XrefEntry>, section: XrefSection, warnings: Set<string>): void {
  for (const [num, entry] of section.entries) changed.set(num, entry);
  for (const [num, entry] of section.hybrid?.entries ?? []) {
    const open = section.entries.get(num);
    if (!open || open.kind === 'free') changed.set(num, entry);
    else if (JSON.stringify(open) !== JSON.stringify(entry)) warnings.add('hybrid-conflict');
  }
}

/** Where the revision ends whose last section ends at `from`: after `startxref N %%EOF` and one end of line. */
async function revisionTail(
  source: ByteSource,
  from: number,
  limit: number,
  warnings: Set<string>,
): Promise<{end: number; startXref?: number}> {
  const to = Math.min(limit, from + TAIL);
  const bytes = await source.bytes(from, Math.min(source.size, to + 8));
  const eof = indexOfBytes(bytes, EOF);
  const keyword = indexOfBytes(bytes, STARTXREF);
  if (eof < 0) {
    warnings.add('end-of-file-marker-missing');
    return {end: from};
  }
  let end = eof + EOF.length;
  if (bytes[end] === CR) end++;
  if (bytes[end] === LF) end++;
  if (keyword < 0 || keyword > eof) {
    warnings.add('startxref-missing');
    return {end: from + end};
  }
  const startXref = await source.lex(from + keyword, lexer => (lexer.tryKeyword('startxref') ? lexer.tryInteger() : undefined));
  return {end: from + end, ...(startXref !== undefined && {startXref})};
}
