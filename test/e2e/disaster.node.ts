/** The days a desk does not open, in real browsers: what an officer sees, and that every word comes back. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {ElementHandle, Page} from 'puppeteer-core';

import type {BrowserName} from '../../demo/setup/browser-driver.js';
import {decide, openDocument, until, wordsOnDesk, deliverNow} from '../../demo/setup/officer.js';
import {cannotRun, openOffice, wordsOn} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';

const passphrase = 'gió mùa đông bắc về';
const words = 'Đồng ý, đề nghị Sở Tài chính thẩm định trước 30/11.';

for (const name of ['chromium', 'firefox'] as const satisfies readonly BrowserName[]) {
  describe(`a desk that fails in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    let office: ExtensionOffice;
    let copy: string;
    before(async () => {
      office = await openOffice(name, {documents: 40});
      await openDocument(office.desk, office.documents[0]!);
      await decide(office.desk, 'approve', words);
      await until('the draft on the disk', async () => (await office.desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState)) === 'saved');
    });
    after(() => office?.close());

    it('is copied to a file that only its passphrase opens', async () => {
      const options = await office.browser.openPage('options', '#copy');
      await catchFiles(options);
      await fill(options, '#copy-write-new', passphrase);
      await fill(options, '#copy-write-again', `${passphrase}x`);
      await press(options, '#copy-write-new ~ button');
      assert.equal(await options.$('[data-done]'), null, 'two different passphrases were taken');
      await fill(options, '#copy-write-again', passphrase);
      await press(options, '#copy-write-new ~ button');
      copy = office.keep('desk.tkdesk', await caught(options));
      await give(options, 'copy-read', copy, 'sai rồi nhé bạn');
      await find(options, '[data-code="passphrase-wrong"]');
      await give(options, 'copy-read', office.keep('hostile.tkdesk', Buffer.from('{"format":"trinh-ky-desk"}\nPK\u0003\u0004')), passphrase);
      await find(options, '[data-code="import-invalid"]');
      await options.close();
    });

    it('written by a newer version: read without writing, given up only for a sound copy, and whole again', async () => {
      await office.desk.close();
      const blank = await office.browser.openPage('options');
      await blank.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('trinh-ky', 999);
            opening.onsuccess = () => (opening.result.close(), resolve());
            opening.onerror = () => reject(opening.error ?? new Error('not opened'));
          }),
      );
      await blank.close();
      const page = await office.browser.openPage('desk');
      await find(page, '.recovery[data-code="storage-newer"]');
      await press(page, '#rescue');
      await find(page, '#rescued[data-drafts="1"]');
      assert.ok((await wordsOn(page)).includes(words), 'the draft cannot be read on the rescue screen');
      await catchFiles(page);
      await fill(page, '#rescue-new', passphrase);
      await fill(page, '#rescue-again', passphrase);
      await press(page, '#rescue-new ~ button');
      assert.ok((await caught(page)).length > 500);

      await give(page, 'rebuild', office.keep('cut.tkdesk', await cut(copy)), passphrase);
      await find(page, '[data-code="import-invalid"]');
      assert.equal(await version(page), 999, 'a broken copy cost the officer the desk');

      await give(page, 'rebuild', copy, passphrase);
      await press(page, '#open-rebuilt');
      await find(page, 'tk-desk');
      await openDocument(page, office.documents[0]!);
      await until('the words again', async () => (await wordsOnDesk(page)) === words);
      await page.close();
    });

    it('cleared by the browser: says so, and takes the copy in', async () => {
      const page = await office.browser.openPage('options', '#language');
      await page.evaluate(
        () =>
          new Promise<void>(resolve => {
            const deleting = indexedDB.deleteDatabase('trinh-ky');
            deleting.onsuccess = () => resolve();
          }),
      );
      await page.close();
      const desk = await office.browser.openPage('desk');
      await find(desk, '.recovery[data-code="desk-cleared"]');
      await give(desk, 'rebuild', copy, passphrase);
      await press(desk, '#open-rebuilt');
      await find(desk, 'tk-desk');
      await openDocument(desk, office.documents[0]!);
      await until('the words again', async () => (await wordsOnDesk(desk)) === words);
      await desk.close();
    });

    it('locked with a passphrase: asks for it, refuses another, opens with it', async () => {
      const options = await office.browser.openPage('options', '#lock');
      await find(options, '#lock-state[data-set="no"]');
      await fill(options, '#lock-new', passphrase);
      await fill(options, '#lock-again', passphrase);
      await press(options, '#lock-again ~ p button[type=submit]');
      await find(options, '#lock-state[data-set="yes"]');
      await find(options, '#lock-now');
      await press(options, '#lock-now');
      await find(options, '.recovery[data-code="passphrase-needed"]');
      assert.ok(!(await wordsOn(options)).includes('Sở'), 'a locked desk still shows something');
      await fill(options, '#unlock-passphrase', 'không phải cụm này');
      await press(options, '#unlock button');
      await until('a refusal', async () => (await options.$eval('#unlock [role=alert]', each => each.textContent?.trim())) !== '');
      await fill(options, '#unlock-passphrase', passphrase);
      await press(options, '#unlock button');
      await find(options, '[data-section="lock"]');
      await options.close();
      const desk = await office.browser.openPage('desk');
      await openDocument(desk, office.documents[0]!);
      await until('the words, unlocked', async () => (await wordsOnDesk(desk)) === words);
      await desk.close();
    });

    it('counts deadlines by the calendar the officer edits, and points at a line that is no day', async () => {
      const options = await office.browser.openPage('options', '#calendar');
      await fill(options, '#holidays', '01/01/2026 Tết Dương lịch\n30/02/2026\n');
      await press(options, '[data-section=calendar] button[type=submit]');
      assert.match(await until('the line', () => options.$eval('#calendar-wrong', each => each.textContent?.trim() || undefined)), /2/);
      await fill(options, '#holidays', '01/01/2026 Tết Dương lịch\n2026-02-16');
      await press(options, '[data-section=calendar] button[type=submit]');
      await until('no complaint', () => options.$eval('#calendar-wrong', each => each.textContent?.trim() === ''));
      await options.close();
      const desk = await office.browser.openPage('desk');
      const calendar = await desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).calendar);
      assert.deepEqual(calendar.holidays, ['2026-01-01', '2026-02-16']);
      await desk.close();
    });

    it('takes other keys, refuses one that is taken, and none at all', async () => {
      const options = await office.browser.openPage('options', '#keys');
      await (await find(options, '#key-done')).focus();
      await options.keyboard.press('j');
      assert.notEqual(await options.$eval('[data-section=keys] .problem', each => each.textContent?.trim()), '');
      await options.keyboard.press('w');
      const desk = await office.browser.openPage('desk');
      await until('the new key', () => desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).keymap['w'] === 'done'));
      await press(options, '#keys-on');
      await until('keys off', () => desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).shortcuts === 'off'));
      await desk.close();
      await options.close();
    });

    it('shows its journal, checks the chain, and sums the paper by assumptions that can be changed', async () => {
      const desk = await office.browser.openPage('desk');
      await openDocument(desk, office.documents[1]!);
      await decide(desk, 'comment', 'Đã đọc.');
      await press(desk, 'tk-opinion-form >>> .acts .button.primary');
      await until(
        'delivered',
        async () => {
          await deliverNow(desk);
          return (await entries(desk)).includes('decision-delivered');
        },
        90_000,
      );
      await desk.$eval('tk-desk', each => each.dispatchEvent(Object.assign(new Event('tk-section-change'), {section: 'journal'})));
      await press(desk, '#verify-journal');
      await find(desk, '[data-intact="true"]');
      const hours = await figure(desk);
      await desk.$eval('#assume-minutesPerDecision', each => {
        (each as HTMLInputElement).value = '60';
        each.dispatchEvent(new Event('change'));
      });
      await until('other hours', async () => (await figure(desk)) !== hours);
      await desk.close();
    });

    function figure(desk: Page): Promise<string> {
      return desk.$eval('[data-figure=hours] dd', each => each.textContent ?? '');
    }

    function entries(desk: Page): Promise<string[]> {
      return desk.evaluate(
        () =>
          new Promise<string[]>(resolve => {
            const opening = indexedDB.open('trinh-ky');
            opening.onsuccess = () => {
              const all = opening.result.transaction('journal').objectStore('journal').getAll();
              all.onsuccess = () => {
                opening.result.close();
                resolve((all.result as {act: string}[]).map(({act}) => act));
              };
            };
          }),
      );
    }
  });
}

/** The pages of this test load themselves anew: a look in the middle of that is not the end of it. */
async function find(page: Page, selector: string): Promise<ElementHandle<Element>> {
  return until(selector, () => page.$(selector).then(each => each ?? undefined, () => undefined));
}

