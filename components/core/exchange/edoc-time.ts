/** Dates of the wire: `yyyy/MM/dd` days and `yyyy/MM/dd HH:mm:ss` local instants. Việt Nam keeps +07:00 without daylight saving. */

const day = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/;
const dayFirst = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/;
const time = /[ T](\d{1,2}):(\d{2})(?::(\d{2}))?/;

/** `2018/09/28` → `2018-09-28`; `undefined` for what is no day of the calendar (30 February is seen in real messages). */
export function readDay(text: string): string | undefined {
  const found = day.exec(text.trim());
  const swapped = found ? undefined : dayFirst.exec(text.trim());
  const parts = found
    ? [found[1], found[2], found[3]]
    : swapped
      ? [swapped[3], swapped[2], swapped[1]]
      : undefined;
  if (!parts) return undefined;
  const [year, month, date] = parts.map(Number) as [number, number, number];
  const when = new Date(Date.UTC(year, month - 1, date));
  if (when.getUTCFullYear() !== year || when.getUTCMonth() !== month - 1 || when.getUTCDate() !== date)
    return undefined;
  return when.toISOString().slice(0, 10);
}

/** `2018-09-28` (or an instant) → `2018/09/28`. */
export function writeDay(text: string): string {
  return (readDay(text) ?? text).replaceAll('-', '/');
}

/** `2018/09/28 17:25:11` → `2018-09-28T17:25:11+07:00`; an instant that names its zone is kept. */
export function readInstant(text: string): string | undefined {
  const trimmed = text.trim();
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(trimmed) && !Number.isNaN(Date.parse(trimmed))) return trimmed;
  const on = readDay(trimmed);
  const clock = time.exec(trimmed);
  if (!on) return undefined;
  const [hours, minutes, seconds] = clock ? [clock[1]!, clock[2]!, clock[3] ?? '00'] : ['00', '00', '00'];
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  return `${on}T${hours.padStart(2, '0')}:${minutes}:${seconds}+07:00`;
}

/** RFC 3339 → `yyyy/MM/dd HH:mm:ss` on a clock in Việt Nam. */
export function writeInstant(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const local = new Date(at + 7 * 3_600_000).toISOString();
  return `${local.slice(0, 10).replaceAll('-', '/')} ${local.slice(11, 19)}`;
}
