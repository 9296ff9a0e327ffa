/**
 * A leader signs many documents in one sitting, in a real Chromium: one by one with a wrong password in between, then twenty in one
 * go under an administrator's policy, with a bad file among them and the browser killed half way. Each is stored by the agency once.
 */
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import type {ElementHandle, Page} from 'puppeteer-core';

import {startAgency} from '../../demo/agency/server.js';
import type {Agency} from '../../demo/agency/server.js';
import {launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {deliverNow, find, grant, logIn, openDesk, outboxStates, press, until} from '../../demo/setup/officer.js';
import {validatePdf} from '../../components/signature.js';
import {cannotRun} from '../support/extension-office.js';
import {makePki} from '../support/pki.mjs';

const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-batch-'));
const policyFolder = '/etc/chromium/policies/managed';
const policyFile = join(policyFolder, `trinh-ky-batch-${process.pid}.json`);
after(() => {
  rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  rmSync(policyFile, {force: true});
});

describe('many signatures in one sitting', {skip: cannotRun('chromium'), concurrency: false}, () => {
  const {leader} = makePki().people;
  const keyFile = join(folder, 'leader.p12');
  const profile = join(folder, 'profile');
  let agency: Agency;
  let browser: ExtensionBrowser;
  let desk: Page;
  let documents: string[] = [];
  const decided = async () => {
    const {rows} = await agency.database.query<{document_id: number; times: number}>(
      "select document_id, count(*)::int as times from decisions where comment like '%[TK-%' group by document_id",
    );
    return rows;
  };

  after(async () => {
    await browser?.close();
    await agency?.stop();
  });

  it('is asked for by ticking rows', async () => {
    writeFileSync(keyFile, leader.p12);
    agency = await startAgency({dataDir: 'memory://', documents: 80});
    browser = await launchBrowser('chromium', {profile});
    await logIn(browser, agency);
    await (await grant(browser, agency.url)).close();
    desk = await openDesk(browser);
    documents = await until('a list', async () => {
      const ids = await listed(desk);
      return ids.length >= 24 && ids;
    });
    for (const row of [0, 1, 2]) await press(desk, `tk-desk >>> tk-inbox >>> #row-${row} .tick`);
    await press(desk, 'tk-desk >>> tk-inbox >>> .bulk .acts .primary');
    const consent = await browser.waitForPage('consent');
    await find(consent, 'tk-batch-review >>> fieldset');
    const items = await itemsOf(consent);
    assert.equal(items.length, 3);
    assert.ok(items.every(({state, pages, place}) => state === 'waiting' && pages > 0 && place !== undefined), JSON.stringify(items));
    if (process.env['PICTURES']) await consent.screenshot({path: join(process.env['PICTURES'], 'batch-review.png') as `${string}.png`});
    // Nothing is chosen in advance, and without a choice nothing begins.
    await press(consent, 'tk-batch-review >>> .acts .primary');
    await find(consent, 'tk-batch-review >>> #choice-problem:not([hidden])');
  });

  it('shows each document before it is signed, and a wrong password stops them all', async () => {
    const consent = await browser.waitForPage('consent');
    await choose(consent, 'each');
    await giveKey(consent, leader.password);
    await until('the second', async () => (await states(consent)).filter(state => state === 'signed').length === 1);
    await giveKey(consent, 'sai mật khẩu');
    await find(consent, 'tk-batch-review >>> .problem[role=alert]');
    assert.deepEqual(await states(consent), ['signed', 'waiting', 'waiting']);
    await choose(consent, 'each');
    await giveKey(consent, leader.password);
    await giveKey(consent, leader.password);
    await find(consent, '#close');
    assert.deepEqual(await states(consent), ['signed', 'signed', 'signed']);
    await consent.close();
    await deliverNow(desk);
    await until('three delivered', async () => (await outboxStates(desk)).filter(state => state === 'delivered').length === 3);
    assert.deepEqual((await decided()).map(({times}) => times), [1, 1, 1]);
  });

  it('signs twenty in one go where policy allows one PIN, past a bad file and through a power cut', async t => {
    const id = new URL(desk.url()).host;
    try {
      mkdirSync(policyFolder, {recursive: true});
      writeFileSync(policyFile, JSON.stringify({'3rdparty': {extensions: {[id]: {batchOnePin: true}}}}));
    } catch {
      return t.skip('policies of this machine cannot be written');
    }
    await browser.kill();
    browser = await launchBrowser('chromium', {profile});
    await logIn(browser, agency);
    desk = await openDesk(browser);
    await policyArrived(desk);
    const twenty = documents.slice(3, 23);
    const bad = Number(twenty[4]!.split(':').pop());
    await agency.database.query("update attachments set content = '%PDF-1.4 nothing else'::bytea where document_id = $1", [bad]);
    await askFor(desk, twenty);
    let consent = await browser.waitForPage('consent');
    await choose(consent, 'all');
    await giveKey(consent, leader.password);
    await until('some signed', async () => (await states(consent)).filter(state => state === 'signed').length >= 6);
    await browser.kill();

    browser = await launchBrowser('chromium', {profile});
    await logIn(browser, agency);
    desk = await openDesk(browser);
    await policyArrived(desk);
    await press(desk, '#continue-batch');
    consent = await browser.waitForPage('consent');
    await find(consent, 'tk-batch-review >>> fieldset');
    const left = (await states(consent)).filter(state => state === 'waiting').length;
    assert.ok(left > 0 && left <= 14, `${left} left after the power cut`);
    await choose(consent, 'all');
    await giveKey(consent, leader.password);
    await find(consent, '#close');
    const after = await states(consent);
    assert.equal(after.filter(state => state === 'signed').length, 19);
    assert.equal(after[4], 'failed');
    await consent.close();
    await until('all delivered', async () => {
      await deliverNow(desk);
      await wait(1500);
      return (await outboxStates(desk)).every(state => state === 'delivered');
    }, 120_000);
    const stored = await decided();
    assert.equal(stored.length, 3 + 19);
    assert.ok(stored.every(({times}) => times === 1), 'a decision stands twice');
    const {rows} = await agency.database.query<{content: Uint8Array}>('select content from decision_files');
    assert.equal(rows.length, 22);
    for (const {content} of rows) {
      const report = await validatePdf(new Blob([new Uint8Array(content)]));
      assert.equal(report.signatures.length, 1);
      assert.equal(report.signatures[0]!.integrity, 'intact');
      assert.equal(report.signatures[0]!.coverage, 'whole-document');
    }
    t.diagnostic(`${left} of 20 were left when the power went`);
  });

  /** Chromium hands a policy to an extension some seconds after the start. */
  function policyArrived(page: Page): Promise<true> {
    return until('the policy', () =>
      page.evaluate(async () => {
        const {chrome} = globalThis as unknown as {chrome: {storage: {managed: {get(key: string): Promise<Record<string, unknown>>}}}};
        return (await chrome.storage.managed.get('batchOnePin'))['batchOnePin'] === true;
      }),
    );
  }

  function listed(page: Page): Promise<string[]> {
    return page.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(each => each.id));
  }

  async function askFor(page: Page, ids: readonly string[]): Promise<void> {
    await until('the list', async () => (await listed(page)).length > 20);
    await page.$eval('tk-desk', (each, wanted) => each.dispatchEvent(Object.assign(new Event('tk-triage'), {name: 'sign', ids: wanted})), ids);
  }

  function itemsOf(consent: Page) {
    return consent.$eval('tk-batch-review', each => (each as HTMLElementTagNameMap['tk-batch-review']).items);
  }

  /** Of the list, also while a document stands before it. */
  async function states(consent: Page): Promise<string[]> {
    if (await consent.$('tk-batch-review')) return (await itemsOf(consent)).map(({state}) => state);
    return consent.evaluate(
      () =>
        new Promise<string[]>(resolve => {
          const opening = indexedDB.open('trinh-ky');
          opening.onsuccess = () => {
            const reading = opening.result.transaction('settings').objectStore('settings').get('signing-batch');
            reading.onsuccess = () => {
              opening.result.close();
              resolve(((reading.result as {value: {entries: {state: string}[]}} | undefined)?.value.entries ?? []).map(({state}) => state));
            };
          };
        }),
    );
  }

  async function choose(consent: Page, choice: string): Promise<void> {
    await press(consent, `tk-batch-review >>> input[value=${choice}]`);
    await press(consent, 'tk-batch-review >>> .acts .primary');
  }

  async function giveKey(consent: Page, password: string): Promise<void> {
    const input = (await find(consent, 'tk-signing-form >>> input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(keyFile);
    const before = (await states(consent)).filter(state => state === 'waiting').length;
    const field = await find(consent, 'tk-signing-form >>> #password');
    await field.focus();
    await field.type(password);
    await press(consent, 'tk-signing-form >>> .button.primary');
    await until('an answer', async () => (await consent.$('tk-batch-review')) !== null || (await states(consent)).filter(state => state === 'waiting').length < before);
  }
});
