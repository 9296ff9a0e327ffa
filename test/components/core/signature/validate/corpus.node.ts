/**
 * The corpus of signed PDFs with known verdicts, kept outside the project: real files, published attacks, and the files
 * other validators test themselves with. `expected` is about integrity and later changes; trust needs roots nobody has here.
 */
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {errorCode} from '../../../../../components/core/office-error.js';
import type {
  SignatureReport,
  ValidationReport,
} from '../../../../../components/core/signature/validation-report.js';
import {validatePdf} from '../../../../../components/core/signature/validate/validate-pdf.js';

const folder = join(fileURLToPath(new URL('../../../../../../', import.meta.url)), 'shared/corpus/pdf');
const index = join(folder, 'index.tsv');
const at = '2026-11-22T00:00:00Z';

const isUntouched = (each: SignatureReport) =>
  each.integrity === 'intact' &&
  each.changesAfter.every(change => change.allowed) &&
  each.indication !== 'total-failed';
const isUnverifiable = (each: SignatureReport) =>
  each.integrity === 'unknown' &&
  each.reasons.includes('algorithm-unsupported') &&
  each.indication === 'indeterminate';

/** What a category demands of the report; the name of a category is that of the index. */
const demands: Readonly<Record<string, (report: ValidationReport) => boolean>> = {
  valid: ({document, signatures}) =>
    document !== 'total-failed' &&
    signatures.length > 0 &&
    signatures.every(each => isUntouched(each) || isUnverifiable(each)),
  'valid+allowed-changes': report => demands.valid!(report),
  'shadow-presign': report => demands.valid!(report),
  encrypted: report => demands.valid!(report),
  'warn-overlap': ({document}) => document !== 'total-passed',
  forged: ({document, signatures}) =>
    document === 'total-failed' &&
    signatures.every(each => each.integrity === 'broken' || each.coverage === 'partial'),
  tampered: ({document, signatures}) =>
    document === 'total-failed' && signatures.some(each => each.integrity === 'broken'),
  'partial-coverage': ({document, signatures}) =>
    document === 'total-failed' && signatures.some(each => each.coverage === 'partial'),
  'changed-disallowed': ({document, signatures}) =>
    document === 'total-failed' &&
    signatures.some(
      each =>
        each.changesAfter.some(change => !change.allowed) ||
        each.coverage === 'partial' ||
        each.integrity === 'broken',
    ),
  'timestamp-fail': ({document, signatures}) =>
    document === 'total-failed' &&
    signatures.some(
      each => each.kind === 'document-timestamp' && each.reasons.includes('timestamp-imprint-mismatch'),
    ) &&
    signatures.some(each => each.kind === 'signature' && isUntouched(each)),
  malformed: ({document}) => document === 'total-failed' || document === 'indeterminate',
  'weak-crypto': ({signatures}) =>
    signatures.some(each => each.reasons.includes('algorithm-weak') && each.indication === 'indeterminate'),
  'chain-failure': ({signatures}) =>
    signatures.some(
      each => each.reasons.includes('issuer-not-authority') && each.indication === 'indeterminate',
    ),
  'key-usage': ({document}) => document === 'indeterminate',
  'revocation-bad': ({document}) => document !== 'total-passed',
  mixed: ({document}) => document !== 'total-passed',
};

describe('the corpus of signed PDFs', () => {
  if (!existsSync(index)) {
    it('is judged as its sources judge it', t => t.skip(`no corpus at ${folder}`));
    return;
  }
  const rows = readFileSync(index, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'));
  for (const [file = '', , expected = '', detail = '', ...rest] of rows) {
    const isDisputed = rest.join(' ').includes('DISPUTED');
    it(`${file}: ${expected}${isDisputed ? ' (disputed)' : ''}`, async t => {
      if (isDisputed) t.diagnostic(`disputed: ${detail}`);
      let report: ValidationReport;
      try {
        report = await validatePdf(new Blob([readFileSync(join(folder, file))]), {validationTime: at});
      } catch (error) {
        // A file that cannot be read is refused, which is no verdict; only a malformed one may be.
        assert.equal(expected, 'malformed', `${file}: ${errorCode(error)}`);
        return;
      }
      assert.notEqual(report.document, 'total-passed', 'no anchor was given, so nothing is trusted');
      for (const signature of report.signatures) {
        assert.equal(signature.trust, 'unchecked');
        assert.equal(signature.reasons.length > 0, true);
      }
      if (!isDisputed)
        assert.ok(demands[expected]?.(report), `${detail}\n${JSON.stringify(report, null, 1)}`);
    });
  }
});
