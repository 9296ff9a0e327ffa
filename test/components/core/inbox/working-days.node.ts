import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';

import {calendar2026} from '../../../../components/core/inbox/public-holidays.js';
import type {WorkingCalendar} from '../../../../components/core/inbox/working-days.js';
import {
  addWorkingDays,
  dayNumber,
  dayText,
  isWorkingDay,
  weekdaysOnly,
  workingDaysBetween,
} from '../../../../components/core/inbox/working-days.js';

const aDay = fc.integer({min: -800, max: 800}).map(offset => dayText(20_000 + offset));
const aCalendar = fc.record<WorkingCalendar>({
  holidays: fc.array(aDay, {maxLength: 60}),
  workingDays: fc.array(aDay, {maxLength: 60}),
});

/** The definition, counted day by day. */
function counted(from: string, to: string, calendar: WorkingCalendar): number {
  const [start, end] = [dayNumber(from)!, dayNumber(to)!];
  let count = 0;
  for (let day = Math.min(start, end) + 1; day <= Math.max(start, end); day++) {
    const text = dayText(day);
    const weekend = [0, 6].includes(new Date(`${text}T00:00:00Z`).getUTCDay());
    if (weekend ? calendar.workingDays.includes(text) : !calendar.holidays.includes(text)) count++;
  }
  return end < start ? 0 - count : count;
}

describe('working days', () => {
  it('counts as a person with a wall calendar does', () => {
    fc.assert(
      fc.property(aDay, aDay, aCalendar, (from, to, calendar) => {
        assert.equal(workingDaysBetween(from, to, calendar), counted(from, to, calendar));
      }),
      {numRuns: 300},
    );
  });

  it('adds what it counts', () => {
    fc.assert(
      fc.property(aDay, fc.integer({min: -60, max: 60}), aCalendar, (from, count, calendar) => {
        const to = addWorkingDays(from, count, calendar);
        if (count === 0) return assert.equal(to, from);
        const before = (day: string) => dayText(dayNumber(day)! - 1);
        // Going back counts the day reached, not the day left.
        const walked = count > 0 ? workingDaysBetween(from, to, calendar) : -workingDaysBetween(before(to), before(from), calendar);
        assert.equal(walked, count);
        assert.ok(isWorkingDay(to, calendar));
      }),
    );
  });

  it('knows Tết and the swapped days of 2026', () => {
    assert.equal(workingDaysBetween('2026-02-13', '2026-02-23', calendar2026), 1);
    assert.equal(workingDaysBetween('2026-08-21', '2026-08-22', calendar2026), 1);
    assert.equal(addWorkingDays('2026-08-28', 1, calendar2026), '2026-09-03');
    assert.equal(workingDaysBetween('2026-11-20', '2026-11-23', weekdaysOnly), 1);
    assert.equal(workingDaysBetween('2026-11-22', '2026-11-22', weekdaysOnly), 0);
    assert.equal(workingDaysBetween('2026-11-23', '2026-11-20', weekdaysOnly), -1);
  });

  it('refuses what is no day, and never rounds it into one', () => {
    for (const day of ['2026-02-30', '2026-13-01', '22/11/2026', '2026-1-1', '', '2026-11-22T00:00:00Z', '2026-04-31']) {
      assert.throws(() => workingDaysBetween(day, '2026-01-01', weekdaysOnly), {code: 'day-invalid'});
    }
    assert.equal(dayText(dayNumber('0001-01-01')!), '0001-01-01');
    assert.equal(dayNumber('2024-02-29')! + 1, dayNumber('2024-03-01'));
  });

  it('leaves a mistyped line of the calendar out and goes on', () => {
    assert.equal(workingDaysBetween('2026-11-20', '2026-11-24', {holidays: ['24/11/2026', '2026-11-24'], workingDays: ['x']}), 1);
  });

  it('stops where a calendar works on no day at all', () => {
    const holidays = Array.from({length: 1200}, (_, i) => dayText(20_000 + i));
    assert.ok(addWorkingDays(dayText(20_000), 1, {holidays, workingDays: []}) > dayText(21_199));
  });
});
