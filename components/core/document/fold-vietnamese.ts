/**
 * Folds text so that what an officer types finds what a system stored: lower case, no diacritics, đ → d, composed (NFC) and decomposed
 * (NFD) alike, and therefore both placements of the tone mark (hoà = hòa, uỷ = ủy). Invisible format characters are left out, and
 * compatibility forms become plain ones (full-width digits, the ligatures of PDF text).
 *
 * Every code point folds by itself, whatever stands beside it: so a folded piece of a text is a piece of the folded text.
 */

export interface FoldedText {
  readonly folded: string;
  /**
   * Where each folded code unit begins in the source, and the source's length at the end: `source.slice(offsets[a], offsets[b])` is
   * what folded to `folded.slice(a, b)`, marks included. Never falls.
   */
  readonly offsets: Uint32Array;
}

/** The folded form of `text`. Folding it again changes nothing. */
export function foldVietnamese(text: string): string {
  let folded = '';
  let plainFrom = 0;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const width = isPairAt(text, i, unit) ? 2 : 1;
    // Lower-case ASCII, most of any folded text, is copied in runs.
    if (unit > 0x7f || (unit >= 0x41 && unit <= 0x5a)) {
      folded += text.slice(plainFrom, i) + foldAt(text, i, unit, width);
      plainFrom = i + width;
    }
    i += width;
  }
  return plainFrom === 0 ? text : folded + text.slice(plainFrom);
}

/** Folds `text` and keeps where each piece came from, for highlighting. */
export function foldWithOffsets(text: string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const width = isPairAt(text, i, unit) ? 2 : 1;
    const piece = foldAt(text, i, unit, width);
    for (let j = 0; j < piece.length; j++) starts.push(i);
    folded += piece;
    i += width;
  }
  starts.push(text.length);
  return {folded, offsets: Uint32Array.from(starts)};
}

/** Ranges `[from, to)` of `text` whose folded form is `folded`, left to right, none overlapping. */
export function findFolded(text: string, folded: string): readonly (readonly [from: number, to: number])[] {
  if (folded === '') return [];
  const source = foldWithOffsets(text);
  const ranges: [number, number][] = [];
  for (let at = source.folded.indexOf(folded); at >= 0; at = source.folded.indexOf(folded, at + folded.length)) {
    ranges.push([source.offsets[at]!, source.offsets[at + folded.length]!]);
  }
  return ranges;
}

/** Folded forms of the first planes Vietnamese lives in (up to U+1EFF), made when first met. */
const known: (string | undefined)[] = Array.from({length: 0x1f00}, () => undefined);

function foldAt(text: string, index: number, unit: number, width: number): string {
  if (unit < known.length) return (known[unit] ??= foldPoint(text[index]!));
  return foldPoint(text.slice(index, index + width));
}

/** Đ U+0110, đ U+0111, and Ð U+00D0, ð U+00F0, which old keyboard drivers produce, do not decompose. */
function foldPoint(point: string): string {
  const lower = point.normalize('NFKD').toLowerCase().normalize('NFKD');
  return lower.replace(/[\p{M}\p{Cf}]/gu, '').replace(/[đð]/g, 'd');
}

/** A surrogate without its partner is a unit of its own: it passes unchanged. */
function isPairAt(text: string, index: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
