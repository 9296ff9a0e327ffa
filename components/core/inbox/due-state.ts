/** How pressing a deadline is, counted in working days. */
import type {WorkingCalendar} from './working-days.js';
import {addWorkingDays, dayNumber, isWorkingDay, workingDaysBetween} from './working-days.js';

export interface DueState {
  readonly kind: 'none' | 'later' | 'soon' | 'today' | 'overdue';
  /** Working days left, negative when overdue; 0 for `none`. */
  readonly workingDays: number;
}

/** From this many working days on a deadline is not pressing. */
export const soonDays = 2;

/**
 * The state on `today` of a deadline `dueOn`, both `yyyy-MM-dd`. A deadline on a day off has to be met on the last working day
 * before it: nobody is there to receive the answer later. Text that is no day counts as `none`; the screen shows it as written.
 */
export function dueState(dueOn: string | undefined, today: string, calendar: WorkingCalendar): DueState {
  if (dueOn === undefined || dayNumber(dueOn) === undefined) return {kind: 'none', workingDays: 0};
  if (dueOn < today) return {kind: 'overdue', workingDays: Math.min(workingDaysBetween(today, dueOn, calendar), 0)};
  const lastWorked = isWorkingDay(dueOn, calendar) ? dueOn : addWorkingDays(dueOn, -1, calendar);
  if (lastWorked <= today) return {kind: 'today', workingDays: 0};
  const workingDays = workingDaysBetween(today, lastWorked, calendar);
  return {kind: workingDays <= soonDays ? 'soon' : 'later', workingDays};
}
