/**
 * Reads what an officer types: words in any order, the last one perhaps unfinished; `"cải cách hành chính"` in this order;
 * `15/ubnd` as number and notation; `từ:bộ nội` only in the sender. Everything that is not syntax is words: no input is an error.
 */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {SearchField} from './search-terms.js';
import {normalWord, searchFields, searchWords} from './search-terms.js';

export interface SearchWord {
  /** Folded, as indexed. */
  readonly word: string;
  /** Any word that begins so. */
  readonly prefix: boolean;
}

export interface SearchClause {
  readonly fields: readonly SearchField[];
  readonly words: readonly SearchWord[];
  /** The words stand side by side in this order, within one field. */
  readonly phrase: boolean;
  /** As typed, NFC and lower case: documents that have it with these very accents come first. */
  readonly typed: string;
}

/** Every clause must hold. */
export interface SearchQuery {
  readonly clauses: readonly SearchClause[];
}

const longestQuery = 500;
const mostClauses = 24;

/** `từ:`, `so:`, `subject:`: folded names of fields. */
const fieldNames: Readonly<Record<string, SearchField>> = {
  so: 'number',
  number: 'number',
  trichyeu: 'subject',
  subject: 'subject',
  tu: 'sender',
  gui: 'sender',
  from: 'sender',
  tep: 'file',
  file: 'file',
};

const part = /(?:([\p{L}]{2,10}):)?(?:"([^"]*)("|$)|(\S+))/gu;
const numberWithNotation = /^(\d+\p{L}?)\s*\/\s*(.*)$/u;

export function parseSearch(text: string): SearchQuery {
  const source = text.slice(0, longestQuery).normalize('NFC').replace(/[“”„]/gu, '"');
  const clauses: SearchClause[] = [];
  for (const match of source.matchAll(part)) {
    const [whole, name = '', quoted, , bare = ''] = match;
    const field = Object.hasOwn(fieldNames, foldVietnamese(name)) ? fieldNames[foldVietnamese(name)] : undefined;
    const isLast = match.index + whole.length === source.length;
    // A colon after any other word is punctuation.
    const typed = quoted ?? (field || name === '' ? bare : whole);
    const isUnfinished = isLast && !(quoted !== undefined && whole.endsWith('"'));
    clauses.push(...readPart(typed, field, quoted !== undefined, isUnfinished));
  }
  return {clauses: clauses.slice(0, mostClauses)};
}

function readPart(typed: string, field: SearchField | undefined, isPhrase: boolean, isUnfinished: boolean): SearchClause[] {
  const fields = field ? [field] : searchFields;
  const number = isPhrase ? null : numberWithNotation.exec(typed);
  if (number && (field === undefined || field === 'number')) {
    // "15/" has said that 15 is the whole number.
    const notation = searchWords(number[2]!);
    const digits = clause(['number'], [normalWord(foldVietnamese(number[1]!))], false, false, number[1]!);
    return notation.length === 0 ? [digits] : [digits, clause(['number'], notation, false, isUnfinished, number[2]!)];
  }
  const words = searchWords(typed);
  if (words.length === 0) return [];
  // "chuyển-đổi" and "28/2018" outside a number are words side by side.
  return [clause(fields, words, isPhrase || words.length > 1, isUnfinished, typed)];
}

function clause(fields: readonly SearchField[], words: readonly string[], isPhrase: boolean, lastIsPrefix: boolean, typed: string): SearchClause {
  return {
    fields,
    words: words.map((word, i) => ({word, prefix: lastIsPrefix && i === words.length - 1})),
    phrase: isPhrase && words.length > 1,
    typed: typed.toLowerCase().trim(),
  };
}
