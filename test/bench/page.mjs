// What a page of an office system pays: bytes put on it, the time our scripts run there, and twenty frames with and without the extension.
import {createServer} from 'node:http';
import {cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';
import {findChromium, findFirefox} from '../../demo/setup/browsers.mjs';
import {median, percentile, table} from './table.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pairs = Number(process.env.PAGE_PAIRS ?? 21);
const firefoxUuid = '5f0c6a4e-6d1b-4a7e-9d5e-74726e686b79';
const geckoId = 'trinh-ky@trinhky.vn';

export async function bench() {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (request.url === '/khung') return response.end(`<!doctype html><p>khung<script>for (let n = 0; n < 2000; n++) document.body.append(document.createElement('i'))</script>`);
    response.end(`<!doctype html><title>20</title>${'<iframe src="/khung"></iframe>'.repeat(20)}`);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-page-'));
  try {
    sizes();
    for (const name of ['chromium', 'firefox']) {
      if (name === 'firefox' ? findFirefox() : findChromium()) await frames(name, url, folder);
    }
  } finally {
    server.close();
    rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  }
}

function sizes() {
  const bytes = (name, file) => statSync(join(root, 'dist/extension', name, file)).size;
  const rows = ['chromium', 'firefox'].map(name => {
    const manifest = JSON.parse(readFileSync(join(root, 'dist/extension', name, 'manifest.json'), 'utf8'));
    const always = (manifest.content_scripts ?? []).flatMap(each => each.js).reduce((sum, file) => sum + bytes(name, file), 0);
    return [name, always, always, bytes(name, 'content.js'), bytes(name, 'relay.js') + bytes(name, 'bridge.js')];
  });
  table('Bytes on a page (bar: 0 ungranted, 5 KB granted)', ['browser', 'ungranted', 'granted, as it loads', 'while the desk reads it', 'takeover on, as it loads'], rows);
}

async function frames(name, url, folder) {
  const open = async (kind, index) => {
    const built = join(root, 'dist/extension', name);
    const copy = join(folder, `${name}-${kind}`);
    if (kind !== 'bare') {
      cpSync(built, copy, {recursive: true});
      const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
      if (kind !== 'ungranted') manifest.host_permissions = ['http://127.0.0.1/*'];
      writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
    }
    const userDataDir = join(folder, `${name}-${kind}-profile`);
    const browser =
      name === 'chromium'
        ? await puppeteer.launch({executablePath: findChromium(), userDataDir, pipe: true, ...(kind !== 'bare' && {enableExtensions: [copy]}), args: ['--no-sandbox', '--disable-gpu', '--no-first-run']})
        : await puppeteer.launch({browser: 'firefox', executablePath: findFirefox(), userDataDir, args: ['--remote-allow-system-access'], extraPrefsFirefox: {'extensions.webextensions.uuids': JSON.stringify({[geckoId]: firefoxUuid})}});
    if (name === 'firefox' && kind !== 'bare') await browser.installExtension(copy);
    if (kind === 'granted' || kind === 'takeover') await grant(browser, name, new URL(url).origin, kind === 'takeover');
    const page = await browser.newPage();
    await page.goto(url, {waitUntil: 'load'});
    return {kind, index, browser, page};
  };
  const kinds = ['bare', 'ungranted', 'granted', 'takeover'];
  const all = [];
  try {
    for (const kind of kinds) all.push(await open(kind));
    const times = new Map(kinds.map(kind => [kind, []]));
    for (let pair = -2; pair < pairs; pair++) {
      for (const {kind, page} of pair % 2 ? all : [...all].reverse()) {
        await page.bringToFront();
        await page.reload({waitUntil: 'load'});
        const took = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventStart);
        if (pair >= 0) times.get(kind).push(took);
      }
    }
    const bare = times.get('bare');
    const rows = kinds.slice(1).map(kind => {
      const ratios = times.get(kind).map((each, at) => each / bare[at]);
      return [kind, median(bare).toFixed(1), median(times.get(kind)).toFixed(1), `${median(ratios).toFixed(3)}×`, `${percentile(ratios, 0.1).toFixed(2)} – ${percentile(ratios, 0.9).toFixed(2)}`];
    });
    table(`A page of 20 frames in ${name}, ${pairs} rounds (bar: 1.05×)`, ['host', 'without extension ms', 'with ms', 'ratio, median', 'p10 – p90'], rows);
    await scriptTime(name, all.find(each => each.kind === 'bare').page);
  } finally {
    for (const {browser} of all) await browser.close().catch(() => undefined);
  }
}

/** As the options page does it: the site is known, the takeover off or always. */
async function grant(browser, name, origin, takeover) {
  const base = name === 'firefox' ? `moz-extension://${firefoxUuid}/` : (await browser.waitForTarget(each => each.type() === 'service_worker')).url().replace(/background\.js$/, '');
  const page = await browser.newPage();
  await page.goto(`${base}extension/options/index.html`, {waitUntil: name === 'firefox' ? [] : 'domcontentloaded'}).catch(() => undefined);
  await page.waitForSelector('body[data-ready]', {timeout: 60_000});
  const call = message => page.evaluate(each => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({...each, nonce: crypto.randomUUID()}), message);
  await call({type: 'add-site', address: origin});
  if (takeover) await call({type: 'set-bridge', origin, mode: 'always'});
  await page.close();
}

/** One run of each script on a page, as the browser's own clock sees it; compiled anew each time. */
async function scriptTime(name, page) {
  const rows = [];
  for (const file of ['content', 'relay', 'bridge']) {
    const source = readFileSync(join(root, 'dist/extension', name, `${file}.js`), 'utf8');
    const took = await page.evaluate(text => {
      const listen = {addListener: () => undefined};
      globalThis.chrome = {runtime: {id: 'x', onConnect: listen, sendMessage: () => Promise.resolve()}};
      const each = [];
      for (let n = 0; n < 51; n++) {
        const run = new Function(`${text}\n//${n}`);
        const start = performance.now();
        for (let m = 0; m < 20; m++) run();
        each.push((performance.now() - start) / 20);
      }
      return each;
    }, source);
    rows.push([`${file}.js`, median(took).toFixed(3), Math.max(...took).toFixed(3)]);
  }
  table(`Run time of our scripts in ${name} (bar: 5 ms)`, ['script', 'median ms', 'longest ms'], rows);
}
