/**
 * Where the clerk writes number and date on a document that the leader has signed: after "Số:" before "/…", and into
 * "ngày … tháng … năm …". Nghị định 30/2020, PL I, II.3 and II.4.
 */
import {openPdf} from '../../pdf/pdf-file.js';
import {transform, transformBox} from '../../pdf/text/matrix.js';
import type {Box} from '../../pdf/text/matrix.js';
import {matrixFromView} from '../../pdf/text/page-geometry.js';
import type {QuarterTurn} from '../../pdf/text/page-geometry.js';
import type {TextLine} from '../../pdf/text/text-line.js';
import type {FindPlacesOptions} from './find-signature-places.js';
import {area, intersection, readSheet} from './sheet.js';
import type {Sheet} from './sheet.js';

export interface NumberPlace {
  readonly part: 'number' | 'day' | 'month' | 'year';
  /** 1-based. */
  readonly page: number;
  /** The gap to write into, user space: left, bottom, right, top. */
  readonly rect: readonly [number, number, number, number];
  /** Middle of the gap on the baseline of the line, user space. */
  readonly baseline: readonly [x: number, y: number];
  /** Of the line, user-space units. */
  readonly fontSize: number;
  readonly italic: boolean;
  /** Counter-clockwise direction of the line in user space. */
  readonly rotation: QuarterTurn;
  /** What stands there already, dots and blanks left out; empty on a draft. */
  readonly current: string;
  /** Whether the gap is written: in the text itself, or by a mark that an earlier act laid over it. */
  readonly isFilled: boolean;
}

/** Blanks and what typists fill them with. */
const blank = String.raw`[\s.…_\-–]`;
const numberLine = new RegExp(String.raw`^(.*?Số\s*:?)((?:${blank}|\d+[A-Za-z]?)*)/\s*[\p{L}\d]`, 'iu');
const dateLine = new RegExp(
  String.raw`(ngày)(${blank}*\d{0,2}${blank}*)(tháng)(${blank}*\d{0,2}${blank}*)(năm)(${blank}*\d{0,4}${blank}*)$`,
  'iu',
);

/**
 * The gaps of the first page, in the order number, day, month, year; those that the document lacks are left out.
 * @throws {OfficeError} `not-a-pdf`, `pdf-damaged`, `pdf-encrypted`, `aborted`
 */
export async function findNumberPlaces(
  pdf: Blob,
  options: FindPlacesOptions = {},
): Promise<readonly NumberPlace[]> {
  const file = await openPdf(pdf, options);
  const sheet = await readSheet(file, 1, options.signal);
  const head = joinRows(sheet.lines.filter(line => line.baseline > sheet.height * 0.5));
  const places: NumberPlace[] = [];
  for (const line of head) {
    const match = numberLine.exec(line.text);
    if (!match) continue;
    places.push(placeIn(sheet, line, 'number', match[1]!.length, match[1]!.length + match[2]!.length));
    break;
  }
  for (const line of head) {
    const match = dateLine.exec(line.text);
    // "Căn cứ Nghị định ... ngày ... tháng ... năm ..." speaks of another document.
    if (!match || /^\s*(?:căn cứ|theo|thực hiện|kèm theo|\()/iu.test(line.text)) continue;
    let at = match.index;
    for (const [word, part, text] of [
      [1, 'day', 2],
      [3, 'month', 4],
      [5, 'year', 6],
    ] as const) {
      const from = at + match[word]!.length;
      at = from + match[text]!.length;
      places.push(placeIn(sheet, line, part, from, at));
    }
    break;
  }
  return places;
}

function placeIn(
  sheet: Sheet,
  line: TextLine,
  part: NumberPlace['part'],
  from: number,
  to: number,
): NumberPlace {
  const matrix = matrixFromView(sheet.geometry, sheet.turn);
  const left = line.stops[from]!;
  // The year often ends the line with nothing after it: there is room for four digits.
  const right = part === 'year' ? Math.max(line.stops[to]!, left + 2.4 * line.size) : line.stops[to]!;
  const current = line.text.slice(from, to).replace(/[^\p{L}\d]/gu, '');
  const box: Box = [left, line.box[1], right, line.box[3]];
  // A mark as high as a line or two lies on the gap; a large stamp near it does not fill it.
  const isMarked = sheet.marks.some(
    mark =>
      mark.box[3] - mark.box[1] < 3 * line.size &&
      area(intersection(mark.box, box)) > 0.4 * Math.max(1, area(box)),
  );
  return {
    part,
    page: sheet.page,
    rect: transformBox(matrix, box),
    baseline: transform(matrix, [(left + right) / 2, line.baseline]),
    fontSize: line.size / sheet.geometry.userUnit,
    italic: line.italic,
    rotation: sheet.turn,
    current,
    isFilled: current !== '' || isMarked,
  };
}

/** A gap made with a tab parts "Số:" from "/QĐ-UBND": pieces of one row that nothing but paper separates are read as one. */
function joinRows(lines: readonly TextLine[]): TextLine[] {
  const rows: TextLine[] = [];
  for (const line of [...lines].sort(
    (one, other) => other.baseline - one.baseline || one.box[0] - other.box[0],
  )) {
    const previous = rows.at(-1);
    const isSameRow = previous && Math.abs(previous.baseline - line.baseline) < 0.3 * line.size;
    const gap = previous ? line.box[0] - previous.box[2] : Infinity;
    const isOpen = previous && /(?:số\s*:?|ngày|tháng|năm)[\s.…_]*$/iu.test(previous.text);
    if (previous && isSameRow && isOpen && gap >= 0 && gap < 7 * line.size)
      rows[rows.length - 1] = join(previous, line);
    else rows.push(line);
  }
  return rows;
}

function join(one: TextLine, other: TextLine): TextLine {
  return {
    ...one,
    text: `${one.text} ${other.text}`,
    stops: [...one.stops, ...other.stops],
    box: [one.box[0], Math.min(one.box[1], other.box[1]), other.box[2], Math.max(one.box[3], other.box[3])],
    size: Math.max(one.size, other.size),
  };
}
