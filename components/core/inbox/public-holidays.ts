/**
 * Public holidays of Việt Nam as data to start from. Bộ luật Lao động 2019, Điều 112 fixes the days; Tết, the Hùng Kings' day (lunar)
 * and the swapped days are announced year by year, so an administrator adds each announcement to the calendar in the settings.
 */
import type {WorkingCalendar} from './working-days.js';

/** The solar holidays of `year` without announcements: 1/1, 30/4, 1/5, 2/9. */
export function solarHolidays(year: number): readonly string[] {
  return [`${year}-01-01`, `${year}-04-30`, `${year}-05-01`, `${year}-09-02`];
}

/** 2026: Tết 16-20/2, Hùng Kings 26/4 (Sunday, taken on 27/4), 1-2/9; 2/1 was worked on 10/1 and 31/8 on 22/8. */
export const calendar2026: WorkingCalendar = {
  holidays: [
    ...solarHolidays(2026),
    '2026-01-02',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-04-27',
    '2026-08-31',
    '2026-09-01',
  ],
  workingDays: ['2026-01-10', '2026-08-22'],
};
