import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';

import * as fc from 'fast-check';

import {findSignaturePlaces} from '../../../../../components/core/signature/placement/find-signature-places.js';
import type {Place} from '../../../../../components/core/signature/signature-place.js';
import {annotate} from '../../../../support/documents/annotate.js';
import {makeOfficePdf, makeScannedPdf} from '../../../../support/documents/office-pdf.js';
import type {Box, OfficePdf, OfficePdfOptions} from '../../../../support/documents/office-pdf.js';
import {handSignaturePng} from '../../../../support/documents/png.js';
import {rawPage} from '../../../../support/documents/raw-pdf.js';

const signer = 'Nguyễn Văn Hải';
const approve = async (made: OfficePdf, name: string | undefined = signer) =>
  (await findSignaturePlaces(made.pdf, {act: 'approve', ...(name && {signerName: name})}))[0]!;

function overlap(one: Box, other: Box): number {
  const width = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

const area = (box: Box) => (box[2] - box[0]) * (box[3] - box[1]);
const centre = (box: Box) => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const;

/** Between what stands above and the name, along the direction of the text, and over no line. */
function assertBetween(place: Place, made: OfficePdf, above = 'position', rotation = 0) {
  assert.equal(place.page, made.page);
  const axis = rotation % 180 === 0 ? 1 : 0;
  const [upper, name] = [made.boxes[above]!, made.boxes['name']!];
  const [low, high] = [Math.min(upper[axis], name[axis]), Math.max(upper[axis + 2]!, name[axis + 2]!)];
  assert.ok(
    place.rect[axis]! > low && place.rect[axis + 2]! < high,
    `${place.rect} not between ${upper} and ${name}`,
  );
  const middle = (centre(upper)[1 - axis]! + centre(name)[1 - axis]!) / 2;
  assert.ok(Math.abs(centre(place.rect)[1 - axis]! - middle) < 2, `${place.rect} not centred on ${middle}`);
  for (const line of made.lines)
    if (line.page === place.page) assert.equal(overlap(place.rect, line.box), 0, `covers ${line.text}`);
  assert.ok(area(place.rect) > 400, `${place.rect} is too small to sign in`);
}

describe('a person signs between position and name', () => {
  const variants: Record<string, OfficePdfOptions> = {
    plain: {},
    'a công văn with a note': {kind: 'letter', note: '(Ký, ghi rõ họ tên)'},
    'split runs, decomposed': {splitRuns: true, form: 'NFD'},
    'in a table beside another signer': {
      table: true,
      cosigner: {position: 'NGƯỜI LẬP', name: 'Trần Thị Bình'},
    },
    'block on a page of its own': {blockOnNewPage: true},
    'before appendices': {appendixPages: 3},
    'name on the last line of the page': {nameAtPageEnd: true},
    'a wide gap': {gap: 160},
    'a low gap': {gap: 45},
    'TUQ., three lines': {position: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']},
    'cropped, far origin': {crop: 10, origin: [500, -700]},
    'UserUnit 10': {userUnit: 10},
  };
  for (const [label, options] of Object.entries(variants)) {
    it(label, async () => {
      const made = await makeOfficePdf(options);
      const place = await approve(made);
      if (options.userUnit) {
        assert.ok(
          centre(place.rect)[1] > made.boxes['name']![3] &&
            centre(place.rect)[1] < made.boxes['position']![1],
        );
      } else assertBetween(place, made, options.note ? 'note' : 'position');
      assert.equal(place.because, 'name-line');
      assert.ok(place.confidence >= 0.7, `confidence ${place.confidence}`);
    });
  }
  for (const rotate of [90, 180, 270] as const) {
    it(`page turned ${rotate}, upright for the reader`, async () => {
      const made = await makeOfficePdf({rotate});
      const place = await approve(made);
      assertBetween(place, made, 'position', rotate);
      assert.equal(place.rotation, rotate);
    });
    it(`page turned ${rotate}, text lying`, async () => {
      const made = await makeOfficePdf({rotate, upright: false});
      const place = await approve(made);
      assertBetween(place, made);
      assert.equal(place.rotation, 0, 'the mark runs with the text');
    });
  }

  it('knows the name however it is written', async () => {
    const made = await makeOfficePdf({signer: 'TS. Nguyễn Thị Hoà'});
    for (const name of [
      'Nguyễn Thị Hoà',
      'NGUYỄN THỊ HÒA',
      'nguyễn  thị hòa',
      'Nguyễn Thị Hoà'.normalize('NFD'),
      'Nguyen Thi Hoa',
    ]) {
      const place = await approve(made, name);
      assert.equal(place.because, 'name-line', name);
      assert.ok(place.rect[1] > made.boxes['name']![3]);
    }
    const exact = (await approve(made, 'Nguyễn Thị Hoà')).confidence;
    const bare = (await approve(made, 'Nguyen Thi Hoa')).confidence;
    assert.ok(exact > bare, 'a name without diacritics is less certain');
  });
  it('does not take part of another name', async () => {
    const made = await makeOfficePdf({signer: 'Nguyễn Văn Hải Anh'});
    const place = await approve(made);
    assert.notEqual(place.because, 'name-line');
    assert.ok(place.confidence < 0.5, 'somebody else signs there');
  });
  it('prefers the signature block to a mention in the text, on this page or another', async () => {
    const paragraphs = [
      `Giao ông ${signer} chủ trì.`,
      signer,
      `Ông ${signer}, Phó Chủ tịch, chịu trách nhiệm thi hành.`,
    ];
    for (const blockOnNewPage of [false, true]) {
      const made = await makeOfficePdf({paragraphs, blockOnNewPage});
      assertBetween(await approve(made), made);
    }
  });
  it('offers the block of each page where a person signs twice, best first', async () => {
    const first = await makeOfficePdf({note: '(Ký, đóng dấu)'});
    const places = await findSignaturePlaces(first.pdf, {act: 'approve', signerName: signer});
    assert.deepEqual(
      [...places].sort((one, other) => other.confidence - one.confidence),
      places,
    );
  });
  it('finds a name that a narrow cell broke over two lines', async () => {
    const content =
      'BT /F1 13 Tf 400 400 Td (KT. GIAM DOC) Tj ET BT /F1 13 Tf 405 320 Td (Nguyen Dang) Tj 10 -15 Td (Khoa An) Tj ET BT /F1 13 Tf 405 100 Td (Nguyen Dang) Tj ET';
    const [place] = await findSignaturePlaces(rawPage({content}), {
      act: 'approve',
      signerName: 'Nguyen Dang Khoa An',
    });
    assert.equal(place!.because, 'name-line');
    assert.ok(place!.rect[1] > 330 && place!.rect[3] < 400, String(place!.rect));
  });
  it('signs under the position where no name is printed', async () => {
    const made = await makeOfficePdf({signer: undefined});
    for (const name of [signer, undefined]) {
      const place = await approve(made, name);
      assert.equal(place.because, 'position-line');
      assert.ok(place.rect[3] < made.boxes['position']![1]);
      assert.ok(Math.abs(centre(place.rect)[0] - centre(made.boxes['position']!)[0]) < 2);
    }
  });
  it('signs at the note where there is no name', async () => {
    const made = await makeOfficePdf({
      signer: undefined,
      position: ['NGƯỜI ĐỀ NGHỊ'],
      note: '(Ký, ghi rõ họ tên)',
    });
    const place = await approve(made, undefined);
    assert.equal(place.because, 'sign-here-note');
    assert.ok(place.rect[3] < made.boxes['note']![1]);
  });
  it('keeps the wanted shape, smaller where the gap is', async () => {
    const made = await makeOfficePdf({gap: 60});
    const [place] = await findSignaturePlaces(made.pdf, {
      act: 'approve',
      signerName: signer,
      size: {width: 200, height: 100},
    });
    const [width, height] = [place!.rect[2] - place!.rect[0], place!.rect[3] - place!.rect[1]];
    assert.ok(Math.abs(width / height - 2) < 0.01);
    assert.ok(height < 60);
  });
  it('says that it is unsure where no room was left', async () => {
    const made = await makeOfficePdf({gap: 16});
    const place = await approve(made);
    assert.ok(place.confidence < 0.5);
    for (const line of made.lines) assert.equal(overlap(place.rect, line.box), 0, `covers ${line.text}`);
  });
  it('takes a field that was prepared for the signer, and no place where somebody signed', async () => {
    const made = await makeOfficePdf();
    const place = await approve(made);
    const rect = [place.rect[0] + 10, place.rect[1] + 5, place.rect[2], place.rect[3]] as const;
    const mark = {
      page: 1,
      rect,
      appearance: {width: rect[2] - rect[0], height: rect[3] - rect[1], image: handSignaturePng()},
    };
    const [prepared] = await findSignaturePlaces(await annotate(made.pdf, [{...mark, asEmptyField: true}]), {
      act: 'approve',
      signerName: signer,
    });
    assert.equal(prepared!.because, 'empty-field');
    prepared!.rect.forEach((edge, index) => assert.ok(Math.abs(edge - rect[index]!) < 0.01));
    const [taken] = await findSignaturePlaces(await annotate(made.pdf, [{...mark, asSignedField: true}]), {
      act: 'approve',
      signerName: signer,
    });
    assert.ok(taken!.confidence < 0.5);
    assert.equal(overlap(taken!.rect, rect), 0);
  });
  it('answers honestly for a scan, an empty page and pages with pictures of text', async () => {
    for (const pdf of [await makeScannedPdf(2), rawPage({content: ''})]) {
      for (const act of ['approve', 'initial', 'seal'] as const) {
        const [place] = await findSignaturePlaces(pdf, {act, signerName: signer});
        assert.equal(place!.because, 'page-end');
        assert.ok(place!.confidence < 0.5);
      }
    }
  });
});

describe('the seal', () => {
  const sizes = {
    '36 mm round': {width: 102.05, height: 102.05},
    'flat stamp': {width: 140, height: 50},
    small: {width: 60, height: 60},
  };
  for (const rotate of [0, 90, 180, 270] as const) {
    for (const [label, size] of Object.entries(sizes)) {
      it(`covers a third of the signature from its left, in real size: ${label}, page turned ${rotate}`, async () => {
        const made = await makeOfficePdf({rotate});
        const signature = await approve(made);
        const appearance = {
          width: signature.rect[2] - signature.rect[0],
          height: signature.rect[3] - signature.rect[1],
          image: handSignaturePng(),
        };
        const signed = await annotate(made.pdf, [
          {page: signature.page, rect: signature.rect, appearance, asSignedField: true},
        ]);
        const [seal] = await findSignaturePlaces(signed, {act: 'seal', signerName: signer, size});
        assert.equal(seal!.because, 'signature-left-third');
        assert.ok(seal!.confidence >= 0.9);
        const share = overlap(seal!.rect, signature.rect) / area(signature.rect);
        assert.ok(share >= 0.28 && share <= 0.38, `covers ${share}`);
        const [width, height] = [seal!.rect[2] - seal!.rect[0], seal!.rect[3] - seal!.rect[1]];
        const [across, up] = rotate % 180 === 0 ? [width, height] : [height, width];
        assert.ok(Math.abs(across - size.width) < 0.01 && Math.abs(up - size.height) < 0.01, 'real size');
        // Left as the text reads.
        const [dx, dy] = [
          centre(seal!.rect)[0] - centre(signature.rect)[0],
          centre(seal!.rect)[1] - centre(signature.rect)[1],
        ];
        const along = {0: dx, 90: dy, 180: -dx, 270: -dy}[rotate];
        assert.ok(along < 0, `${along} is not to the left`);
      });
    }
  }
  it('keeps to its share for any signature and seal', async () => {
    const made = await makeOfficePdf({signer: undefined, position: [' '], paragraphs: ['x']});
    const side = fc.double({min: 40, max: 170, noNaN: true});
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.double({min: 60, max: 130, noNaN: true}),
        async (width, height, size) => {
          const rect = [250, 200, 250 + width, 200 + height] as const;
          const signed = await annotate(made.pdf, [
            {page: 1, rect, appearance: {width, height, lines: ['x']}, asSignedField: true},
          ]);
          const [seal] = await findSignaturePlaces(signed, {act: 'seal', size: {width: size, height: size}});
          const share = overlap(seal!.rect, rect) / area(rect);
          // A seal smaller than a third of the signature cannot cover a third of it.
          assert.ok(
            share <= 0.38 && share >= Math.min(0.28, (0.99 * size * Math.min(size, height)) / area(rect)),
            `${share} of ${rect} by ${size}`,
          );
        },
      ),
      {numRuns: 30},
    );
  });
  it('has no signature to cover: then the place is a guess', async () => {
    const [seal] = await findSignaturePlaces((await makeOfficePdf()).pdf, {act: 'seal', signerName: signer});
    assert.ok(seal!.confidence < 0.5);
  });
});

