import '../../../components/define.js';

import {aTimeout, expect, fixture, html, oneEvent, waitUntil as eventually} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import type {Place} from '../../../components/core/signature/signature-place.js';
import type {DocumentProblemEvent} from '../../../components/document/document-problem-event.js';
import type {ReadyEvent} from '../../../components/document/ready-event.js';
import type {TkDocumentView} from '../../../components/document/tk-document-view.js';
import type {ViewAreaEvent} from '../../../components/document/view-area-event.js';
import {setLanguage} from '../../../components/locale/term.js';
import {pagePdf, servePdfAssets} from '../../support/page-pdf.js';

servePdfAssets();

/** Generous, because a page is drawn by another process of a machine that may be busy. */
const waitUntil = (holds: () => unknown, message = 'it came about') => eventually(holds, message, {timeout: 10_000});

const thirty = Array.from({length: 30}, (_, index) => [`Đây là trang số ${index + 1}`]);

async function aView(file: Blob | undefined, attributes = {width: 800, height: 600}): Promise<TkDocumentView> {
  return fixture<TkDocumentView>(
    html`<tk-document-view
      style="height:${attributes.height}px;width:${attributes.width}px"
      name="15-UBND-VX.pdf"
      .file=${file}
    ></tk-document-view>`,
  );
}

async function anOpenView(file: Blob, attributes?: {width: number; height: number}): Promise<TkDocumentView> {
  const view = await aView(undefined, attributes);
  view.file = file;
  await oneEvent(view, 'tk-ready');
  await waitUntil(() => view.shadowRoot!.querySelector('.page .text')?.textContent, 'the text layer stands');
  return view;
}

