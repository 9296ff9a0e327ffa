import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';

import {now} from '../../support/builders.js';

describe('<tk-deadline> and <tk-urgency>', () => {
  it('say the deadline in working days of the calendar, or the day itself where counting says nothing', async () => {
    const words = async (due: string, calendar = {holidays: [] as string[], workingDays: [] as string[]}) => {
      const element = await fixture<HTMLElementTagNameMap['tk-deadline']>(
        html`<tk-deadline due=${due} now=${now} .calendar=${calendar}></tk-deadline>`,
      );
      return element.shadowRoot!.textContent!.trim();
    };
    expect(await words('2026-11-20')).to.equal('Hạn hôm nay');
    expect(await words('2026-11-18')).to.equal('Quá hạn 2 ngày làm việc');
    expect(await words('2026-11-25')).to.equal('còn 3 ngày làm việc');
    expect(await words('2026-11-23')).to.equal('còn 1 ngày làm việc');
    expect(await words('2026-11-23', {holidays: ['2026-11-23'], workingDays: []})).to.equal(
      'Hạn 23/11, ngày nghỉ',
    );
    expect(await words('2026-11-23', {holidays: [], workingDays: ['2026-11-21']})).to.equal(
      'còn 2 ngày làm việc',
    );
    expect(await words('2027-03-01')).to.equal('hạn 01/03/2027');
    for (const bad of ['30/02', '2026-13-01', '0000-00-00'])
      expect(await words(bad)).to.equal(`hạn không rõ: ${bad}`);
    expect(await words('')).to.equal('không thời hạn');
  });

  it('count from the day in Vietnam, wherever the machine’s clock stands', async () => {
    const element = await fixture<HTMLElementTagNameMap['tk-deadline']>(
      html`<tk-deadline due="2026-11-20" now="2026-11-19T17:30:00Z"></tk-deadline>`,
    );
    expect(element.shadowRoot!.textContent!.trim()).to.equal('Hạn hôm nay');
  });

  it('frame the urgent and leave the ordinary and the unknown alone', async () => {
    const words = async (level: string) =>
      (
        await fixture<HTMLElement>(html`<tk-urgency level=${level}></tk-urgency>`)
      ).shadowRoot!.textContent!.trim();
    expect(await words('express')).to.equal('Hoả tốc');
    expect(await words('very-urgent')).to.equal('Thượng khẩn');
    expect(await words('normal')).to.equal('');
    expect(await words('constructor')).to.equal('');
  });
});