async function press(page: Page, selector: string): Promise<void> {
  await (await find(page, selector)).evaluate(each => (each as HTMLElement).click());
}

async function fill(page: Page, selector: string, value: string): Promise<void> {
  const field = await find(page, selector);
  await field.evaluate((each, text) => {
    (each as HTMLInputElement).value = text;
    each.dispatchEvent(new Event('input', {bubbles: true}));
  }, value);
}

async function give(page: Page, id: string, path: string, secret: string): Promise<void> {
  await ((await find(page, `#${id}-file`)) as ElementHandle<HTMLInputElement>).uploadFile(path);
  await fill(page, `#${id}-passphrase`, secret);
  await press(page, `#${id}-passphrase ~ button`);
}

/** The next file the page hands to the downloads stays in the page instead. */
async function catchFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = file => {
      (globalThis as unknown as {caught: unknown}).caught = file;
      return original(file);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
}

async function caught(page: Page): Promise<Buffer> {
  const base64 = await until('a file', () =>
    page.evaluate(async () => {
      const file = (globalThis as unknown as {caught?: Blob}).caught;
      if (!file) return undefined;
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    }),
  );
  return Buffer.from(base64, 'base64');
}

async function cut(path: string): Promise<Buffer> {
  const {readFile} = await import('node:fs/promises');
  const bytes = await readFile(path);
  return bytes.subarray(0, bytes.length - 100);
}

function version(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const opening = indexedDB.open('trinh-ky');
        opening.onsuccess = () => {
          const {version: found} = opening.result;
          opening.result.close();
          resolve(found);
        };
      }),
  );
}
