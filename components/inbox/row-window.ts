/**
 * Which rows of a list stand in the window, and where. Rows are equally high, so everything is arithmetic: a million rows
 * cost what twenty cost.
 *
 * Browsers clamp an element's height (Firefox at 17.9 million px, Chromium at 33.5): beyond `maxScrollHeight` the scrollbar
 * covers a shorter range than the list. Then small movements (wheel, touch, page keys) run 1 : 1, so that reading stays
 * smooth, and large ones (the thumb, Home, End) are proportional, so that the thumb reaches both ends.
 */
export const maxScrollHeight = 15_000_000;

export interface ListGeometry {
  readonly total: number;
  /** CSS pixels. */
  readonly rowHeight: number;
  /** Height of the scrolled view, CSS pixels. */
  readonly viewport: number;
}

/** `offset` is how far the list itself is scrolled; `scrollTop` what the scroll bar says. Equal on lists that fit. */
export interface ListPosition {
  readonly offset: number;
  readonly scrollTop: number;
}

export const listTop: ListPosition = {offset: 0, scrollTop: 0};

/** Height of the scrolled content, CSS pixels. */
export function contentHeight({total, rowHeight}: ListGeometry): number {
  return Math.min(total * rowHeight, maxScrollHeight);
}

/** Pixels of list per pixel of scroll bar; 1 where the list fits. */
function scale(list: ListGeometry): number {
  const shown = contentHeight(list) - list.viewport;
  const whole = list.total * list.rowHeight - list.viewport;
  return shown > 0 && whole > shown ? whole / shown : 1;
}

/** Position after the scroll bar moved to `scrollTop`. */
export function scrolledTo(from: ListPosition, scrollTop: number, list: ListGeometry): ListPosition {
  const ratio = scale(list);
  if (ratio === 1) return {offset: scrollTop, scrollTop};
  const moved = scrollTop - from.scrollTop;
  const isJump = Math.abs(moved) > 2 * list.viewport;
  return {offset: within(isJump ? scrollTop * ratio : from.offset + moved, list), scrollTop};
}

/** Position that shows the list from `offset` on, with the scroll bar where it belongs. */
export function showing(offset: number, list: ListGeometry): ListPosition {
  const wanted = within(offset, list);
  return {offset: wanted, scrollTop: wanted / scale(list)};
}

/** Offset at which row `index` is in full view, moving as little as possible from `position`. */
export function offsetOfRow(
  index: number,
  position: ListPosition,
  {rowHeight, viewport}: ListGeometry,
): number {
  const top = index * rowHeight;
  if (top < position.offset) return top;
  if (top + rowHeight > position.offset + viewport) return top + rowHeight - viewport;
  return position.offset;
}

/** First and one past the last row to draw, `spare` more on either side. */
export function rowsIn(
  position: ListPosition,
  {total, rowHeight, viewport}: ListGeometry,
  spare: number,
): {first: number; end: number} {
  const first = Math.max(0, Math.floor(position.offset / rowHeight) - spare);
  // One row more than fits: the count stays the same at every fraction of a row, and so does the DOM.
  const count = Math.ceil(viewport / rowHeight) + 1 + 2 * spare;
  const end = Math.min(total, first + count);
  return {first: Math.max(0, Math.min(first, end - count)), end};
}

/** Where row `index` lies in the scrolled content, CSS pixels. */
export function rowTop(index: number, position: ListPosition, {rowHeight}: ListGeometry): number {
  return position.scrollTop + (index * rowHeight - position.offset);
}

function within(offset: number, {total, rowHeight, viewport}: ListGeometry): number {
  return Math.max(0, Math.min(offset, total * rowHeight - viewport));
}
