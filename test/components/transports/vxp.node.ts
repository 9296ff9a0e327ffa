import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Exchange} from '../../../components/core/exchange/exchange.js';
import {writeEnvelope} from '../../../components/exchange.js';
import {openLoopback} from '../../../components/transports/loopback.js';
import {openVxp} from '../../../components/transports/vxp.js';
import {exchangeCases, take} from '../../support/exchange-suite.js';
import {VxpGatewayServer} from '../../support/vxp-gateway-server.js';

const secrets = new Map([
  ['H41', 'bí mật của H41'],
  ['G22', 'secret-2'],
  ['G09', 'secret-3'],
]);
const anEdoc = (to: readonly string[]) =>
  writeEnvelope({
    kind: 'document',
    business: 'new',
    from: {id: 'H41'},
    to: to.map(id => ({id})),
    documentId: 'd',
    number: '1',
    notation: 'A',
    typeName: 'Công văn',
    subject: 'x',
    attachments: [],
  });

describe('exchange over the VXP gateway', () => {
  let count = 0;
  async function onGateway(
    run: (
      gateway: VxpGatewayServer,
      open: (organisation: string, secret?: string) => Promise<Exchange>,
    ) => Promise<void>,
  ): Promise<void> {
    const gateway = new VxpGatewayServer(secrets);
    const endpoint = await gateway.start();
    const opened: Exchange[] = [];
    const store = `vxp-${++count}`;
    try {
      await run(gateway, async (organisation, secret = secrets.get(organisation)!) => {
        const local = await openLoopback({name: store, organisation});
        const exchange = await openVxp({
          account: {endpoint, systemId: organisation, secret},
          organisation,
          local,
          pollEvery: 20,
        });
        opened.push(exchange);
        return exchange;
      });
    } finally {
      await Promise.all(opened.map(each => each.close()));
      await gateway.stop();
    }
  }

  for (const {name, run} of exchangeCases) it(name, () => onGateway((_, open) => run({open})));

  it('posts an envelope for many recipients once', () =>
    onGateway(async (gateway, open) => {
      const from = await open('H41');
      const bytes = anEdoc(['G22', 'G09']);
      for (const to of ['G22', 'G09'])
        await from.send({from: 'H41', to, documentId: 'd', kind: 'document', bytes});
      assert.equal(gateway.calls.filter(each => each === '/sendEdoc').length, 1);
      for (const to of ['G22', 'G09']) assert.equal((await take(await open(to), 1)).length, 1);
    }));

  it('takes an envelope once although its sender, having lost the reply, sent it twice', () =>
    onGateway(async (gateway, open) => {
      const [from, to] = [await open('H41'), await open('G22')];
      const envelope = {
        from: 'H41',
        to: 'G22',
        documentId: 'd',
        kind: 'document' as const,
        bytes: anEdoc(['G22']),
      };
      gateway.loseNextReply = true;
      await assert.rejects(from.send(envelope), {code: 'exchange-unavailable'});
      await from.send(envelope);
      assert.equal(gateway.stored.length, 2);
      await from.send({
        ...envelope,
        documentId: 'e',
        bytes: writeEnvelope({
          kind: 'document',
          business: 'new',
          from: {id: 'H41'},
          to: [{id: 'G22'}],
          documentId: 'e',
          number: '2',
          notation: 'A',
          typeName: 'Công văn',
          subject: 'y',
          attachments: [],
        }),
      });
      assert.deepEqual(
        (await take(to, 2)).map(each => each.envelope.documentId),
        ['d', 'e'],
      );
    }));

  it('is told apart: a wrong secret is refused, a gateway that is off is tried again later', () =>
    onGateway(async (gateway, open) => {
      const envelope = {
        from: 'H41',
        to: 'G22',
        documentId: 'd',
        kind: 'document' as const,
        bytes: anEdoc(['G22']),
      };
      await assert.rejects((await open('H41', 'wrong')).send(envelope), {code: 'exchange-refused'});
      const from = await open('H41');
      await gateway.stop();
      await assert.rejects(from.send(envelope), {code: 'exchange-unavailable'});
    }));
});
