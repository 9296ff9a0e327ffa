/** The stamp "ĐẾN", 35 × 50 mm: under number and notation, or under the subject of a công văn, or on free paper above the text. Điều 22, PL IV. */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {Box} from '../../pdf/text/matrix.js';
import type {Place} from '../signature-place.js';
import {findFreeSpace} from './free-space.js';
import type {Size} from './free-space.js';
import {centreX, placeOn} from './sheet.js';
import type {Sheet} from './sheet.js';

/** 50 mm wide, 35 mm high. */
const usual: Size = {width: 141.73, height: 99.21};

export function incomingPlaces(sheet: Sheet, size: Size = usual): Place[] {
  if (sheet.isScan)
    return [
      placeOn(
        sheet,
        [40, sheet.height - 150 - size.height, 40 + size.width, sheet.height - 150],
        'top-left',
        0.2,
      ),
    ];
  const header: Box = [0, sheet.height * 0.45, sheet.width, sheet.height];
  const number = sheet.lines.find(
    line => /^so\s*:/.test(foldVietnamese(line.text)) && line.baseline > sheet.height * 0.6,
  );
  const places: Place[] = [];
  if (number) {
    // The subject "V/v ..." of a công văn stands right under the number, in the same half of the sheet.
    let lowest = number;
    for (const line of sheet.lines) {
      const isNext = line.baseline < lowest.baseline && lowest.baseline - line.baseline < 2 * line.size;
      if (isNext && line.box[2] < sheet.width * 0.52) lowest = line;
    }
    const near = {
      x: Math.max(centreX(number.box), size.width / 2 + 12),
      y: lowest.box[1] - 4 - size.height / 2,
    };
    const within: Box = [0, header[1], sheet.width * 0.55, lowest.box[1]];
    const under = findFreeSpace(sheet, {size, near, within, sideways: 0.5});
    if (under) places.push(placeOn(sheet, under, 'under-number', 0.85));
  }
  const anywhere = findFreeSpace(sheet, {
    size,
    near: {x: size.width / 2 + 20, y: sheet.height * 0.75},
    within: header,
  });
  if (anywhere) places.push(placeOn(sheet, anywhere, 'free-margin', places.length > 0 ? 0.4 : 0.55));
  if (places.length > 0) return places;
  // A full first page: over the left margin beside the text, a person moves it.
  const top = number ? number.box[1] - 4 : sheet.height * 0.8;
  return [
    placeOn(
      sheet,
      [8, top - size.height, 8 + size.width, top],
      number ? 'under-number' : 'free-margin',
      0.25,
    ),
  ];
}