describe('the other acts', () => {
  for (const [label, options] of Object.entries<OfficePdfOptions>({
    plain: {},
    letter: {kind: 'letter'},
    'turned 90': {rotate: 90},
    cropped: {crop: 20, origin: [40, 40]},
  })) {
    it(`puts copy and enclosure top right of the first page, over no text: ${label}`, async () => {
      const made = await makeOfficePdf({...options, blockOnNewPage: true});
      for (const act of ['copy', 'enclosure'] as const) {
        const [place] = await findSignaturePlaces(made.pdf, {act});
        assert.deepEqual([place!.page, place!.because], [1, 'top-right']);
        assert.ok(place!.confidence > 0.5);
        for (const line of made.lines.filter(each => each.page === 1))
          assert.equal(overlap(place!.rect, line.box), 0, `covers ${line.text}`);
        const nation = centre(made.boxes['nation']!);
        const agency = centre(made.boxes['agency']!);
        const [x, y] = centre(place!.rect);
        assert.ok(
          Math.hypot(x - nation[0], y - nation[1]) < Math.hypot(x - agency[0], y - agency[1]),
          'on the side of the quốc hiệu',
        );
      }
    });
  }
  it('puts the stamp ĐẾN under the number, 50 by 35 mm, where there is room', async () => {
    const made = await makeOfficePdf({kind: 'letter', paragraphs: [], gap: 300});
    const [place] = await findSignaturePlaces(made.pdf, {act: 'incoming'});
    assert.ok(
      Math.abs(place!.rect[2] - place!.rect[0] - 141.73) < 0.01 &&
        Math.abs(place!.rect[3] - place!.rect[1] - 99.21) < 0.01,
    );
    assert.ok(place!.rect[3] < made.boxes['number']![1] && place!.rect[0] < 297);
    const full = await makeOfficePdf({paragraphs: ['Nội dung '.repeat(600)]});
    const [crowded] = await findSignaturePlaces(full.pdf, {act: 'incoming'});
    assert.ok(crowded!.confidence < 0.5, 'no room on a full page: a person must look');
  });
  it('initials after the last word of the text and at the end of Nơi nhận', async () => {
    const made = await makeOfficePdf({appendixPages: 1});
    const places = await findSignaturePlaces(made.pdf, {act: 'initial'});
    assert.deepEqual(
      places.map(place => place.because),
      ['text-end', 'recipients'],
    );
    const end = made.boxes['last-body-line']!;
    assert.ok(places[0]!.rect[0] > end[2] && Math.abs(centre(places[0]!.rect)[1] - centre(end)[1]) < 6);
    for (const place of places)
      assert.ok(made.lines.every(line => line.page !== place.page || overlap(place.rect, line.box) === 0));
  });
  it('writes an instruction on free paper only', async () => {
    const made = await makeOfficePdf();
    const [place] = await findSignaturePlaces(made.pdf, {act: 'comment'});
    assert.equal(place!.because, 'free-margin');
    assert.ok(made.lines.every(line => overlap(place!.rect, line.box) === 0));
  });
});

