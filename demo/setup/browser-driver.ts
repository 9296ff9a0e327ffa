/**
 * A real Chromium or Firefox with the built extension in it, for end-to-end tests and for the tour.
 *
 * Permission prompts belong to the browser and cannot be clicked by a program. So the extension is copied, and the copy's manifest
 * gets the hosts of the test as granted ones; nothing else of the build is changed, and a host not named here stays ungranted.
 */
import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import puppeteer from 'puppeteer-core';
import type {Browser, Page} from 'puppeteer-core';

import {findChromium, findFirefox} from './browsers.mjs';

export type BrowserName = 'chromium' | 'firefox';

export interface DriverOptions {
  /** Match patterns to grant; default this machine only. */
  readonly hosts?: readonly string[];
  /** Profile folder, kept between launches: a second launch on it is the same officer after a crash. */
  readonly profile?: string;
  readonly headless?: boolean;
}

export interface ExtensionBrowser {
  readonly name: BrowserName;
  readonly browser: Browser;
  readonly profile: string;
  /** Opens a page of the extension in a tab, ready to use. `options`, `desk`, `panel` or `consent`. */
  openPage(name: string, query?: string): Promise<Page>;
  /** Waits for an extension page that opens by itself, such as the consent window. */
  waitForPage(name: string): Promise<Page>;
  /** Stops the background worker as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  /** Takes the extension away while its pages and those of the systems stay open, as a switch-off or a failed update does. */
  removeExtension(): Promise<void>;
  /** SIGKILL, as a power cut: no page and no worker gets a last word. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const root = new URL('../../', import.meta.url).pathname;
const firefoxUuid = '5f0c6a4e-6d1b-4a7e-9d5e-74726e686b79';
const geckoId = 'trinh-ky@trinhky.vn';

export function findBrowser(name: BrowserName): string | undefined {
  return name === 'chromium' ? findChromium() : findFirefox();
}

/** The built extension in a copy at `copy` that has `hosts` granted. Chromium makes an extension's id, and so its storage, of that path. */
function grantedCopy(name: BrowserName, hosts: readonly string[], copy: string): void {
  const built = join(root, 'dist/extension', name);
  if (!existsSync(join(built, 'manifest.json'))) throw new Error(`${built} is not built: npm run build`);
  rmSync(copy, {recursive: true, force: true});
  cpSync(built, copy, {recursive: true});
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  if (hosts.length > 0) manifest['host_permissions'] = hosts;
  writeFileSync(file, JSON.stringify(manifest));
}

export async function launchBrowser(
  name: BrowserName,
  options: DriverOptions = {},
): Promise<ExtensionBrowser> {
  const {hosts = ['http://127.0.0.1/*'], headless = true} = options;
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`no ${name} on this machine`);
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), `trinh-ky-profile-${name}-`));
  const copy = `${profile}-extension`;
  grantedCopy(name, hosts, copy);
  const browser =
    name === 'chromium'
      ? await launchChromium(executablePath, profile, copy, headless)
      : await launchFirefox(executablePath, profile, copy, headless);
  const base = name === 'chromium' ? await chromiumBase(browser) : `moz-extension://${firefoxUuid}/`;
  const addressOf = (page: string) => `${base}extension/${page}/index.html`;
  let isOver = false;
  const clean = () => {
    rmSync(copy, {recursive: true, force: true});
    if (!options.profile) rmSync(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  };

  return {
    name,
    browser,
    profile,
    async openPage(page, query = '') {
      const tab = await browser.newPage();
      // Firefox never reports `load` for moz-extension pages; the page's own mark is the same in both.
      await tab
        .goto(addressOf(page) + query, {waitUntil: name === 'firefox' ? [] : 'domcontentloaded'})
        .catch(error => {
          // Under load it does not even report the navigation: the mark below is what counts.
          if (name !== 'firefox') throw error;
        });
      await tab.waitForSelector('body[data-ready]', {timeout: 60_000});
      return tab;
    },
    async waitForPage(page) {
      const deadline = Date.now() + 30_000;
      while (Date.now() < deadline) {
        for (const tab of await browser.pages()) {
          if (!tab.url().startsWith(addressOf(page))) continue;
          await tab.waitForSelector('body[data-ready]', {timeout: 30_000});
          return tab;
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      throw new Error(`the page ${page} did not open`);
    },
    async stopWorker() {
      if (name === 'firefox') return;
      const target = browser
        .targets()
        .find(each => each.type() === 'service_worker' && each.url().startsWith(base));
      // One that ended by itself in this moment is stopped too.
      await (await target?.worker().catch(() => undefined))?.close().catch(() => undefined);
    },
    async removeExtension() {
      await browser.uninstallExtension(name === 'firefox' ? geckoId : new URL(base).host);
    },
    async kill() {
      if (isOver) return;
      isOver = true;
      const child = browser.process();
      if (child && child.exitCode === null) {
        const closed = new Promise(resolve => child.once('close', resolve));
        // The launcher leads a process group: its renderers and its storage service die in the same instant.
        if (child.pid !== undefined) killGroup(child.pid);
        await Promise.race([closed, new Promise(resolve => setTimeout(resolve, 5000))]);
      }
    },
    async close() {
      if (isOver) return;
      isOver = true;
      await browser.close().catch(() => undefined);
      clean();
    },
  };
}

async function launchChromium(
  executablePath: string,
  userDataDir: string,
  extension: string,
  headless: boolean,
): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    headless,
    userDataDir,
    pipe: true,
    enableExtensions: [extension],
    protocolTimeout: 120_000,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1366,900',
    ],
    defaultViewport: null,
  });
}

async function launchFirefox(
  executablePath: string,
  userDataDir: string,
  extension: string,
  headless: boolean,
): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    userDataDir,
    protocolTimeout: 120_000,
    args: ['--remote-allow-system-access', '--width=1366', '--height=900'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({[geckoId]: firefoxUuid}),
      // A temporary add-on's stores would else go with it at the end of the session.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.enabled': false,
    },
    defaultViewport: null,
  });
  await browser.installExtension(extension);
  return browser;
}

async function chromiumBase(browser: Browser): Promise<string> {
  const target = await browser.waitForTarget(
    each => each.type() === 'service_worker' && each.url().endsWith('/background.js'),
    {timeout: 60_000},
  );
  return target.url().slice(0, -'background.js'.length);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    process.kill(pid, 'SIGKILL');
    // No group of its own: its children are found by their parent.
    spawn('pkill', ['-KILL', '-P', String(pid)], {stdio: 'ignore'});
  }
}
