// Search over 1.3 million documents with more than 200,000 distinct words, in a real Chromium: building, typing, opening, sizes.
// `SEARCH_DOCUMENTS=100000` asks for fewer.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {launch} from 'puppeteer-core';
import {build} from 'vite';
import {findChromium} from '../../demo/setup/browsers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const steps = [10_000, 100_000, 500_000, 1_300_000];
const most = Number(process.env.SEARCH_DOCUMENTS ?? steps.at(-1));

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-search-'));
  const server = await servePage(folder);
  const browser = await launch({
    executablePath: findChromium(),
    userDataDir: join(folder, 'profile'),
    protocolTimeout: 600_000,
    args: ['--no-sandbox', '--disable-gpu', '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  try {
    const address = `http://127.0.0.1:${server.address().port}/`;
    let page = await open(browser, address);
    console.log('\nSearch, documents with a Zipf vocabulary (keystrokes: query and the rows of the first screen)');
    console.log('documents | distinct words | build s | keystroke p50 | p95 | worst ms (at)');
    let done = 0;
    let buildMs = 0;
    for (const step of [...steps.filter(each => each < most), most]) {
      const {ms, distinct} = await page.evaluate((from, to) => globalThis.bench.fill(from, to), done, step);
      buildMs += ms;
      done = step;
      const keystrokes = await page.evaluate(() => globalThis.bench.type(60));
      console.log([step, distinct, (buildMs / 1000).toFixed(1), ...spread(keystrokes)].join(' | '));
    }
    await page.close();
    page = await open(browser, address);
    const {ms, count} = await page.evaluate(() => globalThis.bench.coldOpen());
    const again = await page.evaluate(() => globalThis.bench.type(60));
    const megabytes = await page.evaluate(() => globalThis.bench.memory());
    const sizes = await page.evaluate(() => globalThis.bench.sizes());
    const size = name => (sizes[name] ?? 0).toFixed(1);
    console.log(`cold open to first rows: ${ms.toFixed(0)} ms (${count} documents) · after it, keystroke p50 | p95 | worst: ${spread(again).join(' | ')}`);
    console.log(`memory of page and worker: ${megabytes.toFixed(0)} MB · index on disk: ${size('index')} MB · rows: ${size('rows')} MB, their table ${size('table')} MB`);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, {recursive: true, force: true, maxRetries: 5});
  }
}

async function open(browser, address) {
  const page = await browser.newPage();
  page.on('pageerror', error => console.error(error));
  await page.goto(address);
  await page.waitForFunction(() => globalThis.bench);
  return page;
}

function spread(keystrokes) {
  const sorted = keystrokes.toSorted((a, b) => a.ms - b.ms);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return [at(0.5).ms.toFixed(1), at(0.95).ms.toFixed(1), `${at(0.9999999).ms.toFixed(0)} (${at(0.9999999).text})`];
}

/** Builds the page as an application would and serves it, isolated, so that memory can be measured. */
async function servePage(folder) {
  await build({
    configFile: false,
    root: here,
    base: './',
    logLevel: 'warn',
    worker: {format: 'es'},
    build: {outDir: join(folder, 'page'), emptyOutDir: true, target: 'es2022', lib: {entry: {page: join(here, 'search-page.ts')}, formats: ['es']}},
  });
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html><script type="module" src="./page.js"></script>');
  const types = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8'};
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const file = join(folder, 'page', path === '/' ? 'index.html' : path);
      const body = readFileSync(file);
      const headers = {'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp'};
      response.writeHead(200, {'content-type': types[extname(file)] ?? 'application/octet-stream', ...headers}).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return server;
}
