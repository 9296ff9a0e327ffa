// Signing: time, peak memory and growth beside the floor and the peers. Each figure is the median of fresh processes run in turn.
import {execFileSync} from 'node:child_process';
import {makeKey, makePdf, password} from './material.mjs';
import {mb, median, ms, ratio, table} from './table.mjs';

const methods = ['floor', 'trinh-ky', '@libpdf/core', 'zgapdfsigner', '@signpdf'];
const sizes = [
  {name: '100 KB', file: () => makePdf('small', 100_000), runs: 5},
  {name: '10 MB', file: () => makePdf('medium', 10_000_000), runs: 3},
  {name: '100 MB', file: () => makePdf('large', 104_000_000), runs: 5},
];

export async function bench() {
  const key = makeKey();
  const one = (method, file) =>
    JSON.parse(execFileSync(process.execPath, ['test/bench/sign-one.mjs', method, file, key, password], {encoding: 'utf8', maxBuffer: 1e8}).trim().split('\n').at(-1));
  const rows = [];
  for (const size of sizes) {
    const file = size.file();
    const results = new Map(methods.map(method => [method, []]));
    for (let run = 0; run < size.runs; run++) {
      for (const method of methods) {
        // zgapdfsigner takes minutes on 100 MB and 4.7 GB of memory: asked for by SIGN_SLOW=1, once.
        if (size.name === '100 MB' && method === 'zgapdfsigner' && (run || !process.env.SIGN_SLOW)) continue;
        results.get(method).push(one(method, file));
      }
    }
    const floors = results.get('floor').map(each => each.ms);
    for (const [method, all] of results) {
      if (!all.length) continue;
      const good = all.filter(each => !each.error);
      if (!good.length) {
        rows.push([size.name, method, 'fails', all[0].error, '', '']);
        continue;
      }
      const time = median(good.map(each => each.ms));
      // Each run beside the floor of its own round: the machine is not the same a minute later.
      rows.push([size.name, method, ms(time), ratio(median(all.flatMap((each, i) => (each.error ? [] : [each.ms / floors[i]]))), 1), mb(median(good.map(each => each.peak))), median(good.map(each => each.grown))]);
    }
  }
  return table('Signing, PAdES B-B, RSA 2048 (Node, cold process, library loading included)', ['PDF', 'method', 'ms', '× floor', 'peak MB', 'bytes added'], rows);
}
