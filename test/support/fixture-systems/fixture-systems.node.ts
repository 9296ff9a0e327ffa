/** Every page shape, walked by hand in a real Chromium: list, next page, document, file, decision with a signed file. */
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {launch} from 'puppeteer-core';
import type {Browser, ElementHandle, Frame, Page} from 'puppeteer-core';

import {findChromium} from '../../../demo/setup/browsers.mjs';
import {fixtureSystems, startFixture} from './index.js';

type Shape = keyof typeof fixtureSystems;

/** Where the pieces of one shape are; `>>>` reaches into shadow roots. */
interface Walk {
  readonly rows: string;
  readonly next: string;
  /** What to click in a row, when it is not the row itself. */
  readonly opener?: string;
  readonly number: string;
  readonly kind: string;
  readonly approve: string;
  readonly comment: string;
  readonly file: string;
  readonly send: string;
  readonly done: string;
  readonly listFrame?: string;
  readonly detailFrame?: string;
}

const plain = {
  rows: 'tr.row',
  next: 'a[rel=next]',
  opener: '.subject a',
  number: '.detail td',
  kind: 'select[name=kind]',
  approve: 'approve',
  comment: 'textarea[name=comment]',
  file: 'input[name=signed]',
  send: '#decision button',
  done: '#message',
} as const;

const walks: Readonly<Record<Shape, Walk>> = {
  'strict-policy': plain,
  'nested-frames': {...plain, listFrame: 'danhsach', detailFrame: 'chitiet'},
  'shadow-dom': {
    rows: '>>> vb-row',
    next: '>>> .next',
    number: '>>> dd',
    kind: '>>> select',
    approve: 'approve',
    comment: '>>> textarea',
    file: '>>> input[name=signed]',
    send: '>>> form button',
    done: '>>> output:not(:empty)',
  },
  'single-page': {
    rows: '#dt_basic tbody tr',
    next: '.fa-forward',
    number: '#detailSoKyHieu',
    kind: '#cboKetQua',
    approve: '1',
    comment: '#trYKienChiDao',
    file: '#fileKy',
    send: '#btnGui',
    done: '#thongbao:not(:empty)',
  },
  'blob-viewer': {
    rows: '.vb-item',
    next: '.next',
    opener: 'a',
    number: '.form-group p',
    kind: 'select[name=KetQua]',
    approve: 'DongY',
    comment: 'textarea',
    file: 'input[type=file]',
    send: 'form button',
    done: '.toast:not(:empty)',
  },
  'bearer-token': {
    rows: '.MuiCard',
    next: 'button[aria-label="next page"]',
    number: 'dd',
    kind: 'select',
    approve: 'APPROVE',
    comment: 'textarea',
    file: 'input[type=file]',
    send: 'textarea ~ button',
    done: '.snackbar:not(:empty)',
  },
  liferay: {
    rows: 'tr.results-row',
    next: 'a.next',
    opener: 'a',
    number: '.field span',
    kind: '[id$="_ketQua"]',
    approve: 'DONG_Y',
    comment: '[id$="_noiDung"]',
    file: '[id$="_tepKy"]',
    send: 'form button',
    done: '.portlet-msg-success',
  },
  webforms: {
    rows: 'tr.rgRow',
    next: '.rgCurrentPage + a',
    opener: 'a',
    number: '[id$="_lbl_SOKYHIEU"]',
    kind: '[id$="_rblKetQua_0"]',
    approve: '1',
    comment: '[id$="_txtYKien"]',
    file: '[id$="_fuTepKy"]',
    send: '[id$="_btnCapNhat"]',
    done: '[id$="_lblThongBao"]',
  },
};

const executablePath = findChromium();

