/**
 * Whom the officer trusts, in real browsers: a signed file is judged in a worker, not established without a root, right by a
 * root chosen for it alone (and shown as that), and valid once a root stands in the settings. A file made to block is given up.
 */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ElementHandle, Page} from 'puppeteer-core';

import {signPdf} from '../../components/signature.js';
import {openPkcs12} from '../../components/signers.js';
import {findBrowser, launchBrowser} from '../../demo/setup/browser-driver.js';
import type {BrowserName} from '../../demo/setup/browser-driver.js';
import {find, openDesk, press, until} from '../../demo/setup/officer.js';
import {registryForm} from '../support/attacks/registry-form.js';
import {updates} from '../support/attacks/updates.js';
import {makePki} from '../support/pki.mjs';

const pki = makePki();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

async function signed(): Promise<Uint8Array<ArrayBuffer>> {
  const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
  const options = {level: 'B-LT', timestampUrl: pki.timestampUrl, fetch: pki.fetch} as const;
  return new Uint8Array(await (await signPdf(new Blob([registryForm()]), signer, options)).arrayBuffer());
}

/** Drops a file on the desk, as from a folder. */
async function drop(desk: Page, bytes: Uint8Array, name: string): Promise<void> {
  await desk.evaluate(
    (text, fileName) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(text), char => char.charCodeAt(0))], fileName, {type: 'application/pdf'}));
      window.dispatchEvent(new DragEvent('drop', {dataTransfer: data, cancelable: true}));
    },
    base64(bytes),
    name,
  );
}

/** Notes the address of every worker the page makes from now on. */
async function countWorkers(desk: Page): Promise<void> {
  await desk.evaluate(() => {
    const Plain = Worker;
    globalThis.Worker = class extends Plain {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        document.body.dataset['workers'] = `${document.body.dataset['workers'] ?? ''} ${address}`;
      }
    };
  });
}

/** Waits for the look and the words: the bar of the check before may still stand for a moment. */
async function seeTruth(desk: Page, look: string, words: RegExp): Promise<void> {
  await until(`${look} ${words}`, async () => {
    const bar = await desk.$(`tk-truth-bar >>> .bar.${look} p`);
    return words.test((await bar?.evaluate(each => each.textContent ?? '')) ?? '');
  });
}

for (const name of ['chromium', 'firefox'] as const satisfies readonly BrowserName[]) {
  describe(`trust in ${name}`, () => {
    it('a root counts where it was put, and says where it comes from', async t => {
      if (!findBrowser(name)) return t.skip(`no ${name} here`);
      const browser = await launchBrowser(name);
      try {
        const file = await signed();
        const desk = await openDesk(browser);
        await countWorkers(desk);
        await drop(desk, file, 'quyet-dinh.pdf');
        await seeTruth(desk, 'unchecked', /chưa xác minh được người cấp/);
        const workers = await desk.evaluate(() => document.body.dataset['workers'] ?? '');
        assert.match(workers, /pdf-worker-[\w-]+\.js/, 'the check ran in a worker');

        await press(desk, 'tk-truth-bar >>> .link');
        await press(desk, 'tk-verification >>> [data-act=trust]');
        const print = await (await find(desk, '.trust-root .fingerprint')).evaluate(each => each.textContent);
        assert.match(print ?? '', /^(?:[0-9A-F]{2} ){31}[0-9A-F]{2}$/);
        await press(desk, '.trust-root input[type=checkbox]');
        await press(desk, '.trust-root .primary');
        await seeTruth(desk, 'unchecked', /do chính bạn chọn cho tệp này/);

        const options = await browser.openPage('options', '#trust');
        const input = (await find(options, '[data-section=trust] input[type=file]')) as ElementHandle<HTMLInputElement>;
        await input.uploadFile(pki.rootFile);
        await (await find(options, '#trust-source')).type('Công văn số 12/CV-BCY');
        await press(options, '.trust-form input[type=checkbox]');
        await press(options, '.trust-form .primary');
        const row = await find(options, '[data-anchor]');
        assert.match(await row.evaluate(each => each.textContent ?? ''), /do bạn thêm trên máy này[\s\S]*Công văn số 12\/CV-BCY/);
        assert.equal(await row.evaluate(each => each.getAttribute('data-anchor')), print);
        await options.close();

        const again = await openDesk(browser);
        const forged = updates.find(each => each.name === 'content replaced')!.make(file);
        await drop(again, forged, 'gia-mao.pdf');
        await seeTruth(again, 'broken', /đã bị thay đổi sau khi/);
        await drop(again, Uint8Array.from(Buffer.concat([file, Buffer.from('\n')])), 'quyet-dinh-2.pdf');
        await seeTruth(again, 'proven', /chưa bị thay đổi|được phép/);
        await until('the root goes', async () => {
          const settings = await browser.openPage('options', '#trust');
          await press(settings, '[data-act=remove]');
          await until('no row is left', async () => (await settings.$('[data-anchor]')) === null);
          await settings.close();
          return true;
        });
      } finally {
        await browser.close();
      }
    });
  });
}
