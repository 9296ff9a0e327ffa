/**
 * Deadlines count working days: Monday to Friday, less the public holidays, plus the weekend days that were swapped to work.
 * Every year the State announces new swaps, so the calendar is data an administrator edits; nothing here knows a date.
 * Days are `yyyy-MM-dd` without a time zone: a deadline is a day on the wall, not an instant.
 */
import {OfficeError} from '../office-error.js';

export interface WorkingCalendar {
  /** Days off that would otherwise be worked, `yyyy-MM-dd`, in any order. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked in exchange (hoán đổi), `yyyy-MM-dd`. */
  readonly workingDays: readonly string[];
}

export const weekdaysOnly: WorkingCalendar = {holidays: [], workingDays: []};

const msPerDay = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or `undefined` where `day` is no day of the calendar (30 February, month 13, other shapes). */
export function dayNumber(day: string): number | undefined {
  const match = shape.exec(day);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // setUTCFullYear, because Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, date);
  if (instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== date) return undefined;
  return instant.getTime() / msPerDay;
}

/** `yyyy-MM-dd` of a day number. */
export function dayText(number: number): string {
  const [date = ''] = new Date(number * msPerDay).toISOString().split('T');
  return date;
}

/** Whether `day` is worked. @throws {OfficeError} `day-invalid` */
export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  return readCalendar(calendar).isWorked(required(day));
}

/**
 * Working days after `fromDay` up to and including `toDay`: 0 on the same day, 1 from Friday to Monday, negative when `toDay` lies
 * before. Answering on the last day is in time, so "còn 0 ngày" means today. Costs the same for a week and for a century.
 *
 * @throws {OfficeError} `day-invalid` where either is no day of the calendar
 */
export function workingDaysBetween(fromDay: string, toDay: string, calendar: WorkingCalendar): number {
  const days = readCalendar(calendar);
  return days.workedUpTo(required(toDay)) - days.workedUpTo(required(fromDay));
}

/**
 * The day `count` working days after `fromDay` (before it where negative); the result is a working day unless `count` is 0.
 *
 * @throws {OfficeError} `day-invalid`; `calendar-without-working-days` when no such day exists within 4 000 years
 */
export function addWorkingDays(fromDay: string, count: number, calendar: WorkingCalendar): string {
  const days = readCalendar(calendar);
  const step = Math.sign(count);
  let day = required(fromDay);
  const limit = day + step * 1_500_000;
  for (let left = Math.abs(Math.trunc(count)); left > 0; ) {
    day += step;
    if (day === limit) throw new OfficeError('calendar-without-working-days', `${count} working days from ${fromDay}`);
    if (days.isWorked(day)) left--;
  }
  return dayText(day);
}

interface ReadCalendar {
  isWorked(day: number): boolean;
  /** Worked days in the span from a fixed origin up to and including `day`; only differences mean something. */
  workedUpTo(day: number): number;
}

const readCalendars = new WeakMap<WorkingCalendar, ReadCalendar>();

/** Parsed once per calendar value: a list asks for every row. */
function readCalendar(calendar: WorkingCalendar): ReadCalendar {
  const known = readCalendars.get(calendar);
  if (known) return known;
  const off = sortedDays(calendar.holidays).filter(day => !isWeekend(day));
  const on = sortedDays(calendar.workingDays).filter(isWeekend);
  const [offSet, onSet] = [new Set(off), new Set(on)];
  const read: ReadCalendar = {
    isWorked: day => (isWeekend(day) ? onSet.has(day) : !offSet.has(day)),
    workedUpTo: day => weekdaysUpTo(day) - countUpTo(off, day) + countUpTo(on, day),
  };
  readCalendars.set(calendar, read);
  return read;
}

/** 1970-01-01 was a Thursday; 0 is Monday here. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function isWeekend(day: number): boolean {
  return weekday(day) > 4;
}

function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(weekday(day) + 1, 5);
}

/** A line an administrator mistyped is left out here; the settings screen points it out. */
function sortedDays(days: readonly string[]): number[] {
  const numbers = days.map(dayNumber).filter(day => day !== undefined);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function countUpTo(sorted: readonly number[], day: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function required(day: string): number {
  const number = dayNumber(day);
  if (number === undefined) throw new OfficeError('day-invalid', `${JSON.stringify(day.slice(0, 40))} is not a day yyyy-MM-dd`);
  return number;
}
