/**
 * One document's whole journey in a real browser with the built extension, against the demo agency: read, draft with the server off,
 * power cut, sign, server back, delivered once although the reply was lost.
 */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it as test} from 'node:test';

import type {Page} from 'puppeteer-core';

import {startAgency} from '../../demo/agency/server.js';
import type {Agency} from '../../demo/agency/server.js';
import {findBrowser, launchBrowser} from '../../demo/setup/browser-driver.js';
import type {BrowserName, ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {hasCommand} from '../../demo/setup/browsers.mjs';
import {makePki} from '../support/pki.mjs';
import {decide, deliverNow, grant, logIn, openDesk, openDocument, openFirstDocument, outboxStates, sendUnsigned, sign, until, waitForPdf, wordsOnDesk} from '../../demo/setup/officer.js';

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-journey-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

const names: readonly BrowserName[] = ['chromium', 'firefox'];
for (const name of names) {
  const missing = !findBrowser(name) ? `${name} is not on this machine` : !existsSync(join(root, 'dist/extension', name, 'manifest.json')) && 'the extension is not built';
  describe(`the journey in ${name}`, {skip: missing, concurrency: false}, () => journey(name));
}

function journey(name: BrowserName): void {
  const profile = join(folder, name);
  const leader = makePki().people.leader;
  const keyFile = join(folder, `${name}.p12`);
  let agency: Agency;
  let browser: ExtensionBrowser;
  let documentId = '';
  let desk: Page;
  const number = () => Number(documentId.split(':').pop());
  const ownDecisions = async () => (await agency.decisions(number())).filter(each => /\[TK-/.test(each.comment));
  const launch = () => launchBrowser(name, {profile});

  // Each step stands on the one before: after a failure the others would only wait in vain.
  let broken = false;
  const it = (name: string, step: () => Promise<void>) =>
    test(name, async t => {
      if (broken) return t.skip('an earlier step failed');
      broken = true;
      await step();
      broken = false;
    });

  after(async () => {
    await browser?.close();
    await agency?.stop();
  });

  it('shows the documents of a granted system and reads one with the officer’s session', async () => {
    agency = await startAgency({dataDir: 'memory://'});
    browser = await launch();
    await logIn(browser, agency);
    const options = await grant(browser, agency.url);
    await options.waitForSelector('[data-state=ok]', {timeout: 30_000});
    desk = await openDesk(browser);
    documentId = await openFirstDocument(desk);
    await waitForPdf(desk);
    assert.match(documentId, /^vn\.trinhky\.demo:http:\/\/127\.0\.0\.1:\d+:\d+$/);
  });

  it('keeps a draft written with the server off through a power cut', async () => {
    await agency.goOffline();
    await decide(desk, 'approve', 'Đồng ý. Giao Sở Y tế chủ trì, hoàn thành trước 25/11.');
    await until('draft saved', () => desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved'));
    await browser.kill();
    browser = await launch();
    desk = await openDesk(browser);
    await openDocument(desk, documentId);
    assert.equal(await until('words', async () => (await wordsOnDesk(desk)) || undefined), 'Đồng ý. Giao Sở Y tế chủ trì, hoàn thành trước 25/11.');
    await waitForPdf(desk);
  });

  it('signs what was shown while the server is still off, and lets the decision wait', async () => {
    writeFileSync(keyFile, leader.p12);
    await sign(browser, desk, keyFile, leader.password);
    const states = await until('queued', async () => ((await outboxStates(desk)).length > 0 ? outboxStates(desk) : undefined));
    assert.deepEqual(states, ['waiting']);
    assert.equal((await ownDecisions()).length, 0);
  });

  it('delivers it once when the server is back, although the reply was lost', async () => {
    await agency.comeBack();
    // A session cookie does not outlive a power cut: the officer logs in again.
    await logIn(browser, agency);
    agency.faults.failNextPosts('lose-reply');
    await desk.bringToFront();
    await hurry(desk);
    await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered');
    const stored = await ownDecisions();
    assert.equal(stored.length, 1);
    assert.equal(stored[0]!.kind, 'phe-duyet');
    assert.equal(stored[0]!.files.length, 1);
    const {rows} = await agency.database.query<{content: Uint8Array}>('select content from decision_files where id = $1', [stored[0]!.files[0]!.id]);
    const file = join(folder, `${name}-signed.pdf`);
    writeFileSync(file, rows[0]!.content);
    if (!hasCommand('pdfsig')) return;
    const said = execFileSync('pdfsig', [file], {encoding: 'utf8'});
    assert.match(said, /Signature is Valid/);
    assert.match(said, /Total document signed/);
  });

  it('sends an opinion without a signature, and an ended session sends nothing twice', async () => {
    documentId = await openFirstDocument(desk);
    await decide(desk, 'comment', 'Đề nghị bổ sung phụ lục kinh phí.');
    await agency.expireSessions();
    await sendUnsigned(desk);
    await until('queued', async () => (await outboxStates(desk)).length === 2);
    await until('told of the login', () => desk.$('[data-state=logged-out]').then(each => each !== null));
    assert.equal((await ownDecisions()).length, 0);
    await logIn(browser, agency);
    await desk.bringToFront();
    await hurry(desk);
    await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered');
    assert.equal((await ownDecisions()).length, 1);
  });

  it('tells the system’s own words of refusal', async () => {
    agency.faults.failNextPosts(403);
    documentId = await openFirstDocument(desk);
    await decide(desk, 'comment', 'Ý kiến gặp lỗi.');
    await sendUnsigned(desk);
    await until('refused', async () => (await outboxStates(desk)).at(-1) === 'refused');
    assert.equal((await ownDecisions()).filter(each => each.comment.startsWith('Ý kiến gặp lỗi')).length, 0);
  });

  /** Presses "try again" on everything that waits. */
  async function hurry(desk: Page): Promise<void> {
    await desk.$eval('tk-outbox', each => {
      for (const {id} of (each as HTMLElementTagNameMap['tk-outbox']).commands.filter(({state}) => state === 'waiting')) {
        each.dispatchEvent(Object.assign(new Event('tk-outbox-act', {bubbles: true, composed: true}), {commandId: id}, {name: 'retry'}));
      }
    });
    await deliverNow(desk);
  }
}
