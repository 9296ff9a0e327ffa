/**
 * Redmine, Roundcube and DokuWiki as Debian packages them, each with its adapter and nothing else, in both browsers: the list, a document, a
 * draft with the system off, a signature, the delivery; what counts in the end is read from the system's own database or mail folders. SYSTEM=name runs one; DokuWiki runs only so.
 */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it as test} from 'node:test';
import type {Page} from 'puppeteer-core';

import {launchBrowser} from '../../demo/setup/browser-driver.js';
import type {BrowserName, ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {hasCommand} from '../../demo/setup/browsers.mjs';
import {decide, deliverNow, find, grant, openDesk, openDocument, openFirstDocument, outboxStates, sendUnsigned, sign, until, waitForPdf} from '../../demo/setup/officer.js';
import {callExtension} from '../support/call-extension.js';
import {cannotRun} from '../support/extension-office.js';
import {waitForOwnFile} from '../support/own-file.js';
import {makePki} from '../support/pki.mjs';
import {startFaultProxy} from '../support/real-systems/fault-proxy.js';
import type {FaultProxy} from '../support/real-systems/fault-proxy.js';
import {cannotStart, realSystems, startRealSystem} from '../support/real-systems/real-system.js';
import type {RealSystem} from '../support/real-systems/real-system.js';

const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-systems-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));
const only = process.env['SYSTEM'];

for (const system of realSystems.filter(each => (only ? each.name === only : !each.isOurs))) {
  const missing = cannotStart(system);
  describe(system.name, {skip: missing, concurrency: false}, () => {
    before(() => startRealSystem(system, system.name === 'Redmine' ? ['all'] : ['install', 'wipe', 'all']), {timeout: 600_000});
    for (const name of ['chromium', 'firefox'] as const) {
      describe(`in ${name}`, {skip: cannotRun(name), concurrency: false}, () => work(system, name));
    }
  });
}

