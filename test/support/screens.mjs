// Screenshots of every state of the desk's elements, for a person to look at: demo/out/screens/<state>-<width>-<language>-<theme>.png
// usage: node test/support/screens.mjs [filter of states] [--all: both languages and themes at every width]
import {mkdirSync} from 'node:fs';
import {launch} from 'puppeteer-core';
import {createServer} from 'vite';

import {findChromium} from '../../demo/setup/browsers.mjs';

const root = new URL('../../', import.meta.url).pathname;
const out = `${root}demo/out/screens/`;
const filter = process.argv.slice(2).find(each => !each.startsWith('--'));
const isAll = process.argv.includes('--all');
mkdirSync(out, {recursive: true});

const server = await createServer({
  root: `${root}test/support/gallery`,
  configFile: false,
  logLevel: 'error',
  cacheDir: `${root}node_modules/.vite-gallery`,
  server: {host: '127.0.0.1', port: 0, fs: {allow: [root]}, hmr: false},
});
await server.listen();
const address = `http://127.0.0.1:${server.httpServer.address().port}/`;
const browser = await launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});

try {
  const page = await browser.newPage();
  page.on('pageerror', error => console.error(`  page: ${error.message}`));
  page.on('console', message => message.type() === 'error' && console.error(`  console: ${message.text()}`));
  await page.goto(address, {waitUntil: 'networkidle0'});
  const states = await page.$$eval('a', links => links.map(link => link.textContent));
  for (const state of states.filter(each => !filter || new RegExp(filter).test(each))) {
    for (const [width, height] of /^(desk|document-(reading|placing|compare))/.test(state)
      ? [
          [400, 760],
          [768, 900],
          [1280, 800],
        ]
      : [[400, 720]]) {
      for (const language of isAll ? ['vi', 'en'] : ['vi']) {
        for (const theme of isAll || width === 400 ? ['light', 'dark'] : ['light']) {
          await page.setViewport({width, height});
          await page.goto(`${address}?state=${state}&language=${language}&theme=${theme}`);
          await page.waitForSelector('html[data-ready]');
          await page.screenshot({path: `${out}${state}-${width}-${language}-${theme}.png`});
        }
      }
    }
  }
  console.log(`screens of ${states.length} states in ${out}`);
} finally {
  await browser.close();
  await server.close();
}
