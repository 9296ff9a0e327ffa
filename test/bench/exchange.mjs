// The exchange, with a real NATS server and a real Chromium: reading a large envelope beside its floor, a morning's catch-up, a large
// file in and out, one document to 63 provinces.
import {loadavg} from 'node:os';
import {fileURLToPath} from 'node:url';
import {register} from 'tsx/esm/api';
import {openBuiltPage} from '../support/built-page.mjs';
import {ms, ratio, table} from './table.mjs';

const entry = fileURLToPath(new URL('../support/exchange-page.ts', import.meta.url));
const provinces = Array.from({length: 63}, (_, at) => `H${String(at + 1).padStart(2, '0')}`);
const waiting = 650;
const mebibyte = 1_048_576;

export async function bench() {
  register();
  const {NatsCluster, natsMissing} = await import('../../demo/setup/nats-cluster.ts');
  const {openJetStream} = await import('../../components/transports/jetstream.ts');
  const {dispatchEnvelopes, dispatchMessage} = await import('../../components/exchange.ts');
  const rows = [];
  const {page, close} = await openBuiltPage(entry);
  try {
    const large = await page.evaluate(bytes => globalThis.page.readLarge(bytes, 5), 20 * mebibyte);
    rows.push([`read an envelope with a 20 MB attachment (${Math.round(large.megabytes)} MB)`, ms(large.readMs), `${ratio(large.readMs, large.floorMs)} base64 + inflate (${ms(large.floorMs)} ms)`, '≤ 1.5×']);
    const missing = natsMissing();
    if (missing) {
      console.log(missing);
      return table('Exchange', ['what', 'ms', 'beside', 'bar'], rows);
    }
    const cluster = await NatsCluster.start(['H41', 'G22', ...provinces.filter(each => each !== 'H41')]);
    const sender = await openJetStream({organisation: 'G22', connect: () => cluster.connectAs('G22')});
    try {
      const message = (to, number, bytes) =>
        dispatchMessage({
          from: {id: 'G22', name: 'Văn phòng Chính phủ'},
          to: to.map(id => ({id})),
          number: {number: String(number), notation: 'QĐ-TTg'},
          issuedOn: '2026-11-20',
          typeName: 'Quyết định',
          subject: `về việc số ${number}`,
          signer: {fullName: 'Nguyễn Văn Hải'},
          urgency: 'normal',
          files: [{name: 'vb.pdf', contentType: 'application/pdf', content: new Uint8Array(bytes).map(() => Math.random() * 256)}],
        });
      const start = performance.now();
      const envelopes = await dispatchEnvelopes(message(provinces, 1, 300_000));
      await Promise.all(envelopes.map(each => sender.send(each)));
      rows.push([`one document of 300 KB to ${provinces.length} provinces (Node)`, ms(performance.now() - start), `${envelopes.length} receipts`, 'one act']);

      // Envelopes alone, their files beside them by reference; then with a paper of 100 KB in each.
      let number = 1;
      for (const bytes of [500, 100_000]) {
        for (let count = 0; count < waiting; count++) {
          const [envelope] = await dispatchEnvelopes(message(['H41'], ++number, bytes));
          await sender.send(envelope);
        }
        const caught = await page.evaluate((address, count) => globalThis.page.catchUp(address, 'H41', count), cluster.websocket, waiting);
        const size = bytes < 1000 ? 'envelopes, files beside them' : 'envelopes with 100 KB of file each';
        rows.push([`catch up with ${caught.subjects} ${size} (Chromium)`, ms(caught.ms), `${(caught.ms / caught.subjects).toFixed(1)} ms each, machine's load ${loadavg()[0].toFixed(1)}`, bytes < 1000 ? '≤ 5 s' : '']);
      }

      const file = await page.evaluate((address, bytes) => globalThis.page.fileBothWays(address, 'H41', bytes), cluster.websocket, 50 * mebibyte);
      rows.push([`50 MB file to the store (Chromium)`, ms(file.putMs), `${file.reports} reports of progress`, '']);
      rows.push([`50 MB file from the store, digest checked`, ms(file.getMs), file.same ? 'byte for byte' : 'DAMAGED', '']);
    } finally {
      await sender.close();
      await cluster.stop();
    }
  } finally {
    await close();
  }
  return table('Exchange (one NATS server on loopback; Chromium headless)', ['what', 'ms', 'beside', 'bar'], rows);
}
