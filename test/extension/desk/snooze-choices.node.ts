import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {snoozeChoices} from '../../../extension/desk/triage-desk.js';

const offered = (now: string, calendar = {holidays: [] as string[], workingDays: [] as string[]}) =>
  snoozeChoices(new Date(now), now.slice(0, 10), calendar).map(each => each.name);

describe('the hours an officer is offered for a snooze', () => {
  it('leave out what has passed and what falls together', () => {
    assert.deepEqual(offered('2026-11-25T09:00:00'), ['later-today', 'tomorrow', 'next-week']);
    assert.deepEqual(offered('2026-11-25T16:00:00'), ['tomorrow', 'next-week']);
  });

  it('know the weekend and Tết', () => {
    assert.deepEqual(offered('2026-11-27T16:00:00'), ['tomorrow', 'next-working-day', 'next-week']);
    const tet = {holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'], workingDays: []};
    const choice = snoozeChoices(new Date('2026-02-13T16:00:00'), '2026-02-13', tet).find(each => each.name === 'next-working-day');
    assert.equal(choice?.until.getTime(), new Date('2026-02-23T08:00:00').getTime());
  });
});
