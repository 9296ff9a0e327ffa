/** One browser with the extension, granted one demo agency and logged in to it: what most end-to-end tests begin with. */
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Page} from 'puppeteer-core';

import {startAgency} from '../../demo/agency/server.js';
import type {Agency} from '../../demo/agency/server.js';
import {findBrowser, launchBrowser} from '../../demo/setup/browser-driver.js';
import type {BrowserName, ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {find, grant, logIn, openDesk, until} from '../../demo/setup/officer.js';

const root = new URL('../../', import.meta.url).pathname;

export interface ExtensionOffice {
  readonly agency: Agency;
  readonly browser: ExtensionBrowser;
  readonly desk: Page;
  /** Ids of what waits for the officer. */
  readonly documents: readonly string[];
  /** Keeps bytes under a name in a folder of this office; its path is for file fields. */
  keep(name: string, content: Uint8Array): string;
  close(): Promise<void>;
}

/** Why such a test cannot run here; `false` where it can. */
export function cannotRun(name: BrowserName): string | false {
  if (!findBrowser(name)) return `${name} is not on this machine`;
  return existsSync(join(root, 'dist/extension', name, 'manifest.json')) ? false : 'the extension is not built';
}

export async function openOffice(name: BrowserName, options: {documents?: number} = {}): Promise<ExtensionOffice> {
  const folder = mkdtempSync(join(tmpdir(), `trinh-ky-office-${name}-`));
  const agency = await startAgency({dataDir: 'memory://', documents: options.documents ?? 80});
  const browser = await launchBrowser(name, {profile: join(folder, 'profile')});
  await logIn(browser, agency);
  const page = await grant(browser, agency.url);
  await find(page, '[data-state=ok]');
  await page.close();
  const desk = await openDesk(browser);
  await desk.setViewport({width: 1280, height: 800});
  const documents = await until('a list', async () => {
    const ids = await desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(({id}) => id));
    return ids.length > 0 && ids;
  });
  return {
    agency,
    browser,
    desk,
    documents,
    keep: (file, content) => {
      const path = join(folder, file);
      writeFileSync(path, content);
      return path;
    },
    async close() {
      await browser.close();
      await agency.stop();
      rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    },
  };
}

/** What a person can read on the page, shadow roots included, one space between words. */
export function wordsOn(page: Page, selector = 'body'): Promise<string> {
  // No function of its own inside: the compiler would name it with a helper that the page does not have.
  return page.$eval(selector, start => {
    let words = '';
    const rest: Node[] = [start];
    for (let node = rest.pop(); node; node = rest.pop()) {
      if (node instanceof Text) words += ` ${node.data}`;
      if (!(node instanceof Element) || node.matches('style, script')) continue;
      if (!node.checkVisibility({visibilityProperty: true}) && getComputedStyle(node).display !== 'contents') continue;
      const given = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      rest.push(...(given.length > 0 ? given : [...(node.shadowRoot ?? node).childNodes]).reverse());
    }
    return words.replace(/\s+/g, ' ').trim();
  });
}
