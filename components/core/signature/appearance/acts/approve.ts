/** Ký duyệt: the person's own signature, a blue picture on a transparent ground, no text. Nghị định 30/2020, PL I, II.7c. */
import type {AppearanceRequest} from '../appearance.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';

export function approveAppearance(place: MarkPlace, image: Uint8Array): AppearanceRequest {
  return {...boundsOf(place), image};
}
