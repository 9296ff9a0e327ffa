/**
 * The page shapes of office systems, each by an adapter written from docs/adapters.md alone: postbacks, portlets, pages without
 * addresses, tokens in storage, blobs, frames, shadow roots, the strictest policy. In both browsers: list, document, file, opinion;
 * in Chromium a signed approval besides, by default for the three ways a file goes up (before the decision, with it, by hand);
 * SIGN=all for every shape, SHAPE=name,name for some.
 */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';

import {launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {decide, openDesk, openDocument, outboxStates, sendUnsigned, sign, until} from '../../demo/setup/officer.js';
import {callExtension} from '../support/call-extension.js';
import {cannotRun} from '../support/extension-office.js';
import {fixtureSystems, startFixture} from '../support/fixture-systems/index.js';
import type {RunningFixture} from '../support/fixture-systems/index.js';
import {waitForOwnFile} from '../support/own-file.js';
import {makePki} from '../support/pki.mjs';

const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-shapes-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

type Shape = keyof typeof fixtureSystems;
const shapes = Object.keys(fixtureSystems) as Shape[];
const adapterOf = (shape: Shape) => readFileSync(new URL(`../fixtures/adapters/test.${shape}.json`, import.meta.url), 'utf8');
const signed: readonly Shape[] = ['bearer-token', 'single-page', 'webforms'];
const only = process.env['SHAPE']?.split(',');
/** Rows each shape shows; live lists show one page. */
const rows: Readonly<Record<Shape, number>> = {
  'bearer-token': 25,
  'blob-viewer': 25,
  liferay: 25,
  'nested-frames': 10,
  'shadow-dom': 10,
  'single-page': 20,
  'strict-policy': 25,
  webforms: 25,
};

for (const name of ['chromium', 'firefox'] as const) {
  describe(`page shapes in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    const leader = makePki().people.leader;
    const keyFile = join(folder, `${name}.p12`);
    let browser: ExtensionBrowser;
    let options: Page;
    let desk: Page;
    const running: RunningFixture[] = [];
    let sent = 0;
    /** One more than before has left. */
    const delivered = async () => {
      sent++;
      await until('delivered', async () => {
        const states = await outboxStates(desk);
        return states.length >= sent && states.at(-1) === 'delivered';
      });
    };

    before(async () => {
      writeFileSync(keyFile, leader.p12);
      browser = await launchBrowser(name, {profile: join(folder, name)});
      options = await browser.openPage('options');
    });
    after(async () => {
      await browser?.close();
      for (const each of running) await each.stop();
    });

    for (const shape of shapes.filter(each => !only || only.includes(each))) {
      it(`reads and decides in ${shape}`, {timeout: 90_000}, async () => {
        const fixture = await startFixture(fixtureSystems[shape]);
        running.push(fixture);
        const {origin} = new URL(fixture.url);
        await enter(browser, fixture, shape);
        await callExtension(options, {type: 'import-adapter', json: adapterOf(shape)});
        const address = shape === 'single-page' ? `${fixture.url}/qlvbdh_nh/main` : fixture.url;
        const site = await callExtension(options, {type: 'add-site', address});
        assert.deepEqual([site.adapterId, site.state], [`test.${shape}`, 'ok'], JSON.stringify(site));

        const sites = await callExtension(options, {type: 'read-inbox', origin});
        assert.equal(sites.find(each => each.origin === origin)?.state, 'ok', JSON.stringify(sites));
        desk ??= await openDesk(browser);
        const ids = await until('rows', async () => {
          const found = await desk.$eval('tk-desk', (each, start) => (each as HTMLElementTagNameMap['tk-desk']).documents.filter(({id}) => id.startsWith(start)).map(({id}) => id), `test.${shape}:`);
          return found.length >= rows[shape] ? found : undefined;
        });
        assert.equal(ids.length, rows[shape]);

        // The last row: for systems with pages it stands on the last one.
        const [first, last] = [ids[0]!, ids.at(-1)!];
        const problems = await callExtension(options, {type: 'open-document', documentId: last});
        assert.deepEqual(problems, []);
        await openDocument(desk, last);
        const shown = await desk.$eval('tk-desk', (each, id) => (each as HTMLElementTagNameMap['tk-desk']).documents.find(one => one.id === id), last);
        const original = fixture.office.documents.find(each => each.subject === shown?.subject);
        assert.ok(original, `no document ${shown?.subject}`);
        assert.equal(shown!.sender, original.organisation);
        assert.equal(shown!.files.length, 1);
        assert.equal(shown!.files[0]!.name, original.fileName.normalize('NFC').replace('/', '_'));
        assert.equal(shown!.files[0]!.digest, createHash('sha256').update(original.pdf).digest('hex'));

        await decide(desk, 'comment', `Ý kiến: Ấn, Ợ, Ữ & "ngoặc"`);
        await sendUnsigned(desk);
        await delivered();
        assert.equal(fixture.office.decisions.length, 1);
        const [decision] = fixture.office.decisions;
        assert.equal(decision!.kind, 'comment');
        assert.equal(decision!.documentId, original.id);
        assert.match(decision!.comment, /^Ý kiến: Ấn, Ợ, Ữ & "ngoặc" \[TK-[0-9A-F]{12}\]$/);
        if (name !== 'chromium' || !(signed.includes(shape) || process.env['SIGN'] === 'all')) return;

        // A desk of its own for each signature: what one shape leaves on the screen is no matter of the next.
        await desk.close();
        desk = await openDesk(browser);
        await until('the row is there', () => desk.$eval('tk-desk', (each, id) => (each as HTMLElementTagNameMap['tk-desk']).documents.some(one => one.id === id), first));
        await openDocument(desk, first);
        await waitForOwnFile(desk, first);
        await decide(desk, 'approve', 'Đồng ý.');
        await sign(browser, desk, keyFile, leader.password);
        await delivered();
        const approval = fixture.office.decisions.at(-1)!;
        assert.equal(approval.kind, 'approve');
        assert.equal(approval.files.length, 1);
        assert.match(approval.files[0]!.name, /\(đã ký\)\.pdf$/);
      });
    }
  });
}

/** Logs in where the shape asks for it. */
async function enter(browser: ExtensionBrowser, {url}: RunningFixture, shape: Shape): Promise<void> {
  const page = await browser.browser.newPage();
  await page.goto(url);
  if (shape === 'liferay') {
    await Promise.all([page.waitForNavigation(), page.$eval('#fm1', each => (each as HTMLFormElement).submit())]);
  } else if (shape === 'bearer-token') {
    await page.waitForSelector('#login');
    await page.type('input[name=password]', 'matkhau1');
    await page.click('#login button');
    await page.waitForSelector('.MuiCard');
  }
}
