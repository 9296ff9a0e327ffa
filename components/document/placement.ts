/** What the view needs to ask an officer where a visible signature goes. */
import type {Place} from '../core/signature/signature-place.js';

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
