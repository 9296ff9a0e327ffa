/** The working calendar an office goes by: days off and swapped days, one a line, as the announcements write them. */
import {html, nothing} from 'lit';
import CalendarDays from 'lucide/dist/esm/icons/calendar-days.mjs';

import {calendar2026} from '../../../components/core/inbox/public-holidays.js';
import {dayNumber} from '../../../components/core/inbox/working-days.js';
import {term} from '../../../components/locale/page-term.js';
import {calendarKey, Habits} from '../../habits.js';
import type {OpenOptionsSection} from '../options-section.js';

export const calendarSection: OpenOptionsSection = ({desk, redraw}) => {
  const habits = new Habits(desk);
  /** What stands in the two fields while it is being changed. */
  let [holidays, workingDays] = ['', ''];
  let wrong: readonly number[] = [];
  let isSaved = false;
  const show = () => {
    holidays = habits.calendar.holidays.toSorted().map(written).join('\n');
    workingDays = habits.calendar.workingDays.toSorted().map(written).join('\n');
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const [off, on] = [readLines(holidays), readLines(workingDays)];
    wrong = [...off.wrong, ...on.wrong];
    isSaved = wrong.length === 0;
    if (isSaved) await desk.settings.write(calendarKey, {holidays: off.days, workingDays: on.days});
    redraw();
  };
  const reset = async () => {
    await desk.settings.write(calendarKey, calendar2026);
    await habits.read();
    show();
    isSaved = true;
    wrong = [];
    redraw();
  };
  const field = (id: string, label: string, value: string, keep: (text: string) => void) => html`<div class="grow">
    <label for=${id}>${label}</label>
    <textarea
      class="field"
      id=${id}
      rows="14"
      spellcheck="false"
      aria-describedby="calendar-hint calendar-wrong"
      .value=${value}
      @input=${(event: Event) => keep((event.target as HTMLTextAreaElement).value)}
    ></textarea>
  </div>`;
  return {
    id: 'calendar',
    icon: CalendarDays,
    title: () => term('habits.calendar'),
    start: async () => {
      await habits.read();
      show();
    },
    view: () => html`
      <p class="hint" id="calendar-hint">${term('habits.calendar-hint')}</p>
      <form @submit=${save}>
        <div class="line">
          ${field('holidays', term('habits.holidays'), holidays, text => (holidays = text))}
          ${field('working-days', term('habits.working-days'), workingDays, text => (workingDays = text))}
        </div>
        <p class="problem" id="calendar-wrong" role="alert">${wrong.length > 0 ? term('habits.line-wrong', {lines: wrong.join(', ')}) : nothing}</p>
        <p class="line">
          <button class="button primary" type="submit">${term('habits.save')}</button>
          <button class="button" type="button" id="calendar-reset" @click=${reset}>${term('habits.reset')}</button>
          <span role="status">${isSaved ? term('habits.saved') : nothing}</span>
        </p>
      </form>
    `,
  };
};

/** `dd/mm/yyyy`, as a notice writes it. */
function written(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** Days of the lines, and the numbers of those that are none. Also takes `yyyy-mm-dd`, and words after the day. */
export function readLines(text: string): {days: string[]; wrong: number[]} {
  const days: string[] = [];
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const [, date, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(line) ?? [];
    const day = date ? `${year}-${month!.padStart(2, '0')}-${date.padStart(2, '0')}` : (/^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(line)?.[1] ?? '');
    if (dayNumber(day) === undefined) wrong.push(at + 1);
    else if (!days.includes(day)) days.push(day);
  });
  return {days, wrong};
}
