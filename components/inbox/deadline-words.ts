/** A deadline as a person says it, counted in working days. Pure: the day of `now` decides. */
import {dayNumber, workingDaysBetween} from '../core/inbox/working-days.js';
import type {WorkingCalendar} from '../core/inbox/working-days.js';
import {dayInVietnam, shortDay} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/desk-term.js';

/** `today` also where only days off are left before it. */
export type DeadlineState = 'none' | 'later' | 'soon' | 'today' | 'overdue' | 'unreadable';

export type DeadlineLength = 'full' | 'short';

export interface DeadlineWords {
  readonly state: DeadlineState;
  readonly words: string;
}

/**
 * Reads `due` (`yyyy-MM-dd`) on the day of `now` (RFC 3339). A deadline that is no day is shown as written, never hidden:
 * an officer must not miss one because a system wrote 30/02. `short` leaves "làm việc" out, for packed rows.
 */
export function deadlineWords(
  due: string | undefined,
  now: string,
  calendar: WorkingCalendar,
  length: DeadlineLength = 'full',
): DeadlineWords {
  if (!due) return {state: 'none', words: term('inbox.due.none')};
  const today = dayInVietnam(now);
  const dueNumber = dayNumber(due);
  if (!today || dueNumber === undefined) {
    return {state: 'unreadable', words: term('inbox.due.unreadable', {text: screenText(due, 40)})};
  }
  const day = shortDay(due, today);
  const count = workingDaysBetween(today, due, calendar);
  if (due === today) return {state: 'today', words: term('inbox.due.today')};
  if (due < today) {
    if (count === 0) return {state: 'overdue', words: term('inbox.due.overdue.rest', {day})};
    return {state: 'overdue', words: counted('inbox.due.overdue', -count, length)};
  }
  if (count === 0) return {state: 'today', words: term('inbox.due.before-work', {day})};
  // Beyond a month the day itself says more than a count.
  if (count > 30) return {state: 'later', words: term('inbox.due.on', {day})};
  return {state: count <= 2 ? 'soon' : 'later', words: counted('inbox.due.in', count, length)};
}

function counted(key: 'inbox.due.in' | 'inbox.due.overdue', count: number, length: DeadlineLength): string {
  if (length === 'short') return term(`${key}.short`, {count});
  return count === 1 ? term(`${key}.one`) : term(key, {count});
}
