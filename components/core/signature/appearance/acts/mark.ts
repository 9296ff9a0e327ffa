/** A mark's place on the page and the bounds it gives an appearance. */
import type {Place} from '../../signature-place.js';
import type {AppearanceRequest} from '../appearance.js';

/** What every act needs to know of the place; a `Place` will do. */
export type MarkPlace = Pick<Place, 'rect' | 'rotation'> & {
  /** Points per user-space unit of the page; default 1. */
  readonly userUnit?: number;
};

/** The bounds of a request for this place. */
export function boundsOf({
  rect,
  rotation,
  userUnit,
}: MarkPlace): Pick<AppearanceRequest, 'width' | 'height' | 'rotation' | 'userUnit'> {
  const [left, bottom, right, top] = rect;
  return {
    width: right - left,
    height: top - bottom,
    ...(rotation !== undefined && {rotation}),
    ...(userUnit !== undefined && {userUnit}),
  };
}
