/** Three real servers, ten thousand documents, and `kill -9` in the middle. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {jetstreamManager} from '@nats-io/jetstream';

import {openJetStream} from '../../../components/transports/jetstream.js';
import {NatsCluster, natsMissing} from '../../../demo/setup/nats-cluster.js';

const missing = natsMissing();
const count = 10_000;

describe('a cluster of three under kill -9', {skip: missing}, () => {
  let cluster: NatsCluster;
  let folder: string;
  before(async () => {
    if (missing) return;
    cluster = await NatsCluster.start(['S1', 'S2', 'S3', 'R'], 3);
    folder = mkdtempSync(join(tmpdir(), 'crash-'));
  });
  after(async () => {
    await cluster?.stop();
    if (folder) rmSync(folder, {recursive: true});
  });

  const acknowledgedBy = (organisation: string) => {
    const file = join(folder, organisation);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];
  };

  /** Runs the sending program to its end, calling `meddle` once when `at` documents are acknowledged. */
  async function send(organisation: string, at: number, meddle: (kill: () => void) => Promise<void>): Promise<void> {
    const facts = {servers: cluster.servers, organisation, user: organisation, password: `secret-${organisation}`, to: 'R', count, acknowledged: join(folder, organisation)};
    let meddled = false;
    for (;;) {
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/sending-process.mjs', JSON.stringify(facts)], {stdio: ['ignore', 'inherit', 'inherit']});
      const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
      while (!meddled && child.exitCode === null && child.signalCode === null) {
        if (acknowledgedBy(organisation).length >= at) {
          meddled = true;
          await meddle(() => child.kill('SIGKILL'));
        } else await new Promise(resolve => setTimeout(resolve, 20));
      }
      if ((await ended) === 0) return;
    }
  }

  /** Every acknowledged document lies in the hub exactly once, and nothing else does. */
  async function check(organisation: string): Promise<void> {
    assert.equal(new Set(acknowledgedBy(organisation)).size, count);
    const hub = await cluster.connectAsHub();
    const info = await (await jetstreamManager(hub)).streams.info('EX', {subjects_filter: `ex.${organisation}.>`});
    await hub.close();
    const subjects = Object.entries(info.state.subjects ?? {});
    assert.equal(subjects.length, count);
    assert.ok(subjects.every(([, times]) => times === 1));
  }

  it('the leader dies: nothing is lost, nothing is doubled', async () => {
    await send('S1', 4000, async () => {
      await cluster.kill(Math.max(0, await cluster.leader()));
      await new Promise(resolve => setTimeout(resolve, 1500));
      await cluster.revive();
    });
    await check('S1');
  });

  it('all three die: the same', async () => {
    await send('S2', 4000, async () => {
      await cluster.kill('all');
      await new Promise(resolve => setTimeout(resolve, 500));
      await cluster.revive();
    });
    await check('S2');
  });

  it('the sending program dies: started again it finishes, nothing is doubled', async () => {
    await send('S3', 4000, async kill => kill());
    await check('S3');
  });

  it('a step is decided once, whoever dies meanwhile', async () => {
    const sides = await Promise.all([1, 2, 3].map(() => openJetStream({organisation: 'R', connect: () => cluster.connectAs('R')})));
    const slots = Array.from({length: 300}, (_, at) => `slip.${at}`);
    let asked = 0;
    const deciding = Promise.all(
      slots.map(async slot => {
        const results = await Promise.all(sides.map((side, at) => side.decide(slot, {attempt: `${slot}-${at}`, bytes: new Uint8Array([at])})));
        asked++;
        return results;
      }),
    );
    while (asked < 60) await new Promise(resolve => setTimeout(resolve, 5));
    await cluster.kill(Math.max(0, await cluster.leader()));
    await cluster.revive();
    for (const results of await deciding) {
      assert.equal(new Set(results.map(each => each.value.attempt)).size, 1);
      assert.equal(results.filter(each => each.won).length, 1);
    }
    await Promise.all(sides.map(each => each.close()));
  });
});
