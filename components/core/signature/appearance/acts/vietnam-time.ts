/** Times as documents show them: Việt Nam's zone, always +07:00 and without summer time, in ISO 8601. Nghị định 30/2020, PL I, II.8. */
import {OfficeError} from '../../../office-error.js';

const OFFSET_MS = 7 * 3_600_000;

/** `2026-11-22T03:05:00Z` → `2026-11-22T10:05:00+07:00`. @throws {OfficeError} `instant-invalid` */
export function vietnamTime(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new OfficeError('instant-invalid', `not an RFC 3339 instant: ${instant}`);
  return `${new Date(time + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}
