/**
 * Thousands of damaged files from fixed seeds: no hang, no crash, only the errors the contract names, and never a green
 * verdict on bytes nobody signed. `node --import tsx test/bench/fuzz.mjs 1000000` runs as many as there is time for.
 */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {signPdf, validatePdf} from '../../../../../components/signature.js';
import {errorCode} from '../../../../../components/core/office-error.js';
import {readSignedData} from '../../../../../components/core/certificate/signed-data.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {officeForm} from '../../../../support/attacks/office-form.js';
import {isStillSigned, mutate, seededRandom} from '../../../../support/attacks/mutate.js';
import {extractSignatures} from '../../../../support/pdf-checks.mjs';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const known = ['pdf-damaged', 'pdf-encrypted', 'not-a-pdf'];

async function base(level: 'B-LT' | 'B-LTA'): Promise<Uint8Array<ArrayBuffer>> {
  const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
  const signed = await signPdf(new Blob([officeForm()]), signer, {
    level,
    timestampUrl: pki.timestampUrl,
    fetch: pki.fetch,
  });
  return new Uint8Array(await signed.arrayBuffer());
}

describe('damaged files', () => {
  for (const [level, count] of [
    ['B-LT', 500],
    ['B-LTA', 300],
  ] as const) {
    it(`${count} mutants of a file of level ${level}`, async () => {
      const clean = await base(level);
      const options = {trustAnchors: [pki.rootDer]};
      assert.equal((await validatePdf(new Blob([clean]), options)).document, 'total-passed');
      let refused = 0;
      for (let seed = 1; seed <= count; seed += 1) {
        const mutant = mutate(clean, seededRandom(seed));
        try {
          const report = await validatePdf(new Blob([mutant]), options);
          if (report.document !== 'total-passed') refused += 1;
          else
            assert.ok(
              report.signatures.every(each => isStillSigned(clean, mutant, each.revisionEnd)),
              `seed ${seed} passes`,
            );
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          assert.ok(
            known.includes(errorCode(error)),
            `seed ${seed}: ${String((error as Error).cause ?? error)}`,
          );
          refused += 1;
        }
      }
      assert.ok(refused > count * 0.5, `${refused} of ${count} refused`);
    });
  }
  it('4000 mutants of a CMS are read or refused as `cms-damaged`', async () => {
    const [signature] = extractSignatures(await base('B-LT'));
    const cms = new Uint8Array(signature!.der);
    for (let seed = 1; seed <= 4000; seed += 1) {
      try {
        readSignedData(mutate(cms, seededRandom(seed)));
      } catch (error) {
        assert.equal(errorCode(error), 'cms-damaged', `seed ${seed}: ${String(error)}`);
      }
    }
  });
});
