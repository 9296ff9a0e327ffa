/**
 * The pictures of docs/verdicts.md: each verdict as an officer sees it, from real files made and judged here.
 *
 *     node --import tsx test/support/verdict-pictures.ts          writes docs/images/verdict-<name>-<language>.png
 */
import {fileURLToPath} from 'node:url';

import {launch} from 'puppeteer-core';
import {createServer} from 'vite';

import {findChromium} from '../../demo/setup/browsers.mjs';
import {makeTrustAnchor} from '../../components/core/certificate/trust-anchors.js';
import {signPdf, validatePdf} from '../../components/signature.js';
import type {SignOptions, ValidationReport} from '../../components/signature.js';
import {openPkcs12} from '../../components/signers.js';
import {remarks} from './attacks/later-revisions.js';
import {registryForm} from './attacks/registry-form.js';
import {updates} from './attacks/updates.js';
import {makePki} from './pki.mjs';
import type {PkiPersonId} from './pki.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
type Bytes = Uint8Array<ArrayBuffer>;

async function sign(bytes: Bytes, who: PkiPersonId, options: SignOptions = {}): Promise<Bytes> {
  const signer = await openPkcs12(pki.people[who].p12, pki.people[who].password);
  return new Uint8Array(await (await signPdf(new Blob([bytes]), signer, {...network, level: 'B-LT', ...options})).arrayBuffer());
}
const judge = (bytes: Bytes, options: {trustAnchors?: readonly Uint8Array[]} = {trustAnchors: [pki.rootDer]}) => validatePdf(new Blob([bytes]), options);
const attack = (name: string) => updates.find(each => each.name === name)!.make;

/** Name to report; the order is that of the page. */
async function reports(): Promise<Readonly<Record<string, ValidationReport>>> {
  const seen = {appearance: {page: 1, rect: [300, 100, 450, 160], lines: ['Nguyễn Văn An']}} as const;
  const signed = await sign(registryForm(), 'leader', seen);
  const flipped = signed.slice();
  flipped[Buffer.from(signed).indexOf('1 000 000')] = 0x39;
  return {
    passed: await judge(await sign(signed, 'seal', {appearance: {...seen.appearance, rect: [260, 90, 340, 150]}})),
    untrusted: await judge(await sign(registryForm(), 'stranger', {level: 'B-B'})),
    unchecked: await judge(await sign(registryForm(), 'leader', {level: 'B-B'})),
    doubtful: await judge(remarks.find(each => each.name === 'a note added')!.make(signed)),
    changed: await judge(attack('content replaced')(signed)),
    broken: await judge(flipped),
    unsigned: await judge(registryForm()),
    'own-root': await judge(signed),
  };
}

const all = await reports();
const server = await createServer({
  root: `${root}test/support/gallery`,
  configFile: false,
  logLevel: 'error',
  cacheDir: `${root}node_modules/.vite-gallery`,
  server: {host: '127.0.0.1', port: 0, fs: {allow: [root]}, hmr: false},
});
await server.listen();
const port = (server.httpServer!.address() as {port: number}).port;
const browser = await launch({executablePath: findChromium()!, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb']});
try {
  const page = await browser.newPage();
  await page.setViewport({width: 640, height: 300});
  for (const language of ['vi', 'en'] as const) {
    for (const [name, report] of Object.entries(all)) {
      const {der: _der, ...anchor} = makeTrustAnchor(pki.rootDer, {source: 'công văn 12/CV-BCY', date: '2026-11-20', kind: 'government', origin: name === 'own-root' ? 'file' : 'policy'});
      await page.goto(`http://127.0.0.1:${port}/?state=verdict&language=${language}&theme=light`);
      await page.waitForSelector('html[data-ready]');
      await page.evaluate(
        async (given, root, der) => {
          const anchors = [{...root, der: Uint8Array.from(atob(der), char => char.charCodeAt(0))}];
          const elements = document.querySelectorAll<HTMLElementTagNameMap['tk-truth-bar'] | HTMLElementTagNameMap['tk-verification']>('tk-truth-bar, tk-verification');
          for (const element of elements) {
            element.anchors = anchors;
            element.report = given;
            await element.updateComplete;
          }
        },
        report,
        anchor,
        Buffer.from(pki.rootDer).toString('base64'),
      );
      await page.screenshot({path: `${root}docs/images/verdict-${name}-${language}.png` as `${string}.png`});
    }
  }
  console.log(`pictures of ${Object.keys(all).length} verdicts in docs/images`);
} finally {
  await browser.close();
  await server.close();
}
