/** <tk-exchange-status>, <tk-register>, <tk-recipients>, <tk-dispatch>: what officers see and can do; every state passes axe. */
import '../../../components/define.js';

import {expect, fixture, fixtureCleanup, html, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import type {RegisterEntry} from '../../../components/core/exchange/register.js';
import type {DispatchOrder} from '../../../components/exchange/dispatch-submit-event.js';
import type {ExchangeRecipient} from '../../../components/exchange/recipient-state.js';
import type {TkDispatch} from '../../../components/exchange/tk-dispatch.js';
import type {TkExchangeStatus} from '../../../components/exchange/tk-exchange-status.js';
import type {TkRecipients} from '../../../components/exchange/tk-recipients.js';
import type {TkRegister} from '../../../components/exchange/tk-register.js';
import {setLanguage} from '../../../components/locale/term.js';
import {aRecipient, aSheet, directory, entry, exchangeStates, groups, now, outgoing, recipients, today} from '../../support/gallery/exchange-states.js';

const words = (element: Element) => (element.shadowRoot! as unknown as HTMLElement).textContent!.replace(/\s+/g, ' ');
const textOf = (element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)].map(each => each.innerText.replace(/\s+/g, ' ').trim());
function press(element: Element, name: string): void {
  const found = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('button')].find(each => (each.getAttribute('aria-label') ?? each.innerText).trim().startsWith(name));
  if (!found) throw new Error(`no button ${name}`);
  found.click();
}

describe('exchange screens', () => {
  after(() => {
    setLanguage('vi');
    delete document.documentElement.dataset['theme'];
  });

  for (const [name, state] of Object.entries(exchangeStates)) {
    it(`${name}: accessible, light and dark, in Vietnamese and English`, async () => {
      for (const [language, theme] of [['vi', 'light'], ['en', 'dark']] as const) {
        fixtureCleanup();
        setLanguage(language);
        document.documentElement.lang = language;
        document.documentElement.dataset['theme'] = theme;
        const box = await fixture<HTMLElement>(html`<div style="background: var(--tk-paper)">${state()}</div>`);
        const element = box.firstElementChild!;
        for (const each of element.shadowRoot!.querySelectorAll('details')) each.open = true;
        if (name === 'dispatch-unsealed') press(element, language === 'vi' ? 'Cấp số' : 'Number');
        await nextFrame();
        await nextFrame();
        await expect(element).to.be.accessible();
        expect(words(element)).not.to.match(/\{\w+\}|undefined|exchange\.|register\.|recipients\.|dispatch\.|arrivals\.|sent\./);
        expect(element.shadowRoot!.querySelector('img')).to.equal(null);
      }
      setLanguage('vi');
    });
  }
});

describe('<tk-exchange-status>', () => {
  const aList = async (list: readonly ExchangeRecipient[], readonly = false) => fixture<TkExchangeStatus>(html`<tk-exchange-status .recipients=${list} ?readonly=${readonly} now=${now}></tk-exchange-status>`);

  it('says each state in the words officers know, an unknown one as it came', async () => {
    const list = await aList(recipients);
    expect(textOf(list, 'summary .state')).to.deep.equal([
      'Chưa gửi', 'Gửi lỗi', 'Đã gửi', 'Đã gửi', 'Đã đến, chờ tiếp nhận', 'Bị trả lại', 'Đã tiếp nhận', 'Đã tiếp nhận, đã phân công',
      'Đã tiếp nhận, đang xử lý', 'Đã hoàn thành', 'Trạng thái 07', 'Đang yêu cầu thu hồi', 'Đã thu hồi', 'Đã tiếp nhận', 'Bị trả lại',
    ]);
    expect(textOf(list, '.summary')[0]).to.contain('6/15 nơi đã tiếp nhận').and.to.contain('2 bị trả lại').and.to.contain('1 chậm tiếp nhận').and.to.contain('1 gửi lỗi');
    expect(words(list)).to.contain('Nơi nhận từ chối yêu cầu thu hồi. Văn thư: lý do 16');
  });

  it('offers a recall only while one is possible, and tells its owner whose', async () => {
    const list = await aList([aRecipient('01', ['01']), aRecipient('06', ['06']), aRecipient('F', [], {sending: 'failed'})]);
    const acts: string[] = [];
    list.addEventListener('tk-recipient-act', event => acts.push(`${event.name} ${event.organisationIds.join()}`));
    press(list, 'Thu hồi… Cơ quan 01');
    expect(() => press(list, 'Thu hồi… Cơ quan 06')).to.throw();
    press(list, 'Gửi lại Cơ quan F');
    expect(acts).to.deep.equal(['recall 01', 'retry F']);
    expect((await aList([aRecipient('01', ['01'])], true)).shadowRoot!.querySelector('button')).to.equal(null);
  });

  it('keeps the whole history in order, also what came late', async () => {
    const list = await aList([aRecipient('05', ['01', '03', '05'])]);
    expect(textOf(list, '.history b').length).to.equal(4);
    expect([...list.shadowRoot!.querySelectorAll('.history b')].map(each => each.textContent)).to.deep.equal(['Gửi lên trục', 'Đã đến', 'Đã tiếp nhận', 'Đang xử lý']);
  });
});

