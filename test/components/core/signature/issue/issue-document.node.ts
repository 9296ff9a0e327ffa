import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {openPdf} from '../../../../../components/core/pdf/pdf-file.js';
import {findNumberPlaces} from '../../../../../components/core/signature/placement/find-number-places.js';
import {approveAppearance} from '../../../../../components/core/signature/appearance/acts/approve.js';
import type {Signer} from '../../../../../components/core/signature/signer.js';
import {findSignaturePlaces, issueDocument, planIssue, signPdf, validatePdf} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {makeOfficePdf} from '../../../../support/documents/office-pdf.js';
import {handSignaturePng, sealPng} from '../../../../support/documents/png.js';
import {drawPage, extractText, hasProgram} from '../../../../support/documents/render.js';
import {checkWithMutool, checkWithOpenssl, checkWithPdfsig, checkWithQpdf} from '../../../../support/pdf-checks.mjs';
import {makePki} from '../../../../support/pki.mjs';
import type {PkiPersonId} from '../../../../support/pki.mjs';

const pki = makePki();
const signerName = 'Nguyễn Văn Hải';
const blankDay = 'Nam Hải, ngày      tháng      năm     ';
const seal = {image: sealPng()};
const tools = await Promise.all(['mutool', 'pdftotext'].map(hasProgram));
const withTools = {skip: tools.every(Boolean) ? false : 'mutool or poppler-utils is not installed'};

async function signerOf(id: PkiPersonId): Promise<Signer> {
  return openPkcs12(pki.people[id].p12, pki.people[id].password);
}

/** A draft as the leader leaves it: signed, without number and day. */
async function signedByLeader(leader: Signer, rotate: 0 | 90 | 180 | 270 = 0, facts: Parameters<typeof makeOfficePdf>[0] = {}): Promise<Blob> {
  const {pdf} = await makeOfficePdf({issuedOn: blankDay, rotate, ...facts});
  const place = (await findSignaturePlaces(pdf, {act: 'approve', signerName}))[0]!;
  const {width: _w, height: _h, ...look} = approveAppearance(place, handSignaturePng());
  return signPdf(pdf, leader, {appearance: {page: place.page, rect: place.rect, ...look}});
}

