import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {jetstream, jetstreamManager} from '@nats-io/jetstream';

import type {Exchange} from '../../../components/core/exchange/exchange.js';
import {writeEnvelope} from '../../../components/exchange.js';
import {openJetStream} from '../../../components/transports/jetstream.js';
import {exchangeCases, take} from '../../support/exchange-suite.js';
import {NatsCluster, natsMissing} from '../../../demo/setup/nats-cluster.js';

const missing = natsMissing();
const anEdoc = (documentId: string, content = new Uint8Array()) =>
  writeEnvelope({
    kind: 'document',
    business: 'new',
    from: {id: 'H41'},
    to: [{id: 'G22'}],
    documentId,
    number: '1',
    notation: 'A',
    typeName: 'Công văn',
    subject: documentId,
    attachments: content.length ? [{name: 'a.bin', contentType: 'application/octet-stream', content}] : [],
  });
const envelope = (documentId: string, content?: Uint8Array<ArrayBuffer>) => ({
  from: 'H41',
  to: 'G22',
  documentId,
  kind: 'document' as const,
  bytes: anEdoc(documentId, content),
});

describe('exchange over NATS JetStream', {skip: missing}, () => {
  for (const {name, run} of exchangeCases) {
    it(name, async () => {
      const cluster = await NatsCluster.start(['H41', 'G22', 'G09']);
      const opened: Exchange[] = [];
      try {
        await run({
          async open(organisation) {
            const exchange = await openJetStream({
              organisation,
              connect: () => cluster.connectAs(organisation),
              patience: 10_000,
            });
            opened.push(exchange);
            return exchange;
          },
        });
      } finally {
        await Promise.all(opened.map(each => each.close()));
        await cluster.stop();
      }
    });
  }
});

describe('accounts of the exchange server', {skip: missing}, () => {
  let cluster: NatsCluster;
  before(async () => {
    if (!missing) cluster = await NatsCluster.start(['H41', 'G22', 'G09']);
  });
  after(() => cluster?.stop());

  it('an envelope of many parts arrives whole, with progress', async () => {
    const [from, to] = await Promise.all(
      ['H41', 'G22'].map(organisation =>
        openJetStream({organisation, connect: () => cluster.connectAs(organisation)}),
      ),
    );
    const content = new Uint8Array(3_000_000).map(() => Math.floor(Math.random() * 256));
    const progress: number[] = [];
    await from!.send(envelope('large', content), {onProgress: each => progress.push(each)});
    assert.ok(progress.length > 3);
    const [delivery] = await take(to!, 1);
    assert.deepEqual(delivery!.envelope.bytes, anEdoc('large', content));
    assert.equal((await from!.send(envelope('large', content))).duplicate, true);
    await Promise.all([from!.close(), to!.close()]);
  });

  it('an agency can neither read nor forge another', async () => {
    const outsider = await cluster.connectAs('G09');
    const js = jetstream(outsider, {timeout: 1000});
    // In its own account the subject has no stream: nothing of H41 can be written in the hub.
    await assert.rejects(js.publish('ex.H41.G22.forged.document', 'x'));
    // Reply injection: the answer of a permitted call must not land as somebody's document.
    await outsider.publish('ex.G09.G22.mine.document', 'x', {reply: 'ex.H41.G22.forged.document'});
    await outsider.flush();
    const hubView = jetstream(outsider, {apiPrefix: 'hub.API', timeout: 1000});
    await assert.rejects(hubView.consumers.get('EX', 'G22'));
    await assert.rejects(
      (await jetstreamManager(outsider, {checkAPI: false, timeout: 1000})).streams.info('EX'),
    );
    await assert.rejects(
      outsider.request('hub.API.STREAM.MSG.GET.EX', JSON.stringify({seq: 1}), {timeout: 1000}),
    );
    await outsider.close();
    const hub = await cluster.connectAsHub();
    const manager = await jetstreamManager(hub);
    assert.equal(await manager.streams.getMessage('EX', {last_by_subj: 'ex.H41.G22.forged.document'}), null);
    await hub.close();
  });

  it('the server itself keeps a decision: nobody writes it a second time, nor takes it away', async () => {
    const side = await openJetStream({organisation: 'H41', connect: () => cluster.connectAs('H41')});
    await side.decide('kept.step', {attempt: 'first', bytes: new Uint8Array([1])});
    const raw = await cluster.connectAs('H41');
    await assert.rejects(jetstream(raw).publish('dec.kept.step', 'other'), /maximum messages per subject/);
    const manager = await jetstreamManager(raw);
    await assert.rejects(manager.streams.purge('DEC'));
    await assert.rejects(manager.streams.deleteMessage('DEC', 1));
    await raw.close();
    assert.equal((await side.decision('kept.step'))?.attempt, 'first');
    await side.close();
  });

  it('wrong credentials are told apart from a server that is away', async () => {
    const {connect} = await import('@nats-io/transport-node');
    await assert.rejects(
      openJetStream({
        organisation: 'H41',
        connect: () =>
          connect({servers: cluster.servers, user: 'H41', pass: 'wrong', maxReconnectAttempts: 0}),
      }),
      {code: 'exchange-denied'},
    );
    await assert.rejects(
      openJetStream({
        organisation: 'H41',
        connect: () => connect({servers: '127.0.0.1:1', maxReconnectAttempts: 0, timeout: 500}),
      }),
      {code: 'exchange-unavailable'},
    );
  });
});
