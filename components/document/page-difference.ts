/**
 * Where two pictures of a page differ, as a few boxes an eye can follow. Compares pixels, because that is what a reader sees:
 * a changed object that shows the same is no difference here, and a covering picture is one.
 */

export interface PagePixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Uint8ClampedArray;
}

/** A part of the page in per cent of its size. */
export interface DifferenceBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Side of the squares differences are gathered in, pixels: about the height of a line of text. */
const cell = 12;
/** A channel must differ by more than this: below lies the noise of smoothing. */
const threshold = 24;

/** Boxes around everything that differs, none touching another; pictures of different size differ as a whole. */
export function pageDifferences(one: PagePixels, other: PagePixels): readonly DifferenceBox[] {
  if (one.width !== other.width || one.height !== other.height) return [{left: 0, top: 0, width: 100, height: 100}];
  const columns = Math.ceil(one.width / cell);
  const rows = Math.ceil(one.height / cell);
  const marked = markedCells(one, other, columns, rows);
  return groups(marked, columns, rows).map(({left, top, right, bottom}) => ({
    left: (left * cell * 100) / one.width,
    top: (top * cell * 100) / one.height,
    width: (Math.min((right - left + 1) * cell, one.width - left * cell) * 100) / one.width,
    height: (Math.min((bottom - top + 1) * cell, one.height - top * cell) * 100) / one.height,
  }));
}

function markedCells(one: PagePixels, other: PagePixels, columns: number, rows: number): Uint8Array {
  const marked = new Uint8Array(columns * rows);
  const {width, height, data} = one;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const differs =
        Math.abs(data[at]! - other.data[at]!) > threshold ||
        Math.abs(data[at + 1]! - other.data[at + 1]!) > threshold ||
        Math.abs(data[at + 2]! - other.data[at + 2]!) > threshold;
      if (differs) marked[row + Math.floor(x / cell)] = 1;
    }
  }
  return marked;
}

interface CellBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Marked cells that touch, or have one free cell between them, belong together: words of one line make one box. */
function groups(marked: Uint8Array, columns: number, rows: number): readonly CellBox[] {
  const boxes: CellBox[] = [];
  const reach = 2;
  for (let start = 0; start < marked.length; start++) {
    if (marked[start] !== 1) continue;
    const box: CellBox = {left: columns, top: rows, right: 0, bottom: 0};
    const open = [start];
    marked[start] = 2;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % columns;
      const y = Math.floor(at / columns);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
          const next = ny * columns + nx;
          if (marked[next] !== 1) continue;
          marked[next] = 2;
          open.push(next);
        }
      }
    }
    boxes.push(box);
  }
  return boxes;
}
