/**
 * Mutates signed PDFs for as many rounds as asked, and counts what came of it. A crash, a hang of more than ten seconds
 * or a green verdict on bytes nobody signed ends the run with the seed that did it.
 *
 *     node --import tsx test/bench/fuzz.mjs [count = 2000] [first seed = 1]
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {signPdf, validatePdf} from '../../components/signature.js';
import {openPkcs12} from '../../components/signers.js';
import {officeForm} from '../support/attacks/office-form.js';
import {isStillSigned, mutate, seededRandom} from '../support/attacks/mutate.js';
import {pdfKinds} from '../support/pdf-kinds.js';
import {makePki} from '../support/pki.mjs';

const [count = 2000, first = 1] = process.argv.slice(2).map(Number);
const pki = makePki();
const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const allowed = new Set(['pdf-damaged', 'pdf-encrypted', 'not-a-pdf']);

/** Every kind of file a signer meets, and whatever signed files lie beside the project. */
async function makeBases() {
  const bases = [];
  for (const kind of [{name: 'office form', bytes: officeForm()}, ...(await pdfKinds())]) {
    const password = kind.password === undefined ? {} : {password: kind.password};
    const signed = await signPdf(new Blob([kind.bytes]), signer, {...network, ...password, level: 'B-LT'});
    bases.push({name: kind.name, bytes: new Uint8Array(await signed.arrayBuffer()), ...password});
  }
  const folder = join(fileURLToPath(new URL('../../../', import.meta.url)), 'shared/corpus/pdf');
  try {
    for (const name of readdirSync(folder))
      if (name.endsWith('.pdf')) bases.push({name, bytes: new Uint8Array(readFileSync(join(folder, name)))});
  } catch {
    console.log(`no corpus at ${folder}: own files only`);
  }
  return bases.filter(base => base.bytes.length < 120_000);
}

const bases = await makeBases();
const tally = {passed: 0, indeterminate: 0, failed: 0, unsigned: 0, refused: 0};
const started = performance.now();
let slowest = 0;
let slowestSeed = first;
for (let seed = first; seed < first + count; seed += 1) {
  const base = bases[seed % bases.length];
  const mutant = mutate(base.bytes, seededRandom(seed));
  const from = performance.now();
  const fail = why => {
    console.error(`seed ${seed} (${base.name}): ${why}`);
    process.exit(1);
  };
  try {
    const report = await validatePdf(new Blob([mutant]), {
      trustAnchors: [pki.rootDer],
      ...(base.password === undefined ? {} : {password: base.password}),
    });
    tally[report.document.replace('total-', '')] += 1;
    if (
      report.document === 'total-passed' &&
      !report.signatures.every(each => isStillSigned(base.bytes, mutant, each.revisionEnd))
    )
      fail('green on bytes nobody signed');
  } catch (error) {
    if (
      error?.name !== 'OfficeError' ||
      !allowed.has(error.code) ||
      error.message === 'the file could not be validated'
    )
      fail(error?.cause?.stack ?? error?.stack);
    tally.refused += 1;
  }
  const took = performance.now() - from;
  if (took > slowest) [slowest, slowestSeed] = [took, seed];
  if (slowest > 10_000) fail(`took ${Math.round(slowest)} ms`);
}
const seconds = (performance.now() - started) / 1000;
console.log({
  count,
  bases: bases.length,
  ...tally,
  perSecond: Math.round(count / seconds),
  slowestMs: Math.round(slowest),
  slowestSeed,
  slowestFile: bases[slowestSeed % bases.length].name,
});
