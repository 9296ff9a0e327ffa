/** What the view needs to ask an officer where a visible signature goes, and how a box comes to another spot or page. */
import type {Place} from '../core/signature/signature-place.js';
import {keepOnPage, pixelsToRect, rectToPixels} from './page-transform.js';
import type {PageGeometry} from './page-transform.js';

export interface Placement {
  /** Suggestions, the best first; never empty: a scanned page still gets a place to start from. */
  readonly places: readonly Place[];
  /** Where it stands now, when that is not the first suggestion (a draft taken up again). */
  readonly current?: Pick<Place, 'page' | 'rect'>;
  /** What will be drawn in the box: PNG or JPEG. */
  readonly image?: Blob;
}

/** The place to show first: the current one, with its reason where it is one of the suggestions. */
export function startingPlace({places, current}: Placement): Place | undefined {
  if (!current) return places[0];
  return places.find(each => isSamePlace(each, current)) ?? {...current, because: 'by-hand', confidence: 1};
}

export function isSamePlace(one: Pick<Place, 'page' | 'rect'>, other: Pick<Place, 'page' | 'rect'>): boolean {
  return one.page === other.page && one.rect.every((value, index) => Math.abs(value - other.rect[index]!) < 0.01);
}

/**
 * The box brought to a spot of a page, same size on paper, kept on that page.
 * @param from - how the page it stands on is shown; @param to - how the page it goes to is
 * @param spot - CSS pixels from the top left of that page's picture; becomes the middle of the box
 */
export function placeAt(place: Place, from: PageGeometry, page: number, to: PageGeometry, spot: {x: number; y: number}): Place {
  const box = rectToPixels(from, place.rect);
  const width = (box.width / from.scale) * to.scale;
  const height = (box.height / from.scale) * to.scale;
  const moved = keepOnPage(to, {left: spot.x - width / 2, top: spot.y - height / 2, width, height});
  return {page, rect: pixelsToRect(to, moved), because: 'by-hand', confidence: 1};
}
