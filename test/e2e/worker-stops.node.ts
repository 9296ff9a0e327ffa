/**
 * The real background worker, stopped by the browser at each request of a delivery: when it arrives at the system, and when its answer
 * is ready. The page's own request goes on without the worker, as it does when a browser ends an idle one. Every decision arrives once.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import type {Page} from 'puppeteer-core';

import {decide, openDocument, sendUnsigned, until} from '../../demo/setup/officer.js';
import {cannotRun, openOffice} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';

describe('the background worker stopped at each request of a delivery', {skip: cannotRun('chromium'), concurrency: false}, () => {
  let office: ExtensionOffice;
  let desk: Page;

  before(async () => {
    office = await openOffice('chromium');
    ({desk} = office);
  });
  after(() => office?.close());

  it('every decision arrives once', async t => {
    const {faults} = office.agency;
    const moments: string[] = [];
    for (let k = 1; ; k++) {
      const id = office.documents[k - 1];
      assert.ok(id, 'the agency has too few documents');
      await openDocument(desk, id);
      await until('the document came', () => desk.$eval('tk-document-view', each => (each as HTMLElementTagNameMap['tk-document-view']).file !== undefined).catch(() => false));
      await decide(desk, 'comment', `Dừng ở bước ${k}.`);
      let seen = 0;
      let stopped: Promise<void> | undefined;
      faults.pause = async (moment, address) => {
        if (++seen !== k) return;
        moments.push(`${address} ${moment}`);
        stopped = office.browser.stopWorker();
        await stopped;
      };
      await sendUnsigned(desk);
      await until('an end or a stop', async () => stopped !== undefined || (await stateOf(id)) === 'delivered');
      await stopped;
      faults.pause = undefined;
      await until(
        'delivered',
        async () => {
          await tryNow(id);
          await wait(300);
          return (await stateOf(id)) === 'delivered';
        },
        90_000,
      );
      const stored = (await office.agency.decisions(Number(id.split(':').pop()))).filter(each => each.comment.startsWith(`Dừng ở bước ${k}.`));
      assert.equal(stored.length, 1, `stopped at ${moments.at(-1)}`);
      if (!stopped) break;
    }
    assert.ok(moments.some(each => each.startsWith('POST') && each.endsWith('arrived')) && moments.some(each => each.startsWith('POST') && each.endsWith('answered')), moments.join(', '));
    t.diagnostic(`stopped at: ${moments.join(', ')}`);
  });

  /** What the officer's "try now" asks for: a new worker looks what is on the disk. */
  async function tryNow(documentId: string): Promise<void> {
    await desk.$eval(
      'tk-outbox',
      (each, wanted) => {
        const id = (each as HTMLElementTagNameMap['tk-outbox']).commands.find(command => command.documentId === wanted)?.id;
        each.dispatchEvent(Object.assign(new Event('tk-outbox-act', {bubbles: true, composed: true}), {commandId: id, name: 'retry'}));
      },
      documentId,
    );
  }

  function stateOf(id: string): Promise<string | undefined> {
    return desk.$eval('tk-outbox', (each, wanted) => (each as HTMLElementTagNameMap['tk-outbox']).commands.find(({documentId}) => documentId === wanted)?.state, id);
  }
});