describe('issueDocument', () => {
  let leader: Signer;
  let clerk: Signer;
  before(async () => {
    [leader, clerk] = await Promise.all([signerOf('leader'), signerOf('seal')]);
  });

  for (const rotate of [0, 90, 180, 270] as const) {
    it(`writes number and day between the two signatures and seals; page turned ${rotate}`, withTools, async () => {
      const signed = await signedByLeader(leader, rotate);
      const issued = await issueDocument(signed, clerk, {number: '7', issuedOn: '2026-02-03', seal, signerName});
      assert.deepEqual(issued.written, {number: '07', day: '03', month: '02', year: '2026'});
      assert.ok(issued.confidence > 0.5);

      const bytes = new Uint8Array(await issued.pdf.arrayBuffer());
      const before = new Uint8Array(await signed.arrayBuffer());
      assert.deepEqual(bytes.subarray(0, before.length), before, 'what was signed stays a prefix');
      assert.equal((await openPdf(issued.pdf)).revisions.length, (await openPdf(signed)).revisions.length + 2);
      const text = (await extractText(issued.pdf)).replace(/\s+/gu, ' ');
      assert.match(text, /Số: 07\s?\/[\s\S]*ngày 03 tháng 02 năm 2026/u);

      const [left, bottom, right, top] = issued.sealPlace.rect;
      assert.ok(Math.abs(right - left - 102.05) < 0.1 && Math.abs(top - bottom - 102.05) < 0.1, '36 mm');
      const picture = await drawPage(issued.pdf, issued.sealPlace.page);
      let red = 0;
      for (let y = 0; y < picture.height; y++) for (let x = 0; x < picture.width; x++) {
        const [r, g, b] = picture.at(x, y);
        if (r > 180 && g < 60 && b < 60) red++;
      }
      assert.ok(red > 500, 'the seal is red on the page');
    });
  }

  it('leaves the leader’s signature intact, and says that what came after was allowed', async () => {
    const issued = await issueDocument(await signedByLeader(leader), clerk, {number: '15', issuedOn: '2026-11-20', seal, signerName});
    const report = await validatePdf(issued.pdf, {trustAnchors: [pki.rootDer]});
    assert.deepEqual(
      report.signatures.map(each => [each.integrity, each.trust, each.coverage, each.changesAfter.every(change => change.allowed)]),
      [
        ['intact', 'trusted', 'earlier-revision', true],
        ['intact', 'trusted', 'earlier-revision', true],
        ['intact', 'trusted', 'whole-document', true],
      ],
    );
    assert.equal(report.signatures[1]!.reason, 'Cấp số 15, ngày ban hành 20/11/2026');
    assert.notEqual(report.document, 'total-failed');
  });

  it('is accepted by every other reader installed', async () => {
    const issued = await issueDocument(await signedByLeader(leader), clerk, {number: '15', issuedOn: '2026-11-20', seal, signerName});
    const bytes = new Uint8Array(await issued.pdf.arrayBuffer());
    const seen = checkWithPdfsig(bytes, pki.rootFile);
    if (seen) {
      assert.deepEqual(seen.map(each => each.valid), [true, true, true]);
      assert.equal(seen.at(-1)!.total, true);
    }
    const mutool = checkWithMutool(bytes);
    if (mutool) assert.deepEqual(mutool, ['edited', 'edited', 'unchanged']);
    const openssl = checkWithOpenssl(bytes, pki.rootFile);
    if (openssl) assert.deepEqual(openssl, [true, true, true]);
    const qpdf = checkWithQpdf(bytes);
    if (qpdf !== undefined) assert.equal(qpdf, '');
  });

  it('puts the seal over the left third of the leader’s signature', async () => {
    const signed = await signedByLeader(leader);
    const own = (await findSignaturePlaces((await makeOfficePdf({issuedOn: blankDay})).pdf, {act: 'approve', signerName}))[0]!;
    const {seals, numbers} = await planIssue(signed, {seal, signerName});
    assert.equal(seals[0]!.because, 'signature-left-third');
    const [left, , right] = own.rect;
    const covered = seals[0]!.rect[2] - left;
    assert.ok(Math.abs(covered / (right - left) - 1 / 3) < 0.05, `${covered} of ${right - left}`);
    assert.deepEqual(numbers.map(each => each.part), ['number', 'day', 'month', 'year']);
  });

  it('obeys a seal of another size and a place given by hand', async () => {
    const signed = await signedByLeader(leader);
    const small = await issueDocument(signed, clerk, {number: '1', issuedOn: '2026-11-20', seal: {...seal, millimetres: {width: 30, height: 30}}});
    assert.ok(Math.abs(small.sealPlace.rect[2] - small.sealPlace.rect[0] - 85.04) < 0.1);
    const place = {page: 1, rect: [50, 50, 150, 150] as const};
    const placed = await issueDocument(signed, clerk, {number: '1', issuedOn: '2026-11-20', seal: {...seal, place}});
    assert.deepEqual([placed.sealPlace, placed.confidence], [place, 1]);
  });

  it('only seals a document that was typed with its number and day', async () => {
    const signed = await signedByLeader(leader, 0, {number: 'Số: 15/QĐ-BNV', issuedOn: 'Nam Hải, ngày 05 tháng 01 năm 2026'});
    const issued = await issueDocument(signed, clerk, {number: '15', issuedOn: '2026-01-05', seal, signerName});
    assert.deepEqual(issued.written, {});
    assert.equal((await validatePdf(issued.pdf, {trustAnchors: [pki.rootDer]})).signatures.length, 2);
  });

  it('refuses another number than the page carries, also the one it wrote itself', async () => {
    const signed = await signedByLeader(leader, 0, {number: 'Số: 15/QĐ-BNV'});
    await assert.rejects(issueDocument(signed, clerk, {number: '16', issuedOn: '2026-01-05', seal}), {code: 'number-already-written'});
    const issued = await issueDocument(await signedByLeader(leader), clerk, {number: '7', issuedOn: '2026-02-03', seal, signerName});
    assert.deepEqual((await findNumberPlaces(issued.pdf)).map(each => each.isFilled), [true, true, true, true]);
    await assert.rejects(issueDocument(issued.pdf, clerk, {number: '8', issuedOn: '2026-02-03', seal}), {code: 'number-already-written'});
  });

  it('refuses what cannot be a number, a day or a seal, and a page without a place for the number', async () => {
    const signed = await signedByLeader(leader);
    const good = {number: '7', issuedOn: '2026-02-03', seal};
    await assert.rejects(issueDocument(signed, clerk, {...good, number: '7/QĐ'}), {code: 'register-number-invalid'});
    await assert.rejects(issueDocument(signed, clerk, {...good, issuedOn: '2026-02-30'}), {code: 'day-invalid'});
    await assert.rejects(issueDocument(signed, clerk, {...good, seal: {...seal, place: {page: 1, rect: [9, 9, 9, 9]}}}), {code: 'place-size-wrong'});
    await assert.rejects(issueDocument(signed, clerk, {...good, seal: {image: new Uint8Array([1, 2, 3])}}), {code: 'image-not-supported'});
    const {pdf} = await makeOfficePdf({number: ''});
    await assert.rejects(issueDocument(pdf, clerk, good), {code: 'number-place-missing'});
  });

  it('refuses where the leader allowed no change', async () => {
    const {pdf} = await makeOfficePdf({issuedOn: blankDay});
    const locked = await signPdf(pdf, leader, {certify: 1});
    await assert.rejects(issueDocument(locked, clerk, {number: '7', issuedOn: '2026-02-03', seal}), {code: 'changes-not-permitted'});
  });
});
