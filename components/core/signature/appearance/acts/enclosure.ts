/**
 * Ký phụ lục: the agency's signature on an attachment that is a file of its own. No picture; number and notation of the document and the time,
 * upright Times, 10 point, black, top right of the first page. Nghị định 30/2020, PL I, II.8.
 */
import {formatDocumentNumber} from '../../../document/document-number.js';
import type {DocumentNumber} from '../../../document/document-number.js';
import type {AppearanceRequest} from '../appearance.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';
import {vietnamTime} from './vietnam-time.js';

/** @throws {OfficeError} `instant-invalid` */
export function enclosureAppearance(
  place: MarkPlace,
  facts: {number: DocumentNumber; signedAt: string},
): AppearanceRequest {
  return {
    ...boundsOf(place),
    lines: [`Số: ${formatDocumentNumber(facts.number)}`, vietnamTime(facts.signedAt)],
    textSize: 10,
  };
}
