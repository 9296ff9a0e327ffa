/** The clerk's room in a portal: two agencies in two tabs of one browser, no extension and no server behind. */
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import puppeteer from 'puppeteer-core';
import type {ElementHandle, Page} from 'puppeteer-core';

import {servePortal} from '../../demo/portal/serve.js';
import {findChromium} from '../../demo/setup/browsers.mjs';
import {find, press, until} from '../../demo/setup/officer.js';
import {openPortal} from '../../demo/setup/portal-visit.js';
import {makeOfficePdf} from '../support/documents/office-pdf.js';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const skip = !existsSync(join(root, 'dist/demo/portal/index.html')) ? 'dist/demo/portal is not built: npm run build' : findChromium() ? false : 'no Chromium';

const unfold = async (page: Page) => {
  await press(page, '#clerk summary');
  await page.waitForSelector('#clerk[data-ready]', {timeout: 60_000});
};

describe('the clerk in a portal', {skip}, () => {
  it('sends a file to another agency of this browser, which enters it in its register; the state comes back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-clerk-'));
    const portal = await servePortal();
    const browser = await puppeteer.launch({executablePath: findChromium()!, args: ['--no-sandbox', '--disable-gpu']});
    try {
      const path = join(folder, 'cong-van.pdf');
      writeFileSync(path, (await makeOfficePdf()).bytes);
      const [one, other] = [await browser.newPage(), await browser.newPage()];
      await openPortal(other, new URL('?agency=H41.08', portal.url).href);
      await unfold(other);
      await one.bringToFront();
      await openPortal(one, portal.url);
      await unfold(one);
      await one.$eval('#send-form [name=subject]', each => ((each as HTMLInputElement).value = 'về việc quyết toán'));
      await ((await find(one, '#send-form [name=file]')) as ElementHandle<HTMLInputElement>).uploadFile(path);
      const field = await find(one, '#send-sheet >>> tk-recipients >>> input');
      await field.focus();
      await field.type('so tai chinh');
      await find(one, '#send-sheet >>> tk-recipients >>> [role=option]');
      await one.keyboard.press('Enter');
      await press(one, '#send-sheet >>> .acts .button.primary');
      await find(one, '#sent >>> details');

      await other.bringToFront();
      await find(other, '#arrivals >>> [data-act="accept"]');
      await press(other, '#arrivals >>> [data-act="accept"]');
      await press(other, '#arrivals >>> [data-act="confirm"]');
      await until('the register has it', () => other.$eval('#register-incoming', each => (each as HTMLElementTagNameMap['tk-register']).entries.length === 1));
      const line = await other.$eval('#register-incoming', each => (each as HTMLElementTagNameMap['tk-register']).entries[0]!.subject);
      assert.equal(line, 'về việc quyết toán');
      const origin = await until('the verdict of the signature', () => other.$eval('#arrivals', each => (each as HTMLElementTagNameMap['tk-arrivals']).arrived[0]?.origin));
      assert.equal(origin, 'unsigned');

      await one.bringToFront();
      await until('the state is back', () => one.$eval('#sent', each => (each as HTMLElementTagNameMap['tk-sent']).sent[0]!.recipients[0]!.history.at(-1)?.statusCode === '03'), 60_000);
      assert.equal(await one.$eval('#register-outgoing', each => (each as HTMLElementTagNameMap['tk-register']).entries.length), 1);
    } finally {
      await browser.close();
      await portal.stop();
      rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    }
  });
});
