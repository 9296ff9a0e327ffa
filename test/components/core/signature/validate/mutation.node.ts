/**
 * Thousands of damaged files from fixed seeds: no hang, no crash, only the errors the contract names, and never a green
 * verdict on bytes nobody signed or pages nobody saw. `FUZZ=1000000 npm run bench -- fuzz` runs as many as there is time
 * for, guided by coverage.
 */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {errorCode} from '../../../../../components/core/office-error.js';
import {signPdf, validatePdf} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {officeForm} from '../../../../support/attacks/office-form.js';
import {registryForm} from '../../../../support/attacks/registry-form.js';
import {derSeeds} from '../../../../support/fuzz/fuzz-seeds.js';
import {FuzzFinding} from '../../../../support/fuzz/fuzz-target.js';
import type {FuzzSeed, FuzzTarget} from '../../../../support/fuzz/fuzz-target.js';
import {bytesTarget, chainTarget, derTarget, lexerTarget, updateTarget} from '../../../../support/fuzz/fuzz-targets.js';
import {fingerprint, showsTheSame} from '../../../../support/fuzz/page-fingerprint.js';
import {runFuzz} from '../../../../support/fuzz/run-fuzz.js';
import {updates} from '../../../../support/attacks/updates.js';
import {pdfKinds} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const now = new Date().toISOString();
const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);

async function seed(name: string, bytes: Uint8Array<ArrayBuffer>, level: 'B-LT' | 'B-LTA'): Promise<FuzzSeed> {
  const signed = await signPdf(new Blob([bytes]), signer, {level, timestampUrl: pki.timestampUrl, fetch: pki.fetch});
  return {name, bytes: new Uint8Array(await signed.arrayBuffer())};
}

describe('damaged input', async () => {
  const seeds = [
    await seed('office form', officeForm(), 'B-LT'),
    await seed('registry form', registryForm(), 'B-LTA'),
  ];
  it('the clean files pass', async () => {
    for (const {bytes} of seeds)
      assert.equal((await validatePdf(new Blob([bytes]), {trustAnchors: [pki.rootDer]})).document, 'total-passed');
  });
  for (const [make, count] of [
    [() => bytesTarget(seeds, pki.rootDer, now), 700],
    [() => updateTarget(seeds, pki.rootDer, now), 600],
    [() => chainTarget(seeds), 400],
    [() => lexerTarget(seeds), 400],
    [async () => derTarget((await Promise.all(seeds.map(each => derSeeds(each, pki.rootDer)))).flat()), 6000],
  ] as readonly (readonly [() => FuzzTarget | Promise<FuzzTarget>, number])[]) {
    it(`${count} mutants`, async t => {
      const tally = await runFuzz(await make(), {count});
      t.diagnostic(JSON.stringify(tally));
      const passed = tally.outcomes['total-passed'] ?? 0;
      assert.ok(passed < count / 2, `${passed} of ${count} pass`);
    });
  }
  it('keys of impossible lengths are damage, not a crash', async t => {
    const kind = (await pdfKinds()).find(each => each.name === 'encrypted AES 256');
    if (!kind) return t.skip('no qpdf here');
    const text = Buffer.from(kind.bytes).toString('latin1');
    for (const [find, to] of [
      [/\/UE <[0-9a-f]{10}/, (found: string) => found.replace(/<.*/, '<          ')],
      [/\/UE <[0-9a-f]{64}>/, () => '/UE <00>'.padEnd(70)],
      [/\/CFM \/AESV3/, () => '/CFM /AESV2'],
      [/\/V 5/, () => '/V 4'],
      [/\/V 5/, () => '/V 2'],
    ] as const) {
      const found = find.exec(text);
      assert.ok(found, String(find));
      const damaged = Buffer.from(text.slice(0, found.index) + to(found[0]) + text.slice(found.index + found[0].length), 'latin1');
      try {
        await validatePdf(new Blob([Uint8Array.from(damaged)]), {password: 'user'});
      } catch (error) {
        assert.ok(['pdf-damaged', 'pdf-encrypted'].includes(errorCode(error)), String(error));
        assert.notEqual((error as Error).message, 'the file could not be validated');
      }
    }
  });
  it('a finding names target, seed and file', async () => {
    const broken: FuzzTarget = {
      ...lexerTarget(seeds),
      run: () => {
        throw new FuzzFinding('it broke');
      },
    };
    await assert.rejects(runFuzz(broken, {count: 1, first: 7}), {message: 'lexer, seed 7 on registry form: it broke'});
  });
  it('the oracle sees what attacks change', async () => {
    const clean = await fingerprint(new Blob([seeds[0]!.bytes]));
    for (const name of ['content replaced', 'font swapped', 'page turned', 'layer switched off', 'look changed, value kept', 'Stamp over the text']) {
      const attack = updates.find(each => each.name === name)!;
      assert.equal(showsTheSame(clean, await fingerprint(new Blob([attack.make(seeds[0]!.bytes)]))), false, name);
    }
    assert.equal(showsTheSame(clean, await fingerprint(new Blob([seeds[0]!.bytes]))), true);
  });
});
