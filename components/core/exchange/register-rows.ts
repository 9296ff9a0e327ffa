/** The ten columns of each register, Nghị định 30/2020, Phụ lục IV, and a table any spreadsheet opens. */
import {formatDocumentNumber} from '../document/document-number.js';
import type {IncomingEntry, OutgoingEntry, RegisterEntry} from './register.js';

/** Names of the columns, in print order; their words are `register.column.<name>`. */
export const registerColumns = {
  incoming: ['received-on', 'incoming-number', 'author', 'document-number', 'issued-on', 'subject', 'handler', 'transferred-on', 'receipt', 'note'],
  outgoing: ['document-number', 'issued-on', 'subject', 'signer', 'recipients', 'keeper', 'copies', 'transferred-on', 'receipt', 'note'],
} as const satisfies Record<RegisterEntry['kind'], readonly string[]>;

export type RegisterColumn = (typeof registerColumns)[RegisterEntry['kind']][number];

/** One printed row: as many cells as columns, empty where nothing is known. */
export function registerRow(entry: RegisterEntry): readonly string[] {
  const note = [entry.cancelled, entry.note].filter(Boolean).join('; ');
  const last = [printedDay(entry.transferredOn), entry.receipt ?? '', note];
  const title = [entry.typeName, entry.subject].filter(Boolean).join(' ');
  return entry.kind === 'incoming' ? [...incomingCells(entry, title), ...last] : [...outgoingCells(entry, title), ...last];
}

function incomingCells(entry: IncomingEntry, title: string): string[] {
  const {number, author, documentNumber, handler = ''} = entry;
  return [printedDay(entry.receivedOn), number, author, formatDocumentNumber(documentNumber), printedDay(entry.issuedOn), title, handler];
}

function outgoingCells(entry: OutgoingEntry, title: string): string[] {
  const {documentNumber, signer, recipients, keeper = '', copies} = entry;
  return [formatDocumentNumber(documentNumber), printedDay(entry.issuedOn), title, signer, recipients.join('; '), keeper, copies === undefined ? '' : String(copies)];
}

/** `2026-11-20` → `20/11/2026`. */
export function printedDay(day: string | undefined): string {
  return day ? day.split('-').reverse().join('/') : '';
}

/**
 * CSV after RFC 4180, UTF-8 with a mark so that Excel reads the accents. A cell a spreadsheet would run as a formula (a subject that
 * begins with `=`, a sender called `@SUM…`) is led by an apostrophe, which spreadsheets show as text.
 */
export function registerCsv(head: readonly string[], entries: Iterable<RegisterEntry>): string {
  const lines = [head.map(cell).join(',')];
  for (const entry of entries) lines.push(registerRow(entry).map(cell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Also full-width forms, and behind blanks that a spreadsheet drops before it looks. */
const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cell(text: string): string {
  // oxlint-disable-next-line no-control-regex -- a NUL ends the file for some programs
  const plain = text.replace(/\u0000/g, '');
  return `"${(formula.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}
