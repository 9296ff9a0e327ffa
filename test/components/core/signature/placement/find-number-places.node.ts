import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {findNumberPlaces} from '../../../../../components/core/signature/placement/find-number-places.js';
import {makeOfficePdf, makeScannedPdf} from '../../../../support/documents/office-pdf.js';
import {rawPage} from '../../../../support/documents/raw-pdf.js';

const summary = async (pdf: Blob) =>
  (await findNumberPlaces(pdf)).map(place => `${place.part}:${place.current}`);

describe('where the clerk writes number and date', () => {
  it('finds the blanks of a draft, as large and slanted as their lines', async () => {
    const made = await makeOfficePdf();
    const places = await findNumberPlaces(made.pdf);
    assert.deepEqual(
      places.map(place => [place.part, place.current, place.italic, Math.round(place.fontSize)]),
      [
        ['number', '', false, 13],
        ['day', '', true, 13],
        ['month', '', true, 13],
        ['year', '2026', true, 13],
      ],
    );
    const [number, day] = places;
    assert.ok(number!.rect[0] > made.boxes['number']![0] && number!.rect[2] < made.boxes['number']![2]);
    assert.ok(Math.abs(number!.rect[2] - number!.rect[0] - 8 * 13 * 0.25) < 0.1);
    assert.ok(Math.abs(number!.baseline[1] - made.boxes['number']![1]) < 0.05);
    assert.ok(day!.rect[0] > made.boxes['date']![0]);
  });
  it('reads dots, underscores and numbers that are there already', async () => {
    const of = async (number: string, issuedOn: string) =>
      summary((await makeOfficePdf({number, issuedOn})).pdf);
    assert.deepEqual(await of('Số: ......./QĐ-UBND', 'Hà Nội, ngày … tháng … năm 20..'), [
      'number:',
      'day:',
      'month:',
      'year:20',
    ]);
    assert.deepEqual(await of('Số: _____/2026/NĐ-CP', 'Hà Nội, ngày __ tháng __ năm 2026'), [
      'number:',
      'day:',
      'month:',
      'year:2026',
    ]);
    assert.deepEqual(await of('Số: 15/QĐ-BNV', 'Hà Nội, ngày 05 tháng 01 năm 2020'), [
      'number:15',
      'day:05',
      'month:01',
      'year:2020',
    ]);
    assert.deepEqual(await of('Số:/QĐ-BNV', 'Hà Nội, ngày tháng năm'), [
      'number:',
      'day:',
      'month:',
      'year:',
    ]);
  });
  it('works on decomposed, split and turned text', async () => {
    for (const options of [
      {form: 'NFD', splitRuns: true},
      {rotate: 90},
      {rotate: 270},
      {rotate: 180, upright: false},
    ] as const) {
      assert.deepEqual(
        await summary((await makeOfficePdf(options)).pdf),
        ['number:', 'day:', 'month:', 'year:2026'],
        JSON.stringify(options),
      );
    }
  });
  it('joins what a tab parted', async () => {
    const content = 'BT /F1 12 Tf 60 700 Td (S\\001:) Tj 70 0 Td (/Q\\002-UBND) Tj ET';
    const fonts = {
      F1: '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /uni1ED1 /Dcroat] >> >>',
    };
    const [place] = await findNumberPlaces(rawPage({content, fonts}));
    assert.equal(place?.part, 'number');
    assert.ok(Math.abs(place!.rect[2] - 130) < 0.1 && place!.rect[0] > 70 && place!.rect[0] < 80);
  });
  it('is not led astray by numbers and dates of other documents, and finds none in a scan', async () => {
    const issuedOn = 'Căn cứ Nghị định ngày 05 tháng 3 năm 2020';
    const made = await makeOfficePdf({
      number: 'Ký hiệu QĐ-UBND',
      issuedOn,
      paragraphs: ['Theo Quyết định số: 15/QĐ-BNV ngày 05 tháng 01 năm 2020'],
      blockOnNewPage: true,
    });
    assert.deepEqual(
      (await summary(made.pdf)).filter(each => each.startsWith('day')),
      [],
    );
    assert.deepEqual(await summary(await makeScannedPdf()), []);
  });
});
