/**
 * Attack × kind of PDF × act × level × permission: each clean file passes, each attack on it is refused for the right reason.
 * By default a sample by seed, every attack and every base in it; `ATTACKS=all` runs the whole product, `ATTACKS='object streams'`
 * that of one kind.
 */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {signPdf, validatePdf} from '../../../../../components/signature.js';
import type {SignatureLevel, SignOptions} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {attackKinds} from '../../../../support/attacks/attack-kinds.js';
import {forgeries} from '../../../../support/attacks/forgeries.js';
import {describeReport, isRefused} from '../../../../support/attacks/is-refused.js';
import {seededRandom} from '../../../../support/attacks/mutate.js';
import {updates} from '../../../../support/attacks/updates.js';
import {acts} from '../../../../support/documents/acts.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const attacks = [...forgeries, ...updates];
const levels: readonly SignatureLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];
const wanted = process.env['ATTACKS'] ?? '';
const isWhole = wanted !== '';

interface Base {
  readonly kind: string;
  readonly act: string;
  readonly level: SignatureLevel;
  readonly certify?: 1 | 2 | 3;
}

/** Every act meets every kind; levels and permissions turn with them, so that each meets each. */
function sample(): readonly Base[] {
  const bases: Base[] = [];
  for (const [k, kind] of Object.keys(attackKinds).entries()) {
    if (wanted in attackKinds && kind !== wanted) continue;
    for (const [a, act] of Object.keys(acts).entries()) {
      for (const level of isWhole ? levels : [levels[(k + a) % levels.length]!]) {
        const permissions = [undefined, 1, 2, 3] as const;
        for (const certify of isWhole ? permissions : [permissions[(k * 3 + a) % 4]]) bases.push({kind, act, level, ...(certify ? {certify} : {})});
      }
    }
  }
  return bases;
}

describe(`attacks on every kind of file${isWhole ? ', all of them' : ''}`, async () => {
  const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
  const bases = sample();
  const perBase = isWhole ? attacks.length : 9;
  const random = seededRandom(20_261_125);
  const counts = {made: 0, inapplicable: 0};
  const met = new Set<string>();
  for (const [index, base] of bases.entries()) {
    const {kind, act, level, certify} = base;
    it(`${kind}, ${act}, ${level}${certify ? `, certified ${certify}` : ''}`, async () => {
      const options: SignOptions = {...network, level, appearance: acts[act]!(), ...(certify ? {certify} : {})};
      const clean = new Uint8Array(await (await signPdf(new Blob([attackKinds[kind]!()]), signer, options)).arrayBuffer());
      const passes = await validatePdf(new Blob([clean]), {trustAnchors: [pki.rootDer], fetch: pki.fetch});
      assert.equal(passes.document, 'total-passed', describeReport(passes));
      for (let count = 0; count < perBase; count += 1) {
        // Every attack comes up at some base; the rest is chance, from one seed.
        const attack = isWhole ? attacks[count]! : attacks[count < 4 ? (index * 4 + count) % attacks.length : Math.floor(random() * attacks.length)]!;
        if (attack.needs && (attack.needs === 'certified') !== (certify !== undefined)) continue;
        let made: Uint8Array<ArrayBuffer>;
        try {
          made = attack.make(clean);
        } catch {
          counts.inapplicable += 1;
          continue;
        }
        const report = await validatePdf(new Blob([made]), {trustAnchors: [pki.rootDer]});
        assert.ok(isRefused(attack, report), `${attack.family}: ${attack.name}: ${describeReport(report)}`);
        counts.made += 1;
        met.add(attack.name);
      }
    });
  }
  it('made enough of them', t => {
    t.diagnostic(`${bases.length} files, ${counts.made} attacks refused, ${counts.inapplicable} could not be made of that file, ${met.size} of ${attacks.length} attacks met`);
    assert.ok(counts.made > bases.length * perBase * 0.5);
    assert.ok(met.size > attacks.length * 0.9, attacks.filter(each => !met.has(each.name)).map(each => each.name).join(', '));
  });
});
