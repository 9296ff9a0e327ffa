/** What a clerk does on the desk, in steps an end-to-end test can read aloud. */
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import type {ElementHandle, Page} from 'puppeteer-core';

import type {DemoKey} from '../keys.js';
import type {ExtensionBrowser} from './browser-driver.js';
import {find, press, signInConsent, until, waitForPdf} from './officer.js';

export interface Issue {
  readonly number: string;
  /** `yyyy-MM-dd`; the month and year are the page's where it has them typed. */
  readonly issuedOn: string;
  /** Path of the seal's PNG. */
  readonly seal: string;
  readonly key: DemoKey;
}

/** Drops a PDF on the desk, as from a folder, and waits until it stands there. */
export async function dropFile(desk: Page, path: string): Promise<void> {
  await desk.evaluate(
    (name, base64) => {
      const bytes = Uint8Array.from(atob(base64), each => each.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, {type: 'application/pdf'}));
      window.dispatchEvent(new DragEvent('drop', {dataTransfer: data, cancelable: true}));
    },
    basename(path),
    readFileSync(path).toString('base64'),
  );
  await find(desk, 'tk-opinion-form');
  await waitForPdf(desk);
}

/** Unfolds the clerk's sheet and fills it; afterwards the box on the page is the seal's. */
/** @returns the day as it was entered */
export async function fillIssueSheet(desk: Page, {number, issuedOn, seal}: Issue): Promise<string> {
  await press(desk, 'details.issue summary');
  const input = (await find(desk, 'tk-issue-form >>> #seal')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(seal);
  await find(desk, 'tk-issue-form >>> .seal img');
  await until('number and seal have a place', () => desk.$eval('tk-issue-form', each => (each as HTMLElementTagNameMap['tk-issue-form']).outlook !== undefined));
  const typed = await desk.$eval('tk-issue-form', each => (each as HTMLElementTagNameMap['tk-issue-form']).outlook?.typed ?? {});
  const [year, month, today] = issuedOn.split('-');
  const day = [typed.year ?? year, typed.month?.padStart(2, '0') ?? month, typed.day?.padStart(2, '0') ?? today].join('-');
  await type(desk, '#number', number);
  await desk.$eval(
    'tk-issue-form >>> #day',
    (each, entered) => {
      (each as HTMLInputElement).value = entered;
      each.dispatchEvent(new Event('input'));
    },
    day,
  );
  return day;
}

/** From the filled sheet to the sealed file on the desk. */
export async function sealDocument(browser: ExtensionBrowser, desk: Page, {key}: Issue, look?: (consent: Page) => Promise<void>): Promise<Uint8Array> {
  await press(desk, 'tk-issue-form >>> .button.primary');
  const consent = browser.name === 'chromium' ? await browser.waitForPage('consent') : await openIssueConsent(browser, desk);
  await look?.(consent);
  await signInConsent(consent, key.file, key.password);
  await until('the sealed file stands on the desk', () => desk.$eval('tk-document-view', each => /\(số \d+\)\.pdf$/.test((each as HTMLElementTagNameMap['tk-document-view']).name)));
  await waitForPdf(desk);
  const base64 = await desk.$eval('tk-document-view', async each => {
    const bytes = new Uint8Array(await (each as HTMLElementTagNameMap['tk-document-view']).file!.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  });
  return Buffer.from(base64, 'base64');
}

async function type(desk: Page, selector: string, words: string): Promise<void> {
  const field = await find(desk, `tk-issue-form >>> ${selector}`);
  await field.focus();
  await field.type(words);
}

/** Firefox's driver does not list windows an extension opens: the same page with the same request is opened in a tab. */
async function openIssueConsent(browser: ExtensionBrowser, desk: Page): Promise<Page> {
  const id = await until('a request to seal', () =>
    desk.evaluate(
      () =>
        new Promise<string | undefined>(resolve => {
          const opening = indexedDB.open('trinh-ky');
          opening.onsuccess = () => {
            const keys = opening.result.transaction('settings').objectStore('settings').getAllKeys();
            keys.onsuccess = () => {
              opening.result.close();
              resolve(keys.result.map(String).find(key => key.startsWith('issue:'))?.slice('issue:'.length));
            };
          };
        }),
    ),
  );
  return browser.openPage('consent', `?issue=${id}`);
}

/** What the desk keeps of what was shown at each signature; leaves its section open. */
export async function signingRecordsOn(desk: Page): Promise<readonly {shown: string; signed?: string; pages?: number; revision?: number; screen?: string}[]> {
  await desk.$eval('tk-desk', each => each.dispatchEvent(Object.assign(new Event('tk-section-change'), {section: 'signing-records'})));
  await find(desk, 'tk-signing-records >>> tbody tr');
  await until('the journal is checked', () => desk.$eval('tk-signing-records', each => (each as HTMLElementTagNameMap['tk-signing-records']).chain?.intact));
  return desk.$eval('tk-signing-records', each =>
    (each as HTMLElementTagNameMap['tk-signing-records']).records.map(({shown, signed, pages, revision, screen}) => ({
      shown,
      ...(signed !== undefined && {signed}),
      ...(pages !== undefined && {pages}),
      ...(revision !== undefined && {revision}),
      ...(screen !== undefined && {screen}),
    })),
  );
}
