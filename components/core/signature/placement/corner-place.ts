/** Agency signatures in text only: top right of the first page, on electronic copies (ô 14) and on enclosures. Nghị định 30/2020, PL I, II.8 and III. */
import type {Box} from '../../pdf/text/matrix.js';
import type {Place} from '../signature-place.js';
import {coverage, findFreeSpace} from './free-space.js';
import type {Size} from './free-space.js';
import {placeOn} from './sheet.js';
import type {Sheet} from './sheet.js';

/** Three lines of 10 point: form of copy or number, agency, time. */
const usual: Size = {width: 165, height: 38};
/** The right margin of an official document is 15 to 20 mm (PL I, I.3). */
const RIGHT_MARGIN = 42.5;
const TOP_EDGE = 8;

export function cornerPlace(sheet: Sheet, size: Size = usual): Place {
  const right = sheet.width - Math.min(RIGHT_MARGIN, Math.max(0, sheet.width - size.width) / 2);
  const column: Box = [right - size.width, 0, right, sheet.height];
  const below = sheet.obstacles.filter(box => box[0] < column[2] && box[2] > column[0]).map(box => box[3]);
  const ceiling = Math.max(0, ...below);
  // Between the edge of the paper and the first line, nearer to the line; a narrow band still beats covering text.
  const bottom = Math.min(
    sheet.height - TOP_EDGE - size.height,
    ceiling + Math.max(2, (sheet.height - ceiling - size.height) / 2),
  );
  const box: Box = [column[0], bottom, right, bottom + size.height];
  if (sheet.isScan) return placeOn(sheet, box, 'top-right', 0.45);
  if (coverage(sheet, box) === 0) return placeOn(sheet, box, 'top-right', 0.92);
  const free = findFreeSpace(sheet, {
    size,
    near: {x: right - size.width / 2, y: sheet.height - TOP_EDGE - size.height / 2},
    within: [sheet.width * 0.35, sheet.height * 0.6, sheet.width, sheet.height],
    sideways: 2,
  });
  return free ? placeOn(sheet, free, 'top-right', 0.7) : placeOn(sheet, box, 'top-right', 0.35);
}
