/**
 * Whether a document is a state secret, which must not be on a networked machine at all (Luật Bảo vệ bí mật nhà nước 2018, Điều 5).
 * The word mật also means honey, dense and secret in ordinary prose (bảo mật, mật độ, bí mật), and public decisions name all three
 * degrees in their titles: only a mark that stands by itself counts.
 */
import {foldVietnamese} from '../document/fold-vietnamese.js';

/** Mật · Tối mật · Tuyệt mật. */
export type SecrecyLevel = 'secret' | 'top-secret' | 'utmost-secret';

const levels: ReadonlyMap<string, SecrecyLevel> = new Map([
  ['mat', 'secret'],
  ['toi mat', 'top-secret'],
  ['tuyet mat', 'utmost-secret'],
]);

const accented: ReadonlyMap<string, SecrecyLevel> = new Map([
  ['mật', 'secret'],
  ['tối mật', 'top-secret'],
  ['tuyệt mật', 'utmost-secret'],
  // The same words in the fonts of before Unicode, as their text comes out of a PDF: TCVN3 (.VnTime), then VNI.
  ['mët', 'secret'],
  ['tèi mët', 'top-secret'],
  ['tuyöt mët', 'utmost-secret'],
  ['maät', 'secret'],
  ['toái maät', 'top-secret'],
  ['tuyeät maät', 'utmost-secret'],
]);

/** The degree a field such as "Độ mật" names; `undefined` for "Thường", "Không mật" and anything else. */
export function secrecyOfField(value: string): SecrecyLevel | undefined {
  const text = value.normalize('NFC').toLowerCase().replace(/^\s*độ\s*(khẩn,?\s*)?mật\s*[:：]/u, '');
  return levelOf(text);
}

/**
 * The degree stamped on a first page, given its text with one line of the page per line. The stamp of TT 24/2020/TT-BCA stands alone in
 * its frame, in capitals: as a line of its own, or beside other text with a wide gap, as extraction joins neighbours.
 */
export function secrecyOfPage(text: string): SecrecyLevel | undefined {
  const lines = text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029\f]/u);
  let nonEmpty = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    nonEmpty++;
    // Letter-spaced stamps come out as "M Ậ T"; the gap between words is then wider than one space.
    const parts = line.split(/\t|\s{3,}/u);
    for (const part of [line, ...(parts.length > 1 ? parts : []), unspaced(line)]) {
      const degree = levelOf(part);
      if (degree && (part === part.toUpperCase() || nonEmpty <= headerLines)) return degree;
    }
    const field = /độ\s*mật\s*[:：]\s*([^\t,;.]{1,20})/iu.exec(line)?.[1];
    const named = field === undefined ? undefined : levelOf(field);
    if (named) return named;
  }
  return undefined;
}

/** Whether any of these fields, or the first page's text, marks a state secret. */
export function isStateSecret(document: {readonly fields?: readonly string[]; readonly firstPageText?: string}): boolean {
  if (document.fields?.some(field => secrecyOfField(field) !== undefined)) return true;
  return document.firstPageText !== undefined && secrecyOfPage(document.firstPageText) !== undefined;
}

/** The lines a letterhead, number and stamps take: a stamp typed in small letters counts only here. */
const headerLines = 15;

function levelOf(text: string): SecrecyLevel | undefined {
  const words = text
    .toLowerCase()
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/^[\s[\](){}"'“”*_|.:;-]+|[\s[\](){}"'“”*_|.:;-]+$/gu, '');
  const known = accented.get(words);
  if (known) return known;
  // Without any accent at all it is the accentless spelling; "mắt", "mặt", "mát" have accents and are other words.
  return words === foldVietnamese(words) ? levels.get(words) : accented.get(respelled(words));
}

/** Both placements of the tone and decomposed leftovers, as NFC. */
function respelled(words: string): string {
  return words.normalize('NFC').replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/g, '');
}

/** "T Ố I   M Ậ T" → "TỐI MẬT"; other lines unchanged. */
function unspaced(line: string): string {
  const trimmed = line.trim();
  if (!/^\p{L}(\s+\p{L})+$/u.test(trimmed)) return trimmed;
  return trimmed.split(/\s{2,}/u).map(word => word.replace(/\s/gu, '')).join(' ');
}
