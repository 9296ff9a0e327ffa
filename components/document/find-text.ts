/**
 * Finds words in the text of a page as an officer types them: case, marks and đ do not matter ("van ban" finds "Văn bản"),
 * composed and decomposed letters are alike, and any run of spaces or line ends is one space.
 */
import {foldWithOffsets} from '../core/document/fold-vietnamese.js';

/** One match: UTF-16 offsets in the text that was searched. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
}

/** Every match of `query` in `text`, in order, not overlapping; none for a query of spaces. */
export function findText(text: string, query: string): readonly TextMatch[] {
  const wanted = spaced(query).text.trim();
  if (wanted === '') return [];
  const page = spaced(text);
  const matches: TextMatch[] = [];
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + wanted.length)) {
    matches.push({start: page.offsets[at]!, end: endOf(page.offsets, at + wanted.length)});
  }
  return matches;
}

/** A character that folds to several (½, ligatures) is matched whole, though only part of it was asked for. */
function endOf(offsets: readonly number[], after: number): number {
  let end = after;
  while (offsets[end] === offsets[after - 1]) end++;
  return offsets[end]!;
}

/** Folded text with single spaces, and where each of its units begins in the source. */
function spaced(source: string): {text: string; offsets: readonly number[]} {
  const {folded, offsets} = foldWithOffsets(source);
  let text = '';
  const kept: number[] = [];
  for (let unit = 0; unit < folded.length; unit++) {
    const isSpace = /\s/.test(folded[unit]!);
    if (isSpace && text.endsWith(' ')) continue;
    text += isSpace ? ' ' : folded[unit]!;
    kept.push(offsets[unit]!);
  }
  kept.push(source.length);
  return {text, offsets: kept};
}
