/**
 * An old register of documents, brought to the desk as text: the rows a clerk exports from a spreadsheet or another system. Read as it
 * streams in, so that a million rows need no more memory than one; rows that cannot stand on the desk are counted, never guessed.
 */
import {parseDocumentNumber} from '../document/document-number.js';
import {documentId} from '../document/office-document.js';
import type {OfficeDocument} from '../document/office-document.js';
import {OfficeError} from '../office-error.js';
import {isStateSecret} from './secrecy.js';

/** Column names understood, folded to letters: ours, Vietnamese headings, and the archive's (Nghị định 30/2020, Phụ lục VI). */
const columns: Readonly<Record<string, Field>> = {
  id: 'id',
  so: 'number',
  sokyhieu: 'number',
  sovakyhieu: 'number',
  number: 'number',
  codenumber: 'codeNumber',
  codenotation: 'codeNotation',
  kyhieu: 'codeNotation',
  ngaybanhanh: 'issuedOn',
  ngayvanban: 'issuedOn',
  ngaythang: 'issuedOn',
  issuedon: 'issuedOn',
  issueddate: 'issuedOn',
  ngayden: 'receivedOn',
  arrivaldate: 'receivedOn',
  receivedat: 'receivedOn',
  tacgia: 'sender',
  coquanbanhanh: 'sender',
  noigui: 'sender',
  organname: 'sender',
  sender: 'sender',
  trichyeu: 'subject',
  tenloaivatrichyeu: 'subject',
  tenloaivatrichyeunoidung: 'subject',
  subject: 'subject',
  domat: 'secrecy',
  secrecy: 'secrecy',
};
type Field = 'id' | 'number' | 'codeNumber' | 'codeNotation' | 'issuedOn' | 'receivedOn' | 'sender' | 'subject' | 'secrecy';

/** A cell longer than this is no cell: a quote was never closed. */
const longestRow = 1 << 20;

export interface RegisterCounts {
  readonly read: number;
  /** Without a subject, or not a row. */
  readonly unusable: number;
  /** Marked as state secrets; they were not kept. */
  readonly secret: number;
}

export class RegisterFile {
  counts: RegisterCounts = {read: 0, unusable: 0, secret: 0};

  readonly #name: string;
  readonly #now: string;
  #fields: readonly (Field | undefined)[] | undefined;
  /** Known once the first row is there: of its comma, semicolon and tab the most frequent one. */
  #separator: string | undefined;
  #head = '';
  #cells: string[] = [];
  #cell = '';
  #isQuoted = false;
  #wasQuote = false;
  #rows = 0;

  /** @param name of the file: rows without an id of their own are told apart by it and their place in it */
  constructor(name: string, now: string) {
    this.#name = name;
    this.#now = now;
  }

  /** Takes the next piece of the file and gives the documents that are complete. @throws OfficeError `register-unreadable` */
  push(text: string): OfficeDocument[] {
    if (this.#separator === undefined) {
      this.#head += text;
      const first = /^(?:[^"\n]|"[^"]*")*\n/u.exec(this.#head)?.[0];
      if (first !== undefined) return this.#begin(first);
      if (this.#head.length > longestRow) throw new OfficeError('register-unreadable', 'the first row never ends');
      return [];
    }
    return this.#read(text);
  }

  #begin(first: string): OfficeDocument[] {
    const bare = first.replace(/"[^"]*"/g, '');
    const [separator] = [',', ';', '\t'].sort((a, b) => bare.split(b).length - bare.split(a).length);
    this.#separator = separator!;
    const text = this.#head.replace(/^\uFEFF/u, '');
    this.#head = '';
    return this.#read(text);
  }

  #read(text: string): OfficeDocument[] {
    const found: OfficeDocument[] = [];
    for (const char of text) {
      // RFC 4180: a quote inside a quoted cell is written twice.
      if (this.#wasQuote) {
        this.#wasQuote = false;
        if (char === '"') {
          this.#cell += '"';
          continue;
        }
        this.#isQuoted = false;
      }
      if (this.#isQuoted) {
        if (char === '"') this.#wasQuote = true;
        else this.#cell += char;
        if (this.#cell.length > longestRow) throw new OfficeError('register-unreadable', `row ${this.#rows + 1}: a quote is never closed`);
      } else if (char === '"' && this.#cell === '') this.#isQuoted = true;
      else if (char === '\n') this.#endRow(found);
      else if (char === this.#separator) this.#endCell();
      else if (char !== '\r') this.#cell += char;
    }
    return found;
  }

  /** The last row, where the file does not end with a line break. */
  end(): OfficeDocument[] {
    const found = this.#head === '' ? [] : this.#begin(this.#head);
    if (this.#cell !== '' || this.#cells.length > 0) this.#endRow(found);
    if (!this.#fields) throw new OfficeError('register-unreadable', 'the file is empty');
    return found;
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
  }

  #endRow(found: OfficeDocument[]): void {
    const cells = [...this.#cells, this.#cell];
    this.#cells = [];
    this.#cell = '';
    if (cells.length === 1 && cells[0] === '') return;
    this.#rows++;
    if (!this.#fields) {
      this.#fields = cells.map(each => columns[letters(each)]);
      if (!this.#fields.includes('subject')) throw new OfficeError('register-unreadable', 'the first row names no column for the subject');
      return;
    }
    const row: Partial<Record<Field, string>> = {};
    this.#fields.forEach((field, at) => {
      const value = cells[at]?.normalize('NFC').trim();
      if (field && value) row[field] = value;
    });
    const {counts} = this;
    if (row.secrecy !== undefined && isStateSecret({fields: [row.secrecy]})) this.counts = {...counts, secret: counts.secret + 1};
    else if (!row.subject) this.counts = {...counts, unusable: counts.unusable + 1};
    else {
      this.counts = {...counts, read: counts.read + 1};
      found.push(this.#toDocument(row, row.subject));
    }
  }

  #toDocument(row: Partial<Record<Field, string>>, subject: string): OfficeDocument {
    const source = {adapterId: 'register', origin: 'file:', externalId: row.id ?? `${this.#name}#${this.#rows}`};
    const number = row.number ? (parseDocumentNumber(row.number) ?? {number: row.number, notation: ''}) : row.codeNumber ? {number: row.codeNumber, notation: row.codeNotation ?? ''} : undefined;
    const issuedOn = row.issuedOn && day(row.issuedOn);
    const receivedOn = (row.receivedOn && day(row.receivedOn)) || issuedOn;
    return {
      id: documentId(source),
      source,
      ...(number && {number}),
      subject: subject.slice(0, 2000),
      sender: (row.sender ?? '').slice(0, 400),
      urgency: 'normal',
      tab: 'done',
      ...(issuedOn && {issuedOn}),
      receivedAt: receivedOn ? `${receivedOn}T00:00:00Z` : this.#now,
      unread: false,
      files: [],
    };
  }
}

function letters(heading: string): string {
  return heading.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/[^a-z]/gi, '').toLowerCase();
}

/** `31/12/2026`, `2026-12-31`, `2026/12/31` to `yyyy-MM-dd`; undefined for what is no day. */
function day(text: string): string | undefined {
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text);
  const iso = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/.exec(text);
  const [year, month, date] = vietnamese ? [vietnamese[3], vietnamese[2], vietnamese[1]] : iso ? iso.slice(1) : [];
  if (year === undefined) return undefined;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(date) ? at.toISOString().slice(0, 10) : undefined;
}
