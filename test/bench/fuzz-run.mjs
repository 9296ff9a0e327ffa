// The work of fuzz.mjs, in a process that reads TypeScript.
import {writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {CoverageMeter} from '../support/fuzz/coverage-meter.js';
import {table} from './table.mjs';

/** Of a hundred inputs: the small readers take most, being a thousand times as fast; the validator what counts most. */
const shares = {lexer: 25, xref: 15, cms: 30, 'validator, bytes': 18, 'validator, updates': 12};

await fuzz();
process.exit(0);

async function fuzz() {
  const count = Number(process.env.FUZZ ?? 20_000);
  const first = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
  const wanted = process.env.FUZZ_TARGET;
  const meter = new CoverageMeter('/components/core/');
  await meter.start();
  const {makePki} = await import('../support/pki.mjs');
  const {ownSeeds, foreignSeeds, derSeeds} = await import('../support/fuzz/fuzz-seeds.js');
  const targets = await import('../support/fuzz/fuzz-targets.js');
  const {runFuzz} = await import('../support/fuzz/run-fuzz.js');
  const pki = makePki();
  const now = new Date().toISOString();
  const own = await ownSeeds(pki);
  const all = [...own, ...foreignSeeds()];
  // In the open only: what an update changes is written as text.
  const open = own.filter(seed => ['office form', 'registry form', 'classic table'].includes(seed.name));
  const list = [
    targets.lexerTarget(all),
    targets.chainTarget(all),
    targets.derTarget(await derSeeds(own[0], pki.rootDer)),
    targets.bytesTarget(all, pki.rootDer, now),
    targets.updateTarget(open, pki.rootDer, now),
  ];
  const rows = [];
  for (const target of list) {
    if (wanted && target.name !== wanted) continue;
    const share = wanted ? count : Math.ceil((count * shares[target.name]) / 100);
    const from = performance.now();
    try {
      const every = target.name.startsWith('validator') ? 4 : 64;
      const tally = await runFuzz(target, {count: share, first, meter, every});
      const outcomes = Object.entries(tally.outcomes).map(([name, times]) => `${name} ${times}`);
      rows.push([target.name, share, outcomes.join(', '), tally.kept, tally.slowestMs, Math.round((share / (performance.now() - from)) * 1000)]);
      console.log(`${target.name}: ${share} done, seed ${first}`);
    } catch (error) {
      const file = join(tmpdir(), `fuzz-${target.name.replace(/\W+/g, '-')}-${first}.bin`);
      if (error.input) writeFileSync(file, error.input);
      console.error(`${error.message}\nfirst seed ${first}; input: ${file}`);
      process.exit(1);
    }
  }
  table('Damaged input', ['target', 'inputs', 'came of it', 'kept for new coverage', 'slowest, ms', 'per second'], rows);
}
