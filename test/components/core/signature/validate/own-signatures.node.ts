/** Whatever our own signer makes passes, on every kind of PDF and at every level; and time, trust and revocation are told apart. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {signPdf, validatePdf} from '../../../../../components/signature.js';
import type {SignOptions} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {officeForm} from '../../../../support/attacks/office-form.js';
import {missingKinds, pdfKinds} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';
import type {PkiPersonId} from '../../../../support/pki.mjs';

const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const trustAnchors = [pki.rootDer];
const visible = (left: number): SignOptions => ({
  appearance: {page: 1, rect: [left, 100, left + 120, 160], lines: ['Nguyễn Văn An']},
});

async function sign(pdf: Blob, who: PkiPersonId, options: SignOptions = {}): Promise<Blob> {
  return signPdf(pdf, await openPkcs12(pki.people[who].p12, pki.people[who].password), {
    ...network,
    ...options,
  });
}

describe('a leader signs and the agency seals', () => {
  it('kinds that cannot be made here', async t => t.diagnostic((await missingKinds()).join(', ') || 'none'));
  it('both pass on every kind of PDF', async () => {
    for (const kind of await pdfKinds()) {
      const password = kind.password === undefined ? {} : {password: kind.password};
      const signed = await sign(new Blob([kind.bytes]), 'leader', {...password, ...visible(100)});
      const sealed = await sign(signed, 'seal', {...password, ...visible(70)});
      const report = await validatePdf(sealed, {trustAnchors, fetch: pki.fetch, ...password});
      assert.equal(
        report.document,
        'total-passed',
        `${kind.name}: ${JSON.stringify(report.signatures.map(each => [each.reasons, each.changesAfter]))}`,
      );
      assert.deepEqual(
        report.signatures.map(each => each.coverage),
        ['earlier-revision', 'whole-document'],
        kind.name,
      );
      assert.deepEqual(
        report.warnings.filter(warning => warning === 'annotations-overlap'),
        [],
        'a seal may lie over a signature',
      );
    }
  });
});

describe('levels', () => {
  for (const level of ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const) {
    it(`${level} is recognised, with RSA and EC keys`, async () => {
      for (const who of ['leader', 'ec256', 'ec384'] as const) {
        const signed = await sign(new Blob([officeForm()]), who, {level});
        const [signature] = (await validatePdf(signed, {trustAnchors, fetch: pki.fetch})).signatures;
        assert.deepEqual(
          [signature?.level, signature?.indication, signature?.timeSource],
          [level, 'total-passed', level === 'B-B' ? 'claimed' : 'timestamp'],
          who,
        );
        const offline = await validatePdf(signed, {trustAnchors});
        const carriesEvidence = level === 'B-LT' || level === 'B-LTA';
        assert.equal(offline.document, carriesEvidence ? 'total-passed' : 'indeterminate');
        if (!carriesEvidence) assert.ok(offline.signatures[0]?.reasons.includes('revocation-unchecked'));
      }
    });
  }
});

describe('what is not known stays open', () => {
  it('without anchors nothing is trusted, and nobody is called a forger', async () => {
    const [signature] = (await validatePdf(await sign(new Blob([officeForm()]), 'leader', {level: 'B-LT'})))
      .signatures;
    assert.deepEqual(
      [signature?.indication, signature?.integrity, signature?.trust],
      ['indeterminate', 'intact', 'unchecked'],
    );
    assert.ok(signature?.reasons.includes('no-trust-anchors'));
  });
  it('a certificate revoked since is never green, and long expired without a timestamp neither', async () => {
    const revoked = await sign(new Blob([officeForm()]), 'revoked');
    const [signature] = (await validatePdf(revoked, {trustAnchors, fetch: pki.fetch})).signatures;
    assert.deepEqual([signature?.revocation, signature?.integrity], ['revoked', 'intact']);
    assert.notEqual(signature?.indication, 'total-passed');
    const later = await validatePdf(await sign(new Blob([officeForm()]), 'leader'), {
      trustAnchors,
      validationTime: '2060-01-01T00:00:00Z',
    });
    assert.ok(later.signatures[0]?.reasons.includes('certificate-expired'));
    assert.equal(later.document, 'indeterminate');
  });
  it('an aborted validation says so', async () => {
    await assert.rejects(validatePdf(new Blob([officeForm()]), {signal: AbortSignal.abort()}), {
      code: 'aborted',
    });
  });
  it('an unsigned file is unsigned', async () => {
    const report = await validatePdf(new Blob([officeForm()]));
    assert.deepEqual([report.document, report.signatures, report.revisions], ['unsigned', [], 1]);
  });
});
