/** Days and instants as Vietnamese offices write them. The country has one zone, +07:00, all year. */

const zone = 'Asia/Ho_Chi_Minh';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `22/11/2026`, or nothing for no day. */
export function formatDay(day: Date | null): string {
  return day ? dayFormat.format(day) : '';
}

/** `22/11/2026 08:05`. */
export function formatInstant(instant: Date): string {
  return `${dayFormat.format(instant)} ${timeFormat.format(instant)}`;
}

/** The day an instant falls on in Vietnam, as midnight UTC: the form in which the database gives days back. */
export function dayOf(instant: Date): Date {
  const [day, month, year] = dayFormat.format(instant).split('/').map(Number);
  return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1));
}

export function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

/** `2026-11-22`, for a date column. */
export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
