/**
 * Published and own attacks, each from clean files of our own signer: refused, and for the right reason. The clean files
 * themselves pass, or the refusals would mean nothing.
 */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {signPdf, validatePdf} from '../../../../../components/signature.js';
import type {SignOptions, ValidationReport} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {forgeries} from '../../../../support/attacks/forgeries.js';
import {describeReport, isRefused} from '../../../../support/attacks/is-refused.js';
import {officeForm} from '../../../../support/attacks/office-form.js';
import {updates} from '../../../../support/attacks/updates.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const attacks = [...forgeries, ...updates];

async function sign(
  bytes: Uint8Array<ArrayBuffer>,
  who: 'leader' | 'seal' | 'stranger',
  options: SignOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const signer = await openPkcs12(pki.people[who].p12, pki.people[who].password);
  return new Uint8Array(
    await (await signPdf(new Blob([bytes]), signer, {...network, ...options})).arrayBuffer(),
  );
}
/** Online, so that a clean file can pass; an attack must be refused by what the file itself shows. */
function validate(
  bytes: Uint8Array<ArrayBuffer>,
  online: 'online' | 'offline' = 'online',
): Promise<ValidationReport> {
  return validatePdf(new Blob([bytes]), {
    trustAnchors: [pki.rootDer],
    ...(online === 'online' ? {fetch: pki.fetch} : {}),
  });
}
const appearance = {page: 1, rect: [300, 300, 450, 360], lines: ['Nguyễn Văn An']} as const;

const bases: readonly {name: string; certified: boolean; make: () => Promise<Uint8Array<ArrayBuffer>>}[] = [
  {name: 'signed visibly', certified: false, make: () => sign(officeForm(), 'leader', {appearance})},
  {name: 'certified, forms allowed', certified: true, make: () => sign(officeForm(), 'leader', {certify: 2})},
  {
    name: 'certified, comments allowed',
    certified: true,
    make: () => sign(officeForm(), 'leader', {certify: 3}),
  },
  {
    name: 'certified, nothing allowed',
    certified: true,
    make: () => sign(officeForm(), 'leader', {certify: 1}),
  },
  {
    name: 'signed and sealed',
    certified: false,
    make: async () =>
      sign(await sign(officeForm(), 'leader', {appearance}), 'seal', {
        appearance: {...appearance, rect: [260, 290, 340, 350]},
      }),
  },
  {
    name: 'signed with long-term data',
    certified: false,
    make: () => sign(officeForm(), 'leader', {level: 'B-LTA'}),
  },
];

for (const base of bases) {
  describe(`a file ${base.name}`, () => {
    const clean = base.make();
    it('passes as it is', async () => {
      const report = await validate(await clean);
      assert.equal(report.document, 'total-passed', describeReport(report));
    });
    for (const attack of attacks) {
      if (attack.needs && (attack.needs === 'certified') !== base.certified) continue;
      it(`${attack.family}: ${attack.name}`, async t => {
        let made: Uint8Array<ArrayBuffer>;
        try {
          made = attack.make(await clean);
        } catch (error) {
          return t.skip(`not applicable: ${(error as Error).message}`);
        }
        const report = await validate(made, 'offline');
        assert.ok(isRefused(attack, report), describeReport(report));
      });
    }
  });
}

describe('two attacks at once, and an attack that is signed over', () => {
  const harmless = updates.filter(each => each.family !== 'structure' && !each.needs);
  it('every pair of updates is refused', async () => {
    const clean = await bases[0]!.make();
    for (const [index, first] of harmless.entries()) {
      const second = harmless[(index * 7 + 3) % harmless.length]!;
      let made: Uint8Array<ArrayBuffer>;
      try {
        made = second.make(first.make(clean));
      } catch {
        continue;
      }
      const report = await validatePdf(new Blob([made]), {trustAnchors: [pki.rootDer]});
      assert.notEqual(report.document, 'total-passed', `${first.name} + ${second.name}`);
      assert.ok(
        report.document === 'total-failed' || report.document === 'unsigned',
        `${first.name} + ${second.name}: ${describeReport(report)}`,
      );
    }
  });
  it('a second good signature does not heal the first', async () => {
    const clean = await bases[0]!.make();
    const content = updates.find(each => each.name === 'content replaced')!;
    const report = await validate(await sign(content.make(clean), 'seal', {}));
    assert.equal(report.signatures.find(each => each.fieldName === 'Signature1')?.indication, 'total-failed');
    assert.equal(report.document, 'total-failed');
  });
  it('a stranger who signs is not trusted, and not called a forger', async () => {
    const report = await validate(await sign(officeForm(), 'stranger', {}));
    const [signature] = report.signatures;
    assert.equal(signature?.integrity, 'intact');
    assert.equal(signature?.trust, 'untrusted');
    assert.equal(signature?.indication, 'indeterminate');
    assert.ok(signature?.reasons.includes('no-trusted-chain'));
  });
});
