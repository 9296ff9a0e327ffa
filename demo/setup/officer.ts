/** What an officer does, in steps an end-to-end test can read aloud. Works in both browsers. */
import {setTimeout as wait} from 'node:timers/promises';
import type {ElementHandle, Page} from 'puppeteer-core';

import type {Agency} from '../agency/server.js';
import {accounts} from '../agency/seed/accounts.js';
import type {ExtensionBrowser} from './browser-driver.js';

const patience = 30_000;

/** Asks until `look` gives something; the last word is the caller's sentence. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, ms = patience): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found as T;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await wait(100);
  }
}

/** Asks again and again: the driver's own waiting watches the document and does not hear what changes inside shadow roots. */
export async function find(page: Page, selector: string): Promise<ElementHandle<Element>> {
  return until(selector, async () => (await page.$(selector)) ?? undefined);
}

/** A click that does not depend on where the element stands at this moment. */
export async function press(page: Page, selector: string): Promise<void> {
  const element = await find(page, selector);
  await element.evaluate(each => (each as HTMLElement).click());
}

export async function logIn(browser: ExtensionBrowser, agency: Agency): Promise<Page> {
  const {user, password} = accounts[0]!;
  const tab = await browser.browser.newPage();
  await tab.goto(`${agency.url}/dang-nhap`);
  await tab.type('#ten', user.name);
  await tab.type('#mat-khau', password);
  await Promise.all([tab.waitForNavigation(), tab.click('#form-dang-nhap button')]);
  return tab;
}

/** Grants the system in the options page, as the officer does once. */
export async function grant(browser: ExtensionBrowser, address: string): Promise<Page> {
  const options = await browser.openPage('options');
  await options.bringToFront();
  await (await find(options, '#address')).type(address);
  await options.click('.grant button');
  await find(options, `[data-origin="${address}"]`);
  return options;
}

/** Opens the desk and waits until its list stands still. */
export async function openDesk(browser: ExtensionBrowser): Promise<Page> {
  const desk = await browser.openPage('desk');
  await desk.bringToFront();
  return desk;
}

export async function openFirstDocument(desk: Page): Promise<string> {
  await find(desk, 'tk-desk >>> tk-inbox >>> .list[aria-busy="false"]');
  await press(desk, 'tk-desk >>> tk-inbox >>> .row');
  await find(desk, 'tk-opinion-form');
  return desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).selectedId ?? '');
}

/** The first draft that has no number yet: what a leader signs and a clerk issues after that. */
export async function openFirstDraft(desk: Page): Promise<string> {
  await find(desk, 'tk-desk >>> tk-inbox >>> .list[aria-busy="false"]');
  const id = await until('a draft without a number', () =>
    desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.find(document => !document.issuedOn && !document.number?.number)?.id),
  );
  await openDocument(desk, id);
  return id;
}

export async function openDocument(desk: Page, id: string): Promise<void> {
  await find(desk, 'tk-desk');
  await desk.$eval(
    'tk-desk',
    (each, documentId) => each.dispatchEvent(Object.assign(new Event('tk-open'), {documentId})),
    id,
  );
  // Another document's form may still stand there.
  await until(`the document ${id}`, () =>
    desk
      .$eval('tk-opinion-form', (each, wanted) => (each as HTMLElementTagNameMap['tk-opinion-form'] & {content?: {documentId?: string}}).content?.documentId === wanted, id)
      .catch(() => false),
  );
}

export async function decide(desk: Page, decision: string, words: string): Promise<void> {
  await press(desk, `tk-opinion-form >>> input[value="${decision}"]`);
  const field = await find(desk, 'tk-opinion-form >>> textarea');
  await field.focus();
  await field.type(words);
}

/** The words in the form of the open document. */
export function wordsOnDesk(desk: Page): Promise<string> {
  return desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).text);
}

export async function waitForPdf(desk: Page): Promise<void> {
  await find(desk, 'tk-document-view >>> .page');
  await until('signature places and report', () =>
    desk.$eval('tk-truth-bar', each => !(each as HTMLElementTagNameMap['tk-truth-bar']).checking).catch(() => false),
  );
  await find(desk, 'tk-document-view >>> canvas');
}

export async function sendUnsigned(desk: Page): Promise<void> {
  await press(desk, 'tk-opinion-form >>> .acts .button.primary');
}

/** From "review and sign" to the sentence that says it is signed. */
export async function sign(
  browser: ExtensionBrowser,
  desk: Page,
  keyFile: string,
  password: string,
  look?: (consent: Page) => Promise<void>,
): Promise<void> {
  await press(desk, 'tk-opinion-form >>> .acts .button.primary');
  const consent = await consentWindow(browser, desk);
  await look?.(consent);
  await signInConsent(consent, keyFile, password);
}

/** The window that opened; `own` is any page of the extension. */
export function consentWindow(browser: ExtensionBrowser, own: Page): Promise<Page> {
  return browser.name === 'chromium' ? browser.waitForPage('consent') : openConsent(browser, own);
}

export async function signInConsent(consent: Page, keyFile: string, password: string): Promise<void> {
  const input = (await find(consent, 'tk-signing-form >>> input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(keyFile);
  const field = await find(consent, 'tk-signing-form >>> #password');
  await field.focus();
  await field.type(password);
  if (await consent.$('tk-signing-form >>> .sure input')) await press(consent, 'tk-signing-form >>> .sure input');
  await press(consent, 'tk-signing-form >>> .button.primary');
  await find(consent, 'tk-signing-form >>> .done');
  await consent.close();
}

/** Firefox's driver does not list windows an extension opens: the same page with the same request is opened in a tab. */
async function openConsent(browser: ExtensionBrowser, desk: Page): Promise<Page> {
  const id = await until('a signing request', () =>
    desk.evaluate(
      () =>
        new Promise<string | undefined>(resolve => {
          const opening = indexedDB.open('trinh-ky');
          opening.onsuccess = () => {
            const keys = opening.result.transaction('settings').objectStore('settings').getAllKeys();
            keys.onsuccess = () => {
              opening.result.close();
              resolve(keys.result.map(String).find(key => key.startsWith('signing:'))?.slice('signing:'.length));
            };
          };
        }),
    ),
  );
  return browser.openPage('consent', `?request=${id}`);
}

/** States of the outbox as the desk shows them, oldest first. */
export function outboxStates(desk: Page): Promise<string[]> {
  return desk.$eval('tk-outbox', each => (each as HTMLElementTagNameMap['tk-outbox']).commands.map(command => command.state));
}

export async function deliverNow(desk: Page): Promise<void> {
  await desk.$eval('tk-desk', each => each.dispatchEvent(new Event('tk-retry')));
}