function work(system: RealSystem, name: BrowserName): void {
  const leader = makePki().people.leader;
  const keyFile = join(folder, `${system.name}-${name}.p12`);
  let proxy: FaultProxy;
  let browser: ExtensionBrowser;
  let desk: Page;
  let signedFor = '';

  let broken = false;
  const it = (sentence: string, step: () => Promise<void>) =>
    test(sentence, {timeout: 120_000}, async t => {
      if (broken) return t.skip('an earlier step failed');
      broken = true;
      await step();
      broken = false;
    });

  before(async () => {
    writeFileSync(keyFile, leader.p12);
    proxy = await startFaultProxy(system.url);
    browser = await launchBrowser(name, {profile: join(folder, `${system.name}-${name}`)});
  });
  after(async () => {
    await browser?.close();
    await proxy?.stop();
  });

  it('is recognised by its adapter and lists its documents', async () => {
    await system.logIn(await browser.browser.newPage(), proxy.url);
    if (system.adapter) await callExtension(await browser.openPage('options'), {type: 'import-adapter', json: system.adapter});
    const options = await grant(browser, proxy.url);
    await find(options, '[data-state=ok]');
    await options.close();
    desk = await openDesk(browser);
    const count = await until('the list', () =>
      desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).shadowRoot?.querySelector('tk-inbox')?.shadowRoot?.querySelectorAll('.row').length || undefined),
    );
    assert.ok(count >= 5, `${count} rows`);
  });

  it('shows a document’s file, read with the officer’s session', async () => {
    signedFor = await openFirstDocument(desk);
    assert.ok(signedFor.startsWith(`${system.adapterId}:`), signedFor);
    await waitForPdf(desk);
  });

  it('takes a draft and a signature while the system is off, and delivers when it is back, once, although the reply is lost', async () => {
    proxy.faults.isDown = true;
    await decide(desk, 'approve', 'Đồng ý. Giao Văn phòng chủ trì: Ấn, Ợ, Ữ ✓');
    await sign(browser, desk, keyFile, leader.password);
    await until('waiting', async () => (await outboxStates(desk)).at(-1) === 'waiting');
    proxy.faults.isDown = false;
    // The answer to the request that counts is lost: the proof has to be found on the system's own page.
    const before = proxy.posts.length;
    proxy.faults.spoil = body => {
      if (system.isDecision(body)) proxy.faults.loseReplies = 1;
      return body;
    };
    await hurry(desk);
    await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered', 60_000);
    proxy.faults.spoil = undefined;
    assert.equal(proxy.posts.slice(before).filter(each => system.isDecision(each.body)).length, 1);
    const stored = system.stored(await lastMark(desk));
    assert.equal(stored.length, 1);
    assert.match(stored[0]!.text, /Giao Văn phòng chủ trì: Ấn, Ợ, Ữ ✓/);
    checkSignature(stored[0]!.file);
  });

  it('delivers the next with the answer in hand: decided in the system’s own words, with the valid file', async () => {
    await openAnother(desk);
    await waitForOwnFile(desk, signedFor);
    await decide(desk, 'approve', 'Phê duyệt theo đề nghị.');
    await sign(browser, desk, keyFile, leader.password);
    await hurry(desk);
    await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered', 60_000);
    const stored = system.stored(await lastMark(desk));
    assert.equal(stored.length, 1);
    assert.equal(stored[0]!.state, system.approved);
    checkSignature(stored[0]!.file);
  });

  it('sends nothing when the session is over, says so, and sends once after the login', async () => {
    await openAnother(desk);
    await decide(desk, 'comment', 'Đề nghị bổ sung dự toán.');
    proxy.faults.hasNoSession = true;
    await sendUnsigned(desk);
    await until('logged out', () => desk.$('[data-state=logged-out]').then(each => each !== null));
    assert.equal(system.stored(await lastMark(desk)).length, 0);
    proxy.faults.hasNoSession = false;
    await system.logIn(await browser.browser.newPage(), proxy.url).catch(() => undefined);
    await desk.bringToFront();
    await hurry(desk);
    await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered', 60_000);
    assert.equal(system.stored(await lastMark(desk)).length, 1);
  });

  it('is told by the system of a wrong token, stores nothing, and does not try by itself again', async () => {
    await openAnother(desk);
    proxy.faults.spoil = body => system.spoilToken(body);
    proxy.faults.wrongHeader = system.tokenHeader;
    await decide(desk, 'comment', 'Mã xác thực sai.');
    await sendUnsigned(desk);
    await until('refused', async () => (await outboxStates(desk)).at(-1) === 'refused', 60_000);
    proxy.faults.spoil = undefined;
    proxy.faults.wrongHeader = undefined;
    assert.equal(system.stored(await lastMark(desk)).length, 0);
  });

  it('waits for a slow system', async () => {
    // A wrong token ends the session in Redmine, as it should: the officer logs in again.
    await system.logIn(await browser.browser.newPage(), proxy.url).catch(() => undefined);
    await desk.bringToFront();
    await openAnother(desk);
    proxy.faults.delayMs = 800;
    await decide(desk, 'comment', 'Hệ thống chậm.');
    await sendUnsigned(desk);
    await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered', 90_000);
    proxy.faults.delayMs = 0;
    assert.equal(system.stored(await lastMark(desk)).length, 1);
  });

  const taken = new Set<string>();
  async function openAnother(page: Page): Promise<void> {
    taken.add(signedFor);
    const ids = await page.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(document => document.id));
    signedFor = ids.find(each => !taken.has(each)) ?? signedFor;
    await openDocument(page, signedFor);
    await until('it is open', () => page.$eval('tk-desk', (each, id) => (each as HTMLElementTagNameMap['tk-desk']).selectedId === id, signedFor));
  }
}

function checkSignature(file: Uint8Array | undefined): void {
  assert.ok(file, 'no file came');
  assert.match(Buffer.from(file).toString('latin1'), /ETSI\.CAdES\.detached/);
  if (!hasCommand('pdfsig')) return;
  const path = join(folder, 'stored.pdf');
  writeFileSync(path, file);
  const said = execFileSync('pdfsig', [path], {encoding: 'utf8'});
  assert.match(said, /Signature is Valid/);
  assert.match(said, /Total document signed/);
}

/** The mark of the youngest command, as the background makes it. */
async function lastMark(desk: Page): Promise<string> {
  const id = await desk.$eval('tk-outbox', each => (each as HTMLElementTagNameMap['tk-outbox']).commands.at(-1)?.id ?? '');
  return `TK-${id.replaceAll('-', '').slice(0, 12).toUpperCase()}`;
}

async function hurry(desk: Page): Promise<void> {
  await desk.$eval('tk-outbox', each => {
    for (const {id} of (each as HTMLElementTagNameMap['tk-outbox']).commands.filter(({state}) => state === 'waiting')) {
      each.dispatchEvent(Object.assign(new Event('tk-outbox-act', {bubbles: true, composed: true}), {commandId: id}, {name: 'retry'}));
    }
  });
  await deliverNow(desk);
}
