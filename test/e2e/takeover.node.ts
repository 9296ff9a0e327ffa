/** The CA-plugin takeover on the demo agency's unchanged signing page, and what a hostile page gets. */
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';

import {startAgency} from '../../demo/agency/server.js';
import type {Agency} from '../../demo/agency/server.js';
import {findBrowser, launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {makePki} from '../support/pki.mjs';
import {consentWindow, grant, logIn, press, signInConsent, until} from '../../demo/setup/officer.js';

const root = new URL('../../', import.meta.url).pathname;
const missing = !findBrowser('chromium') ? 'no Chromium on this machine' : !existsSync(join(root, 'dist/extension/chromium/bridge.js')) && 'the extension is not built';

describe('the CA-plugin takeover', {skip: missing, concurrency: false}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-takeover-'));
  const leader = makePki().people.leader;
  const keyFile = join(folder, 'leader.p12');
  let agency: Agency;
  let browser: ExtensionBrowser;
  let options: Page;
  let address = '';
  const said = (page: Page) => page.$eval('#trang-thai-ky', each => each.textContent ?? '');

  before(async () => {
    writeFileSync(keyFile, leader.p12);
    agency = await startAgency({dataDir: 'memory://'});
    browser = await launchBrowser('chromium', {profile: join(folder, 'profile')});
    await logIn(browser, agency);
    options = await grant(browser, agency.url);
    await options.waitForSelector('[data-state=ok]', {timeout: 30_000});
    const {rows} = await agency.database.query<{id: number}>(
      "select document_id as id from assignments where user_id = 1 and box = 'cho-xu-ly' order by 1 limit 1",
    );
    address = `${agency.url}/ky-so/${rows[0]!.id}`;
  });
  after(async () => {
    await browser?.close();
    await agency?.stop();
    rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  });

  it('leaves the page’s call to the real service while it is switched off', async () => {
    const page = await browser.browser.newPage();
    await page.goto(address);
    assert.equal(await page.evaluate(() => /native code/.test(Function.prototype.toString.call(WebSocket))), true);
    await page.click('#ky-duyet');
    await until('the service is not there', async () => (await said(page)).includes('Không kết nối được'));
    await page.close();
  });

  it('signs in the consent window and answers in the service’s own shape', async () => {
    await options.bringToFront();
    await options.select('.bridge select', 'ask');
    await until('switched on', () => options.$eval('.bridge select', each => (each as HTMLSelectElement).value === 'ask'));
    const page = await browser.browser.newPage();
    await until('the bridge is registered', async () => {
      await page.goto(address);
      return page.evaluate(() => Object.hasOwn(new WebSocket('wss://127.0.0.1:8987/SignApproved'), 'url'));
    });
    await page.click('#ky-duyet');
    await signInConsent(await consentWindow(browser, options), keyFile, leader.password);
    await until('answered', async () => (await said(page)).startsWith('Đã ký số'));
    const {rows} = await agency.database.query<{content: Uint8Array}>('select content from signed_uploads');
    assert.equal(rows.length, 1);
    assert.match(Buffer.from(rows[0]!.content).toString('latin1'), /ETSI\.CAdES\.detached/);
    await page.close();
  });

  it('answers 11 when the officer cancels', async () => {
    const page = await browser.browser.newPage();
    await page.goto(address);
    await page.click('#but-phe');
    const consent = await consentWindow(browser, options);
    await press(consent, 'tk-signing-form >>> .acts .button:not(.primary)');
    await until('cancelled', async () => (await said(page)) === 'Người dùng đã hủy ký số.');
    await page.close();
  });

  it('gives a hostile page nothing: no port, no route, no file of another origin, no answer to a forged shape', async () => {
    const page = await browser.browser.newPage();
    await page.goto(address);
    const answers = await page.evaluate(async () => {
      const heard: string[] = [];
      document.addEventListener('trinh-ky:ca-answer', event => {
        const reply = JSON.parse(String((event as CustomEvent).detail)) as {answer?: string};
        if (reply.answer) heard.push(reply.answer);
      });
      const id = 'a'.repeat(32);
      const details: unknown[] = [
        '{"id":"' + id + '","call":"SignApproved","text":"{}","__proto__":{"x":1}}',
        JSON.stringify({type: 'deliver', nonce: id}),
        JSON.stringify({id, call: 'list-sites', text: '{}'}),
        {detail: 'no text'},
        JSON.stringify({id: 'b'.repeat(32), call: 'SignApproved', text: JSON.stringify({FileName: 'https://example.com/x.pdf', FileUploadHandler: '/x'})}),
      ];
      for (const detail of details) document.dispatchEvent(new CustomEvent('trinh-ky:ca-call', {detail}));
      window.postMessage({type: 'ca-call', detail: '{}'}, '*');
      await new Promise(resolve => setTimeout(resolve, 1500));
      return heard;
    });
    assert.equal(answers.length, 1);
    assert.equal((JSON.parse(answers[0]!) as {Status: number}).Status, 500);
    assert.equal((await browser.browser.pages()).some(each => each.url().includes('/consent/')), false);
    await page.close();
  });

  it('puts at most 5 KB on a granted page', () => {
    for (const name of ['chromium', 'firefox']) {
      const file = join(root, 'dist/extension', name, 'content.js');
      if (existsSync(file)) assert.ok(statSync(file).size <= 5 * 1024, `${name}: ${statSync(file).size} bytes`);
    }
  });
});
