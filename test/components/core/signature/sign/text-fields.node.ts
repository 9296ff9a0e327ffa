import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {openPdf} from '../../../../../components/core/pdf/pdf-file.js';
import {decodeText} from '../../../../../components/core/pdf/text-string.js';
import {listFields} from '../../../../../components/core/signature/field/form-field.js';
import {signPdf, validatePdf} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {checkWithOpenssl, checkWithPdfsig, checkWithQpdf} from '../../../../support/pdf-checks.mjs';
import {pdfKinds, plainPdf} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const leader = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
const seal = await openPkcs12(pki.people.seal.p12, pki.people.seal.password);
const blanks = [
  {name: 'Số', page: 1, rect: [100, 700, 130, 715]},
  {name: 'Ngày', page: 1, rect: [400, 680, 420, 695]},
] as const;
const place = {page: 1, rect: [300, 100, 450, 160], lines: ['Đã ký']} as const;

describe('blanks for a later hand', () => {
  for (const kind of ['classic table', 'xref stream', 'annotations in an array of their own', 'inherited page attributes, form in the catalog', 'encrypted AES 256']) {
    it(`leader signs, clerk numbers, dates and seals in one revision: ${kind}`, async t => {
      const pdf = (await pdfKinds()).find(each => each.name === kind);
      if (!pdf) return t.skip('qpdf is not installed');
      const password = pdf.password === undefined ? {} : {password: pdf.password};
      const approved = await signPdf(new Blob([pdf.bytes]), leader, {...password, appearance: place, reserve: blanks});
      const fill = [{name: 'Số', text: '05'}, {name: 'Ngày', text: '09'}];
      const issued = await signPdf(approved, seal, {...password, appearance: {...place, rect: [260, 90, 340, 170]}, fill});
      const bytes = new Uint8Array(await issued.arrayBuffer());
      assert.deepEqual(checkWithOpenssl(bytes, pki.rootFile) ?? [true, true], [true, true]);
      const seen = checkWithPdfsig(bytes, pki.rootFile, pdf.password);
      if (seen) assert.deepEqual(seen.map(each => each.valid), [true, true]);
      assert.equal(checkWithQpdf(bytes, pdf.password) ?? '', '');
      const report = await validatePdf(issued, {trustAnchors: [pki.rootDer], ...password});
      assert.deepEqual(report.signatures.map(each => each.integrity), ['intact', 'intact']);
      assert.ok(report.signatures[0]!.changesAfter.length > 0);
      assert.deepEqual(report.signatures[0]!.changesAfter.filter(change => !change.allowed), []);
      const values = (await listFields((await openPdf(issued, password)).latest)).filter(field => field.type === 'Tx').map(({name, value}) => {
        assert.ok(typeof value === 'object' && value?.kind === 'string');
        return [name, decodeText(value.bytes)];
      });
      assert.deepEqual(values, [['Số', '05'], ['Ngày', '09']]);
    });
  }

  it('may be filled on a document certified for forms', async () => {
    const certified = await signPdf(new Blob([await plainPdf()]), leader, {certify: 2, reserve: blanks});
    const issued = await signPdf(certified, seal, {fill: [{name: 'Số', text: '7'}]});
    const report = await validatePdf(issued, {trustAnchors: [pki.rootDer]});
    assert.deepEqual(report.signatures.flatMap(each => each.changesAfter.filter(change => !change.allowed)), []);
  });

  it('are refused where they would break a signature, or overwrite what stands there', async () => {
    const approved = await signPdf(new Blob([await plainPdf()]), leader, {reserve: blanks});
    await assert.rejects(signPdf(approved, seal, {reserve: [{...blanks[0], name: 'Mới'}]}), {code: 'changes-not-permitted'});
    await assert.rejects(signPdf(approved, seal, {fill: [{name: 'Không có', text: '1'}]}), {code: 'field-missing'});
    const issued = await signPdf(approved, seal, {fill: [{name: 'Số', text: '1'}]});
    await assert.rejects(signPdf(issued, seal, {fill: [{name: 'Số', text: '2'}]}), {code: 'changes-not-permitted'});
    await assert.rejects(signPdf(new Blob([await plainPdf()]), leader, {reserve: [blanks[0], {...blanks[0], name: 'a.b'}]}), {code: 'field-missing'});
  });
});
