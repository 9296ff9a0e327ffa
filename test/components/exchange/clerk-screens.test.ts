/** <tk-arrivals>, <tk-sent>, and <tk-dispatch> for what is sealed already: what a clerk can do in each state. The gallery's states pass axe next door. */
import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';

import type {ArrivedDocument} from '../../../components/core/exchange/clerk-record.js';
import type {ArrivalAct} from '../../../components/exchange/arrival-act-event.js';
import type {DispatchOrder} from '../../../components/exchange/dispatch-submit-event.js';
import type {TkArrivals} from '../../../components/exchange/tk-arrivals.js';
import type {TkDispatch} from '../../../components/exchange/tk-dispatch.js';
import type {TkSent} from '../../../components/exchange/tk-sent.js';
import {setLanguage} from '../../../components/locale/term.js';
import {aSheet, anArrival, arrivals, now, sentDocuments} from '../../support/gallery/exchange-states.js';

describe('<tk-arrivals>', () => {
  before(() => setLanguage('vi'));

  const aList = async (list: readonly ArrivedDocument[]) => {
    const element = await fixture<TkArrivals>(html`<tk-arrivals .arrived=${list} next-number="07" now=${now}></tk-arrivals>`);
    const told: [string, ArrivalAct][] = [];
    element.addEventListener('tk-arrival-act', event => told.push([event.id, event.act]));
    const press = async (act: string) => {
      element.shadowRoot!.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)!.click();
      await element.updateComplete;
    };
    const acts = () => [...element.shadowRoot!.querySelectorAll<HTMLElement>('[data-act]')].map(each => each.dataset['act']);
    const type = (name: string, value: string) => (element.shadowRoot!.querySelector<HTMLInputElement>(`input[name="${name}"]`)!.value = value);
    return {element, told, press, acts, type};
  };

  it('offers in each state what may follow it, and nothing else', async () => {
    const offered: Record<string, string> = {};
    for (const each of arrivals) offered[each.id] = (await aList([each])).acts().join();
    expect(offered).to.include({new: 'accept,return,open', taken: 'assign,process,finish,open', assigned: 'process,finish,open', done: 'open', returned: 'open', recall: 'agree,refuse,open', gone: ''});
  });

  it('takes over under the proposed number or another, never under none', async () => {
    const {element, told, press, type} = await aList([anArrival('d', ['01'])]);
    await press('accept');
    type('number', 'x7');
    await press('confirm');
    expect(told).to.have.length(0);
    expect(element.shadowRoot!.querySelector('.mistake')).to.not.equal(null);
    expect(element.shadowRoot!.activeElement?.getAttribute('name')).to.equal('number');
    type('number', '09');
    type('handler', 'Phòng Tổng hợp');
    await press('confirm');
    expect(told).to.deep.equal([['d', {kind: 'accept', number: '09', handler: 'Phòng Tổng hợp'}]]);
  });

  it('returns, and refuses a recall, only with a reason', async () => {
    for (const [codes, act] of [[['01'], 'return'], [['01', '03', '13'], 'refuse']] as const) {
      const {told, press, type} = await aList([anArrival('d', codes)]);
      await press(act);
      type('reason', '   ');
      await press('confirm');
      expect(told).to.have.length(0);
      type('reason', ' gửi nhầm ');
      await press('confirm');
      expect(told).to.deep.equal([['d', {kind: act, reason: 'gửi nhầm'}]]);
    }
  });

  it('says whose signature is inside, and when the receipt is overdue', async () => {
    const {element} = await aList(arrivals);
    const text = (element.shadowRoot! as unknown as HTMLElement).textContent!;
    for (const words of ['Chữ ký số của đúng cơ quan gửi', 'chưa có gốc tin cậy', 'không mang tên cơ quan gửi', 'bị thay đổi sau khi ký', 'chỉ để biết', 'Chậm báo nhận', 'Báo nhận trong hôm nay', 'địa chỉ của cơ quan khác']) {
      expect(text).to.contain(words);
    }
  });
});

describe('<tk-sent>', () => {
  it('counts per document, recalls one or all that can be, and gives the envelope', async () => {
    const element = await fixture<TkSent>(html`<tk-sent .sent=${sentDocuments} open-id="many" now=${now}></tk-sent>`);
    const told: string[] = [];
    element.addEventListener('tk-sent-act', event => told.push(`${event.name} ${event.id} ${event.organisationIds.join()}`));
    const [many] = element.shadowRoot!.querySelectorAll('details');
    expect(many!.open).to.equal(true);
    expect(many!.querySelector('summary')!.innerText).to.contain('6/15').and.to.contain('2 bị trả lại');
    many!.querySelector<HTMLButtonElement>('[data-act="recall"]')!.click();
    many!.querySelector<HTMLButtonElement>('[data-act="save"]')!.click();
    const status = many!.querySelector('tk-exchange-status')!;
    [...status.shadowRoot!.querySelectorAll('button')].find(each => each.getAttribute('aria-label') === 'Thu hồi… Cơ quan 03')!.click();
    expect(told).to.deep.equal(['recall many U,S,L,01,03,04,05,16', 'save many ', 'recall many 03']);
  });
});

describe('<tk-dispatch> to send', () => {
  it('asks for recipients and urgency only', async () => {
    const orders: DispatchOrder[] = [];
    const element = (await fixture<HTMLElement>(html`<div>${aSheet({mode: 'send', recipients: []})}</div>`)).firstElementChild as TkDispatch;
    element.addEventListener('tk-dispatch-submit', event => orders.push(event.order));
    expect(element.shadowRoot!.querySelector('#number, #day, .seal')).to.equal(null);
    const submit = async () => {
      element.shadowRoot!.querySelector<HTMLButtonElement>('.acts button:last-child')!.click();
      await element.updateComplete;
    };
    await submit();
    expect(orders).to.have.length(0);
    element.recipients = [{id: 'G22'}];
    await element.updateComplete;
    await submit();
    expect(orders).to.deep.equal([{kind: 'send', urgency: 'urgent', recipients: [{id: 'G22'}]}]);
  });
});
