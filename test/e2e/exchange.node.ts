/** A clerk seals, registers and sends; three other agencies, each with a browser of its own, answer. Over a real NATS JetStream server. */
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {openDemoKeys} from '../../demo/keys.js';
import type {DemoKeys} from '../../demo/keys.js';
import {findBrowser, launchBrowser} from '../../demo/setup/browser-driver.js';
import type {ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import {natsMissing} from '../../demo/setup/nats-cluster.js';
import {openDesk} from '../../demo/setup/officer.js';
import {exchangeSteps} from '../../demo/tour/exchange.js';
import {sealStep} from '../../demo/tour/clerk.js';
import type {StepHands} from '../../demo/tour/tour-log.js';
import {signPdf} from '../../components/signature.js';
import {openPkcs12} from '../../components/signers.js';
import {makeOfficePdf} from '../support/documents/office-pdf.js';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const skip = !findBrowser('chromium') ? 'no Chromium' : !existsSync(join(root, 'dist/extension/chromium/manifest.json')) ? 'not built: npm run build' : natsMissing();

describe('the exchange between agencies', {skip}, () => {
  let folder: string;
  let keys: DemoKeys;
  let clerk: ExtensionBrowser | undefined;
  let sealed: Uint8Array = new Uint8Array();
  const facts: Record<string, string | number | boolean> = {};
  const hands: StepHands = {
    fact: (name, value) => (facts[name] = value),
    keep: (name, content) => {
      if (name.includes('sealed')) sealed = content;
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    picture: async () => undefined,
  };
  let journey: ReturnType<typeof exchangeSteps> | undefined;
  before(async () => {
    if (skip) return;
    folder = mkdtempSync(join(tmpdir(), 'exchange-'));
    keys = await openDemoKeys(join(folder, 'keys'));
    clerk = await launchBrowser('chromium');
  });
  after(async () => {
    await journey?.close();
    await clerk?.close();
    if (folder) rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  });

  it('goes from the seal to completion, return, recall and refusal; every state comes back', async () => {
    const {pdf} = await makeOfficePdf();
    const signer = await openPkcs12(readFileSync(keys.leader.file), keys.leader.password);
    const signed = join(folder, '2-signed.pdf');
    writeFileSync(signed, new Uint8Array(await (await signPdf(pdf, signer)).arrayBuffer()));
    await sealStep({browser: clerk!, signed, keys, folder, drawn: async () => undefined})(hands);
    for (const page of await clerk!.browser.pages()) if (page.url().includes('/desk/')) await page.close();
    journey = exchangeSteps({clerk: () => clerk!, folder: join(folder, 'visit'), sealed: () => sealed});
    for (const [name, act] of journey.steps) {
      try {
        await act(hands);
      } catch (cause) {
        throw new Error(name, {cause});
      }
    }
    assert.match(String(facts['what the receiver reads of the origin']), /mang tên cơ quan gửi/);
    assert.deepEqual([facts['Văn phòng Chính phủ'], facts['Bộ Y tế'], facts['Bộ Khoa học và Công nghệ']], ['Đã hoàn thành', 'Bị trả lại', 'Đã thu hồi']);
  });

  it('goes on after the background was stopped in the middle: what waited leaves, nothing twice', async () => {
    const desk = await openDesk(clerk!);
    await clerk!.stopWorker();
    await desk.evaluate(() => new Promise(resolve => setTimeout(resolve, 500)));
    await desk.$eval('tk-desk', each => each.dispatchEvent(Object.assign(new Event('tk-section-change'), {section: 'sending'})));
    await desk.waitForFunction(() => (document.querySelector('tk-sent') as HTMLElementTagNameMap['tk-sent'] | null)?.sent.length === 1, {timeout: 30_000});
    const sendings = await desk.$eval('tk-sent', each => (each as HTMLElementTagNameMap['tk-sent']).sent[0]!.recipients.map(one => one.sending));
    assert.deepEqual(sendings, ['sent', 'sent', 'sent']);
  });
});
