/** A written instruction (bút phê): free paper on the first page, as near to the head of the document as there is any. */
import type {Place} from '../signature-place.js';
import {findFreeSpace} from './free-space.js';
import type {Size} from './free-space.js';
import {placeOn} from './sheet.js';
import type {Sheet} from './sheet.js';

/** 64 × 25 mm: three lines of writing. */
const usual: Size = {width: 181, height: 71};
const shrinking = [1, 0.8, 0.65, 0.5];

export function commentPlaces(sheet: Sheet, wanted?: Size): Place[] {
  const size = wanted ?? usual;
  if (sheet.isScan)
    return [
      placeOn(
        sheet,
        [25, sheet.height - 30 - size.height, 25 + size.width, sheet.height - 30],
        'free-margin',
        0.2,
      ),
    ];
  for (const scale of wanted ? [1] : shrinking) {
    const scaled = {width: size.width * scale, height: size.height * scale};
    const free = findFreeSpace(sheet, {
      size: scaled,
      near: {x: sheet.width * 0.25, y: sheet.height * 0.8},
      sideways: 0.5,
    });
    if (free) return [placeOn(sheet, free, 'free-margin', 0.7 * scale)];
  }
  return [];
}
