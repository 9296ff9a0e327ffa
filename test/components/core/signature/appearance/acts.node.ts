import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {approveAppearance} from '../../../../../components/core/signature/appearance/acts/approve.js';
import {copyAppearance} from '../../../../../components/core/signature/appearance/acts/copy.js';
import {enclosureAppearance} from '../../../../../components/core/signature/appearance/acts/enclosure.js';
import {incomingAppearance} from '../../../../../components/core/signature/appearance/acts/incoming.js';
import {
  initialAppearance,
  initialsOf,
} from '../../../../../components/core/signature/appearance/acts/initial.js';
import {
  numberAndDateMarks,
  padNumber,
} from '../../../../../components/core/signature/appearance/acts/number-and-date.js';
import {sealAppearance, sealSizeOf} from '../../../../../components/core/signature/appearance/acts/seal.js';
import {vietnamTime} from '../../../../../components/core/signature/appearance/acts/vietnam-time.js';
import {writtenInstructionAppearance} from '../../../../../components/core/signature/appearance/acts/written-instruction.js';
import {findNumberPlaces} from '../../../../../components/core/signature/placement/find-number-places.js';
import {findSignaturePlaces} from '../../../../../components/core/signature/placement/find-signature-places.js';
import type {SignatureAct} from '../../../../../components/core/signature/signature-place.js';
import {annotate} from '../../../../support/documents/annotate.js';
import {makeOfficePdf} from '../../../../support/documents/office-pdf.js';
import {handSignaturePng, sealPng} from '../../../../support/documents/png.js';
import {checkSyntax, drawPage, extractText, hasProgram} from '../../../../support/documents/render.js';

const tools = await Promise.all(['mutool', 'pdftotext', 'qpdf'].map(hasProgram));
const skip = tools.every(Boolean) ? false : 'mutool, poppler-utils or qpdf is not installed';
const signedAt = '2026-11-22T03:05:07Z';
const agency = 'Ủy ban nhân dân tỉnh Nam Hải';
const signerName = 'Nguyễn Văn Hải';

describe('a document on its way through the office', {skip}, () => {
  for (const rotate of [0, 90, 180, 270] as const) {
    it(`carries every mark where and as the decree wants it; page turned ${rotate}`, async () => {
      const made = await makeOfficePdf({
        kind: 'letter',
        rotate,
        paragraphs: ['Đề nghị các đơn vị khẩn trương triển khai thực hiện./.'],
      });
      let pdf = made.pdf;
      const place = async (act: SignatureAct) => (await findSignaturePlaces(pdf, {act, signerName}))[0]!;
      const approve = await place('approve');
      pdf = await annotate(pdf, [
        {...approve, appearance: approveAppearance(approve, handSignaturePng()), asSignedField: true},
      ]);
      pdf = await annotate(
        pdf,
        numberAndDateMarks(await findNumberPlaces(pdf), {number: '7', issuedOn: '2026-02-03'}),
      );
      assert.deepEqual(
        numberAndDateMarks(await findNumberPlaces(pdf), {number: '8', issuedOn: '2026-02-04'}),
        [],
        'numbered once',
      );
      const seal = await place('seal');
      pdf = await annotate(pdf, [{...seal, appearance: sealAppearance(seal, sealPng())}]);
      const copy = await place('copy');
      pdf = await annotate(pdf, [
        {...copy, appearance: copyAppearance(copy, {form: 'true-copy', agency, signedAt})},
      ]);
      const incoming = await place('incoming');
      pdf = await annotate(pdf, [
        {
          ...incoming,
          appearance: incomingAppearance(incoming, {
            agency,
            number: '235',
            arrivedOn: '2026-11-23',
            forwardedTo: 'Phòng CNTT',
          }),
        },
      ]);
      const comment = await place('comment');
      pdf = await annotate(pdf, [
        {
          ...comment,
          appearance: writtenInstructionAppearance(comment, {
            text: 'Giao Phòng CNTT chủ trì.',
            signerName,
            signedAt,
          }),
        },
      ]);

      assert.equal(await checkSyntax(pdf), '');
      const text = (await extractText(pdf)).replace(/\s+/gu, ' ');
      for (const words of [
        'Số: 07 /UBND-VP',
        'ngày 03 tháng 02 năm 2026',
        'SAO Y',
        '2026-11-22T10:05:07+07:00',
        'Số: 235',
        'Ngày: 23/11/2026',
        'ĐẾN',
        'Giao Phòng CNTT chủ trì.',
      ]) {
        assert.ok(text.includes(words), `${words} is not in: ${text}`);
      }
      const picture = await drawPage(pdf, 1);
      let red = 0;
      for (let y = 0; y < picture.height; y++)
        for (let x = 0; x < picture.width; x++) {
          const [r, g, b] = picture.at(x, y);
          if (r > 180 && g < 60 && b < 60) red++;
        }
      assert.ok(red > 1000, 'the seal is red on the page');
    });
  }
});