describe('<tk-register>', () => {
  const aBook = async (entries: readonly RegisterEntry[], kind: RegisterEntry['kind'] = 'incoming') => {
    const book = await fixture<TkRegister>(html`<tk-register style="block-size: 500px; inline-size: 1300px" .kind=${kind} .year=${2026} .entries=${entries} organisation="UBND tỉnh Nam Hải"></tk-register>`);
    await nextFrame();
    await nextFrame();
    return book;
  };

  it('draws only what is in view of fifty thousand lines, each with its ten cells', async () => {
    const book = await aBook(Array.from({length: 50_000}, (_, at) => entry(at + 1)));
    const rows = [...book.shadowRoot!.querySelectorAll('.row')];
    expect(rows.length).to.be.lessThan(40);
    expect(rows[0]!.querySelectorAll('[role="cell"]').length).to.equal(10);
    expect(book.shadowRoot!.querySelectorAll('[role="columnheader"]').length).to.equal(10);
    expect(book.shadowRoot!.querySelector('[role="table"]')!.getAttribute('aria-rowcount')).to.equal('50001');
    expect(textOf(book, '.count')).to.deep.equal(['50.000 văn bản']);
  });

  it('shows one kind and one year, in the order of numbers, and points out what is wrong with them', async () => {
    const book = await aBook([entry(5), entry(1), entry(1, {documentId: 'twin'}), entry(7, {receivedOn: '2025-12-31'}), outgoing]);
    expect(textOf(book, '.row [role="cell"]:nth-child(2)')).to.deep.equal(['01', '01', '05']);
    expect(words(book)).to.contain('Cần kiểm tra sổ (2)').and.to.contain('Thiếu số 2–4.').and.to.contain('Số 01 cấp 2 lần.');
  });

  it('searches without accents in every column', async () => {
    const book = await aBook([entry(1), entry(2, {author: 'Sở Y tế'}), entry(3)]);
    book.query = 'so y te 102';
    await book.updateComplete;
    expect(textOf(book, '.row [role="cell"]:nth-child(2)')).to.deep.equal(['02']);
    book.query = 'không có';
    await book.updateComplete;
    expect(words(book)).to.contain('Không có văn bản nào khớp “không có”.');
  });

  it('opens a document, and asks its owner to print or export what is shown', async () => {
    const book = await aBook([entry(1), entry(2)]);
    const seen: string[] = [];
    book.addEventListener('tk-open', event => seen.push(event.documentId));
    book.addEventListener('tk-register-act', event => seen.push(`${event.name} ${event.ids.join()}`));
    press(book, 'Mở 02');
    press(book, 'In sổ');
    press(book, 'Xuất CSV');
    expect(seen).to.deep.equal(['in-2', 'print in-1,in-2', 'export in-1,in-2']);
  });

  it('is printed whole, as one table with its head, and is a list again afterwards', async () => {
    const book = await aBook(Array.from({length: 200}, (_, at) => entry(at + 1)));
    dispatchEvent(new Event('beforeprint'));
    expect(book.shadowRoot!.querySelectorAll('tbody tr').length).to.equal(200);
    expect(book.shadowRoot!.querySelectorAll('thead th').length).to.equal(10);
    expect(words(book)).to.contain('UBND tỉnh Nam Hải').and.to.contain('Sổ văn bản đến năm 2026');
    dispatchEvent(new Event('afterprint'));
    expect(book.shadowRoot!.querySelector('table')).to.equal(null);
  });
});

