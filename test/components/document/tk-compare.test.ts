import '../../../components/define.js';

import {expect, fixture, html, oneEvent, waitUntil as eventually} from '@open-wc/testing';

import type {ComparedEvent} from '../../../components/document/compared-event.js';
import type {TkCompare} from '../../../components/document/tk-compare.js';
import {setLanguage} from '../../../components/locale/term.js';
import {pagePdf, servePdfAssets} from '../../support/page-pdf.js';

servePdfAssets();

const waitUntil = (holds: () => unknown) => eventually(holds, 'it came about', {timeout: 10_000});
const all = (host: Element, selector: string) => [...host.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const text = (host: Element) => host.shadowRoot!.textContent!.replace(/\s+/g, ' ');

async function compare(before: Blob, after: Blob): Promise<{element: TkCompare; event: ComparedEvent}> {
  const element = await fixture<TkCompare>(html`<tk-compare style="width:900px;height:600px"></tk-compare>`);
  setTimeout(() => Object.assign(element, {earlier: before, later: after}));
  const event = (await oneEvent(element, 'tk-compared')) as unknown as ComparedEvent;
  await element.updateComplete;
  return {element, event};
}

describe('<tk-compare>', () => {
  afterEach(() => setLanguage('vi'));

  it('lists the pages that differ and marks where, on both sides', async () => {
    const before = await pagePdf({pages: [['Điều 1'], ['Kinh phí: 100 triệu đồng', 'Không đổi'], ['Điều 3']]});
    const after = await pagePdf({pages: [['Điều 1'], ['Kinh phí: 900 triệu đồng', 'Không đổi'], ['Điều 3'], ['Trang thêm']]});
    const {element, event} = await compare(before, after);
    expect(event.changedPages).to.deep.equal([2, 4]);
    expect(all(element, 'nav button').map(each => each.textContent!.trim())).to.deep.equal(['Trang 2 khác', 'Trang 4 thêm vào']);
    await waitUntil(() => all(element, 'canvas').length === 2);
    const marks = all(element, '.sheet i');
    expect(marks.length, 'one mark a side').to.equal(2);
    expect(Number.parseFloat(marks[0]!.style.top)).to.be.closeTo((80 / 842) * 100, 2);
    expect(text(element)).to.contain('2 trên 4 trang nhìn khác nhau');
    await expect(element).to.be.accessible();
    all(element, 'nav button')[1]!.click();
    await waitUntil(() => text(element).includes('Bản này không có trang này'));
    await expect(element).to.be.accessible();
    setLanguage('en');
    await element.updateComplete;
    expect(text(element)).to.contain('2 of 4 pages look different');
  });

  it('says plainly when everything looks the same', async () => {
    const file = await pagePdf({pages: [['Một'], ['Hai']]});
    const {element, event} = await compare(file, file.slice());
    expect(event.changedPages).to.deep.equal([]);
    expect(text(element)).to.contain('Cả 2 trang nhìn giống nhau');
    await expect(element).to.be.accessible();
  });

  it('stops when asked and claims nothing about the rest', async () => {
    const file = await pagePdf({pages: Array.from({length: 40}, (_, index) => [`Trang ${index}`])});
    const element = await fixture<TkCompare>(html`<tk-compare style="width:900px;height:600px" .earlier=${file} .later=${file.slice()}></tk-compare>`);
    await waitUntil(() => all(element, '.summary button').length);
    all(element, '.summary button')[0]!.click();
    await waitUntil(() => text(element).includes('Đã dừng'));
    expect(text(element)).not.to.contain('giống nhau');
    await expect(element).to.be.accessible();
  });

  it('refuses a file that is no PDF', async () => {
    const element = await fixture<TkCompare>(html`<tk-compare></tk-compare>`);
    const file = await pagePdf();
    setTimeout(() => Object.assign(element, {earlier: file, later: new Blob(['x'])}));
    const problem = await oneEvent(element, 'tk-document-problem');
    expect((problem as unknown as {code: string}).code).to.equal('not-a-pdf');
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
