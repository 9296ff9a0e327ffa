/**
 * Where a page lies in its user space and how a reader turns it. ISO 32000-2, 7.7.3.3, 14.11.2.
 * User space is what /Rect and every place are written in; the view is what the eye sees: upright, in points, from its lower left.
 */
import type {PdfPage} from '../page-tree.js';
import type {PdfFile} from '../pdf-file.js';
import {isArray} from '../pdf-object.js';
import type {PdfObject} from '../pdf-object.js';
import {invert, transformBox} from './matrix.js';
import type {Box, Matrix} from './matrix.js';

export type QuarterTurn = 0 | 90 | 180 | 270;

export interface PageGeometry {
  /** The visible part of the page, user space. */
  readonly box: Box;
  /** Clockwise, as /Rotate says. */
  readonly rotate: QuarterTurn;
  /** Points per user space unit. */
  readonly userUnit: number;
}

const a4: Box = [0, 0, 595.276, 841.89];
/** Readers refuse boxes outside these; so a 0 × 0 or an endless page counts as A4. Annex C.2. */
const MIN_SIDE = 3;
const MAX_SIDE = 1_000_000;

export async function readGeometry(pdf: PdfFile, page: PdfPage): Promise<PageGeometry> {
  const media = (await readBox(pdf, page.inherited.get('MediaBox'))) ?? a4;
  const crop = await readBox(pdf, page.inherited.get('CropBox'));
  // 14.11.2.1: the crop box counts as far as it lies inside the media box; one wholly outside does not count.
  const both = crop && intersect(media, crop);
  const rotate = await pdf.latest.resolve(page.inherited.get('Rotate'));
  const unit = await pdf.latest.get(page.dict, 'UserUnit');
  return {
    box: both ?? media,
    rotate: typeof rotate === 'number' ? quarterTurn(rotate) : 0,
    userUnit: typeof unit === 'number' && unit > 0 && unit <= 75_000 ? unit : 1,
  };
}

/** The nearest quarter turn, 0 to 270. */
export function quarterTurn(degrees: number): QuarterTurn {
  return ((((Math.round(degrees / 90) % 4) + 4) % 4) * 90) as QuarterTurn;
}

/**
 * From user space to a page turned clockwise by `turn`: points, origin at the lower left of what is then seen.
 * With `geometry.rotate` that is the view of a reader; with the turn of the text it is the sheet as it was typed.
 */
export function matrixToView(
  {box: [left, bottom, right, top], userUnit: unit}: PageGeometry,
  turn: QuarterTurn,
): Matrix {
  switch (turn) {
    case 0:
      return [unit, 0, 0, unit, -left * unit, -bottom * unit];
    case 90:
      return [0, -unit, unit, 0, -bottom * unit, right * unit];
    case 180:
      return [-unit, 0, 0, -unit, right * unit, top * unit];
    case 270:
      return [0, unit, -unit, 0, top * unit, -left * unit];
  }
}

/** Back from the view to user space. */
export function matrixFromView(geometry: PageGeometry, turn: QuarterTurn): Matrix {
  // A unit above zero keeps the plane, so there is always a way back.
  return invert(matrixToView(geometry, turn))!;
}

/** Width and height of the view, points. */
export function viewSize(geometry: PageGeometry, turn: QuarterTurn): {width: number; height: number} {
  const [, , width, height] = transformBox(matrixToView(geometry, turn), geometry.box);
  return {width, height};
}

async function readBox(pdf: PdfFile, object: PdfObject | undefined): Promise<Box | undefined> {
  const value = await pdf.latest.resolve(object);
  if (!isArray(value)) return undefined;
  const numbers: number[] = [];
  for (const item of value.items.slice(0, 4)) {
    const number = await pdf.latest.resolve(item);
    if (typeof number === 'number' && Number.isFinite(number)) numbers.push(number);
  }
  const [x0, y0, x1, y1] = numbers;
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  // 7.9.5: any two opposite corners.
  return usable([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]);
}

function usable(box: Box): Box | undefined {
  const sides = [box[2] - box[0], box[3] - box[1]];
  return sides.every(side => side >= MIN_SIDE && side <= MAX_SIDE) ? box : undefined;
}

function intersect(one: Box, other: Box): Box | undefined {
  return usable([
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ]);
}