describe('<tk-recipients>', () => {
  const aChoice = async () => {
    const choice = await fixture<TkRecipients>(html`<tk-recipients .directory=${directory} .groups=${groups} day=${today}></tk-recipients>`);
    const chosen: string[][] = [];
    choice.addEventListener('tk-recipients-change', event => chosen.push(event.recipients.map(each => each.id)));
    choice.focus();
    return {choice, chosen, root: choice.shadowRoot!};
  };

  it('is chosen from by keyboard alone: typed without accents, Enter, Backspace', async () => {
    const {choice, chosen} = await aChoice();
    await sendKeys({type: 'van phong'});
    expect(textOf(choice, '[role="option"]')[0]).to.contain('Văn phòng Chính phủ');
    await expect(choice).to.be.accessible();
    await sendKeys({press: 'Enter'});
    await sendKeys({type: 'thu 6'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    expect(chosen.at(-1)!.length).to.equal(2);
    await sendKeys({press: 'Backspace'});
    expect(chosen.at(-1)).to.deep.equal(['G22']);
    await sendKeys({type: '000.00.00.G22'});
    await sendKeys({press: 'Enter'});
    expect(chosen.at(-1), 'choosing a chosen one takes it off').to.deep.equal([]);
  });

  it('explains a closed agency and offers the one that answers now; nothing is chosen by itself', async () => {
    const {choice, chosen, root} = await aChoice();
    await sendKeys({type: 'thong tin truyen thong'});
    const option = root.querySelector('[role="option"]')!;
    expect(option.getAttribute('aria-disabled')).to.equal('true');
    expect(option.textContent).to.contain('Đã ngừng hoạt động từ 28/02/2025, nay là Bộ Khoa học và Công nghệ');
    await sendKeys({press: 'Enter'});
    expect(chosen).to.deep.equal([]);
    expect(words(choice)).to.contain('Bộ Thông tin và Truyền thông không còn nhận văn bản');
    await expect(choice).to.be.accessible();
    press(choice, 'Chọn Bộ Khoa học');
    expect(chosen).to.deep.equal([['G06']]);
    await sendKeys({type: 'sap lap'});
    await sendKeys({press: 'Enter'});
    expect(words(choice)).to.contain('chưa hoạt động vào ngày này');
  });

  it('takes 63 provinces in one act, once', async () => {
    const {choice, chosen} = await aChoice();
    press(choice, 'Các tỉnh');
    press(choice, 'Các tỉnh');
    expect(chosen.map(each => each.length)).to.deep.equal([63, 63]);
    await choice.updateComplete;
    press(choice, 'Bỏ UBND tỉnh thứ 7');
    expect(chosen.at(-1)).not.to.contain('H7');
  });

  it('says that nothing matches, and closes on Escape', async () => {
    const {choice, root} = await aChoice();
    await sendKeys({type: 'zzz'});
    expect(words(choice)).to.contain('Không tìm thấy cơ quan nào.');
    await sendKeys({press: 'Escape'});
    expect(root.querySelector('.none')).to.equal(null);
  });
});

describe('<tk-dispatch>', () => {
  const sheet = async (change: Partial<TkDispatch> = {}) => {
    const element = await fixture<TkDispatch>(aSheet(change));
    const orders: DispatchOrder[] = [];
    element.addEventListener('tk-dispatch-submit', event => orders.push(event.order));
    const type = async (selector: string, value: string) => {
      const field = element.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
      field.value = value;
      field.dispatchEvent(new Event('input', {bubbles: true}));
      await element.updateComplete;
    };
    return {element, orders, type, submit: async (name: string) => (press(element, name), element.updateComplete)};
  };

  it('proposes the next number and today, and hands everything over at once', async () => {
    const {orders, submit} = await sheet();
    await submit('Cấp số, đóng dấu và gửi 1 nơi');
    expect(orders).to.deep.equal([{kind: 'issue', number: '05', issuedOn: today, urgency: 'urgent', recipients: [{id: 'G22', name: 'Văn phòng Chính phủ'}]}]);
  });

  it('refuses a taken number, a day to come, no recipients and no signature to seal, and says which', async () => {
    const {element, orders, type, submit} = await sheet({recipients: [], seal: undefined as never});
    await type('#number', '4');
    await type('#day', '2026-11-21');
    await submit('Cấp số');
    expect(orders).to.deep.equal([]);
    expect(textOf(element, '.mistake')).to.deep.equal([
      'Số 04 đã cấp trong năm nay. Số tiếp theo là 05.', 'Ngày không có trong lịch. Nhập theo dạng ngày/tháng/năm.', 'Văn bản chưa có chữ ký để đóng dấu.', 'Chưa chọn nơi nhận. Hãy chọn ít nhất một cơ quan.',
    ]);
    await type('#number', 'x');
    await submit('Cấp số');
    expect(textOf(element, '.mistake')[0]).to.contain('chỉ gồm chữ số');
    await expect(element).to.be.accessible();
  });

  it('follows the series while the clerk typed no number, and keeps what was typed', async () => {
    const {element, type} = await sheet();
    element.nextNumber = '06';
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector<HTMLInputElement>('#number')!.value).to.equal('06');
    await type('#number', '9');
    element.nextNumber = '07';
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector<HTMLInputElement>('#number')!.value).to.equal('9');
  });

  it('recalls and returns only with a reason', async () => {
    for (const [mode, name] of [['recall', 'Gửi yêu cầu thu hồi'], ['return', 'Trả lại']] as const) {
      const {element, orders, type, submit} = await sheet({mode});
      await submit(name);
      expect(textOf(element, '.mistake')).to.deep.equal(['Hãy viết lý do.']);
      await type('#reason', '  nhầm nơi nhận ');
      await submit(name);
      expect(orders.map(each => [each.kind, 'reason' in each && each.reason])).to.deep.equal([[mode, 'nhầm nơi nhận']]);
    }
  });

  it('does nothing twice while its owner works, and closes without an order', async () => {
    const {element, orders} = await sheet({busy: true});
    expect([...element.shadowRoot!.querySelectorAll('button')].every(each => each.disabled)).to.equal(true);
    element.busy = false;
    await element.updateComplete;
    let closed = 0;
    element.addEventListener('tk-dispatch-cancel', () => closed++);
    press(element, 'Đóng');
    expect([closed, orders.length]).to.deep.equal([1, 0]);
  });
});
