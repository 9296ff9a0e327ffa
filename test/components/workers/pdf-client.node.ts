/** The wire itself, over a real message channel: what a host sees when the engine runs elsewhere, and when it does not. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {openPkcs12} from '../../../components/signers.js';
import {createPdfClient} from '../../../components/workers/pdf-client.js';
import {servePdf} from '../../../components/workers/pdf-worker.js';
import {officeForm} from '../../support/attacks/office-form.js';
import {makePki} from '../../support/pki.mjs';

const pki = makePki();
const trustAnchors = [pki.rootDer];

/** A worker as the client sees one; the engine answers at the other end of a channel, in this thread. */
function makeWorker(): {worker: Worker; stop: () => void} {
  const {port1, port2} = new MessageChannel();
  servePdf(port2 as unknown as Parameters<typeof servePdf>[0]);
  port1.start();
  port2.start();
  return {worker: port1 as unknown as Worker, stop: () => port1.close()};
}

for (const kind of ['a worker', 'no worker'] as const) {
  describe(`with ${kind}`, () => {
    it('signs with a key that stays here, and validates over the network lent to it', async () => {
      const {worker, stop} = makeWorker();
      const client = createPdfClient(kind === 'a worker' ? worker : undefined);
      const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
      const signed = await client.signPdf(new Blob([officeForm()]), signer, {fetch: pki.fetch});
      const offline = await client.validatePdf(signed, {trustAnchors});
      assert.deepEqual(
        [offline.document, offline.signatures[0]?.reasons],
        ['indeterminate', ['revocation-unchecked']],
      );
      const online = await client.validatePdf(signed, {trustAnchors, fetch: pki.fetch});
      assert.equal(online.document, 'total-passed');
      client.close();
      stop();
    });
    it('carries the code of a refusal', async () => {
      const {worker, stop} = makeWorker();
      const client = createPdfClient(kind === 'a worker' ? worker : undefined);
      await assert.rejects(client.validatePdf(new Blob(['hello'])), {name: 'OfficeError', code: 'not-a-pdf'});
      await assert.rejects(client.validatePdf(new Blob([officeForm()]), {signal: AbortSignal.abort()}), {
        code: 'aborted',
      });
      client.close();
      stop();
    });
  });
}

it('a call in flight ends with `aborted` when it is stopped or the client closed', async () => {
  const {worker, stop} = makeWorker();
  const client = createPdfClient(worker);
  const controller = new AbortController();
  const stopped = client.validatePdf(new Blob([officeForm()]), {signal: controller.signal});
  controller.abort();
  await assert.rejects(stopped, {code: 'aborted'});
  const closed = client.validatePdf(new Blob([officeForm()]));
  client.close();
  await assert.rejects(closed, {code: 'aborted'});
  stop();
});
