/** The initial (ký nháy): after the last word of the text, or at the end of "Nơi nhận", as office practice has it. */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {Box} from '../../pdf/text/matrix.js';
import type {TextLine} from '../../pdf/text/text-line.js';
import type {Place} from '../signature-place.js';
import {findFreeSpace} from './free-space.js';
import type {Size} from './free-space.js';
import {roleOf} from './position-line.js';
import {overlaps, placeOn} from './sheet.js';
import type {Sheet} from './sheet.js';

/** 14 × 7 mm. */
const usual: Size = {width: 40, height: 20};

/** Places on the sheet that holds the end of the text. */
export function initialPlaces(sheet: Sheet, size: Size = usual): Place[] {
  const places: Place[] = [];
  const recipients = sheet.lines.findIndex(line => /^noi nhan\s*:?/.test(foldVietnamese(line.text)));
  const head = sheet.lines.findIndex(
    (line, index) => index > 2 && roleOf(line) === 'position' && line.baseline < sheet.height * 0.75,
  );
  const stops = [recipients, head].filter(index => index >= 0);
  const textEnd = stops.length > 0 ? endOfText(sheet.lines.slice(0, Math.min(...stops))) : undefined;
  if (textEnd) places.push(after(sheet, textEnd, size, 'text-end', 0.75));
  const archive = sheet.lines
    .slice(Math.max(0, recipients))
    .find(line => /^[-–•*\s]*luu\s*:/.test(foldVietnamese(line.text)));
  if (archive && recipients >= 0) places.push(after(sheet, archive, size, 'recipients', 0.65));
  return places;
}

/** The last line of the body; "./." closes the text of a document. */
function endOfText(lines: readonly TextLine[]): TextLine | undefined {
  return (
    lines.findLast(line => /\.\/\.?\s*$/.test(line.text)) ??
    lines.findLast(line => !line.italic || line.text.length > 3)
  );
}

function after(sheet: Sheet, line: TextLine, size: Size, because: string, confidence: number): Place {
  const middle = (line.box[1] + line.box[3]) / 2;
  const left = line.box[2] + 4;
  const box: Box = [left, middle - size.height / 2, left + size.width, middle + size.height / 2];
  const isOnPage = box[2] <= sheet.width - 10;
  // An initial may touch the leading of neighbouring lines, not their letters.
  const isClear = !sheet.obstacles.some(obstacle =>
    overlaps([obstacle[0], obstacle[1] + 3, obstacle[2], obstacle[3] - 3], box),
  );
  if (isOnPage && isClear) return placeOn(sheet, box, because, confidence);
  const free = findFreeSpace(sheet, {
    size,
    near: {x: Math.min(left, sheet.width - 40), y: line.box[1] - size.height / 2 - 3},
  });
  return free ? placeOn(sheet, free, because, confidence - 0.15) : placeOn(sheet, box, because, 0.3);
}