const all = (view: Element, selector: string) => [...view.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = <T extends HTMLElement = HTMLElement>(view: Element, selector: string) => view.shadowRoot!.querySelector<T>(selector)!;
const button = (view: Element, label: string) => one<HTMLButtonElement>(view, `button[aria-label="${label}"]`);
const page = (view: Element, number: number) => one(view, `[data-page="${number}"]`);

describe('<tk-document-view>', () => {
  afterEach(() => setLanguage('vi'));

  it('invites to choose a document while there is none, in both languages', async () => {
    const view = await aView(undefined);
    expect(view.shadowRoot!.textContent).to.contain('Chưa chọn văn bản nào');
    setLanguage('en');
    await view.updateComplete;
    expect(view.shadowRoot!.textContent).to.contain('No document chosen');
    await expect(view).to.be.accessible();
  });

  it('shows the first page with its real text, and says how many pages there are', async () => {
    const view = await aView(undefined);
    view.file = await pagePdf({pages: [['Quyết định số 15/QĐ-UBND'], ['Điều 2'], ['Điều 3']]});
    const ready = (await oneEvent(view, 'tk-ready')) as unknown as ReadyEvent;
    expect(ready.pages).to.equal(3);
    await waitUntil(() => page(view, 1).textContent?.includes('Quyết định số 15/QĐ-UBND'));
    const canvas = page(view, 1).querySelector('canvas')!;
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
    expect(pixels.some((value, index) => index % 4 === 0 && value < 128), 'something dark is drawn').to.equal(true);
    expect(one(view, '.pages').textContent).to.contain('/ 3');
    await expect(view).to.be.accessible();
  });

  it('lays each text run over its letters, also on a turned page', async () => {
    for (const rotate of [0, 90, 180, 270]) {
      const view = await anOpenView(await pagePdf({pages: [['Nơi nhận']], rotate}));
      const sheet = page(view, 1).getBoundingClientRect();
      const run = page(view, 1).querySelector('.text span')!.getBoundingClientRect();
      const across = (run.left + run.width / 2 - sheet.left) / sheet.width;
      const down = (run.top + run.height / 2 - sheet.top) / sheet.height;
      // Upright, the run's middle lies about 100 pt from the left and 85 pt from the top of 595 × 842.
      const [x, y] = [100 / 595, 85 / 842];
      const expected = {0: [x, y], 90: [1 - y, x], 180: [1 - x, 1 - y], 270: [y, 1 - x]}[rotate]!;
      expect(across, `${rotate}: across`).to.be.closeTo(expected[0]!, 0.03);
      expect(down, `${rotate}: down`).to.be.closeTo(expected[1]!, 0.03);
    }
  });

  it('keeps canvases for the pages near the reader only', async () => {
    const view = await anOpenView(await pagePdf({pages: thirty}));
    expect(all(view, '.page').length).to.be.below(5);
    const scroller = one(view, '.scroller');
    const pages: number[] = [];
    view.addEventListener('tk-page', event => pages.push(event.page));
    view.goTo(20);
    await waitUntil(() => page(view, 20)?.getAttribute('aria-busy') === 'false', 'page 20 is drawn');
    expect(view.page).to.equal(20);
    expect(pages.at(-1)).to.equal(20);
    expect(page(view, 1), 'page 1 left the DOM').to.equal(null);
    scroller.scrollTop = scroller.scrollHeight;
    await waitUntil(() => view.page === 30);
    expect(one<HTMLInputElement>(view, '.page-number').value).to.equal('30');
  });

  it('records which pages were shown, for the proof of what was seen before signing', async () => {
    const view = await aView(undefined);
    const shown: ViewAreaEvent[] = [];
    view.addEventListener('tk-view-area', event => shown.push(event));
    view.file = await pagePdf({pages: [['1'], ['2'], ['3']]});
    await oneEvent(view, 'tk-ready');
    await waitUntil(() => shown.length > 0);
    expect(shown[0]!.pages).to.include(1);
    expect(shown[0]!.isComplete).to.equal(false);
    view.goTo(2);
    await waitUntil(() => view.shownPages.includes(2));
    view.goTo(3);
    await waitUntil(() => shown.at(-1)!.isComplete);
    expect(view.shownPages).to.deep.equal([1, 2, 3]);
  });

  it('moves and zooms by keyboard and by its tools, and keeps the reader on his page', async () => {
    const view = await anOpenView(await pagePdf({pages: thirty}));
    one(view, '.scroller').focus();
    await sendKeys({press: 'ArrowRight'});
    await waitUntil(() => view.page === 2);
    await sendKeys({press: '+'});
    expect(view.zoom).to.be.a('number');
    const zoomed = view.zoom as number;
    await sendKeys({press: '-'});
    expect(view.zoom).to.be.below(zoomed);
    button(view, 'Phóng to').click();
    button(view, 'Phóng to').click();
    await view.updateComplete;
    await aTimeout(50);
    expect(view.page, 'still on page 2').to.equal(2);
    const field = one<HTMLInputElement>(view, '.page-number');
    field.value = '9';
    field.dispatchEvent(new Event('change'));
    await waitUntil(() => view.page === 9);
    field.value = '999';
    field.dispatchEvent(new Event('change'));
    await waitUntil(() => view.page === 30);
    const select = one<HTMLSelectElement>(view, 'select');
    select.value = 'fit-page';
    select.dispatchEvent(new Event('change'));
    await view.updateComplete;
    const sheet = page(view, 30).getBoundingClientRect();
    expect(sheet.height).to.be.below(one(view, '.scroller').clientHeight);
    await expect(view).to.be.accessible();
  });

  it('finds words typed without marks, in either Unicode form, and walks through the matches', async () => {
    const decomposed = 'Phê duyệt văn bản'.normalize('NFD');
    const view = await anOpenView(await pagePdf({pages: [['Căn cứ Luật', 'Văn bản số 1'], ['Đường đi'], [decomposed]]}));
    one(view, '.scroller').focus();
    await sendKeys({down: 'Control'});
    await sendKeys({press: 'f'});
    await sendKeys({up: 'Control'});
    await waitUntil(() => view.shadowRoot!.activeElement?.matches('.find input'));
    await sendKeys({type: 'van ban'});
    await waitUntil(() => one(view, '.count').textContent === '1 trên 2');
    await waitUntil(() => one(view, '.hit.current i'));
    const hit = one(view, '.hit.current i').getBoundingClientRect();
    const run = [...page(view, 1).querySelectorAll('.text span')].find(each => each.textContent?.includes('số 1'))!.getBoundingClientRect();
    expect(hit.top).to.be.closeTo(run.top, 4);
    expect(hit.left).to.be.closeTo(run.left, 4);
    expect(hit.width).to.be.below(run.width);
    await sendKeys({press: 'Enter'});
    await waitUntil(() => view.page === 3);
    expect(one(view, '.count').textContent).to.equal('2 trên 2');
    await sendKeys({press: 'Enter'});
    await waitUntil(() => one(view, '.count').textContent === '1 trên 2', 'round and round');
    const input = one<HTMLInputElement>(view, '.find input');
    input.value = 'DUONG';
    input.dispatchEvent(new Event('input'));
    await waitUntil(() => view.page === 2);
    input.value = 'không có đâu';
    input.dispatchEvent(new Event('input'));
    await waitUntil(() => one(view, '.count').textContent === 'Không thấy');
    await expect(view).to.be.accessible();
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !one(view, '.find'));
    expect(all(view, '.hit')).to.have.length(0);
  });

  it('says so when a document is a scan without a letter to find', async () => {
    const view = await aView(undefined);
    view.file = await pagePdf({pages: [[]]});
    await oneEvent(view, 'tk-ready');
    button(view, 'Tìm').click();
    await view.updateComplete;
    const input = one<HTMLInputElement>(view, '.find input');
    input.value = 'gì';
    input.dispatchEvent(new Event('input'));
    await waitUntil(() => one(view, '.count').textContent?.includes('ảnh quét'));
  });

  it('has a <tk-page-rail> that draws thumbnails of the pages in sight and goes where one is pressed', async () => {
    const view = await anOpenView(await pagePdf({pages: thirty}));
    button(view, 'Hình thu nhỏ các trang').click();
    await view.updateComplete;
    const rail = one(view, 'tk-page-rail');
    await waitUntil(() => all(rail, 'canvas').length > 2);
    expect(all(rail, 'button').length, 'not all thirty').to.be.below(15);
    expect(one(rail, '[aria-current]').getAttribute('aria-label')).to.equal('Trang 1 trên 30');
    await expect(view).to.be.accessible();
    all(rail, 'button')[2]!.click();
    await waitUntil(() => view.page === 3);
  });

  describe('refuses with a sentence', () => {
    const cases: [string, () => Promise<Blob> | Blob, string, string][] = [
      ['an empty file', () => new Blob([]), 'pdf-empty', 'Tệp rỗng'],
      ['something else', () => new Blob(['<html>đăng nhập</html>']), 'not-a-pdf', 'không phải PDF'],
      ['half a file', async () => new Blob(['%PDF-1.7\n', 'rác'.repeat(400)]), 'pdf-damaged', 'bị hỏng'],
    ];
    for (const [what, make, code, words] of cases) {
      it(what, async () => {
        const view = await aView(undefined);
        const file = await make();
        setTimeout(() => (view.file = file));
        const problem = (await oneEvent(view, 'tk-document-problem')) as unknown as DocumentProblemEvent;
        expect(problem.code).to.equal(code);
        await view.updateComplete;
        expect(one(view, '[role="alert"]').textContent).to.contain(words);
        await expect(view).to.be.accessible();
        view.file = await pagePdf();
        await oneEvent(view, 'tk-ready');
      });
    }
  });

  it('asks for the password of an encrypted file, and once more when it is wrong', async () => {
    const view = await aView(undefined);
    view.file = await pagePdf({password: 'mật khẩu 123'});
    const asked = (await oneEvent(view, 'tk-document-problem')) as unknown as DocumentProblemEvent;
    expect(asked.code).to.equal('pdf-encrypted');
    await view.updateComplete;
    await expect(view).to.be.accessible();
    const type = (password: string) => {
      const input = one<HTMLInputElement>(view, 'input[type="password"]');
      input.value = password;
      one<HTMLFormElement>(view, 'form').requestSubmit();
    };
    setTimeout(() => type('sai'));
    const wrong = (await oneEvent(view, 'tk-document-problem')) as unknown as DocumentProblemEvent;
    expect(wrong.code).to.equal('password-wrong');
    await view.updateComplete;
    expect(one(view, '.problem').textContent).to.contain('chưa đúng');
    await expect(view).to.be.accessible();
    setTimeout(() => type('mật khẩu 123'));
    const opened = await oneEvent(view, 'tk-document-password');
    expect((opened as unknown as {password: string}).password).to.equal('mật khẩu 123');
    await waitUntil(() => page(view, 1));
  });

  it('stops opening when asked', async () => {
    const view = await aView(undefined);
    view.file = await pagePdf({pages: thirty});
    await waitUntil(() => one(view, 'progress'));
    await expect(view).to.be.accessible();
    if (!one(view, 'progress')) return;
    setTimeout(() => all(view, '.button').find(each => each.textContent?.includes('Huỷ'))!.click());
    const problem = (await oneEvent(view, 'tk-document-problem')) as unknown as DocumentProblemEvent;
    expect(problem.code).to.equal('aborted');
  });

  it('shows the newest file when files follow fast', async () => {
    const view = await aView(undefined);
    const files = await Promise.all(['một', 'hai', 'ba'].map(word => pagePdf({pages: [[word]]})));
    for (const file of files) {
      view.file = file;
      await aTimeout(5);
    }
    await waitUntil(() => page(view, 1)?.querySelector('.text')?.textContent === 'ba');
  });

  it('asks before printing, and its owner can forbid it', async () => {
    const view = await anOpenView(await pagePdf());
    view.printable = true;
    await view.updateComplete;
    view.addEventListener('tk-before-print', event => event.preventDefault(), {once: true});
    button(view, 'In').click();
    await view.updateComplete;
    expect(one(view, '.guard')).to.equal(null);
    button(view, 'In').click();
    await view.updateComplete;
    await expect(view).to.be.accessible();
    setTimeout(() => all(view, '.guard .button')[1]!.click());
    await oneEvent(view, 'tk-print');
  });

  it('fits a narrow panel without scrolling sideways', async () => {
    const view = await anOpenView(await pagePdf(), {width: 320, height: 500});
    expect(view.scrollWidth).to.equal(320);
    expect(one(view, '.scroller').scrollWidth).to.equal(one(view, '.scroller').clientWidth);
    await expect(view).to.be.accessible();
  });

  describe('with a signature to place', () => {
    const places: Place[] = [
      {page: 2, rect: [300, 200, 450, 260], because: 'name-line', confidence: 0.9},
      {page: 1, rect: [100, 100, 250, 160], because: 'page-end', confidence: 0.3},
    ];

    it('draws the box on its page and follows the suggestions from page to page', async () => {
      const view = await anOpenView(await pagePdf({pages: [['1'], ['2'], ['3']]}));
      view.placement = {places};
      await waitUntil(() => one(view, 'tk-signature-placer'));
      expect(view.page, 'scrolled to the suggested page').to.equal(2);
      expect(page(view, 2).contains(one(view, 'tk-signature-placer'))).to.equal(true);
      await expect(view).to.be.accessible();
      one(view, 'tk-signature-placer').focus();
      setTimeout(() => sendKeys({press: 'n'}));
      const next = await oneEvent(view, 'tk-place');
      expect((next as unknown as Place).page).to.equal(1);
      await waitUntil(() => page(view, 1)?.contains(one(view, 'tk-signature-placer')));
      await waitUntil(() => view.shadowRoot!.activeElement?.localName === 'tk-signature-placer', 'the hand stays on the box');
    });

    it('brings the box to where the page is clicked', async () => {
      const view = await anOpenView(await pagePdf());
      view.placement = {places: [places[1]!]};
      await waitUntil(() => one(view, 'tk-signature-placer'));
      const sheet = page(view, 1).getBoundingClientRect();
      setTimeout(() =>
        page(view, 1).dispatchEvent(
          new MouseEvent('click', {bubbles: true, clientX: sheet.left + sheet.width / 2, clientY: sheet.top + sheet.height / 2}),
        ),
      );
      const {rect} = (await oneEvent(view, 'tk-place')) as unknown as Place;
      expect((rect[0] + rect[2]) / 2).to.be.closeTo(297.5, 1);
      expect((rect[1] + rect[3]) / 2).to.be.closeTo(421, 1);
      expect(rect[2] - rect[0]).to.be.closeTo(150, 0.1);
    });
  });
});
