import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import * as fc from 'fast-check';

import type {SignatureReport, ValidationReport} from '../../../components/core/signature/validation-report.js';
import {loadReasonTerms} from '../../../components/locale/reason-term.js';
import {setLanguage} from '../../../components/locale/term.js';
import {changeWords, documentTruth, lookOf, reasonWords, timeWords} from '../../../components/signature/report-words.js';
import {aReport, aSignature} from '../../support/builders-signature.js';

await loadReasonTerms();
afterEach(() => setLanguage('vi'));

const forbidden = {revision: 2, kind: 'page-content-changed', allowed: false};
const allowed = {revision: 2, kind: 'signature-added', allowed: true};

describe('the truth about a document', () => {
  it('is green for one proven signature, with who and when on Vietnam’s clock', () => {
    const truth = documentTruth(aReport([aSignature({signedAt: '2026-11-20T01:55:00Z'})]));
    assert.deepEqual(truth, {look: 'proven', sentence: 'Trần Văn Lãnh đã ký 20/11/2026 08:55 · văn bản chưa bị thay đổi từ khi ký'});
    setLanguage('en');
    assert.match(documentTruth(aReport()).sentence, /signed on 20\/11\/2026 08:55 · unchanged since/);
  });

  it('reads the clerk’s permitted revision as such, not as tampering', () => {
    const leader = aSignature({coverage: 'earlier-revision', changesAfter: [allowed]});
    const seal = aSignature({signer: {...aSignature().signer!, commonName: 'UBND tỉnh'}, revision: 2});
    const truth = documentTruth(aReport([leader, seal], {warnings: ['annotations-overlap']}));
    assert.equal(truth.look, 'proven');
    assert.match(truth.sentence, /2 chữ ký hợp lệ/);
    assert.match(documentTruth(aReport([leader], {revisions: 2})).sentence, /các bổ sung sau đó đều được phép/);
  });

  it('is red when somebody changed it afterwards, whatever the rest says', () => {
    const truth = documentTruth(aReport([aSignature({changesAfter: [forbidden]})]));
    assert.equal(truth.look, 'broken');
    assert.match(truth.sentence, /đã bị thay đổi sau khi Trần Văn Lãnh ký/);
  });

  it('is red for a broken digest and for a revoked certificate, each in its own words', () => {
    const broken = documentTruth(aReport([aSignature({indication: 'total-failed', integrity: 'broken'})]));
    const revoked = documentTruth(aReport([aSignature({indication: 'total-failed', revocation: 'revoked'})]));
    assert.match(broken.sentence, /không khớp với nội dung/);
    assert.match(revoked.sentence, /đã bị thu hồi/);
    assert.deepEqual([broken.look, revoked.look], ['broken', 'broken']);
  });

  it('never calls an unknown issuer forged', () => {
    const truth = documentTruth(aReport([aSignature({indication: 'indeterminate', trust: 'untrusted'})]));
    assert.equal(truth.look, 'unchecked');
    assert.equal(truth.sentence, 'Văn bản chưa bị thay đổi; chưa xác minh được người cấp chứng thư của Trần Văn Lãnh.');
  });

  it('says when revocation could not be checked', () => {
    const truth = documentTruth(aReport([aSignature({indication: 'indeterminate', revocation: 'unchecked'})]));
    assert.match(truth.sentence, /chưa kiểm tra được chứng thư của .* có bị thu hồi/);
    assert.equal(truth.look, 'unchecked');
  });

  it('takes the green away for a warning about what the eye sees', () => {
    assert.equal(documentTruth(aReport([aSignature()], {warnings: ['layers-present']})).look, 'unchecked');
    assert.equal(documentTruth(aReport([aSignature()], {warnings: ['some-new-warning']})).look, 'unchecked');
  });

  it('is neutral where nobody signed', () => {
    assert.deepEqual(documentTruth(aReport([])), {look: 'unsigned', sentence: 'Văn bản chưa có chữ ký số.'});
  });

  it('speaks for the worst of the signatures', () => {
    const good = aSignature();
    const bad = aSignature({indication: 'total-failed', integrity: 'broken', signer: {...good.signer!, commonName: 'Kẻ gian'}});
    assert.match(documentTruth(aReport([good, bad, good])).sentence, /Kẻ gian/);
  });

  it('is never green unless every part is: any report at all', () => {
    const one: fc.Arbitrary<SignatureReport> = fc
      .record({
        indication: fc.constantFrom('total-passed', 'total-failed', 'indeterminate'),
        integrity: fc.constantFrom('intact', 'broken', 'unknown'),
        coverage: fc.constantFrom('whole-document', 'earlier-revision', 'partial'),
        trust: fc.constantFrom('trusted', 'untrusted', 'unchecked'),
        revocation: fc.constantFrom('good', 'revoked', 'unchecked'),
        changesAfter: fc.array(fc.constantFrom(allowed, forbidden), {maxLength: 2}),
        kind: fc.constantFrom('signature', 'document-timestamp'),
      } as const)
      .map(facts => aSignature(facts as Partial<SignatureReport>));
    const report: fc.Arbitrary<ValidationReport> = fc.record({
      document: fc.constantFrom('total-passed', 'total-failed', 'indeterminate', 'unsigned'),
      signatures: fc.array(one, {maxLength: 3}),
      revisions: fc.nat(4),
      warnings: fc.constantFrom([], ['annotations-overlap'], ['layers-present']),
    } as const);
    fc.assert(
      fc.property(report, each => {
        const {look, sentence} = documentTruth(each);
        assert.ok(sentence.length > 0 && !/undefined|\{\w+\}/.test(sentence), sentence);
        if (look !== 'proven') return;
        assert.equal(each.document, 'total-passed');
        assert.ok(each.signatures.length > 0 && each.signatures.every(signature => signature.indication === 'total-passed'));
        assert.ok(each.signatures.every(signature => signature.integrity === 'intact' && lookOf(signature) === 'proven'));
        assert.ok(each.signatures.every(signature => signature.changesAfter.every(change => change.allowed)));
        assert.ok(!each.warnings.includes('layers-present'));
      }),
      {numRuns: 2000},
    );
  });
});

describe('words of a report', () => {
  it('tells a timestamp from a machine’s clock', () => {
    assert.match(timeWords(aSignature()), /theo dấu thời gian/);
    assert.match(timeWords(aSignature({timeSource: 'claimed'})), /theo đồng hồ máy người ký/);
    const {signedAt: _, ...timeless} = aSignature();
    assert.equal(timeWords(timeless), '(không ghi thời gian)');
  });

  it('names a kind of change it does not know, and shows a code it has no sentence for', () => {
    assert.equal(changeWords({revision: 2, kind: 'page-content-changed', allowed: false}), 'sửa nội dung trang');
    assert.equal(changeWords({revision: 2, kind: 'moon-changed', allowed: false}), 'thay đổi khác (moon-changed)');
    assert.equal(reasonWords('no-such-code'), 'no-such-code');
  });
});