describe('number and date', () => {
  it('are padded as the decree says, and never written over what is there', async () => {
    const draft = (await makeOfficePdf({issuedOn: 'Nam Hải, ngày      tháng      năm     '})).pdf;
    const texts = async (pdf: Blob, number: string, issuedOn: string) =>
      numberAndDateMarks(await findNumberPlaces(pdf), {number, issuedOn}).map(mark => mark.text);
    assert.deepEqual(await texts(draft, '7', '2026-02-03'), ['07', '03', '02', '2026']);
    assert.deepEqual(await texts(draft, '1234', '2026-03-12'), ['1234', '12', '3', '2026']);
    assert.deepEqual(await texts(draft, '15a', '2026-10-09'), ['15a', '09', '10', '2026']);
    const issued = (
      await makeOfficePdf({number: 'Số: 15/QĐ-BNV', issuedOn: 'Nam Hải, ngày 05 tháng 01 năm 2020'})
    ).pdf;
    assert.deepEqual(await texts(issued, '16', '2026-02-03'), []);
    assert.deepEqual(['1', '9', '10', '09', '7a'].map(padNumber), ['01', '09', '10', '09', '07a']);
  });
  it('widen a gap that is too narrow, around its middle', async () => {
    const {pdf} = await makeOfficePdf({number: 'Số: /QĐ-UBND'});
    const [gap] = await findNumberPlaces(pdf);
    const [mark] = numberAndDateMarks([gap!], {number: '1234', issuedOn: '2026-01-01'});
    assert.ok(mark!.rect[2] - mark!.rect[0] >= 26);
    assert.ok(Math.abs((mark!.rect[0] + mark!.rect[2]) / 2 - (gap!.rect[0] + gap!.rect[2]) / 2) < 0.01);
  });
});

describe('what the acts say', () => {
  const place = {rect: [10, 20, 175, 58]} as const;
  it('writes text signatures without a picture, 10 point, black', () => {
    const enclosure = enclosureAppearance(place, {number: {number: '15', notation: 'QĐ-UBND'}, signedAt});
    assert.deepEqual(enclosure, {
      width: 165,
      height: 38,
      lines: ['Số: 15/QĐ-UBND', '2026-11-22T10:05:07+07:00'],
      textSize: 10,
    });
    for (const [form, word] of [
      ['true-copy', 'SAO Y'],
      ['extract', 'TRÍCH SAO'],
      ['copy-of-copy', 'SAO LỤC'],
    ] as const) {
      assert.deepEqual(copyAppearance(place, {form, agency, signedAt}).lines, [
        word,
        agency,
        '2026-11-22T10:05:07+07:00',
      ]);
    }
  });
  it('shows Vietnamese time whatever the zone, with its offset', () => {
    assert.equal(vietnamTime('2026-12-31T17:00:00Z'), '2027-01-01T00:00:00+07:00');
    assert.equal(vietnamTime('2026-06-01T12:00:00.999+02:00'), '2026-06-01T17:00:00+07:00');
    assert.throws(() => vietnamTime('yesterday'), {code: 'instant-invalid'});
  });
  it('knows initials and the seal’s size in points', () => {
    assert.equal(initialsOf('  Đặng  thị ưỡn '.normalize('NFD')), 'ĐTƯ');
    assert.deepEqual(initialAppearance(place, {initials: 'NVH'}).lines, [
      {text: 'NVH', italic: true, align: 'centre'},
    ]);
    assert.ok(Math.abs(sealSizeOf({width: 36, height: 36}).width - 102.047) < 0.001);
  });
  it('turns with its place', () => {
    assert.equal(approveAppearance({...place, rotation: 90, userUnit: 2}, handSignaturePng()).rotation, 90);
  });
});
