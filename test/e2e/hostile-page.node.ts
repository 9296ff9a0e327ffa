/**
 * A granted system with the takeover on, the most a page can have, turns hostile and tries everything at once; beside it lies another
 * system's document. It gets no signature, no decision, no byte that is not its own, and learns nothing of us.
 */
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';

import {launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {openDesk, until} from '../../demo/setup/officer.js';
import {callExtension} from '../support/call-extension.js';
import {cannotRun} from '../support/extension-office.js';
import {startHostileSystem} from '../support/hostile-page.js';
import type {HostileSystem} from '../support/hostile-page.js';

const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-hostile-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

const adapter = {
  id: 'test.hostile',
  name: 'Hệ thống bị chiếm',
  v: 1,
  minEngine: '1.0',
  priority: 300,
  match: ['http://127.0.0.1/*'],
  detect: {all: ['meta[name=hostile]']},
  entry: '/danh-sach',
  login: '#none',
  list: {boxes: [{url: '/danh-sach'}], rows: ['#ds tr'], fields: {id: [{attr: 'data-id'}], subject: [{sel: '.s'}], sender: [{sel: '.c'}]}},
  detail: {url: '/vb/{id}', ready: '#vb', attachments: {rows: ['li'], url: [{sel: 'a', attr: 'href'}], name: [{sel: 'a'}]}},
  actions: {},
};

for (const name of ['chromium', 'firefox'] as const) {
  describe(`a hostile page in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    let browser: ExtensionBrowser;
    let hostile: HostileSystem;
    let options: Page;
    let page: Page;
    let victimRead = 0;
    const victim = createServer((request, response) => {
      if (!/bot/.test(request.headers['user-agent'] ?? '')) victimRead++;
      response.writeHead(200, {'Content-Type': 'application/pdf'});
      response.end('%PDF-1.7 SECRET-OF-ANOTHER-SYSTEM');
    });
    let victimUrl = '';
    const consents = async () => (await browser.browser.pages()).filter(each => each.url().includes('/consent/')).length;
    const requests = () =>
      options.evaluate(
        () =>
          new Promise<number>(resolve => {
            const opening = indexedDB.open('trinh-ky');
            opening.onsuccess = () => {
              const keys = opening.result.transaction('settings').objectStore('settings').getAllKeys();
              keys.onsuccess = () => {
                opening.result.close();
                resolve(keys.result.map(String).filter(key => key.startsWith('signing:')).length);
              };
            };
          }),
      );

    before(async () => {
      await new Promise<void>(resolve => victim.listen(0, '127.0.0.1', resolve));
      victimUrl = `http://127.0.0.1:${(victim.address() as AddressInfo).port}/mat.pdf`;
      hostile = await startHostileSystem(victimUrl);
      browser = await launchBrowser(name, {profile: join(folder, name)});
      options = await browser.openPage('options');
      await callExtension(options, {type: 'import-adapter', json: JSON.stringify(adapter)});
      const site = await callExtension(options, {type: 'add-site', address: hostile.url});
      assert.equal(site.adapterId, 'test.hostile', JSON.stringify(site));
      await callExtension(options, {type: 'set-bridge', origin: hostile.url, mode: 'always'});
      page = await browser.browser.newPage();
      await until('the bridge is there', async () => {
        await page.goto(hostile.url);
        return page.evaluate(() => Object.hasOwn(new WebSocket('wss://127.0.0.1:8987/SignApproved'), 'url')).catch(() => false);
      });
    });
    after(async () => {
      await browser?.close();
      await hostile?.stop();
      victim.close();
    });

    it('gets no window, no signature, no file and no answer but refusals, whatever it tries', {timeout: 60_000}, async () => {
      await page.evaluate(address => (globalThis as unknown as {tryAll(victim: string): void}).tryAll(address), victimUrl);
      await new Promise(resolve => setTimeout(resolve, 4000));
      const heard = await page.evaluate(() => (globalThis as unknown as {heard: [string, string][]}).heard);
      const answers = heard.filter(([what]) => what === 'answer').map(([, text]) => read(text));
      const statuses = answers.flatMap(({answer}) => (typeof answer === 'string' ? [(JSON.parse(answer) as {Status: number}).Status] : []));
      assert.ok(statuses.length >= 6, `${statuses.length} answers`);
      assert.deepEqual([...new Set(statuses)], [500], 'every one of its calls is refused');
      assert.equal(heard.some(([what]) => what === 'runtime' || what === 'toJSON' || what === 'getter'), false, 'nobody of ours answers, reads or serialises what it hands over');
      assert.equal(await consents(), 0);
      assert.equal(await requests(), 0);
      assert.equal(hostile.uploads.length, 0);
      assert.equal(hostile.decisions.length, 0);
      assert.equal(await page.evaluate(() => 'pwned' in globalThis), false);
    });

    it('does not see the desk read it: nothing of ours runs in its world, stands on it or calls what it overrode', {timeout: 60_000}, async () => {
      const before = await page.evaluate(() => {
        (globalThis as unknown as {heard: unknown[]}).heard.length = 0;
        return document.documentElement.outerHTML.length;
      });
      const sites = await callExtension(options, {type: 'read-inbox', origin: hostile.url});
      assert.equal(sites.find(each => each.origin === hostile.url)?.state, 'ok', JSON.stringify(sites));
      const heard = await page.evaluate(() => (globalThis as unknown as {heard: [string, string][]}).heard.filter(([what]) => what !== 'message'));
      assert.deepEqual(heard, []);
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML.length), before);
    });

    it('shows hostile names as text, one line, without what turns or hides letters, and fetches nothing of another origin', {timeout: 60_000}, async () => {
      const desk = await openDesk(browser);
      const documents = await until('rows', async () => {
        const found = await desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(({id, subject}) => ({id, subject})));
        return found.length >= 3 ? found : undefined;
      });
      assert.ok(documents.some(({subject}) => subject.includes('<img src=x')));
      assert.ok(documents.every(({subject}) => subject.length <= 4000));
      const read = victimRead;
      const problems = await callExtension(options, {type: 'open-document', documentId: documents.find(({id}) => id.endsWith(':1'))!.id}).catch((error: unknown) => error as Error);
      assert.ok(problems instanceof Error || problems.length >= 2, JSON.stringify(problems));
      const files = await options.evaluate(
        () =>
          new Promise<string>(resolve => {
            const opening = indexedDB.open('trinh-ky');
            opening.onsuccess = () => {
              const {result} = opening;
              const all = result.transaction('documents').objectStore('documents').getAll();
              all.onsuccess = () => (result.close(), resolve(JSON.stringify(all.result)));
            };
          }),
      );
      assert.equal(/[\u202a-\u202e]/.test(files), false);
      assert.equal(files.includes('SECRET-OF-ANOTHER-SYSTEM'), false);
      assert.equal(await desk.evaluate(() => 'pwned' in globalThis), false);
      // A redirect may make the browser ask there, as any page can; what it answers is not read.
      assert.ok(victimRead - read <= 1, `${victimRead - read} reads`);
      await desk.close();
    });

    it('gets one window for one honest call however often it repeats it, and nothing from it unless the officer signs', {timeout: 60_000}, async () => {
      await page.bringToFront();
      await page.evaluate(() => (globalThis as unknown as {replay(): void}).replay());
      await until('one request', async () => (await requests()) === 1).catch(async (error: unknown) => {
        throw new Error(`${String(error)}: ${JSON.stringify(await page.evaluate(() => (globalThis as unknown as {heard: unknown[]}).heard.slice(-12)))}`);
      });
      await new Promise(resolve => setTimeout(resolve, 1000));
      assert.equal(await requests(), 1);
      if (name === 'chromium') assert.equal(await consents(), 1);
      assert.equal(hostile.uploads.length, 0);
    });
  });
}

/** What was said to the page; what is no answer of the protocol tells it nothing. */
function read(text: string): {answer?: string | null} {
  try {
    return (JSON.parse(text) as {answer?: string | null} | null) ?? {};
  } catch {
    assert.match(text, /^(undefined|\[object Object\]|x*|\{.*)$/s);
    return {};
  }
}
