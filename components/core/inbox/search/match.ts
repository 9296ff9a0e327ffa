/** A query against one segment, and against the text of one document. */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {Bitmap} from './bitmap.js';
import {emptyBitmap, intersect, isEmpty, unite} from './bitmap.js';
import type {SearchClause, SearchQuery} from './search-query.js';
import type {SearchField, SearchableDocument} from './search-terms.js';
import {fieldText, searchWords} from './search-terms.js';

/** A segment, finished or being filled. */
export interface WordSource {
  orWord(field: SearchField, word: string, prefix: boolean, into: Bitmap): void;
}

/** Documents of the segment that may match: all that do, and for a phrase those with its words in one field in any order. */
export function matchSegment(source: WordSource, query: SearchQuery): Bitmap | undefined {
  let result: Bitmap | undefined;
  // The unfinished word opens to many: it is not looked up where the others already left nothing.
  for (const clause of [...query.clauses].sort((a, b) => Number(isUnfinished(a)) - Number(isUnfinished(b)))) {
    const found = clause.phrase ? inOneField(source, clause) : inAnyField(source, clause);
    if (result) intersect(result, found);
    else result = found;
    if (isEmpty(result)) return result;
  }
  return result;
}

function isUnfinished({words}: SearchClause): boolean {
  return words.some(({prefix}) => prefix);
}

function inAnyField(source: WordSource, clause: SearchClause): Bitmap {
  let all: Bitmap | undefined;
  for (const {word, prefix} of clause.words) {
    const found = emptyBitmap();
    for (const field of clause.fields) source.orWord(field, word, prefix, found);
    if (all) intersect(all, found);
    else all = found;
    if (isEmpty(all)) return all;
  }
  return all ?? emptyBitmap();
}

function inOneField(source: WordSource, clause: SearchClause): Bitmap {
  const result = emptyBitmap();
  for (const field of clause.fields) unite(result, inAnyField(source, {...clause, fields: [field]}));
  return result;
}

/** How well a document that passed `matchSegment` really fits. */
export type Fit = 'none' | 'folded' | 'exact';

/** Whether the text itself has to be looked at: for the order of words, or for accents the officer typed. */
export function needsText(query: SearchQuery): boolean {
  return query.clauses.some(clause => clause.phrase || hasAccents(clause.typed));
}

/** `exact` where everything typed with accents stands there with these accents. */
export function fitDocument(document: SearchableDocument, query: SearchQuery): Fit {
  let isExact = true;
  for (const clause of query.clauses) {
    if (clause.phrase && !clause.fields.some(field => hasPhrase(searchWords(fieldText(document, field)), clause))) return 'none';
    if (isExact && hasAccents(clause.typed)) {
      isExact = clause.fields.some(field => fieldText(document, field).normalize('NFC').toLowerCase().includes(clause.typed));
    }
  }
  return isExact ? 'exact' : 'folded';
}

function hasPhrase(text: readonly string[], {words}: SearchClause): boolean {
  return text.some((_, start) =>
    words.every(({word, prefix}, i) => {
      const found = text[start + i];
      return found !== undefined && (prefix ? found.startsWith(word) : found === word);
    }),
  );
}

function hasAccents(typed: string): boolean {
  return foldVietnamese(typed) !== typed;
}
