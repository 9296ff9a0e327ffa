/** The takeover with each way pages have of calling the Government CA service, several at once, left to the real service, and cut off. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';

import {launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {consentWindow, find, press, signInConsent, until} from '../../demo/setup/officer.js';
import {callExtension} from '../support/call-extension.js';
import {startCaStylesPage} from '../support/ca-styles-page.js';
import type {CaStylesPage} from '../support/ca-styles-page.js';
import {cannotRun} from '../support/extension-office.js';
import {makePki} from '../support/pki.mjs';

const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-styles-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

interface Answer {
  readonly Status: number | string;
  readonly FileName?: string;
  readonly FileServer?: string;
  readonly DocumentNumber?: string;
  readonly Files?: readonly {readonly FileID: string; readonly Status: number; readonly FileName: string}[];
}

for (const name of ['chromium', 'firefox'] as const) {
  describe(`calling styles in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    const leader = makePki().people.leader;
    const keyFile = join(folder, `${name}.p12`);
    let system: CaStylesPage;
    let browser: ExtensionBrowser;
    let options: Page;
    let page: Page;
    before(async () => {
      writeFileSync(keyFile, leader.p12);
      system = await startCaStylesPage();
      browser = await launchBrowser(name, {profile: join(folder, name)});
      options = await browser.openPage('options');
      page = await browser.browser.newPage();
      await page.goto(system.url);
      await callExtension(options, {type: 'add-site', address: system.url});
      await switchTo('ask');
    });
    after(async () => {
      await browser?.close();
      await system?.stop();
    });

    async function switchTo(mode: 'ask' | 'always'): Promise<void> {
      await callExtension(options, {type: 'set-bridge', origin: system.url, mode});
      await until('the bridge is there', async () => {
        await page.goto(system.url);
        return page.evaluate(() => Object.hasOwn(new WebSocket('wss://127.0.0.1:8987/SignApproved'), 'url')).catch(() => false);
      });
    }
    const call = (style: string) => page.evaluate(each => void (globalThis as unknown as {styles: Record<string, () => void>}).styles[each]!(), style);
    const answer = (style: string) => until(style, () => page.evaluate(each => (globalThis as unknown as {answers: Record<string, Answer | undefined>}).answers[each], style), 40_000);
    const signNext = async () => signInConsent(await consentWindow(browser, options), keyFile, leader.password);

    for (const style of ['callback', 'object', 'module', 'direct']) {
      it(`answers the style "${style}" in the service's own shape, with the file signed and uploaded`, {timeout: 60_000}, async () => {
        const before = system.uploads.length;
        await call(style);
        await signNext();
        const {Status, FileName, FileServer, DocumentNumber} = await answer(style);
        assert.deepEqual([Status, FileName, FileServer, DocumentNumber], [0, `ky-${before + 1}.pdf`, `/kho/${before + 1}`, '15/QĐ']);
        assert.equal(system.uploads.length, before + 1);
        assert.equal(system.uploads.at(-1)!.field, 'uploadfile');
        assert.match(Buffer.from(system.uploads.at(-1)!.content).toString('latin1'), /ETSI\.CAdES\.detached/);
      });
    }

    it('signs a batch file by file, each shown for itself, and tells of each', {timeout: 90_000}, async () => {
      await call('batch');
      await signNext();
      await signNext();
      const {Status, Files} = await answer('batch');
      assert.equal(Status, 0);
      assert.deepEqual(Files?.map(each => [each.FileID, each.Status]), [['f5', 0], ['f6', 0]]);
    });

    it('keeps two calls at once apart', {timeout: 90_000}, async () => {
      await page.reload();
      const before = system.uploads.length;
      await call('callback');
      await call('object');
      await signNext();
      await signNext();
      const files = [(await answer('callback')).FileName, (await answer('object')).FileName];
      assert.deepEqual([...files].sort(), [`ky-${before + 1}.pdf`, `ky-${before + 2}.pdf`]);
    });

    it('answers 11 when the officer cancels, and nothing is uploaded', {timeout: 60_000}, async () => {
      await page.reload();
      const before = system.uploads.length;
      await call('object');
      const consent = await consentWindow(browser, options);
      await press(consent, 'tk-signing-form >>> .acts .button:not(.primary)');
      assert.equal((await answer('object')).Status, 11);
      assert.equal(system.uploads.length, before);
      await consent.close().catch(() => undefined);
    });

    it('leaves a call to the real service when the officer says so, and what it does not know at once', {timeout: 60_000}, async t => {
      if (system.realCalls() === undefined) return t.skip('another program holds port 8987');
      await page.reload();
      const before = system.realCalls()!;
      await call('xml');
      assert.equal((await answer('xml')).Status, 'real');
      await until('the real service was asked', async () => system.realCalls()! > before);
      const again = system.realCalls()!;
      await call('callback');
      const consent = await consentWindow(browser, options);
      await press(consent, '#hand-on');
      await until('the real service was asked', async () => system.realCalls()! > again);
      await consent.close().catch(() => undefined);
    });

    it('does not offer the real service where the takeover is always on', {timeout: 60_000}, async () => {
      await switchTo('always');
      await call('callback');
      const consent = await consentWindow(browser, options);
      await find(consent, 'tk-signing-form');
      assert.equal(await consent.$('#hand-on'), null);
      await press(consent, 'tk-signing-form >>> .acts .button:not(.primary)');
      assert.equal((await answer('callback')).Status, 11);
      await consent.close().catch(() => undefined);
    });

    it('turns to the real service when the extension goes away in the middle', {timeout: 60_000}, async t => {
      if (system.realCalls() === undefined) return t.skip('another program holds port 8987');
      await page.reload();
      const before = system.realCalls()!;
      await call('callback');
      await consentWindow(browser, options);
      await browser.removeExtension();
      await until('the real service was asked', async () => system.realCalls()! > before);
    });
  });
}
