/** An administrator makes an adapter for a system by clicking only; then an officer reads and decides with it. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';

import {startAgency} from '../../demo/agency/server.js';
import type {Agency} from '../../demo/agency/server.js';
import {launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {decide, find, grant, logIn, openDesk, openDocument, outboxStates, press, sendUnsigned, until} from '../../demo/setup/officer.js';
import {cannotRun} from '../support/extension-office.js';

const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-builder-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

for (const name of ['chromium', 'firefox'] as const) {
  describe(`the builder in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    let agency: Agency;
    let browser: ExtensionBrowser;
    let builder: Page;
    let system: Page;
    before(async () => {
      agency = await startAgency({dataDir: 'memory://', documents: 60});
      browser = await launchBrowser(name, {profile: join(folder, name)});
      system = await logIn(browser, agency);
      await system.goto(`${agency.url}/van-ban?hop=cho-xu-ly`);
      builder = await grant(browser, agency.url);
      await find(builder, '[data-state=ok]');
      await builder.evaluate(() => (location.hash = '#builder'));
      await find(builder, '#builder-site');
      await builder.select('#builder-site', agency.url);
      await find(builder, '#pick-row');
    });
    after(async () => {
      await browser?.close();
      await agency?.stop();
    });

    /** Presses a button of the builder, then really clicks on the system's page. */
    const pick = async (button: string, place: string, shown = `#${button}`) => {
      await builder.bringToFront();
      await press(builder, `#${button}`);
      await system.bringToFront();
      await until('the picker is there', () => system.$('tk-signpost').then(each => each !== null));
      await system.click(place);
      await until('it is gone', () => system.$('tk-signpost').then(each => each === null));
      await builder.bringToFront();
      return until(`${button} is known`, () =>
        builder.$eval(shown, each => each.closest('li, .line')?.querySelector('.found')?.textContent?.trim() || undefined).catch(() => undefined),
      );
    };

    it('proposes the rows from one click, and shows a field for several of them', {timeout: 60_000}, async () => {
      const rows = await pick('pick-row', '#danh-sach-van-ban tbody tr[data-id] .trich-yeu');
      const count = Number(/\d+/.exec(rows)?.[0]);
      assert.equal(count, await system.$$eval('#danh-sach-van-ban tbody tr[data-id]', each => each.length));
      const subjects = await pick('list-subject', '#danh-sach-van-ban tbody tr[data-id] .trich-yeu a');
      assert.equal(subjects.split(' · ').length, 3);
      await pick('list-number', '#danh-sach-van-ban tbody tr[data-id] .so-ky-hieu');
      await pick('list-dueOn', '#danh-sach-van-ban tbody tr[data-id] .han-xu-ly');
    });

    it('takes a document’s fields by the words beside them, and its file', {timeout: 60_000}, async () => {
      const href = await system.$eval('#danh-sach-van-ban tbody tr[data-id] .trich-yeu a', each => (each as HTMLAnchorElement).href);
      await system.goto(href);
      await pick('detail-sender', "[data-truong='co-quan-ban-hanh']");
      await pick('pick-file', '#tep-dinh-kem li a.tep');
    });

    it('records a decision entered once by hand: names, never what was typed', {timeout: 60_000}, async () => {
      await builder.bringToFront();
      await builder.select('#builder-decision', 'comment');
      await press(builder, '#record-form');
      await system.bringToFront();
      await until('the picker is there', () => system.$('tk-signpost').then(each => each !== null));
      await system.click('#form-xu-ly [name="ket-qua"][value="y-kien-khac"]');
      await system.type('#form-xu-ly [name="noi-dung"]', 'Chuyện riêng TRINHKY-THU');
      await Promise.all([system.waitForNavigation(), system.click('#form-xu-ly [type=submit]')]);
      await builder.bringToFront();
      const form = await until('the form is known', () => builder.$eval('#record-form', each => each.closest('li')?.querySelector('.found')?.textContent?.trim() || undefined));
      assert.match(form, /ket-qua = y-kien-khac/);
      assert.match(form, /noi-dung/);
      assert.doesNotMatch(await builder.$eval('body', each => each.textContent ?? ''), /Chuyện riêng/);
      await pick('pick-proof', '#y-kien-xu-ly .noi-dung-y-kien::-p-text(TRINHKY-THU)');
    });

    it('is saved, reads the system, and an officer’s opinion is entered with it', {timeout: 90_000}, async () => {
      await press(builder, '#builder-save');
      await find(builder, '#builder-trial[data-state=ok]');
      const desk = await openDesk(browser);
      const id = await until('a document', () =>
        desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.find(one => one.id.startsWith('local.'))?.id),
      );
      await openDocument(desk, id);
      await decide(desk, 'comment', 'Đồng ý với nội dung trình.');
      await sendUnsigned(desk);
      await until('delivered', async () => (await outboxStates(desk)).at(-1) === 'delivered');
      const stored = (await agency.decisions(Number(id.split(':').pop()))).filter(each => /Đồng ý với nội dung trình\. \[TK-/.test(each.comment));
      assert.equal(stored.length, 1);
      const json = await builder.evaluate(
        () =>
          new Promise<string>(resolve => {
            const opening = indexedDB.open('trinh-ky');
            opening.onsuccess = () => {
              const {result} = opening;
              const all = result.transaction('settings').objectStore('settings').getAll();
              all.onsuccess = () => (result.close(), resolve(JSON.stringify(all.result)));
            };
          }),
      );
      assert.doesNotMatch(json, /TRINHKY-THU|Chuyện riêng/);
    });
  });
}
