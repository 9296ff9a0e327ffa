/** Where a person signs: centred between position and name. Nghị định 30/2020, PL I, II.7c: blue image, transparent ground. */
import type {Box} from '../../pdf/text/matrix.js';
import type {Place} from '../signature-place.js';
import {findFreeSpace} from './free-space.js';
import type {Size} from './free-space.js';
import {overlaps, placeOn} from './sheet.js';
import type {Sheet} from './sheet.js';
import {findBlocks} from './signature-block.js';
import type {SignatureBlock} from './signature-block.js';

/** A hand signature: what fits five empty lines, which is what offices leave. */
const usual: Size = {width: 142, height: 71};
const AIR = 2;
/** Below this a signature cannot be read; the gap then is no gap. */
const MIN_HEIGHT = 18;

/** Places for one signer on one sheet, not yet in order. */
export function approvePlaces(
  sheet: Sheet,
  name: string | undefined,
  size: Size = usual,
  isAppendix = false,
): Place[] {
  const blocks = findBlocks(sheet, name);
  const fields = sheet.marks
    .filter(mark => mark.kind === 'empty-signature-field')
    .map(mark => fieldPlace(sheet, mark.box, blocks, name));
  const places = blocks.map(block => {
    const {box, isCramped} = boxIn(block, size);
    const certainty =
      confidenceOf(block, name) *
      (isAppendix ? 0.5 : 1) *
      (sheet.lines.every(line => line.invisible) ? 0.85 : 1);
    return placeOn(sheet, box, reasonOf(block), isCramped ? Math.min(certainty, 0.45) : certainty);
  });
  return [...fields, ...places];
}

/** Somebody prepared a field to sign in: that is the place, most surely where it stands in the signer's own block. */
function fieldPlace(
  sheet: Sheet,
  box: Box,
  blocks: readonly SignatureBlock[],
  name: string | undefined,
): Place {
  const own = blocks.find(
    block =>
      Math.abs((box[0] + box[2]) / 2 - block.centre) < 110 &&
      box[1] < block.gap[1] + 20 &&
      box[3] > block.gap[0] - 20,
  );
  const isOthers = own && !own.name && own.otherName && name;
  return placeOn(sheet, box, 'empty-field', isOthers ? 0.3 : own ? 0.98 : 0.6);
}

function reasonOf(block: SignatureBlock): string {
  if (block.name) return 'name-line';
  return block.note ? 'sign-here-note' : 'position-line';
}

function confidenceOf(
  {name, otherName, note, position, gap, centre, sheet}: SignatureBlock,
  wanted: string | undefined,
): number {
  const roomy = gap[1] - gap[0] >= 25 ? 0.08 : 0;
  if (name) {
    const head = position.length > 0 ? 0.28 : 0;
    const bold = name.line.bold ? 0.03 : 0;
    return Math.min(
      0.98,
      (0.45 + head + (note ? 0.2 : 0) + roomy + bold) *
        name.likeness *
        (name.line.reading === 'sure' ? 1 : 0.8),
    );
  }
  // Somebody else's name stands there: that place is his.
  if (otherName && wanted) return 0.25;
  const right = centre > sheet.width / 2 ? 0.05 : 0;
  return 0.42 + (note ? 0.1 : 0) + (position.length > 0 ? 0.05 : 0) + right + roomy;
}

/** Fits the wanted size into the gap without covering what stands beside it; shape is kept. */
function boxIn(block: SignatureBlock, size: Size): {box: Box; isCramped: boolean} {
  const {sheet, centre} = block;
  const [bottom, top] = [block.gap[0] + AIR, block.gap[1] - AIR];
  const middle = (bottom + top) / 2;
  if (top - bottom < Math.min(MIN_HEIGHT, size.height))
    return {box: besideCramped(sheet, size, centre, middle), isCramped: true};
  if (isTaken(block, middle)) return {box: besideCramped(sheet, size, centre, middle), isCramped: true};
  const band = sheet.obstacles.filter(obstacle => obstacle[1] < top && obstacle[3] > bottom);
  const leftWall = Math.max(
    8,
    ...band.filter(each => (each[0] + each[2]) / 2 < centre).map(each => each[2] + AIR),
  );
  const rightWall = Math.min(
    sheet.width - 8,
    ...band.filter(each => (each[0] + each[2]) / 2 >= centre).map(each => each[0] - AIR),
  );
  const halfWidth = Math.min(centre - leftWall, rightWall - centre);
  const scale = Math.min(1, (top - bottom) / size.height, Math.max(0.3, (2 * halfWidth) / size.width));
  const [width, height] = [size.width * scale, size.height * scale];
  return {
    box: [centre - width / 2, middle - height / 2, centre + width / 2, middle + height / 2],
    isCramped: false,
  };
}

/** Whether a signature, a stamp or a picture of one already stands in the gap. A letterhead's large picture does not count. */
function isTaken({sheet, centre, gap}: SignatureBlock, middle: number): boolean {
  const small = sheet.images.filter(
    box => (box[2] - box[0]) * (box[3] - box[1]) < 0.15 * sheet.width * sheet.height,
  );
  const marks = sheet.marks.filter(mark => mark.kind !== 'empty-signature-field').map(mark => mark.box);
  return [...small, ...marks].some(
    box => box[0] < centre && box[2] > centre && box[1] < Math.max(middle, gap[0] + 5) && box[3] > middle,
  );
}

/** Nobody left room between position and name: the nearest empty paper, else over both and for a person to judge. */
function besideCramped(sheet: Sheet, size: Size, x: number, y: number): Box {
  const reach: Box = [x - 220, y - 130, x + 220, y + 130];
  const free = findFreeSpace(sheet, {size, near: {x, y}, within: reach});
  return free ?? [x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2];
}

/** Where nothing says who signs where: right half, under the last line; on a scanned page low on the right, to be checked by a person. */
export function pageEndPlace(sheet: Sheet, size: Size = usual): Place {
  const x = sheet.width * 0.72;
  const lowest =
    sheet.isScan || sheet.lines.length === 0
      ? sheet.height * 0.35
      : Math.min(...sheet.lines.map(line => line.box[1]));
  const near = {x, y: Math.max(size.height / 2 + 30, lowest - size.height / 2 - 20)};
  const free = findFreeSpace(sheet, {size, near});
  const box: Box = free ?? [
    x - size.width / 2,
    near.y - size.height / 2,
    x + size.width / 2,
    near.y + size.height / 2,
  ];
  const isClear = !sheet.obstacles.some(obstacle => overlaps(obstacle, box));
  return placeOn(sheet, box, 'page-end', sheet.isScan || !isClear ? 0.15 : 0.3);
}
