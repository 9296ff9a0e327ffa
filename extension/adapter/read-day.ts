/** From the way a system writes a day to `yyyy-MM-dd`. Words of the month are taken in Vietnamese and English. */

/** Việt Nam has had UTC+7 since 1975 and no summer time: the day of an instant is the day there. */
const zoneMs = 7 * 3_600_000;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `31/12/2026` by its pattern; undefined for anything that is not a day, 30/02 included. */
export function readDay(text: string, pattern: string): string | undefined {
  if (pattern === 'epoch') {
    const number = Number(/\d{9,13}/.exec(text)?.[0]);
    return Number.isNaN(number) ? undefined : dayOf(number < 1e11 ? number * 1000 : number);
  }
  const instant = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)/.exec(text)?.[0];
  if (instant !== undefined) return dayOf(Date.parse(instant.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')));
  // Without a zone an ISO day is the day that stands there.
  const order = pattern === 'iso' ? ['y', 'M', 'd'] : [...pattern.matchAll(/d+|M+|y+/g)].map(each => each[0][0]!);
  const found = numbers(text);
  if (found.length < 3 || order.length < 3) return undefined;
  const part = (letter: string) => found[order.indexOf(letter)] ?? 0;
  const [written, month, day] = [part('y'), part('M'), part('d')];
  const year = written < 100 && /(^|[^y])yy([^y]|$)/.test(pattern) ? 2000 + written : written;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** The first three numbers, a month's name among them: `ngày 25 tháng 11 năm 2026`, `25 thg 11, 2026`, `Nov 25, 2026`. */
function numbers(text: string): number[] {
  const found = text.matchAll(/\d{1,4}|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/gi);
  return [...found].slice(0, 3).map(([each, month]) => (month ? months.indexOf(month.toLowerCase()) + 1 : Number(each)));
}

function dayOf(ms: number): string | undefined {
  const date = new Date(ms + zoneMs);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
