// A module built as an application would build it, open in a real Chromium: `page.evaluate(() => globalThis.page.name(…))`.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {basename, extname, join} from 'node:path';
import puppeteer from 'puppeteer-core';
import {build} from 'vite';

import {findChromium} from '../../demo/setup/browsers.mjs';

/**
 * @param {string} entry path of a TypeScript module
 * @param {{readonly flags?: readonly string[]}} [options] of the browser
 */
export async function openBuiltPage(entry, {flags = []} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-page-'));
  await build({
    configFile: false,
    root: join(entry, '..'),
    base: './',
    logLevel: 'error',
    build: {outDir: join(folder, 'page'), emptyOutDir: true, target: 'es2022', lib: {entry: {page: entry}, formats: ['es']}},
  });
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html><meta charset="utf-8"><script type="module">import * as page from "./page.js"; globalThis.page = page;</script>');
  const types = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm'};
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const body = readFileSync(join(folder, 'page', path === '/' ? 'index.html' : path));
      response.writeHead(200, {'content-type': types[/** @type {'.js'} */ (extname(path || '.html') || '.html')] ?? 'application/octet-stream'}).end(body);
    } catch {
      response.writeHead(404).end(basename(path));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const browser = await puppeteer.launch({executablePath: findChromium(), userDataDir: join(folder, 'profile'), protocolTimeout: 600_000, args: ['--no-sandbox', '--disable-gpu', ...flags]});
  const page = await browser.newPage();
  page.on('pageerror', error => console.error(error));
  const address = server.address();
  await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
  await page.waitForFunction('globalThis.page');
  return {
    page,
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, {recursive: true, force: true, maxRetries: 5});
    },
  };
}
