/** Parts of the desk beside the inbox, in the order of the navigation. */
import type {OpenDeskPart} from '../desk-part.js';

export const parts: readonly OpenDeskPart[] = [];
