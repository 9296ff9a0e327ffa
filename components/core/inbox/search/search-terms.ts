/** The words a document is found by. Words, not substrings: an officer types words or the beginning of the last one. */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {OfficeDocument} from '../../document/office-document.js';

/** Số và ký hiệu · trích yếu · nơi gửi · tên tệp. The order is part of the file format. */
export const searchFields = ['number', 'subject', 'sender', 'file'] as const;
export type SearchField = (typeof searchFields)[number];

/** What the index needs of a document; an `OfficeDocument` is one. */
export type SearchableDocument = Pick<OfficeDocument, 'id' | 'number' | 'subject' | 'sender' | 'files'>;

/** A word longer than this is found by its beginning. */
const longestWord = 40;
/** A 10 MB subject is somebody's mistake; its beginning finds it. */
const longestText = 20_000;

/** Folded words of `text`; zeros before a number do not count: `05` is `5`. */
export function searchWords(text: string): string[] {
  const folded = foldVietnamese(text.length > longestText ? text.slice(0, longestText) : text);
  // Characters beyond the first plane would sort differently in UTF-16 and UTF-8, and no Vietnamese word has any.
  const words = folded.match(asciiOnly.test(folded) ? asciiWord : anyWord) ?? [];
  for (let i = 0; i < words.length; i++) words[i] = normalWord(words[i]!);
  return words;
}

/** One folded word in the form it is indexed under. */
export function normalWord(word: string): string {
  let short = word.length > longestWord ? word.slice(0, longestWord) : word;
  if (short.charCodeAt(0) === 0x30 && allDigits.test(short)) short = short.replace(/^0+(?=\d)/, '');
  return short;
}

/** The text of `row` in `field`. */
export function fieldText(row: SearchableDocument, field: SearchField): string {
  switch (field) {
    case 'number':
      return row.number ? `${row.number.number}/${row.number.notation}` : '';
    case 'subject':
      return row.subject;
    case 'sender':
      return row.sender;
    case 'file':
      return row.files.map(file => file.name).join(' ');
  }
}

const asciiOnly = /^\p{ASCII}*$/u;
const asciiWord = /[a-z0-9]+/g;
const anyWord = /(?:(?![\ud800-\udfff])[\p{L}\p{N}])+/gu;
const allDigits = /^[0-9]+$/;
