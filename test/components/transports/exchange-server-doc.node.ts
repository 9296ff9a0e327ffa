/** docs/exchange-server.md does what it says: its configuration starts a server, its accounts let an agency do its own work and no other's. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {AckPolicy, jetstream, jetstreamManager} from '@nats-io/jetstream';
import {connect} from '@nats-io/transport-node';
import type {NatsConnection} from '@nats-io/transport-node';
import {Ajv} from 'ajv';

import {decisionStream, hubStream, openJetStream} from '../../../components/transports/jetstream.js';
import {natsMissing, natsProgram} from '../../../demo/setup/nats-cluster.js';
import {take} from '../../support/exchange-suite.js';

const root = join(dirname(new URL(import.meta.url).pathname), '../../..');
const text = readFileSync(join(root, 'docs/exchange-server.md'), 'utf8');
const [configuration = '', ...others] = [...text.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(each => each[2]!);
const missing = natsMissing();

describe('the policies of docs/exchange-server.md', () => {
  it('are what the extension’s schema of policies takes', () => {
    const schema = JSON.parse(readFileSync(join(root, 'extension/managed-schema.json'), 'utf8')) as object;
    const validate = new Ajv({strict: false}).compile(schema);
    const policies = others.filter(each => each.trim().startsWith('{'));
    assert.ok(policies.length > 0);
    for (const policy of policies) assert.ok(validate(JSON.parse(policy)), JSON.stringify(validate.errors));
  });
});

describe('the configuration of docs/exchange-server.md', {skip: missing}, () => {
  let folder: string;
  let server: ChildProcess | undefined;
  let address: string;
  before(async () => {
    if (missing) return;
    folder = mkdtempSync(join(tmpdir(), 'nats-doc-'));
    const port = await freePort();
    address = `127.0.0.1:${port}`;
    // A second agency, made as the page says: the first one's lines with another code. TLS and the disk's pace are the machine's own.
    const agency = /  A_H41: \{[\s\S]*?\n  \}\n/.exec(configuration)![0];
    const exports = /      \{service: [^\n]*H41[^\n]*\n/g;
    const config = configuration
      .replace(agency, agency + agency.replaceAll('H41', 'G22').replace('$G22_PASSWORD', '"g22"'))
      .replace(/(exports: \[\n)([\s\S]*?)(    \]\n)/, (_, open: string, lines: string, close: string) => open + lines + (lines.match(exports) ?? []).join('').replaceAll('H41', 'G22') + close)
      .replace('"/var/lib/nats"', JSON.stringify(join(folder, 'data')))
      .replace(', sync_interval: always', '')
      .replace(/^websocket .*$/m, '');
    writeFileSync(join(folder, 'server.conf'), `listen: ${address}\n${config}`);
    server = spawn(natsProgram, ['-c', join(folder, 'server.conf')], {stdio: 'ignore', env: {...process.env, HUB_PASSWORD: 'hub-word', H41_PASSWORD: 'h41-word'}});
    const hub = await patiently(() => as('hub', 'hub-word'));
    const manager = await jetstreamManager(hub);
    await manager.streams.add({...hubStream, subjects: [...hubStream.subjects]});
    for (const token of ['H41', 'G22']) await manager.consumers.add('EX', {durable_name: token, filter_subject: `ex.*.${token}.>`, ack_policy: AckPolicy.Explicit, ack_wait: 5_000_000_000});
    await hub.close();
    for (const [user, word] of [['H41', 'h41-word'], ['G22', 'g22']] as const) {
      const own = await as(user, word);
      await (await jetstreamManager(own)).streams.add({...decisionStream, subjects: [...decisionStream.subjects]});
      await own.close();
    }
  });
  after(async () => {
    server?.kill('SIGKILL');
    if (folder) rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
  });
  const as = (user: string, pass: string): Promise<NatsConnection> => connect({servers: address, user, pass});

  it('carries an envelope from one agency to another', async () => {
    const [from, to] = await Promise.all([
      openJetStream({organisation: 'H41', connect: () => as('H41', 'h41-word')}),
      openJetStream({organisation: 'G22', connect: () => as('G22', 'g22')}),
    ]);
    await from.send({from: 'H41', to: 'G22', documentId: 'd', kind: 'document', bytes: new TextEncoder().encode('<edXML/>')});
    const [came] = await take(to, 1);
    assert.equal(came?.envelope.from, 'H41');
    await Promise.all([from.close(), to.close()]);
  });

  it('lets nobody in without the word, nor an agency into another’s', async () => {
    await assert.rejects(as('H41', 'wrong'), /Authorization/i);
    const h41 = await as('H41', 'h41-word');
    const client = jetstream(h41);
    await assert.rejects(client.publish('ex.G22.H41.d.document', new Uint8Array(), {timeout: 1500}));
    const hub = jetstream(h41, {apiPrefix: 'hub.API'});
    await assert.rejects(hub.consumers.get('EX', 'G22'));
    await h41.close();
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const {port} = probe.address() as AddressInfo;
  await new Promise(resolve => probe.close(resolve));
  return port;
}

async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}
