/** The portal of another agency: the built kit in a plain page, no extension, also without a network. */
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import puppeteer from 'puppeteer-core';

import {openDemoKeys} from '../../demo/keys.js';
import {servePortal} from '../../demo/portal/serve.js';
import {findChromium, findFirefox} from '../../demo/setup/browsers.mjs';
import {drawSignature, giveFile, keep, openPortal, signInPortal} from '../../demo/setup/portal-visit.js';
import {makeOfficePdf} from '../support/documents/office-pdf.js';
import {checkWithPdfsig} from '../support/pdf-checks.mjs';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const unbuilt = existsSync(join(root, 'dist/demo/portal/index.html'))
  ? false
  : 'dist/demo/portal is not built: npm run build';

for (const name of ['chromium', 'firefox'] as const) {
  const executablePath = name === 'chromium' ? findChromium() : findFirefox();
  describe(
    `portal in ${name}`,
    {skip: unbuilt || (executablePath ? false : `no ${name} on this machine`)},
    () => {
      it('reads, signs and gives back a PDF; works on after its server is gone', async context => {
        const folder = mkdtempSync(join(tmpdir(), 'portal-'));
        const portal = await servePortal();
        const browser = await puppeteer.launch({
          executablePath: executablePath!,
          ...(name === 'firefox' ? {browser: 'firefox' as const} : {args: ['--no-sandbox', '--disable-gpu']}),
        });
        try {
          const keys = await openDemoKeys(join(folder, 'keys'));
          const source = keep(join(folder, 'to-trinh.pdf'), (await makeOfficePdf()).bytes);
          const page = await browser.newPage();
          await page.setViewport({width: 1280, height: 900});
          await openPortal(page, portal.url);
          await page.evaluate(async () => void (await navigator.serviceWorker.ready));
          await portal.stop();

          await openPortal(page, portal.url);
          await giveFile(page, source);
          await drawSignature(page);
          const signed = await signInPortal(page, keys.leader, 'Đồng ý trình Chủ tịch.');
          const original = readFileSync(source);
          assert.deepEqual(Buffer.from(signed.subarray(0, original.length)), original);
          const verdict = checkWithPdfsig(signed, keys.root);
          if (verdict)
            assert.deepEqual(
              verdict.map(({valid, total}) => ({valid, total})),
              [{valid: true, total: true}],
            );
          else
            context.diagnostic(
              'pdfsig or certutil is not installed: the signed file was not checked independently',
            );

          // What was written is still there after a reload without any server.
          await openPortal(page, portal.url);
          await page.waitForFunction(
            () =>
              document.querySelector('tk-opinion-form')?.shadowRoot?.querySelector('textarea')?.value ===
              'Đồng ý trình Chủ tịch.',
            {timeout: 30_000},
          );
        } finally {
          await browser.close();
          rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
        }
      });

      it('says in Vietnamese what is wrong with a file, and takes none of it', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'portal-'));
        const portal = await servePortal();
        const browser = await puppeteer.launch({
          executablePath: executablePath!,
          ...(name === 'firefox' ? {browser: 'firefox' as const} : {args: ['--no-sandbox', '--disable-gpu']}),
        });
        try {
          const page = await browser.newPage();
          await openPortal(page, portal.url);
          const whole = (await makeOfficePdf()).bytes;
          const bad: readonly (readonly [file: string, content: Uint8Array])[] = [
            ['rong.pdf', new Uint8Array()],
            ['thu.pdf', new TextEncoder().encode('MZ this is no PDF')],
            ['cut.pdf', whole.slice(0, 40)],
          ];
          for (const [file, content] of bad) {
            const input = (await page.waitForSelector('#choose'))!;
            await page.$eval('#problem', each => (each.textContent = ''));
            await (
              input as Awaited<ReturnType<typeof page.$>> & {uploadFile(path: string): Promise<void>}
            ).uploadFile(keep(join(folder, file), content));
            await page.waitForFunction(() => document.querySelector('#problem')!.textContent !== '', {
              timeout: 30_000,
            });
            const words = await page.$eval('#problem', each => each.textContent ?? '');
            assert.ok(/[ạảấầậắặệđơưữ]/.test(words) && !/unexpected|dự kiến/.test(words), `${file}: ${words}`);
          }
        } finally {
          await browser.close();
          await portal.stop();
          rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
        }
      });
    },
  );
}
