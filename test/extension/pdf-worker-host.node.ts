/** The limits around the engine's worker: too long, died, stopped; and the next call works. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {PdfWorkerHost} from '../../extension/pdf-worker-host.js';
import {servePdf} from '../../components/workers/pdf-worker.js';
import {registryForm} from '../support/attacks/registry-form.js';

const pdf = new Blob([registryForm()]);

interface Made {
  readonly worker: Worker;
  ended: boolean;
  fail(): void;
}

/** Workers as the host makes them: the first `deaf` ones take messages and never answer. */
function workers(deaf: number): {make: () => Worker; made: Made[]} {
  const made: Made[] = [];
  const make = () => {
    const {port1, port2} = new MessageChannel();
    if (made.length >= deaf) servePdf(port2 as unknown as Parameters<typeof servePdf>[0]);
    port1.start();
    port2.start();
    const entry: Made = {
      worker: Object.assign(port1, {
        terminate() {
          entry.ended = true;
          port1.close();
        },
      }) as unknown as Worker,
      ended: false,
      fail: () => port1.dispatchEvent(Object.assign(new Event('error'), {message: 'out of memory'})),
    };
    made.push(entry);
    return entry.worker;
  };
  return {make, made};
}

describe('the worker of the PDF engine', () => {
  it('is made at the first call and kept for the next', async () => {
    const {make, made} = workers(0);
    const host = new PdfWorkerHost(make);
    for (let round = 0; round < 2; round += 1) {
      const report = await host.call(pdf, undefined, client => client.validatePdf(pdf));
      assert.equal(report.document, 'unsigned');
    }
    assert.equal(made.length, 1);
    made[0]!.worker.terminate();
  });
  it('is given up when a call takes too long, and the next call works', async () => {
    const {make, made} = workers(1);
    const host = new PdfWorkerHost(make, 50);
    await assert.rejects(host.call(pdf, undefined, client => client.validatePdf(pdf)), {code: 'check-too-long'});
    const long = new PdfWorkerHost(make);
    assert.equal((await long.call(pdf, undefined, client => client.validatePdf(pdf))).document, 'unsigned');
    made[1]!.worker.terminate();
    await new Promise(resolve => setTimeout(resolve, 2100));
    assert.ok(made[0]!.ended, 'it is taken down');
  });
  it('that died costs its own call only', async () => {
    const {make, made} = workers(1);
    const host = new PdfWorkerHost(make);
    const lost = host.call(pdf, undefined, client => client.validatePdf(pdf));
    made[0]!.fail();
    await assert.rejects(lost, {code: 'worker-lost'});
    assert.equal((await host.call(pdf, undefined, client => client.validatePdf(pdf))).document, 'unsigned');
    made[1]!.worker.terminate();
  });
  it('is left by a reader who stops the check, at once', async () => {
    const {make, made} = workers(1);
    const host = new PdfWorkerHost(make);
    const stop = new AbortController();
    const stopped = host.call(pdf, stop.signal, (client, signal) => client.validatePdf(pdf, {signal}));
    stop.abort();
    await assert.rejects(stopped, {code: 'aborted'});
    assert.equal((await host.call(pdf, undefined, client => client.validatePdf(pdf))).document, 'unsigned');
    made[1]!.worker.terminate();
  });
});
