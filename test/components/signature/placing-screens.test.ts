import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {setLanguage} from '../../../components/locale/term.js';
import type {BatchStartEvent} from '../../../components/signature/batch-event.js';
import type {BatchItem} from '../../../components/signature/batch-item.js';
import type {SignatureImageEvent} from '../../../components/signature/signature-image-event.js';
import type {TkBatchReview} from '../../../components/signature/tk-batch-review.js';
import type {TkSignaturePad} from '../../../components/signature/tk-signature-pad.js';
import type {TkSignaturePlacer} from '../../../components/signature/tk-signature-placer.js';
import {all, asPng, give, one, press, text, waitUntil} from '../../support/screen-reading.js';

describe('screens of the signature’s place and picture', () => {
  afterEach(() => setLanguage('vi'));

  describe('<tk-signature-placer>', () => {
    const places = [
      {page: 1, rect: [300, 200, 450, 260], because: 'name-line', confidence: 0.9},
      {page: 1, rect: [50, 50, 150, 100], because: 'page-end', confidence: 0.3},
    ] as const;
    const aPlacer = async (rotation: 0 | 90 | 180 | 270 = 0) => {
      const holder = await fixture<HTMLElement>(html`<div style="position:relative;width:842px;height:842px">
        <tk-signature-placer .geometry=${{box: [0, 0, 595, 842], rotation, scale: 1}} .place=${places[0]} .places=${places}></tk-signature-placer>
      </div>`);
      const placer = holder.querySelector<TkSignaturePlacer>('tk-signature-placer')!;
      await placer.updateComplete;
      return placer;
    };
    const after = async (placer: TkSignaturePlacer, act: () => unknown) => {
      setTimeout(act);
      return ((await oneEvent(placer, 'tk-place')) as unknown as {rect: readonly number[]; because: string; page: number});
    };
    const millimetre = 72 / 25.4;

    it('moves by 1 mm, by 5 mm with Shift, resizes, and says where it stands', async () => {
      const placer = await aPlacer();
      placer.focus();
      await expect(placer).to.be.accessible();
      const first = await after(placer, () => sendKeys({press: 'ArrowRight'}));
      let {rect} = first;
      expect(rect[0]).to.be.closeTo(300 + millimetre, 0.01);
      expect(first.because).to.equal('by-hand');
      await sendKeys({down: 'Shift'});
      ({rect} = await after(placer, () => sendKeys({press: 'ArrowUp'})));
      await sendKeys({up: 'Shift'});
      expect(rect[1]).to.be.closeTo(200 + 5 * millimetre, 0.01);
      ({rect} = await after(placer, () => sendKeys({press: '+'})));
      expect(rect[2]! - rect[0]!).to.be.closeTo(165, 0.1);
      await placer.updateComplete;
      expect(one(placer, '[role="status"]').textContent).to.match(/^Trang 1, cách mép trái \d+ mm, cách mép dưới \d+ mm/);
      for (let presses = 0; presses < 40; presses++) await sendKeys({press: '-'});
      expect(placer.place!.rect[2] - placer.place!.rect[0], 'never below 10 mm').to.be.at.least(10 * millimetre - 0.01);
    });

    it('moves as the eye sees it on a turned page', async () => {
      const placer = await aPlacer(90);
      placer.focus();
      const {rect} = await after(placer, () => sendKeys({press: 'ArrowRight'}));
      expect(rect[0], 'right on the screen is up in the page').to.be.closeTo(300, 0.01);
      expect(rect[1]).to.be.closeTo(200 + millimetre, 0.01);
    });

    it('goes through the suggestions and back, with the reason and the doubt', async () => {
      const placer = await aPlacer();
      placer.focus();
      const next = await after(placer, () => sendKeys({press: 'n'}));
      expect(next.because).to.equal('page-end');
      await placer.updateComplete;
      expect(one(placer, '.box').getAttribute('aria-label')).to.contain('chưa thấy dòng họ tên').and.to.contain('Hãy kiểm tra lại');
      expect(one(placer, '[role="status"]').textContent).to.contain('Chỗ 2 trên 2');
      const back = await after(placer, () => sendKeys({press: 'p'}));
      expect(back.because).to.equal('name-line');
    });

    it('follows a pointer, resizes at the corner, and stays on the page', async () => {
      const placer = await aPlacer();
      const box = one(placer, '.box');
      box.setPointerCapture = () => undefined;
      const drag = (target: Element, across: number, down: number) => {
        target.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, button: 0, clientX: 400, clientY: 600, pointerId: 1}));
        box.dispatchEvent(new PointerEvent('pointermove', {clientX: 400 + across, clientY: 600 + down, pointerId: 1}));
        box.dispatchEvent(new PointerEvent('pointerup', {clientX: 400 + across, clientY: 600 + down, pointerId: 1}));
      };
      let {rect} = await after(placer, () => drag(box, -100, 50));
      expect(rect[0]).to.be.closeTo(200, 0.01);
      expect(rect[1]).to.be.closeTo(150, 0.01);
      ({rect} = await after(placer, () => drag(one(placer, '.corner'), 30, 20)));
      expect([rect[2]! - rect[0]!, rect[3]! - rect[1]!].map(Math.round)).to.deep.equal([180, 80]);
      ({rect} = await after(placer, () => drag(box, 5000, 5000)));
      expect(rect[2]).to.be.at.most(595.01);
      expect(rect[1]).to.be.at.least(-0.01);
    });
  });

  describe('<tk-signature-pad>', () => {
    const aPad = (source: TkSignaturePad['source'] = 'draw') =>
      fixture<TkSignaturePad>(html`<tk-signature-pad style="width:360px" source=${source} name="Trần Văn Lãnh"></tk-signature-pad>`);
    const picture = async (png: Uint8Array) => {
      const bitmap = await createImageBitmap(new Blob([png as Uint8Array<ArrayBuffer>], {type: 'image/png'}));
      const ink = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      ink.drawImage(bitmap, 0, 0);
      return ink.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const draw = (pad: TkSignaturePad) => {
      const canvas = one<HTMLCanvasElement>(pad, 'canvas');
      canvas.setPointerCapture = () => undefined;
      const frame = canvas.getBoundingClientRect();
      const at = (type: string, x: number, y: number) =>
        canvas.dispatchEvent(new PointerEvent(type, {bubbles: true, button: 0, clientX: frame.left + x, clientY: frame.top + y, pointerId: 1}));
      at('pointerdown', 60, 80);
      for (let x = 60; x <= 260; x += 10) at('pointermove', x, 80 + 30 * Math.sin(x / 20));
      at('pointerup', 260, 80);
    };

    it('makes a trimmed blue picture on a transparent ground out of strokes, and takes them back', async () => {
      const pad = await aPad();
      await expect(pad).to.be.accessible();
      setTimeout(() => draw(pad));
      const {png} = (await oneEvent(pad, 'tk-signature-image')) as unknown as SignatureImageEvent;
      const {data, width, height} = await picture(png!);
      expect(width).to.be.within(580, 680);
      expect(height).to.be.within(150, 220);
      expect(data[3], 'the corner is transparent').to.equal(0);
      const inked = data.findIndex((value, index) => index % 4 === 3 && value === 255);
      expect([...data.subarray(inked - 3, inked)]).to.deep.equal([11, 63, 168]);
      await expect(pad).to.be.accessible();
      one(pad, '.sheet').focus();
      setTimeout(() => sendKeys({press: 'Backspace'}));
      const undone = (await oneEvent(pad, 'tk-signature-image')) as unknown as SignatureImageEvent;
      expect(undone.png).to.equal(undefined);
    });

    it('takes the paper of a scan away, whatever its shade, and makes the ink blue', async () => {
      const scan = new OffscreenCanvas(400, 200);
      const ink = scan.getContext('2d')!;
      ink.fillStyle = '#e9e2cf';
      ink.fillRect(0, 0, 400, 200);
      ink.fillStyle = '#222';
      ink.fillRect(100, 80, 200, 40);
      const file = await asPng(scan);
      const pad = await aPad('load');
      setTimeout(() => give(one<HTMLInputElement>(pad, 'input[type="file"]'), file));
      const {png} = (await oneEvent(pad, 'tk-signature-image')) as unknown as SignatureImageEvent;
      const {data, width, height} = await picture(png!);
      expect([width, height]).to.deep.equal([204, 44]);
      expect(data[3]).to.equal(0);
      const middle = (22 * width + 100) * 4;
      expect([...data.subarray(middle, middle + 4)]).to.deep.equal([11, 63, 168, 255]);
      await expect(pad).to.be.accessible();
    });

    it('types a name for those who cannot draw', async () => {
      const pad = await aPad('type');
      const input = one<HTMLInputElement>(pad, 'input[type="text"]');
      setTimeout(() => {
        input.value = 'Nguyễn Thị Ưỡn';
        input.dispatchEvent(new Event('input'));
      });
      const {png} = (await oneEvent(pad, 'tk-signature-image')) as unknown as SignatureImageEvent;
      expect((await picture(png!)).width).to.be.above(200);
      await expect(pad).to.be.accessible();
    });

    describe('refuses with a sentence', () => {
      const header = (width: number, height: number, extra = '') => {
        const bytes = new Uint8Array(64 + extra.length);
        bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
        new DataView(bytes.buffer).setUint32(16, width);
        new DataView(bytes.buffer).setUint32(20, height);
        bytes.set(new TextEncoder().encode(extra), 40);
        return bytes;
      };
      const cases: [string, () => Promise<File> | File, string][] = [
        ['a picture of 30,000 pixels, before decoding it', () => new File([header(30_000, 10)], 'a.png'), 'quá lớn'],
        ['an animation', () => new File([header(10, 10, 'acTL')], 'a.png'), 'Ảnh động'],
        ['a GIF', () => new File(['GIF89a....'], 'a.gif'), 'phải là PNG hoặc JPG'],
        ['a broken PNG', () => new File([header(10, 10)], 'a.png'), 'bị hỏng'],
        [
          'blank paper',
          () => {
            const paper = new OffscreenCanvas(50, 50);
            paper.getContext('2d')!.fillStyle = '#fff';
            paper.getContext('2d')!.fillRect(0, 0, 50, 50);
            return asPng(paper);
          },
          'Ảnh trống',
        ],
      ];
      for (const [what, make, words] of cases) {
        it(what, async () => {
          const pad = await aPad('load');
          const file = await make();
          setTimeout(() => give(one<HTMLInputElement>(pad, 'input[type="file"]'), file));
          const {png} = (await oneEvent(pad, 'tk-signature-image')) as unknown as SignatureImageEvent;
          expect(png).to.equal(undefined);
          await waitUntil(() => one(pad, '[role="alert"]')?.textContent?.includes(words));
          await expect(pad).to.be.accessible();
        });
      }
    });
  });

  describe('<tk-batch-review>', () => {
    const anItem = (facts: Partial<BatchItem> = {}): BatchItem => ({
      id: 'a',
      number: '15/UBND-VX',
      subject: 'V/v tiêm chủng mở rộng',
      fileName: '15-UBND-VX.pdf',
      pages: 3,
      isSeen: true,
      state: 'waiting',
      ...facts,
    });
    const aBatch = (items: readonly BatchItem[]) => fixture<TkBatchReview>(html`<tk-batch-review .items=${items}></tk-batch-review>`);
    const three = [anItem(), anItem({id: 'b', subject: 'Dự toán', isSeen: false}), anItem({id: 'c', subject: 'Kế hoạch'})];

    it('chooses nothing for the officer, and starts only with an explicit choice', async () => {
      const batch = await aBatch(three);
      expect(text(batch)).to.contain('Sẽ ký 3 trên 3 văn bản, tất cả 9 trang');
      expect(text(batch)).to.contain('Bạn chưa mở văn bản này');
      expect(all<HTMLInputElement>(batch, 'input[type="radio"]').some(each => each.checked)).to.equal(false);
      await expect(batch).to.be.accessible();
      let starts = 0;
      batch.addEventListener('tk-batch-start', () => starts++);
      one<HTMLFormElement>(batch, 'form').requestSubmit();
      await batch.updateComplete;
      expect(text(batch)).to.contain('Hãy chọn cách ký trước');
      expect(starts).to.equal(0);
      all(batch, 'input[type="checkbox"]')[1]!.click();
      one<HTMLInputElement>(batch, 'input[value="each"]').click();
      setTimeout(() => one<HTMLFormElement>(batch, 'form').requestSubmit());
      const {choice, ids} = (await oneEvent(batch, 'tk-batch-start')) as unknown as BatchStartEvent;
      expect(choice).to.equal('each');
      expect(ids).to.deep.equal(['a', 'c']);
    });

    it('keeps each document’s own result, and says why the batch stopped', async () => {
      const batch = await aBatch([
        anItem({state: 'signed'}),
        anItem({id: 'b', state: 'failed', problem: 'pdf-damaged'}),
        anItem({id: 'c', state: 'signing'}),
        anItem({id: 'd'}),
      ]);
      batch.running = true;
      await batch.updateComplete;
      expect(text(batch)).to.contain('Đã ký 1 trên 4 văn bản, 1 văn bản chưa ký được');
      expect(one<HTMLProgressElement>(batch, 'progress').value).to.equal(2);
      await expect(batch).to.be.accessible();
      setTimeout(() => press(batch, 'Dừng sau văn bản này'));
      await oneEvent(batch, 'tk-batch-cancel');
      batch.running = false;
      batch.stopped = 'password-wrong';
      await batch.updateComplete;
      expect(text(batch)).to.contain('Đã dừng cả loạt').and.to.contain('Mật khẩu chưa đúng');
      await expect(batch).to.be.accessible();
      setLanguage('en');
      await batch.updateComplete;
      expect(text(batch)).to.contain('The whole batch stopped');
    });

    it('opens one to read, and has a word for an empty list', async () => {
      const batch = await aBatch(three);
      setTimeout(() => all(batch, '.link')[1]!.click());
      expect(((await oneEvent(batch, 'tk-batch-open')) as unknown as {id: string}).id).to.equal('b');
      batch.items = [];
      await batch.updateComplete;
      expect(text(batch)).to.contain('Chưa có văn bản nào chờ ký');
    });
  });
});