describe('the fixture systems', {skip: executablePath ? false : 'no Chromium found'}, () => {
  let browser: Browser;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fixture-'));
    browser = await launch({executablePath: executablePath ?? '', args: ['--no-sandbox']});
  });

  after(async () => {
    await browser.close();
    await rm(directory, {recursive: true, force: true});
  });

  for (const shape of Object.keys(walks) as Shape[]) {
    it(`${shape}: lists, opens, and takes a decision with its file`, async () => {
      const walk = walks[shape];
      const fixture = await startFixture(fixtureSystems[shape]);
      const context = await browser.createBrowserContext();
      try {
        const page = await context.newPage();
        await page.goto(fixture.url);
        await logIn(page, shape);
        const list = await frameNamed(page, walk.listFrame);
        assert.equal((await rowsAfter(list, walk, '100/TTr-SNV')).length, 10);
        await (await present(list, walk.next)).click();
        const rows = await rowsAfter(list, walk, '170/TTr-SNV');
        const row = rows[2];
        await (walk.opener ? await row?.$(walk.opener) : row)?.click();

        const detail = await frameNamed(page, walk.detailFrame);
        const number = await eventually(
          () => detail.$eval(walk.number, element => element.textContent),
          walk.number,
        );
        assert.equal(number, '184/TTr-SNV');
        const kind = await present(detail, walk.kind);
        const isSelect = await kind.evaluate(element => element.localName === 'select');
        if (isSelect) await kind.select(walk.approve);
        else await kind.click();
        await (await present(detail, walk.comment)).type('Đồng ý: Ấn, Ợ, Ữ');
        const signed = join(directory, 'Văn bản đã ký.pdf');
        await writeFile(signed, '%PDF-1.7\n%%EOF\n');
        const input = (await present(detail, walk.file)) as ElementHandle<HTMLInputElement>;
        await input.uploadFile(signed);
        await (await present(detail, walk.send)).click();
        await present(detail, walk.done);

        const [decision, ...others] = fixture.office.decisions;
        assert.equal(others.length, 0);
        assert.deepEqual(
          {...decision, files: decision?.files.map(file => file.name)},
          {documentId: 513, kind: 'approve', comment: 'Đồng ý: Ấn, Ợ, Ữ', files: ['Văn bản đã ký.pdf']},
        );
      } finally {
        await context.close();
        await fixture.stop();
      }
    });
  }

  it('give the file by each shape’s own address, and refuse a wrong token', async () => {
    const addresses: Partial<Record<Shape, string>> = {
      'strict-policy': '/documents/501/file',
      'nested-frames': '/vanban/501/file',
      'shadow-dom': '/api/vanban/501/tep',
      'single-page': '/qlvbdh_nh/tep?id=501',
      'blob-viewer': '/api/QLVanBan/getviewpdfvb?loaivb=1&id=501',
    };
    for (const [shape, address] of Object.entries(addresses)) {
      const fixture = await startFixture(fixtureSystems[shape as Shape]);
      const reply = await fetch(fixture.url + address);
      assert.equal(Buffer.from(await reply.arrayBuffer()).toString('latin1', 0, 5), '%PDF-', shape);
      const name =
        reply.headers.get('x-filename') ?? reply.headers.get('content-disposition')?.split("''")[1] ?? '';
      assert.equal(decodeURIComponent(name), 'Tờ trình 100_TTr-SNV (bản trình ký).pdf');
      await fixture.stop();
    }
    const refusals: Partial<Record<Shape, readonly [path: string, status: number]>> = {
      'strict-policy': ['/documents/501', 422],
      'nested-frames': ['/vanban/501', 403],
      'shadow-dom': ['/api/vanban/501', 403],
      'blob-viewer': ['/api/QLVanBan/xuly?id=501', 403],
      'bearer-token': ['/api/documents/decision/501', 401],
      webforms: ['/vbdi_vanthu.aspx', 500],
    };
    for (const [shape, [path, status]] of Object.entries(refusals)) {
      const fixture = await startFixture(fixtureSystems[shape as Shape]);
      const body = new URLSearchParams({kind: 'approve', KetQua: 'DongY', __VIEWSTATE: 'bịa'});
      assert.equal((await fetch(fixture.url + path, {method: 'POST', body})).status, status, shape);
      assert.equal(fixture.office.decisions.length, 0);
      await fixture.stop();
    }
  });
});

async function logIn(page: Page, shape: Shape): Promise<void> {
  if (shape === 'liferay') {
    await Promise.all([
      page.waitForNavigation(),
      page.$eval('#fm1', form => (form as HTMLFormElement).requestSubmit()),
    ]);
  }
  if (shape === 'bearer-token') {
    await page.type('input[name=password]', 'matkhau1');
    await page.click('#login button');
  }
}

async function frameNamed(page: Page, name: string | undefined): Promise<Frame> {
  if (!name) return page.mainFrame();
  return page.waitForFrame(
    async frame => (await (await frame.frameElement())?.evaluate(e => e.getAttribute('name'))) === name,
  );
}

/** The element once it is there, in a shadow root too, where waiting for a selector sees no mutation. */
async function present(frame: Frame, selector: string): Promise<ElementHandle> {
  return eventually(() => frame.$(selector), selector);
}

/** The rows once `first` stands in the list; a navigation under way only means looking again. */
async function rowsAfter(frame: Frame, walk: Walk, first: string): Promise<ElementHandle[]> {
  return eventually(async () => {
    const rows = await frame.$$(walk.rows);
    const text = await rows[0]?.evaluate(row => (row.shadowRoot ?? row).textContent);
    return text?.includes(first) ? rows : undefined;
  }, `${first} first in the list`);
}

async function eventually<Value>(
  look: () => Promise<Value | null | undefined>,
  what: string,
): Promise<Value> {
  let problem: unknown;
  for (let turn = 0; turn < 200; turn += 1) {
    const value = await look().catch((error: unknown) => {
      problem = error;
      return undefined;
    });
    if (value !== undefined && value !== null) return value;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`, {cause: problem});
}
