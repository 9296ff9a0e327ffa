import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {clockTime, countText, dayAndTime, dayInVietnam, shortMoment} from '../../../components/locale/moment.js';
import {screenText} from '../../../components/locale/screen-text.js';

describe('text of others on a screen', () => {
  it('loses what cannot be seen and keeps what can', () => {
    assert.equal(screenText('bao-cao\u202Efdp.exe'), 'bao-caofdp.exe');
    assert.equal(screenText('Bộ\u200B Nội\u200D vụ\u0000'), 'Bộ Nội vụ');
    assert.equal(screenText(' một\n\thai  '), 'một hai');
    assert.equal(screenText('Ð Đ đ Ễ Ặ e\u0302\u0303'), 'Ð Đ đ Ễ Ặ e\u0302\u0303');
    assert.equal(screenText('\ud800x'), '\ufffdx');
    assert.equal(screenText(''), '');
  });

  it('is cut without halving a character, and quickly', () => {
    assert.equal(screenText('abcdef', 3), 'abc…');
    assert.equal(screenText('ab😀cd', 3), 'ab…');
    assert.equal(screenText('dài '.repeat(2_500_000), 10), 'dài dài dà…');
  });
});

describe('instants and counts', () => {
  const now = '2026-11-20T10:41:07+07:00';

  it('are told on Vietnam’s clock', () => {
    assert.equal(dayInVietnam('2026-11-19T17:00:00Z'), '2026-11-20');
    assert.equal(clockTime('2026-11-20T03:41:07Z', true), '10:41:07');
    assert.equal(shortMoment('2026-11-20T02:12:00Z', now), '09:12');
    assert.equal(shortMoment('2026-11-19T23:59:00+07:00', now), 'hôm qua');
    assert.equal(shortMoment('2026-11-18T08:00:00+07:00', now), '18/11');
    assert.equal(shortMoment('2025-11-18T08:00:00+07:00', now), '18/11/2025');
    assert.equal(dayAndTime('2026-11-19T08:55:00+07:00', now), '19/11 08:55');
  });

  it('leave nonsense readable', () => {
    assert.equal(dayInVietnam('24:00'), undefined);
    assert.equal(shortMoment('không rõ', now), '');
    assert.equal(clockTime('không rõ'), 'không rõ');
    for (const bad of [-3, Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(countText(bad), '0');
    assert.equal(countText(1_304_221), '1.304.221');
    assert.equal(countText(2 ** 53), '9.007.199.254.740.992');
  });
});
