/**
 * Sổ văn bản đến, sổ văn bản đi: what a clerk writes down of every document, numbered from 01 on 1 January to 31 December.
 * Nghị định 30/2020, Điều 15 and 22, Phụ lục IV. A register is a list of entries; every act returns the next list.
 */
import type {DocumentNumber} from '../document/document-number.js';
import {dayNumber} from '../inbox/working-days.js';
import {OfficeError} from '../office-error.js';

interface EntryFacts {
  /** The desk's id of the document. */
  readonly documentId: string;
  readonly typeName: string;
  readonly subject: string;
  readonly documentNumber: DocumentNumber;
  /** Day the document was handed on, `yyyy-MM-dd`. */
  readonly transferredOn?: string;
  /** Who signed for it. */
  readonly receipt?: string;
  readonly note?: string;
  /** The number was given and is not used: it stays taken, and this says why. */
  readonly cancelled?: string;
}

export interface IncomingEntry extends EntryFacts {
  readonly kind: 'incoming';
  /** Số đến, `05`. */
  readonly number: string;
  /** Ngày đến, `yyyy-MM-dd`. */
  readonly receivedOn: string;
  /** Tác giả: the issuing agency as it is called now. */
  readonly author: string;
  readonly issuedOn?: string;
  /** Đơn vị hoặc người nhận. */
  readonly handler?: string;
}

export interface OutgoingEntry extends EntryFacts {
  readonly kind: 'outgoing';
  readonly issuedOn: string;
  /** Which numbers count together: empty where the agency has one series, else for example `QĐ`. */
  readonly series: string;
  readonly signer: string;
  /** Nơi nhận. */
  readonly recipients: readonly string[];
  /** Đơn vị, người nhận bản lưu. */
  readonly keeper?: string;
  readonly copies?: number;
}

export type RegisterEntry = IncomingEntry | OutgoingEntry;

/** One yearly series of one register. */
export interface Series {
  readonly kind: RegisterEntry['kind'];
  readonly year: number;
  readonly series?: string;
}

export type SeriesProblem =
  | {readonly kind: 'gap'; readonly from: number; readonly to: number}
  | {readonly kind: 'duplicate'; readonly number: string; readonly entries: readonly RegisterEntry[]}
  /** A higher number carries an earlier day: numbers are given in the order of days. */
  | {readonly kind: 'backdated'; readonly entry: RegisterEntry};

/** `7` → `07`: numbers below ten get a leading zero. Phụ lục I, II.3. */
export function padded(number: number | string): string {
  return String(number).replace(/^0*(?=\d)/, '').replace(/^\d(?!\d)/, '0$&');
}

export function numberOf(entry: RegisterEntry): string {
  return entry.kind === 'incoming' ? entry.number : entry.documentNumber.number;
}

/** The day an entry is numbered by: of arrival, or of issue. */
export function dayOf(entry: RegisterEntry): string {
  return entry.kind === 'incoming' ? entry.receivedOn : entry.issuedOn;
}

export function inSeries(entry: RegisterEntry, {kind, year, series = ''}: Series): boolean {
  if (entry.kind !== kind || Number(dayOf(entry).slice(0, 4)) !== year) return false;
  return entry.kind === 'incoming' || entry.series === series;
}

/** The number after the highest one given this year; `01` for the first. Gaps are never filled by themselves. */
export function nextNumber(entries: Iterable<RegisterEntry>, series: Series): string {
  let highest = 0;
  for (const entry of entries) if (inSeries(entry, series)) highest = Math.max(highest, value(numberOf(entry)));
  return padded(highest + 1);
}

/**
 * Adds `entry`. The same document registered again under the same number changes nothing.
 * @throws {OfficeError} `register-number-invalid`, `register-number-taken`, `day-invalid`
 */
export function register(entries: readonly RegisterEntry[], entry: RegisterEntry): readonly RegisterEntry[] {
  const number = numberOf(entry).trim();
  if (!/^\d{1,9}\p{L}?$/u.test(number) || value(number) === 0) throw new OfficeError('register-number-invalid', `${JSON.stringify(number.slice(0, 40))} is no number of a register`);
  if (dayNumber(dayOf(entry)) === undefined) throw new OfficeError('day-invalid', `${dayOf(entry).slice(0, 40)} is no day`);
  const series = seriesOf(entry);
  const taken = entries.find(each => inSeries(each, series) && padded(numberOf(each)).toLowerCase() === padded(number).toLowerCase());
  if (!taken) return [...entries, withNumber(entry, padded(number))];
  if (taken.documentId === entry.documentId && !taken.cancelled) return entries;
  throw new OfficeError('register-number-taken', `number ${number} of ${series.year} belongs to ${taken.documentId}`);
}

/** Keeps the number of `documentId` taken, with the reason why it is not used. @throws {OfficeError} `reason-missing` */
export function cancelNumber(entries: readonly RegisterEntry[], documentId: string, reason: string): readonly RegisterEntry[] {
  if (!reason.trim()) throw new OfficeError('reason-missing', 'a number is not given up without a reason');
  return entries.map(each => (each.documentId === documentId ? {...each, cancelled: reason.trim()} : each));
}

/** What an inspector would point out, in the order of numbers. Letters after a number (`05a`) are insertions, not duplicates. */
export function seriesProblems(entries: Iterable<RegisterEntry>, series: Series): readonly SeriesProblem[] {
  const sorted = [...entries].filter(each => inSeries(each, series)).sort(byNumber);
  const problems: SeriesProblem[] = [];
  let reached = 0;
  let latest = '';
  for (let at = 0; at < sorted.length; ) {
    const entry = sorted[at]!;
    const number = numberOf(entry);
    const same = [entry];
    while (sorted[at + same.length] && byNumber(entry, sorted[at + same.length]!) === 0) same.push(sorted[at + same.length]!);
    at += same.length;
    if (value(number) > reached + 1) problems.push({kind: 'gap', from: reached + 1, to: value(number) - 1});
    if (same.length > 1) problems.push({kind: 'duplicate', number: padded(number), entries: same});
    // An insertion is made to carry the day of the number it stands beside.
    if (!/\p{L}$/u.test(number)) {
      for (const each of same) if (dayOf(each) < latest) problems.push({kind: 'backdated', entry: each});
      latest = same.reduce((day, each) => (dayOf(each) > day ? dayOf(each) : day), latest);
    }
    reached = Math.max(reached, value(number));
  }
  return problems;
}

/** Entries of one year in the order of their numbers, as the book is read. */
export function sortedEntries(entries: Iterable<RegisterEntry>): RegisterEntry[] {
  return [...entries].sort((one, other) => dayOf(one).slice(0, 4).localeCompare(dayOf(other).slice(0, 4)) || byNumber(one, other));
}

function seriesOf(entry: RegisterEntry): Series {
  return {kind: entry.kind, year: Number(dayOf(entry).slice(0, 4)), ...(entry.kind === 'outgoing' && {series: entry.series})};
}

function withNumber(entry: RegisterEntry, number: string): RegisterEntry {
  return entry.kind === 'incoming' ? {...entry, number} : {...entry, documentNumber: {...entry.documentNumber, number}};
}

function value(number: string): number {
  return Number.parseInt(number, 10) || 0;
}

function byNumber(one: RegisterEntry, other: RegisterEntry): number {
  const [a, b] = [padded(numberOf(one)).toLowerCase(), padded(numberOf(other)).toLowerCase()];
  return value(a) - value(b) || (a < b ? -1 : a > b ? 1 : 0);
}
