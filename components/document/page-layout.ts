/**
 * Where each page of a document stands in one long column, and which of them are in sight. Pure numbers: the view draws.
 * Each page fits by itself, so a landscape annex among portrait pages neither shrinks the others nor scrolls sideways.
 */
export type Zoom = 'fit-width' | 'fit-page' | number;

export interface PageSize {
  /** CSS pixels at 100 % (96 per inch), after rotation. */
  readonly width: number;
  readonly height: number;
}

export interface PagePlace extends PageSize {
  readonly top: number;
  /** CSS pixels on screen per CSS pixel at 100 %. */
  readonly zoom: number;
}

export interface PageLayout {
  readonly places: readonly PagePlace[];
  readonly width: number;
  readonly height: number;
}

/** Desk around each page. */
export const pageGap = 16;
export const zoomSteps = [0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4] as const;

export function layoutPages(sizes: readonly PageSize[], zoom: Zoom, area: {width: number; height: number}): PageLayout {
  const places: PagePlace[] = [];
  let top = pageGap;
  let width = 0;
  for (const size of sizes) {
    const scale = pageZoom(size, zoom, area);
    const place = {top, zoom: scale, width: Math.round(size.width * scale), height: Math.round(size.height * scale)};
    places.push(place);
    top += place.height + pageGap;
    width = Math.max(width, place.width + 2 * pageGap);
  }
  return {places, width, height: top};
}

/** The factor that shows `size` as `zoom` asks; never so small that a page vanishes. */
export function pageZoom(size: PageSize, zoom: Zoom, area: {width: number; height: number}): number {
  const across = (area.width - 2 * pageGap) / size.width;
  const down = (area.height - 2 * pageGap) / size.height;
  const factor = typeof zoom === 'number' ? zoom || 1 : zoom === 'fit-page' ? Math.min(across, down) : across;
  return Math.min(Math.max(factor, 0.05), 8);
}

/** The zoom an attribute means: `fit-page`, `1.25`; anything else fits the width. */
export function asZoom(value: string | null): Zoom {
  if (value === 'fit-page' || value === 'fit-width') return value;
  const factor = Number(value);
  return Number.isFinite(factor) && factor > 0 ? factor : 'fit-width';
}

/** The next step above or below `current` on the zoom ladder. */
export function nextZoom(current: number, direction: 1 | -1): number {
  const slack = 0.005;
  const next =
    direction > 0
      ? zoomSteps.find(step => step > current + slack)
      : zoomSteps.findLast(step => step < current - slack);
  return next ?? (direction > 0 ? zoomSteps[zoomSteps.length - 1]! : zoomSteps[0]);
}

/** 0-based indices of the first and last page between `top` and `bottom`; the nearest one where a gap fills the view. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): {first: number; last: number} {
  const {places} = layout;
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle]!;
    if (place.top + place.height <= top) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last + 1 < places.length && places[last + 1]!.top < bottom) last++;
  return {first: low, last};
}

/** 0-based index of the page a reader would say he is on: the one across the line a third down the view. */
export function pageAt(layout: PageLayout, scrollTop: number, viewHeight: number): number {
  return pagesBetween(layout, scrollTop + viewHeight / 3, scrollTop + viewHeight / 3).first;
}
