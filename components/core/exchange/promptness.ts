/** Whether documents leave, and receipts come, when the decree says. Nghị định 30/2020, Điều 18 and 21. */
import type {Urgency} from '../document/urgency.js';
import type {WorkingCalendar} from '../inbox/working-days.js';
import {addWorkingDays, isWorkingDay} from '../inbox/working-days.js';
import {writeInstant} from './edoc-time.js';

export type Promptness = 'in-time' | 'due-today' | 'due-now' | 'late';

/**
 * How a document that was signed stands against the day it must leave: the day it is signed, at the latest the next working day;
 * an urgent one at once. Điều 18.
 */
export function dispatchPromptness(signedAt: string, urgency: Urgency, now: string, calendar: WorkingCalendar): Promptness {
  const [signedOn, today] = [dayInVietnam(signedAt), dayInVietnam(now)];
  const last = addWorkingDays(signedOn, 1, calendar);
  if (today > last) return 'late';
  if (urgency !== 'normal') return today > signedOn ? 'late' : 'due-now';
  return today === last || isWorkingDay(today, calendar) ? 'due-today' : 'in-time';
}

/** Whether a receiver told the sender in time: receipt is confirmed on the day of arrival. Điều 21, khoản 2. */
export function receiptPromptness(arrivedAt: string, confirmedAt: string | undefined, now: string): Promptness {
  const arrivedOn = dayInVietnam(arrivedAt);
  if (confirmedAt !== undefined) return dayInVietnam(confirmedAt) > arrivedOn ? 'late' : 'in-time';
  return dayInVietnam(now) > arrivedOn ? 'late' : 'due-today';
}

/** `yyyy-MM-dd` of an instant on the wall in Việt Nam. */
export function dayInVietnam(instant: string): string {
  return writeInstant(instant).slice(0, 10).replaceAll('/', '-');
}
