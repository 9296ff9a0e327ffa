/** The blocks of a sheet where people sign: position and note above, free paper, name below. Nghị định 30/2020, PL I, ô 7a to 7c. */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {Box} from '../../pdf/text/matrix.js';
import type {TextLine} from '../../pdf/text/text-line.js';
import {looksLikeName, matchBrokenName, matchName} from './name-match.js';
import type {NameMatch} from './name-match.js';
import {roleOf} from './position-line.js';
import {centreX} from './sheet.js';
import type {Sheet} from './sheet.js';

export interface SignatureBlock {
  readonly sheet: Sheet;
  readonly position: readonly TextLine[];
  readonly note?: TextLine;
  /** The wanted signer's name where it was found, else whatever name stands below the position. */
  readonly name?: NameMatch;
  readonly otherName?: TextLine;
  /** Free paper between what stands above and the name: from its lower to its upper edge. */
  readonly gap: readonly [bottom: number, top: number];
  readonly centre: number;
}

/** Where a name stands alone the gap may be the whole page; a signature takes no more than this. */
const REACH = 190;
/** Free paper a position without a name below it is given. */
const OPEN_GAP = 90;

/** Blocks around the places where `name` stands by itself, then blocks that only have a position or a note. */
export function findBlocks(sheet: Sheet, name: string | undefined): SignatureBlock[] {
  const matches = name ? namesOn(sheet, name) : [];
  const named = matches.map(match => blockAbove(sheet, match));
  const used = new Set(named.flatMap(block => [...block.position, ...(block.note ? [block.note] : [])]));
  const heads = sheet.lines.filter(line => !used.has(line) && roleOf(line) !== 'other');
  const open: SignatureBlock[] = [];
  // Lines come top to bottom: of a head of several lines the last one counts.
  for (const head of heads.toReversed()) {
    if (used.has(head)) continue;
    const block = blockBelow(sheet, head);
    for (const line of block.position) used.add(line);
    if (block.note) used.add(block.note);
    open.push(block);
  }
  return [...named, ...open];
}

function namesOn(sheet: Sheet, name: string): NameMatch[] {
  const whole = sheet.lines.flatMap(line => matchName(line, name)).filter(match => match.standsAlone);
  const first = foldVietnamese(name.trim().split(/\s+/u)[0] ?? '');
  const starts = sheet.lines.filter(
    line => line.text.length < name.length && foldVietnamese(line.text).startsWith(first),
  );
  const broken = starts.flatMap(upper =>
    sheet.lines.flatMap(lower => matchBrokenName(upper, lower, name) ?? []),
  );
  return [...whole, ...broken];
}

function blockAbove(sheet: Sheet, name: NameMatch): SignatureBlock {
  const top = name.box[3];
  const above = linesIn(sheet, name.box, line => line.baseline > name.line.baseline + 0.5 * name.line.size);
  const nearest = above.at(-1);
  const gapTop = nearest ? nearest.box[1] : sheet.height - 40;
  const head = nearest && gapTop - top <= REACH ? headFrom(sheet, nearest) : {position: []};
  const isHeaded = head.position.length > 0 || head.note !== undefined;
  const centres = [centreX(name.box), ...head.position.map(line => centreX(line.box))];
  return {
    sheet,
    ...head,
    name,
    gap: [top, isHeaded ? gapTop : Math.min(gapTop, top + OPEN_GAP)],
    centre: isHeaded ? (centres[0]! + mean(centres.slice(1), centres[0]!)) / 2 : centres[0]!,
  };
}

function blockBelow(sheet: Sheet, last: TextLine): SignatureBlock {
  const head = headFrom(sheet, last);
  const centre = mean(
    [...head.position, ...(head.note ? [head.note] : [])].map(line => centreX(line.box)),
    centreX(last.box),
  );
  const below = linesIn(sheet, last.box, line => line.baseline < last.baseline - 0.5 * last.size);
  const next = below[0];
  const isName = next !== undefined && looksLikeName(next.text) && last.box[1] - next.box[3] <= REACH;
  const floor =
    next && last.box[1] - next.box[3] <= REACH ? next.box[3] : Math.max(25, last.box[1] - OPEN_GAP);
  const bottom = isName ? floor : Math.max(floor, last.box[1] - OPEN_GAP);
  return {
    sheet,
    ...head,
    ...(isName && {otherName: next}),
    gap: [Math.min(bottom, last.box[1]), last.box[1]],
    centre,
  };
}

/** Position and note lines from `last` upwards, as long as they follow each other closely. */
function headFrom(sheet: Sheet, last: TextLine): {position: TextLine[]; note?: TextLine} {
  const position: TextLine[] = [];
  let note: TextLine | undefined;
  let lower: TextLine | undefined;
  const column = [last, ...linesIn(sheet, last.box, line => line.baseline > last.baseline).toReversed()];
  for (const line of column) {
    if (lower && line.baseline - lower.baseline > 2.2 * Math.max(line.size, lower.size)) break;
    const role = roleOf(line);
    // "KT. CHỦ TỊCH" may wrap: capitals between two position lines belong to them.
    const continues =
      role === 'other' && line !== last && line.bold && line.text === line.text.toLocaleUpperCase('vi');
    if (role === 'other' && !continues) break;
    if (role === 'note' && position.length === 0) note ??= line;
    else position.unshift(line);
    lower = line;
  }
  return {position, ...(note && {note})};
}

/** Lines of the same column that satisfy `test`, top to bottom. */
function linesIn(sheet: Sheet, column: Box, test: (line: TextLine) => boolean): TextLine[] {
  const width = column[2] - column[0];
  return sheet.lines.filter(line => {
    if (!test(line)) return false;
    const shared = Math.min(line.box[2], column[2]) - Math.max(line.box[0], column[0]);
    const narrower = Math.min(width, line.box[2] - line.box[0]);
    return shared > 0.4 * narrower || Math.abs(centreX(line.box) - centreX(column)) < 25;
  });
}

function mean(values: readonly number[], otherwise: number): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : otherwise;
}
