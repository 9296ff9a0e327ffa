import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {deflateSync} from 'node:zlib';

import {PDFDocument} from 'pdf-lib';

import {openPdf} from '../../../../../components/core/pdf/pdf-file.js';
import {isDict} from '../../../../../components/core/pdf/pdf-object.js';
import {listFields} from '../../../../../components/core/signature/field/form-field.js';
import type {Signer} from '../../../../../components/core/signature/signer.js';
import {openPkcs12} from '../../../../../components/signers.js';
import type {KeyAlgorithmName} from '../../../../../components/signers.js';
import {signPdf, validatePdf} from '../../../../../components/signature.js';
import {checkWithMutool, checkWithOpenssl, checkWithPdfsig, checkWithQpdf, extractSignatures} from '../../../../support/pdf-checks.mjs';
import {missingKinds, pdfKinds, plainPdf, writtenPdf} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';
import type {PkiPersonId} from '../../../../support/pki.mjs';

const pki = makePki();
/** Made below, without the checksums that no PDF needs. */
const PNG = strokePng(120, 40);

async function signerOf(id: PkiPersonId, rsaAlgorithm?: Extract<KeyAlgorithmName, `rsa-${string}`>): Promise<Signer> {
  return openPkcs12(pki.people[id].p12, pki.people[id].password, rsaAlgorithm ? {rsaAlgorithm} : {});
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** What every other program says of a file whose signatures are all good and the last covers all of it. */
async function assertGood(pdf: Blob, signatures: number, options: {password?: string; isPss?: boolean; complaintBefore?: string} = {}): Promise<void> {
  const bytes = await bytesOf(pdf);
  const {password} = options;
  assert.equal(extractSignatures(bytes).length, signatures);
  assert.equal(extractSignatures(bytes).at(-1)!.end, bytes.length, 'the last signature covers the whole file');
  const openssl = checkWithOpenssl(bytes, pki.rootFile);
  if (openssl) assert.deepEqual(openssl, Array(signatures).fill(true), 'openssl cms -cades');
  const seen = checkWithPdfsig(bytes, pki.rootFile, password);
  // NSS as poppler uses it does not verify RSASSA-PSS in CMS.
  if (seen && !options.isPss) {
    assert.deepEqual(seen.map(each => each.valid), Array(signatures).fill(true), 'pdfsig');
    // NSS does not find the issuer of a certificate it meets a second time in one run.
    assert.equal(seen[0]!.trusted, true);
    assert.equal(seen.at(-1)!.total, true);
  }
  const mutool = checkWithMutool(bytes, password);
  // Nor does mutool, which also counts a /ByteRange from the header where bytes stand before it.
  if (mutool && !password && !options.isPss && bytes[0] === 0x25) assert.deepEqual(mutool, [...Array<string>(signatures - 1).fill('edited'), 'unchanged'], 'mutool');
  const qpdf = checkWithQpdf(bytes, password);
  if (qpdf !== undefined) assert.equal(qpdf, options.complaintBefore ?? '', 'qpdf --check');
  const report = await validatePdf(pdf, {trustAnchors: [pki.rootDer], ...(password && {password})});
  assert.deepEqual(
    report.signatures.map(each => [each.integrity, each.trust, each.level, each.changesAfter.every(change => change.allowed)]),
    Array.from({length: signatures}, () => ['intact', 'trusted', 'B-B', true]),
  );
  assert.equal(report.signatures.at(-1)!.coverage, 'whole-document');
}

const ALGORITHMS: readonly [PkiPersonId, Extract<KeyAlgorithmName, `rsa-${string}`> | undefined][] = [
  ['leader', 'rsa-pkcs1-sha256'],
  ['leader', 'rsa-pkcs1-sha384'],
  ['leader', 'rsa-pkcs1-sha512'],
  ['leader', 'rsa-pss-sha256'],
  ['leader', 'rsa-pss-sha512'],
  ['ec256', undefined],
  ['ec384', undefined],
];

describe('signPdf', () => {
  for (const program of ['pdfsig', 'mutool', 'openssl', 'qpdf', 'certutil']) {
    const present = {pdfsig: checkWithPdfsig, mutool: checkWithMutool, openssl: checkWithOpenssl, qpdf: checkWithQpdf}[program];
    if (present && present(new Uint8Array(0), pki.rootFile) === undefined) it(`is checked by ${program}`, {skip: `${program} is not installed`}, () => undefined);
  }
  for (const name of missingKinds()) it(`signs ${name}`, {skip: 'qpdf is not installed'}, () => undefined);

  it('signs every kind of PDF twice, and leaves every byte before as it was', async t => {
    const [leader, clerk] = [await signerOf('leader'), await signerOf('clerk')];
    for (const {name, bytes, password} of await pdfKinds()) {
      await t.test(name, async () => {
        const options = {...(password && {password}), reason: 'Phê duyệt', location: 'Hà Nội', contact: 'a@b.vn'};
        const complaint = checkWithQpdf(bytes, password);
        const first = await signPdf(new Blob([bytes]), leader, options);
        const second = await signPdf(first, clerk, options);
        const prefix = (await bytesOf(second)).subarray(0, bytes.length);
        assert.ok(Buffer.from(prefix).equals(bytes), 'the original is a prefix');
        assert.ok(first.size - bytes.length < 2 * 3400 + 4096, `grew by ${first.size - bytes.length}`);
        if (complaint === '' || complaint === undefined) {
          await assertGood(first, 1, {...(password && {password})});
          await assertGood(second, 2, {...(password && {password})});
        } else {
          assert.deepEqual(checkWithOpenssl(await bytesOf(second), pki.rootFile), [true, true]);
        }
        const reread = await openPdf(second, password ? {password} : {});
        const [field] = await listFields(reread.latest);
        const reason = await reread.latest.get(field!.value, 'Reason');
        assert.equal(Buffer.from((reason as {bytes: Uint8Array}).bytes.slice(2)).swap16().toString('utf16le'), 'Phê duyệt');
      });
    }
  });

  it('signs with every algorithm', async t => {
    const pdf = new Blob([await plainPdf()]);
    for (const [id, algorithm] of ALGORITHMS) {
      const signer = await signerOf(id, algorithm);
      await t.test(signer.algorithm, async () => {
        await assertGood(await signPdf(pdf, signer), 1, {isPss: signer.algorithm.includes('pss')});
      });
    }
  });

  it('keeps ten signatures in a row valid', async () => {
    let pdf = new Blob([await plainPdf({objectStreams: true})]);
    const signers = [await signerOf('leader'), await signerOf('ec256')];
    for (let i = 0; i < 10; i++) pdf = await signPdf(pdf, signers[i % 2]!);
    await assertGood(pdf, 10);
  });

  it('writes positions beyond 100,000,000 bytes', async () => {
    const doc = await PDFDocument.create();
    doc.addPage();
    const small = await doc.save({useObjectStreams: false});
    // A comment between the objects and the cross-reference table, moved accordingly.
    const text = Buffer.from(small).toString('latin1');
    const xref = text.lastIndexOf('xref\n', text.lastIndexOf('startxref') - 1);
    const filler = Buffer.alloc(100_000_100, 0x2e);
    filler.write('\n%');
    filler.write('\n', filler.length - 1);
    const tail = text.slice(xref).replace(/startxref\n(\d+)/, `startxref\n${xref + filler.length}`);
    const pdf = new Blob([small.slice(0, xref) as Uint8Array<ArrayBuffer>, filler, tail]);
    await assertGood(await signPdf(pdf, await signerOf('ec256')), 1);
  });

  it('writes the claimed time, in the zone it was given', async () => {
    const signedAt = new Date(Date.now() - 60_000).toISOString().slice(0, 19);
    const pdf = await bytesOf(await signPdf(new Blob([await plainPdf()]), await signerOf('leader'), {signedAt: `${signedAt}+00:00`}));
    assert.match(Buffer.from(pdf).toString('latin1'), new RegExp(`/M \\(D:${signedAt.replace(/[-:T]/g, '')}\\+00'00'\\)`));
  });

  describe('refuses, before it makes a byte,', () => {
    let pdf: Blob;
    let leader: Signer;
    before(async () => {
      pdf = new Blob([await plainPdf()]);
      leader = await signerOf('leader');
    });

    const bad: readonly [string, Blob, string][] = [
      ['an empty file', new Blob([]), 'not-a-pdf'],
      ['something else', new Blob(['<html>']), 'not-a-pdf'],
      ['a header and nothing more', new Blob(['%PDF-1.7\n']), 'pdf-damaged'],
    ];
    for (const [what, blob, code] of bad) {
      it(`${what}: ${code}`, async () => assert.rejects(signPdf(blob, leader), {code}));
    }

    it('a truncated file', async () => assert.rejects(signPdf(pdf.slice(0, pdf.size - 200), leader), {code: 'pdf-damaged'}));

    for (const [id, code] of [['expired', 'certificate-expired'], ['notYet', 'certificate-not-yet-valid'], ['noUsage', 'certificate-not-for-signing']] as const) {
      it(`a certificate that is ${id}: ${code}`, async () => assert.rejects(signPdf(pdf, await signerOf(id), {}), {code}));
    }

    it('an encrypted file without or with a wrong password', async t => {
      const encrypted = (await pdfKinds()).find(kind => kind.name === 'encrypted AES 256');
      if (!encrypted) return t.skip('qpdf is not installed');
      await assert.rejects(signPdf(new Blob([encrypted.bytes]), leader), {code: 'pdf-encrypted'});
      await assert.rejects(signPdf(new Blob([encrypted.bytes]), leader, {password: 'sai'}), {code: 'pdf-encrypted'});
      await assertGood(await signPdf(new Blob([encrypted.bytes]), leader, {password: 'owner'}), 1, {password: 'user'});
    });

    it('a document certified without changes, and a second certification', async () => {
      const final = await signPdf(pdf, leader, {certify: 1});
      await assertGood(final, 1);
      await assert.rejects(signPdf(final, leader), {code: 'changes-not-permitted'});
      const open = await signPdf(pdf, leader, {certify: 2});
      await assert.rejects(signPdf(open, leader, {certify: 2}), {code: 'changes-not-permitted'});
      await assert.rejects(signPdf(await signPdf(pdf, leader), leader, {certify: 3}), {code: 'changes-not-permitted'});
      await assertGood(await signPdf(open, leader), 2);
    });

    it('a field that is missing, of another type, or signed', async () => {
      const form = new Blob([formPdf('/FT /Tx')]);
      await assert.rejects(signPdf(form, leader, {fieldName: 'Ô ký'}), {code: 'field-missing'});
      await assert.rejects(signPdf(pdf, leader, {fieldName: 'a.b'}), {code: 'field-missing'});
      const signed = await signPdf(pdf, leader, {fieldName: 'Lãnh đạo'});
      await assert.rejects(signPdf(signed, leader, {fieldName: 'Lãnh đạo'}), {code: 'field-signed'});
      await assert.rejects(signPdf(pdf, leader, {appearance: {page: 9, rect: [0, 0, 10, 10]}}), {code: 'page-missing'});
    });

    it('what the document locked', async () => {
      for (const [lock, isRefused] of [
        ['/Action /All', true],
        ['/Action /Include /Fields [(Signature2)]', true],
        ['/Action /Include /Fields [(Signature)]', false],
        ['/Action /Exclude /Fields [(Signature2)]', false],
        ['/Action /Exclude /Fields []', true],
      ] as const) {
        const form = new Blob([formPdf(`/FT /Sig /Lock << /Type /SigFieldLock ${lock} >>`)]);
        const signed = await signPdf(form, leader, {fieldName: 'Ô ký'});
        const next = signPdf(signed, leader, {fieldName: 'Signature2'});
        if (isRefused) await assert.rejects(next, {code: 'changes-not-permitted'}, lock);
        else await assertGood(await next, 2);
      }
    });

    it('what the field asks of its signer', async () => {
      for (const [seed, code, options] of [
        ['/Ff 2 /SubFilter [/adbe.pkcs7.detached]', 'changes-not-permitted', {}],
        ['/Ff 2 /SubFilter [/ETSI.CAdES.detached]', undefined, {}],
        ['/Ff 8 /Reasons [(Dong y)]', 'changes-not-permitted', {}],
        ['/Ff 8 /Reasons [(Dong y)]', undefined, {reason: 'Dong y'}],
        ['/Ff 64 /DigestMethod [(SHA512)]', 'changes-not-permitted', {}],
        ['/MDP << /P 1 >>', 'changes-not-permitted', {}],
        ['/MDP << /P 1 >>', undefined, {certify: 1}],
        ['/Cert << /Ff 1 /Subject [<00>] >>', 'certificate-not-for-signing', {}],
        ['/Cert << /Ff 32 /KeyUsage [(0XXXXXXXX)] >>', 'certificate-not-for-signing', {}],
        ['/Cert << /Ff 32 /KeyUsage [(1XXXXXXXX)] >>', undefined, {}],
        ['/TimeStamp << /URL (http://x) /Ff 1 >>', 'changes-not-permitted', {}],
      ] as const) {
        const form = new Blob([formPdf(`/FT /Sig /SV << /Type /SV ${seed} >>`)]);
        const signing = signPdf(form, leader, {fieldName: 'Ô ký', ...options});
        if (code) await assert.rejects(signing, {code}, seed);
        else await assertGood(await signing, 1);
      }
    });

    it('when it is told to stop', async () => {
      const controller = new AbortController();
      controller.abort();
      await assert.rejects(signPdf(pdf, leader, {signal: controller.signal}), {code: 'aborted'});
      const later = new AbortController();
      const slow: Signer = {...leader, certificateChain: leader.certificateChain, algorithm: leader.algorithm, sign: async () => {
        later.abort();
        return new Uint8Array(256);
      }};
      await assert.rejects(signPdf(pdf, slow, {signal: later.signal}), {code: 'aborted'});
    });

    it('the answer of a signer that does not fit its certificate', async () => {
      const clerk = await signerOf('clerk');
      const mixed: Signer = {certificateChain: leader.certificateChain, algorithm: leader.algorithm, sign: data => clerk.sign(data)};
      await assert.rejects(signPdf(pdf, mixed), {code: 'signature-not-made'});
      await assert.rejects(signPdf(pdf, {...mixed, algorithm: 'ed25519'}), {code: 'algorithm-not-supported'});
    });
  });

  it('signs in an empty field, where that field is', async () => {
    const form = new Blob([formPdf('/FT /Sig')]);
    const signed = await signPdf(form, await signerOf('leader'), {fieldName: 'Ô ký', appearance: {page: 1, rect: [0, 0, 1, 1], image: PNG}});
    await assertGood(signed, 1);
    const pdf = await openPdf(signed);
    const [field] = await listFields(pdf.latest);
    assert.equal((await listFields(pdf.latest)).length, 1);
    const box = await pdf.latest.get(await pdf.latest.get(await pdf.latest.get(field!.dict, 'AP'), 'N'), 'BBox');
    assert.deepEqual(box && typeof box === 'object' && box.kind === 'array' && box.items, [0, 0, 200, 80]);
  });

  it('stores a picture once, however often it is shown', async () => {
    const appearance = {page: 1, rect: [300, 100, 500, 180] as const, image: PNG};
    const leader = await signerOf('leader');
    const first = await signPdf(new Blob([await plainPdf()]), leader, {appearance});
    const second = await signPdf(first, leader, {appearance: {...appearance, page: 2}});
    await assertGood(second, 2);
    const images = Buffer.from(await bytesOf(second)).toString('latin1').match(/\/Subtype \/Image/g);
    assert.equal(images?.length, 2, 'the picture and its transparency');
    const pdf = await openPdf(second);
    for (const field of await listFields(pdf.latest)) assert.ok(isDict(field.value));
  });
});

/** A blue stroke on transparent ground. */
function strokePng(width: number, height: number): Uint8Array {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.abs(x * height - y * width) < 4 * width) rows.set([16, 40, 160, 255], y * (width * 4 + 1) + 1 + x * 4);
    }
  }
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const mark = Buffer.from('89504e470d0a1a0a', 'hex');
  return Uint8Array.from(Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]));
}

/** One page with one field. */
function formPdf(field: string): Uint8Array<ArrayBuffer> {
  const name = '<FEFF00D40020006B00FD>';
  return writtenPdf({
    annots: 'indirect',
    catalog: '/AcroForm 6 0 R',
    objects: {
      5: '[ 7 0 R ]',
      6: '<< /Fields [ 7 0 R ] >>',
      7: `<< /Type /Annot /Subtype /Widget /T ${name} ${field} /Rect [100 100 300 180] /P 3 0 R /F 4 >>`,
    },
  });
}

