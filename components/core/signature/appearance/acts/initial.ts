/** Ký nháy: a small picture of the initials, or the initials themselves, leaning and blue as if by hand. */
import type {AppearanceRequest} from '../appearance.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';

const penBlue = [0.05, 0.15, 0.65] as const;

export function initialAppearance(
  place: MarkPlace,
  mark: {image: Uint8Array} | {initials: string},
): AppearanceRequest {
  if ('image' in mark) return {...boundsOf(place), image: mark.image};
  return {
    ...boundsOf(place),
    lines: [{text: mark.initials, italic: true, align: 'centre'}],
    textSize: 12,
    colour: penBlue,
  };
}

/** `Nguyễn Văn Hải` → `NVH`. */
export function initialsOf(fullName: string): string {
  return fullName
    .normalize('NFC')
    .trim()
    .split(/\s+/u)
    .map(word => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase('vi');
}
