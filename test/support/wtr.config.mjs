// Component and browser tests: real Chromium always, real Firefox where it is installed (FIREFOX=0 leaves it out).
import {existsSync, readFileSync} from 'node:fs';
import {buildSync} from 'esbuild';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import {findChromium, findFirefox} from '../../demo/setup/browsers.mjs';

const root = new URL('../../', import.meta.url).pathname;
const chromium = findChromium();
const firefox = process.env.FIREFOX === '1' ? findFirefox() : undefined;
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

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

/** The parts of the extension are tried outside of one: its API is what a test puts in its place. */
const extensionApi = {
  name: 'extension-api',
  resolveImport: ({source}) => (source === 'webextension-polyfill' ? '/extension-api.js' : undefined),
  serve: ({path}) => (path === '/extension-api.js' ? {type: 'js', body: 'export default (globalThis.extensionApi ??= {});'} : undefined),
};

/** pdf-lib, fontkit and forge import CommonJS modules no browser can load; their own bundles have them built in. */
const bundled = {
  name: 'bundled-libraries',
  resolveImport({source}) {
    if (source === 'pdf-lib') return '/node_modules/pdf-lib/dist/pdf-lib.esm.js';
    if (source === 'node-forge') return '/bundled-forge.js';
    if (source === '@xmldom/xmldom') return '/bundled-xmldom.js';
    return source === '@cantoo/fontkit' ? '/bundled-fontkit.js' : undefined;
  },
  serve({path}) {
    if (path === '/bundled-forge.js') {
      return {
        type: 'js',
        body: `${readFileSync(`${root}node_modules/node-forge/dist/forge.min.js`, 'utf8')}\nexport default globalThis.forge;`,
      };
    }
    if (path === '/bundled-xmldom.js') {
      const {outputFiles} = buildSync({
        stdin: {contents: "export {DOMParser, XMLSerializer} from '@xmldom/xmldom'", resolveDir: root},
        bundle: true,
        format: 'esm',
        write: false,
      });
      return {type: 'js', body: outputFiles[0].text};
    }
    if (path !== '/bundled-fontkit.js') return undefined;
    const body = readFileSync(`${root}node_modules/@cantoo/fontkit/dist/fontkit.umd.js`, 'utf8');
    return {type: 'js', body: `${body}\nexport default fontkit;`};
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
  plugins: [
    viteQueries,
    extensionApi,
    bundled,
    esbuildPlugin({ts: true, json: true, target: 'es2022', tsconfig: `${root}tsconfig.json`}),
  ],
  browsers: [
    chromeLauncher({
      puppeteer,
      launchOptions: {executablePath: chromium, args: flags},
      // A window for each test file: of two tabs in one window only the front one gets animation frames and observers.
      createPage: ({context}) => context.newPage({type: 'window'}),
    }),
    ...(firefox && existsSync(firefox)
      ? [
          chromeLauncher({
            puppeteer,
            concurrency: 1,
            launchOptions: {browser: 'firefox', executablePath: firefox},
          }),
        ]
      : []),
  ],
};
