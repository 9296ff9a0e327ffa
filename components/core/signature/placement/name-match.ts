/** Finds a person's name in a line, written any of the ways Vietnamese offices write it. */
import {findFolded, foldVietnamese} from '../../document/fold-vietnamese.js';
import type {Box} from '../../pdf/text/matrix.js';
import type {TextLine} from '../../pdf/text/text-line.js';

export interface NameMatch {
  readonly line: TextLine;
  /** Around the name alone. */
  readonly box: Box;
  /** 1 letter for letter (case and composition aside), 0.9 with the tone mark set elsewhere, 0.75 without diacritics. */
  readonly likeness: number;
  /** Nothing but a rank or title shares its column: the line is a signer's, not a sentence. */
  readonly standsAlone: boolean;
}

/** Ranks and degrees the armed forces, schools and hospitals may write before a name (Điều 13, PL I), and forms of address. */
const titles =
  /^(?:(?:gs|pgs|ts|ths|bs|bscki{1,2}|cki{1,2}|ks|cn|ncs|pts|ktv|luat su|bac si|ong|ba|dong chi|d\/c|dr|mr|mrs|ms|(?:dai|thuong|trung|thieu)\s+(?:tuong|ta|uy)|chuan\s+do\s+doc|(?:pho\s+)?do\s+doc)[.\s-]*)*$/u;
const signedBy = /(?:nguoi ky|ky boi|ky ten|ho (?:va )?ten)\s*:\s*$/;

/** Every place of the line where `name` stands. */
export function matchName(line: TextLine, name: string): NameMatch[] {
  const wanted = foldVietnamese(collapse(name));
  if (wanted.length < 2) return [];
  // Spaces are single in what is wanted, any number in what was typed.
  const spaced = spacesOf(line.text);
  const matches: NameMatch[] = [];
  for (const [from, to] of findFolded(spaced.text, wanted)) {
    const [first, last] = [spaced.offsets[from]!, spaced.offsets[to]!];
    const [before, after] = [line.text.slice(0, first), line.text.slice(last)];
    if (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) continue;
    const written = collapse(line.text.slice(first, last));
    const left = line.stops[first]!;
    const right = line.stops[last]!;
    matches.push({
      line,
      box: [left, line.box[1], right, line.box[3]],
      likeness: likeness(written, collapse(name)),
      standsAlone: standsAlone(line, first, last),
    });
  }
  return matches;
}

/** A name that a narrow cell broke over two lines, upper line first. */
export function matchBrokenName(upper: TextLine, lower: TextLine, name: string): NameMatch | undefined {
  const step = upper.baseline - lower.baseline;
  const isBelow = step > 0.5 * lower.size && step < 1.7 * upper.size;
  const isSameColumn = Math.min(upper.box[2], lower.box[2]) > Math.max(upper.box[0], lower.box[0]);
  const written = collapse(`${upper.text} ${lower.text}`);
  if (!isBelow || !isSameColumn || foldVietnamese(written) !== foldVietnamese(collapse(name)))
    return undefined;
  const box: Box = [
    Math.min(upper.box[0], lower.box[0]),
    lower.box[1],
    Math.max(upper.box[2], lower.box[2]),
    upper.box[3],
  ];
  return {
    line: {...upper, text: written, box},
    box,
    likeness: 0.95 * likeness(written, collapse(name)),
    standsAlone: true,
  };
}

/** Whether the text could be a person's name: two to six words, each with a capital, nothing else. */
export function looksLikeName(text: string): boolean {
  const words = text.normalize('NFC').trim().split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    words.every(word => /^\p{Lu}\p{L}*\.?$/u.test(word)) &&
    /\p{Ll}/u.test(text)
  );
}

function likeness(written: string, wanted: string): number {
  const plain = (text: string) => text.normalize('NFC').replaceAll('Ð', 'Đ').toLowerCase();
  if (plain(written) === plain(wanted)) return 1;
  // hoà and hòa: the same letters and the same marks, in another order.
  const sorted = (text: string) => [...plain(text).normalize('NFD')].sort().join('');
  return sorted(written) === sorted(wanted) ? 0.9 : 0.75;
}

function standsAlone(line: TextLine, first: number, last: number): boolean {
  const em = line.size;
  const before = line.text.slice(0, first);
  const after = line.text.slice(last);
  const gapBefore = /\s*$/.exec(before)![0].length;
  const gapAfter = /^\s*/.exec(after)![0].length;
  // Another cell of the table may share the row: a wide gap ends the line as well as its end does.
  const farBefore = line.stops[first]! - line.stops[first - gapBefore]! > 0.9 * em;
  const farAfter = line.stops[last + gapAfter]! - line.stops[last]! > 0.9 * em;
  const lead = foldVietnamese(before.trim());
  const isLead = lead === '' || farBefore || titles.test(lead) || signedBy.test(`${lead} `.trimEnd());
  return isLead && (after.trim() === '' || farAfter);
}

function collapse(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** `text` with runs of white space as one space, and where each unit came from. */
function spacesOf(text: string): {text: string; offsets: number[]} {
  let out = '';
  const offsets: number[] = [];
  for (const part of text.matchAll(/\s+|\S+/gu)) {
    const isSpace = !part[0].trim();
    const shown = isSpace ? ' ' : part[0];
    for (let i = 0; i < shown.length; i++) offsets.push(part.index + i);
    out += shown;
  }
  offsets.push(text.length);
  return {text: out, offsets};
}
