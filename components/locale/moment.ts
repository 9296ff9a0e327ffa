/**
 * Instants and days in words an office uses, always on Vietnam's clock (UTC+7, no daylight saving since 1975): a leader who
 * reads from abroad sees the same deadline as the clerk at home.
 */
import {term} from './desk-term.js';
import {language} from './language.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** RFC 3339 instant → `yyyy-MM-dd` in Vietnam; `undefined` where the text is no instant. */
export function dayInVietnam(instant: string): string | undefined {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return undefined;
  return new Date(ms + 7 * hourMs).toISOString().slice(0, 10);
}

/** `HH:mm` in Vietnam, `HH:mm:ss` with `seconds`; the text itself where it is no instant. */
export function clockTime(instant: string, seconds = false): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return instant;
  return new Date(ms + 7 * hourMs).toISOString().slice(11, seconds ? 19 : 16);
}

/** `yyyy-MM-dd` → `20/11`, with the year where it is not that of `today`. Nghị định 30/2020 writes days day first. */
export function shortDay(day: string, today: string): string {
  const [year, month, date] = day.split('-');
  if (!year || !month || !date) return day;
  return year === today.slice(0, 4) ? `${date}/${month}` : `${date}/${month}/${year}`;
}

/** When something came, as short as it can be told: `09:12`, `hôm qua`, `20/11`, `20/11/2025`. */
export function shortMoment(instant: string, now: string): string {
  const day = dayInVietnam(instant);
  const today = dayInVietnam(now);
  if (!day || !today) return '';
  if (day === today) return clockTime(instant);
  if (day === dayInVietnam(new Date(Date.parse(now) - dayMs).toISOString())) return term('inbox.yesterday');
  return shortDay(day, today);
}

/** `08:55`, or `20/11 08:55` when it was not today. */
export function dayAndTime(instant: string, now: string): string {
  const day = dayInVietnam(instant);
  const today = dayInVietnam(now);
  if (!day || !today) return '';
  return day === today ? clockTime(instant) : `${shortDay(day, today)} ${clockTime(instant)}`;
}

const formats = {vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB')};

/** `1.304.221` in Vietnamese, `1,304,221` in English. Nonsense counts (negative, not finite) read as 0. */
export function countText(count: number): string {
  return formats[language()].format(Number.isFinite(count) && count > 0 ? Math.floor(count) : 0);
}
