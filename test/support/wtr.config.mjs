// Component and browser tests: real Chromium always, real Firefox where it is installed (FIREFOX=0 leaves it out).
import {existsSync} from 'node:fs';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import {findChromium, findFirefox} from '../../demo/setup/browsers.mjs';

const root = new URL('../../', import.meta.url).pathname;
const chromium = findChromium();
const firefox = process.env.FIREFOX === '1' ? findFirefox() : undefined;
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Vite's `?inline`, `?raw` and `?url` imports, as the dev server must answer them. */
const viteQueries = {
  name: 'vite-queries',
  resolveMimeType({url}) {
    if (/\?(inline|raw|url)$/.test(url)) return 'js';
    return undefined;
  },
  transform({url, body}) {
    if (/\?(inline|raw)$/.test(url)) return `export default ${JSON.stringify(body)};`;
    if (/\?url$/.test(url)) return `export default ${JSON.stringify(url.replace(/\?url$/, ''))};`;
    return undefined;
  },
};

/** pdf-lib's modules import a CommonJS parser no browser can load; its own bundle has it built in. */
const bundledPdfLib = {
  name: 'bundled-pdf-lib',
  resolveImport({source}) {
    return source === 'pdf-lib' ? '/node_modules/pdf-lib/dist/pdf-lib.esm.js' : undefined;
  },
};

export default {
  rootDir: root,
  files: [`${root}test/**/*.test.ts`],
  nodeResolve: {exportConditions: ['browser', 'production']},
  concurrency: 2,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 240_000,
  testFramework: {config: {timeout: 20_000}},
  plugins: [viteQueries, bundledPdfLib, esbuildPlugin({ts: true, json: true, target: 'es2022', tsconfig: `${root}tsconfig.json`})],
  browsers: [
    chromeLauncher({puppeteer, launchOptions: {executablePath: chromium, args: flags}}),
    ...(firefox && existsSync(firefox)
      ? [chromeLauncher({puppeteer, concurrency: 1, launchOptions: {browser: 'firefox', executablePath: firefox}})]
      : []),
  ],
};
