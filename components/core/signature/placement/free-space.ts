/** Looks for empty paper. All boxes are on a sheet: points, upright. */
import type {Box} from '../../pdf/text/matrix.js';
import {intersection, area, overlaps} from './sheet.js';
import type {Sheet} from './sheet.js';

const STEP = 5;
/** Paper at the edges that printers and hole punches take. */
const EDGE = 10;
const AIR = 2;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Search {
  readonly size: Size;
  /** Where the middle of the box would best be. */
  readonly near: {readonly x: number; readonly y: number};
  /** Where to look; default the whole sheet. */
  readonly within?: Box;
  /** How much worse a step sideways is than one up or down; default 1. */
  readonly sideways?: number;
}

/** The empty box of this size nearest to a point, or `undefined`. */
export function findFreeSpace(sheet: Sheet, {size, near, within, sideways = 1}: Search): Box | undefined {
  const region = intersection(within ?? [0, 0, sheet.width, sheet.height], [
    EDGE,
    EDGE,
    sheet.width - EDGE,
    sheet.height - EDGE,
  ]);
  const wanted: Box = [
    near.x - size.width / 2,
    near.y - size.height / 2,
    near.x + size.width / 2,
    near.y + size.height / 2,
  ];
  const isFree = (box: Box) => !sheet.obstacles.some(obstacle => overlaps(grow(obstacle), box));
  const fits = (box: Box) =>
    box[0] >= region[0] && box[1] >= region[1] && box[2] <= region[2] && box[3] <= region[3];
  if (fits(wanted) && isFree(wanted)) return wanted;
  let best: Box | undefined;
  let bestCost = Infinity;
  for (let x = region[0]; x + size.width <= region[2]; x += STEP) {
    for (let y = region[1]; y + size.height <= region[3]; y += STEP) {
      const cost = sideways * Math.abs(x - wanted[0]) + Math.abs(y - wanted[1]);
      const box: Box = [x, y, x + size.width, y + size.height];
      if (cost < bestCost && isFree(box)) {
        best = box;
        bestCost = cost;
      }
    }
  }
  return best;
}

/** The part of a box that something already covers, 0 to 1 or more where things overlap each other. */
export function coverage(sheet: Sheet, box: Box): number {
  return (
    sheet.obstacles.reduce((sum, obstacle) => sum + area(intersection(box, obstacle)), 0) /
    Math.max(1, area(box))
  );
}

function grow([left, bottom, right, top]: Box): Box {
  return [left - AIR, bottom - AIR, right + AIR, top + AIR];
}
