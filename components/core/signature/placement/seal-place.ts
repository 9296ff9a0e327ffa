/** The agency's seal: real size, over about a third of the personal signature's image, on its left. Nghị định 30/2020, PL I, II.8. */
import {transformBox} from '../../pdf/text/matrix.js';
import type {Box} from '../../pdf/text/matrix.js';
import {matrixToView} from '../../pdf/text/page-geometry.js';
import type {Place} from '../signature-place.js';
import {approvePlaces} from './approve-place.js';
import type {Size} from './free-space.js';
import {area, centreX, keepInside, placeOn} from './sheet.js';
import type {Sheet} from './sheet.js';
import {findBlocks} from './signature-block.js';

/** 36 mm: the round seal of most agencies (Thông tư 21/2012/TT-BCA). */
export const sealSize: Size = {width: 102.05, height: 102.05};
/** The part of the signature the seal covers. */
const SHARE = 1 / 3;
/** A mark smaller than this on either side is an initial or a dot, not a signature. */
const MIN_SIDE = 12;

export function sealPlaces(sheet: Sheet, name: string | undefined, size: Size = sealSize): Place[] {
  const blocks = findBlocks(sheet, name).filter(block => block.position.length > 0 || block.name);
  const isInBlock = (box: Box) =>
    blocks.some(
      ({gap, centre}) => Math.abs(centreX(box) - centre) < 90 && box[1] < gap[1] + 15 && box[3] > gap[0] - 15,
    );
  const isSignatureSize = (box: Box) => box[2] - box[0] >= MIN_SIDE && box[3] - box[1] >= MIN_SIDE;
  const fields = sheet.marks
    .filter(mark => mark.kind === 'signed-field' && isSignatureSize(mark.box))
    .map(mark => mark.box);
  const places = fields.map(box => {
    const isAlone = fields.length === 1;
    const confidence = isInBlock(box) ? 0.95 : isAlone ? 0.8 : 0.55;
    return sealOver(sheet, box, size, confidence);
  });
  // A signature pasted as a picture, or one that went into the page before it came here.
  const pictures = [
    ...sheet.images,
    ...sheet.marks.filter(mark => mark.kind === 'annotation').map(mark => mark.box),
  ];
  for (const box of pictures) {
    if (
      isSignatureSize(box) &&
      isInBlock(box) &&
      !fields.some(field => Math.abs(centreX(field) - centreX(box)) < 20)
    ) {
      places.push(sealOver(sheet, box, size, 0.6));
    }
  }
  if (places.length > 0) return places;
  // Nobody signed yet that could be seen: the seal goes where the signature would be cut by it.
  return approvePlaces(sheet, name).map(place => {
    const signature = transformBox(matrixToView(sheet.geometry, sheet.turn), place.rect);
    return sealOver(sheet, signature, size, Math.min(0.4, place.confidence / 2), place.because);
  });
}

function sealOver(
  sheet: Sheet,
  signature: Box,
  {width, height}: Size,
  confidence: number,
  because = 'signature-left-third',
): Place {
  const [left, bottom, right, top] = signature;
  const middle = (bottom + top) / 2;
  const sharedHeight = Math.min(height, top - bottom);
  // Centred on its height, the seal covers SHARE of the area with this much of its width.
  const sharedWidth = Math.min(width, right - left, (SHARE * area(signature)) / sharedHeight);
  const box: Box = [left + sharedWidth - width, middle - height / 2, left + sharedWidth, middle + height / 2];
  const kept = keepInside(box, sheet.width, sheet.height);
  const isMoved = kept.some((edge, index) => Math.abs(edge - box[index]!) > 0.5);
  return placeOn(sheet, kept, because, isMoved ? Math.min(confidence, 0.45) : confidence);
}
