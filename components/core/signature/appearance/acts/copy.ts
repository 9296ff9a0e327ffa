/**
 * Sao y điện tử: the agency's signature on an electronic copy. No picture; form of copy, agency and time, upright Times, 10 point, black,
 * top right of the first page (ô 14). Nghị định 30/2020, PL I, III.
 */
import type {AppearanceRequest} from '../appearance.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';
import {vietnamTime} from './vietnam-time.js';

/** A true copy, an extract, a copy of a copy. */
export type CopyForm = 'true-copy' | 'extract' | 'copy-of-copy';

const words: Readonly<Record<CopyForm, string>> = {
  'true-copy': 'SAO Y',
  extract: 'TRÍCH SAO',
  'copy-of-copy': 'SAO LỤC',
};

/** @throws {OfficeError} `instant-invalid` */
export function copyAppearance(
  place: MarkPlace,
  facts: {form: CopyForm; agency: string; signedAt: string},
): AppearanceRequest {
  return {
    ...boundsOf(place),
    lines: [words[facts.form], facts.agency, vietnamTime(facts.signedAt)],
    textSize: 10,
  };
}
