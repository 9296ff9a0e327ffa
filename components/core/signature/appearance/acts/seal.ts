/** Ký phát hành: the agency's seal in its real size, red, on a transparent ground. Nghị định 30/2020, PL I, II.8. */
import type {AppearanceRequest} from '../appearance.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';

/** Size of a seal in points from its millimetres, for `findSignaturePlaces`. */
export function sealSizeOf(millimetres: {width: number; height: number}): {width: number; height: number} {
  return {width: (millimetres.width * 72) / 25.4, height: (millimetres.height * 72) / 25.4};
}

/** The place must have the seal's real size: the picture fills it as far as its shape allows. */
export function sealAppearance(place: MarkPlace, image: Uint8Array): AppearanceRequest {
  return {...boundsOf(place), image};
}
