// `npm run bench -- exchange-million`: as many envelopes as the national axis carried in its first year, on one server: loading, its memory
// and disk, one agency's morning, and how long it takes to stand again after `kill -9`. COUNT sets another number; the default is short.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {loadavg} from 'node:os';
import {register} from 'tsx/esm/api';
import {ms, table} from './table.mjs';

const count = Number(process.env.COUNT ?? 20_000);
const agencies = 2000;
const window = 512;

export async function bench() {
  register();
  const {NatsCluster, natsMissing} = await import('../../demo/setup/nats-cluster.ts');
  const {openJetStream} = await import('../../components/transports/jetstream.ts');
  const {publishEnvelope} = await import('../../components/transports/jetstream-envelope.ts');
  const {dispatchEnvelopes, dispatchMessage, readEnvelope} = await import('../../components/exchange.ts');
  const {envelopeSlot, digestHex} = await import('../../components/core/exchange/slot.ts');
  const {jetstream} = await import('@nats-io/jetstream');
  const missing = natsMissing();
  if (missing) return console.log(missing);
  const rows = [];
  const cluster = await NatsCluster.start(['G22'], Number(process.env.NODES ?? 1));
  try {
    const hub = await cluster.connectAsHub();
    const client = jetstream(hub);
    const one = async at => {
      // Every 2,000th is for the agency that reads; each sender counts its own numbers.
      const from = `A${at % agencies}`;
      const to = at % agencies === 0 ? 'G22' : `A${(at * 7) % agencies}`;
      const message = dispatchMessage({
        from: {id: from, name: `Cơ quan số ${at % agencies}`},
        to: [{id: to}],
        number: {number: String(Math.floor(at / agencies) + 1), notation: 'UBND-VX'},
        issuedOn: '2026-11-20',
        typeName: 'Công văn',
        subject: `về việc triển khai nhiệm vụ số ${at} của năm 2026`,
        signer: {fullName: 'Nguyễn Văn Hải', position: 'Chủ tịch'},
        urgency: 'normal',
        files: [{name: 'vb.pdf', contentType: 'application/pdf', content: new Uint8Array(16).map(() => Math.random() * 256)}],
      });
      const [envelope] = await dispatchEnvelopes(message);
      const slot = await envelopeSlot(envelope);
      await publishEnvelope(client, `ex.${slot}`, envelope, await digestHex(envelope.bytes), {patience: 120_000});
      return envelope.bytes.length;
    };
    let [bytes, next] = [0, 0];
    const started = performance.now();
    await Promise.all(
      Array.from({length: window}, async () => {
        while (next < count) {
          const size = await one(next++);
          bytes += size;
        }
      }),
    );
    const loaded = performance.now() - started;
    rows.push([`${count.toLocaleString('en')} envelopes written, each acknowledged`, ms(loaded), `${Math.round(count / (loaded / 1000)).toLocaleString('en')} a second, ${Math.round(bytes / count)} bytes each`]);
    rows.push(['on the server’s disk', '', `${(cluster.diskBytes() / 1e6).toFixed(0)} MB`]);
    rows.push(['server’s memory', '', `${(memory(cluster.pids()[0]) / 1e6).toFixed(0)} MB`]);
    await hub.close();

    const mine = Math.ceil(count / agencies);
    const reader = await openJetStream({organisation: 'G22', connect: () => cluster.connectAs('G22')});
    const morning = performance.now();
    const stop = new AbortController();
    const seen = new Set();
    const acknowledged = [];
    for await (const delivery of reader.receive({reader: 'bench', signal: stop.signal})) {
      seen.add(readEnvelope(delivery.envelope.bytes).documentId);
      acknowledged.push(delivery.acknowledge());
      if (seen.size === mine) break;
    }
    rows.push([`one agency reads its ${mine} of them`, ms(performance.now() - morning), 'all different']);
    stop.abort();
    await Promise.all(acknowledged);
    await reader.close();

    await cluster.kill('all');
    const dead = performance.now();
    await cluster.revive();
    rows.push(['kill -9, and the server answers again', ms(performance.now() - dead), `server’s memory then ${(memory(cluster.pids()[0]) / 1e6).toFixed(0)} MB`]);
  } finally {
    await cluster.stop();
  }
  return table(`Exchange, ${count.toLocaleString('en')} envelopes (${process.env.NODES ?? 1} NATS server(s), ${execFileSync('sh', ['-c', 'PATH=$PATH:/usr/sbin nats-server --version'], {encoding: 'utf8'}).trim()}; load ${loadavg()[0].toFixed(1)})`, ['what', 'ms', 'beside'], rows);
}

function memory(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}
