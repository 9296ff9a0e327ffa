/**
 * Lines as a person reads them, put together from runs that a word processor split at will: one letter each, justified word
 * by word, marks apart from their letters. Text is NFC; every code unit keeps its place.
 */
import {transform} from './matrix.js';
import type {Box, Matrix, Point} from './matrix.js';
import type {Reading} from './text-font.js';
import type {TextRun} from './text-run.js';

export interface TextLine {
  /** NFC, white space as drawn: a gap left for a number shows as its spaces. */
  readonly text: string;
  /** Upright box around the line in the space the lines were assembled for: baseline less descender to cap height with marks. */
  readonly box: Box;
  /** Height of the baseline; only lines along the x axis have one. */
  readonly baseline: number;
  /** Left edge of each code unit of `text`, one more at the end. */
  readonly stops: readonly number[];
  /** Em height of the largest run. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly invisible: boolean;
  readonly reading: Reading;
}

const DESCENT = 0.22;
/** Vietnamese capitals carry two marks above: the line is taller than its cap height. */
const ASCENT = 0.85;
/** A gap of this many ems without a space drawn in it is a word space … */
const WORD_GAP = 0.14;
/** … of this many, another column … */
const COLUMN_GAP = 1.6;
/** … and so are spaces this wide, typed to reach the other side of the sheet. */
const SPACES_GAP = 4;
/** Runs further off the axis than this are not lines of the sheet (stamps, watermarks). */
const MAX_SLANT = 3;

interface Letter {
  text: string;
  start: number;
  end: number;
  baseline: number;
  run: TextRun;
}

/** Lines along the x axis after `matrix`, top to bottom, then left to right. */
export function assembleLines(runs: readonly TextRun[], matrix: Matrix): TextLine[] {
  const rows: {baseline: number; size: number; letters: Letter[]}[] = [];
  for (const run of distinct(runs)) {
    const angle = angleAfter(run, matrix);
    if (Math.abs(angle) > MAX_SLANT) continue;
    const [x, y] = transform(matrix, [run.x, run.y]);
    const scale = scaleOf(matrix);
    const size = run.size * scale;
    const letters = lettersOf(run, [x, y], scale);
    // Newest first: runs of a line usually follow each other.
    let row;
    for (let i = rows.length - 1; i >= 0 && !row; i--) {
      const each = rows[i]!;
      if (Math.abs(each.baseline - y) < 0.3 * Math.max(1, Math.min(size, each.size))) row = each;
    }
    if (row) {
      row.letters.push(...letters);
      row.size = Math.max(row.size, size);
    } else rows.push({baseline: y, size, letters});
  }
  const lines = rows.flatMap(row =>
    splitRow(row.letters, scaleOf(matrix)).map(letters => lineOf(letters, scaleOf(matrix))),
  );
  return lines
    .filter(line => line.text.trim())
    .sort((one, other) => other.baseline - one.baseline || one.box[0] - other.box[0]);
}

/** The direction most letters run in, degrees counter-clockwise in user space, to the quarter turn; `undefined` without text. */
export function textDirection(runs: readonly TextRun[]): 0 | 90 | 180 | 270 | undefined {
  const counts = new Map<0 | 90 | 180 | 270, number>();
  for (const run of runs) {
    const quarter = ((((Math.round(run.angle / 90) % 4) + 4) % 4) * 90) as 0 | 90 | 180 | 270;
    counts.set(quarter, (counts.get(quarter) ?? 0) + run.text.trim().length);
  }
  const [first] = [...counts].filter(([, count]) => count > 0).sort((one, other) => other[1] - one[1]);
  return first?.[0];
}

/** Bold made by printing twice a hair apart must not read twice. */
function distinct(runs: readonly TextRun[]): TextRun[] {
  const seen = new Map<string, TextRun[]>();
  return runs.filter(run => {
    const same = seen.get(run.text) ?? [];
    const near = 0.12 * run.size;
    if (
      same.some(
        each => Math.abs(each.x - run.x) < near && Math.abs(each.y - run.y) < near && each.size === run.size,
      )
    )
      return false;
    if (same.length === 0) seen.set(run.text, same);
    same.push(run);
    return true;
  });
}

/** Letters with the marks that follow them, composed. */
function lettersOf(run: TextRun, [x, y]: Point, scale: number): Letter[] {
  const letters: Letter[] = [];
  for (const cluster of run.text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const start = run.stops[cluster.index] ?? 0;
    const end = run.stops[cluster.index + cluster[0].length] ?? start;
    letters.push({
      text: cluster[0],
      start: x + Math.min(start, end) * scale,
      end: x + Math.max(start, end) * scale,
      baseline: y,
      run,
    });
  }
  return letters;
}

function splitRow(letters: Letter[], scale: number): Letter[][] {
  const isMark = (letter: Letter) => /^\p{M}/u.test(letter.text);
  // A mark drawn on its own stands where its letter ends: before the letter that starts there.
  const sorted = letters
    .map((letter, index) => ({
      letter,
      index,
      at: letter.start - (isMark(letter) ? 0.05 * letter.run.size * scale : 0),
    }))
    .sort((one, other) => one.at - other.at || one.index - other.index)
    .map(({letter}) => letter);
  const parts: Letter[][] = [];
  let part: Letter[] = [];
  let inkEnd = -Infinity;
  for (const letter of sorted) {
    const em = letter.run.size * scale || 1;
    const previous = part.at(-1);
    const gap = previous ? letter.start - previous.end : 0;
    const isSpace = !letter.text.trim();
    if (previous && (gap > COLUMN_GAP * em || (!isSpace && letter.start - inkEnd > SPACES_GAP * em))) {
      parts.push(part);
      part = [];
    } else if (previous && gap > WORD_GAP * em && !isSpace && previous.text.trim()) {
      part.push({
        text: ' ',
        start: previous.end,
        end: letter.start,
        baseline: letter.baseline,
        run: letter.run,
      });
    }
    if (isMark(letter) && part.length > 0) {
      const base = part.at(-1)!;
      base.text += letter.text;
    } else part.push({...letter});
    if (!isSpace) inkEnd = Math.max(inkEnd, letter.end);
  }
  if (part.length > 0) parts.push(part);
  return parts.map(trimSpaces).filter(each => each.length > 0);
}

function trimSpaces(letters: Letter[]): Letter[] {
  let first = 0;
  let last = letters.length;
  while (first < last && !letters[first]!.text.trim()) first++;
  while (last > first && !letters[last - 1]!.text.trim()) last--;
  return letters.slice(first, last);
}

function lineOf(letters: readonly Letter[], scale: number): TextLine {
  // Columns beside each other share a row, not a baseline; a raised letter or two do not move the line.
  const baseline = letters.map(letter => letter.baseline).sort((one, other) => one - other)[
    letters.length >> 1
  ]!;
  let text = '';
  const stops: number[] = [];
  let size = 0;
  let right = -Infinity;
  for (const letter of letters) {
    const composed = letter.text.normalize('NFC');
    for (let i = 0; i < composed.length; i++)
      stops.push(letter.start + ((letter.end - letter.start) * i) / composed.length);
    text += composed;
    size = Math.max(size, letter.run.size * scale);
    right = Math.max(right, letter.end);
  }
  stops.push(right);
  const inked = letters.filter(letter => letter.text.trim());
  const most = (test: (run: TextRun) => boolean) =>
    inked.filter(letter => test(letter.run)).length * 2 > inked.length;
  return {
    text,
    box: [stops[0]!, baseline - DESCENT * size, right, baseline + ASCENT * size],
    baseline,
    stops,
    size,
    bold: most(run => run.bold),
    italic: most(run => run.italic),
    invisible: most(run => run.invisible),
    reading: inked.some(letter => letter.run.reading === 'unreadable')
      ? 'unreadable'
      : inked.some(letter => letter.run.reading === 'guessed')
        ? 'guessed'
        : 'sure',
  };
}

function scaleOf([a, b]: Matrix): number {
  return Math.hypot(a, b);
}

function angleAfter(run: TextRun, [a, b]: Matrix): number {
  const turned = run.angle + (Math.atan2(b, a) * 180) / Math.PI;
  return ((((turned + 180) % 360) + 360) % 360) - 180;
}
