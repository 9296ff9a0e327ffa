// The first page of a PDF in the kit's view beside bare pdf.js, pair by pair in one page of a real Chromium.
import {fileURLToPath} from 'node:url';
import {launch} from 'puppeteer-core';
import {createServer} from 'vite';
import {findChromium} from '../../demo/setup/browsers.mjs';
import {mb, median, ms, percentile, table} from './table.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pairs = Number(process.env.FIRST_PAGE_PAIRS ?? 21);

export async function bench() {
  const server = await createServer({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    cacheDir: `${root}node_modules/.vite-bench`,
    server: {host: '127.0.0.1', port: 0, fs: {allow: [root]}, hmr: false},
    plugins: [
      {
        name: 'page',
        configureServer: vite => {
          vite.middlewares.use('/first-page', (_, answer) => {
            answer.setHeader('content-type', 'text/html');
            answer.end('<!doctype html><meta charset="utf-8"><title>bench</title><body><script type="module" src="/first-page-page.ts"></script>');
          });
        },
      },
    ],
  });
  await server.listen();
  const browser = await launch({executablePath: findChromium(), protocolTimeout: 600_000, args: ['--no-sandbox', '--disable-gpu']});
  try {
    const page = await browser.newPage();
    page.on('pageerror', error => console.error(error));
    await page.setViewport({width: 1000, height: 1000});
    await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/first-page`);
    await page.waitForFunction(() => globalThis.bench, {timeout: 120_000});
    const rows = [];
    for (const kind of await page.evaluate(() => globalThis.bench.kinds)) {
      const measured = await page.evaluate((...order) => globalThis.bench.run(...order), kind, pairs);
      const ratios = measured.pairs.map(([bare, ours]) => ours / bare);
      const spread = `${percentile(ratios, 0.1).toFixed(2)} – ${percentile(ratios, 0.9).toFixed(2)}`;
      rows.push([
        `${kind}, ${mb(measured.size)} MB`,
        ms(median(measured.pairs.map(([bare]) => bare))),
        ms(median(measured.pairs.map(([, ours]) => ours))),
        `${median(ratios).toFixed(2)}×`,
        spread,
      ]);
    }
    table(`First page of a PDF, median of ${pairs} pairs`, ['file', 'bare pdf.js ms', 'tk-document-view ms', 'ratio (bar: 1.05×)', 'ratio p10 – p90'], rows);
  } finally {
    await browser.close();
    await server.close();
  }
}