describe('refusals and bounds', () => {
  it('refuses what is no PDF, sizes without area, and stops when asked', async () => {
    await assert.rejects(findSignaturePlaces(new Blob(['hello']), {act: 'approve'}), {code: 'not-a-pdf'});
    await assert.rejects(findSignaturePlaces(new Blob([]), {act: 'approve'}), {code: 'not-a-pdf'});
    const {pdf} = await makeOfficePdf();
    for (const size of [
      {width: 0, height: 10},
      {width: -5, height: 5},
      {width: NaN, height: 5},
      {width: Infinity, height: 5},
    ]) {
      await assert.rejects(findSignaturePlaces(pdf, {act: 'approve', size}), {code: 'place-size-wrong'});
    }
    await assert.rejects(findSignaturePlaces(pdf, {act: 'approve'}, {signal: AbortSignal.abort()}), {
      code: 'aborted',
    });
  });
  it('keeps every place on the page, whatever size is asked for', async () => {
    const {pdf} = await makeOfficePdf();
    for (const act of ['approve', 'initial', 'seal', 'copy', 'enclosure', 'incoming', 'comment'] as const) {
      for (const size of [
        {width: 3000, height: 3000},
        {width: 1, height: 1},
        {width: 900, height: 10},
      ]) {
        for (const {rect} of await findSignaturePlaces(pdf, {act, signerName: signer, size})) {
          assert.ok(
            rect[0] >= -0.01 && rect[1] >= -0.01 && rect[2] <= 595.3 && rect[3] <= 841.9,
            `${act} ${rect}`,
          );
          assert.ok(rect[2] > rect[0] && rect[3] > rect[1]);
        }
      }
    }
  });
  const seed = new URL('../../../../../../shared/systems/seed/01.pdf', import.meta.url);
  it(
    'finds the position in a PDF that Chromium printed',
    {skip: existsSync(seed) ? false : 'no sample PDFs beside the project'},
    async () => {
      const [place] = await findSignaturePlaces(new Blob([await readFile(seed)]), {
        act: 'approve',
        signerName: signer,
      });
      assert.deepEqual([place!.page, place!.because], [1, 'position-line']);
      assert.ok(place!.rect[3] <= 445 && place!.rect[0] > 300, `${place!.rect} is not under PHÓ CHỦ TỊCH`);
    },
  );
});
