/** Bút phê: what a leader writes on an incoming document, with his name and the time. Nghị định 30/2020, Điều 23. */
import type {AppearanceRequest} from '../appearance.js';
import type {AppearanceLine} from '../text-block.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';
import {vietnamTime} from './vietnam-time.js';

const penBlue = [0.05, 0.15, 0.65] as const;

/** @throws {OfficeError} `instant-invalid` */
export function writtenInstructionAppearance(
  place: MarkPlace,
  instruction: {text: string; signerName: string; signedAt: string; image?: Uint8Array},
): AppearanceRequest {
  const {text, signerName, signedAt, image} = instruction;
  const lines: AppearanceLine[] = [
    ...text.split(/\r?\n/u).map(line => ({text: line, italic: true})),
    {text: `${signerName}, ${vietnamTime(signedAt)}`, size: 8, align: 'right'},
  ];
  return {...boundsOf(place), lines, textSize: 12, colour: penBlue, ...(image && {image})};
}
