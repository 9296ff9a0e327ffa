import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {deflateSync} from 'node:zlib';

import {findPage, countPages} from '../../../../../components/core/pdf/page-tree.js';
import {openPdf} from '../../../../../components/core/pdf/pdf-file.js';
import {defaultLimits} from '../../../../../components/core/pdf/text/content-interpreter.js';
import {matrixToView} from '../../../../../components/core/pdf/text/page-geometry.js';
import {readPageText} from '../../../../../components/core/pdf/text/page-text.js';
import type {ReadPageOptions} from '../../../../../components/core/pdf/text/page-text.js';
import {assembleLines, textDirection} from '../../../../../components/core/pdf/text/text-line.js';
import {makeOfficePdf, makeScannedPdf} from '../../../../support/documents/office-pdf.js';
import {rawPage, rawPdf} from '../../../../support/documents/raw-pdf.js';
import {extractText, hasProgram} from '../../../../support/documents/render.js';

async function read(pdf: Blob, number = 1, options: ReadPageOptions = {}) {
  const file = await openPdf(pdf);
  const text = await readPageText(file, await findPage(file.latest, number), options);
  const turn = textDirection(text.runs) ?? 0;
  return {...text, turn, lines: assembleLines(text.runs, matrixToView(text.geometry, turn))};
}

const near = (actual: number, expected: number, by: number, what: string) =>
  assert.ok(Math.abs(actual - expected) <= by, `${what}: ${actual}, expected ${expected} ± ${by}`);

describe('text of an official document', () => {
  for (const [label, options] of Object.entries({
    plain: {},
    'every few letters drawn alone': {splitRuns: true},
    decomposed: {form: 'NFD'},
    'decomposed and drawn piece by piece': {form: 'NFD', splitRuns: true},
    'turned 90, upright for the reader': {rotate: 90},
    'turned 180, upright': {rotate: 180},
    'turned 270, upright': {rotate: 270},
    'turned 90, text lying down': {rotate: 90, upright: false},
    'far origin, cropped, UserUnit 4': {origin: [-300, 200], crop: 3, userUnit: 4},
  } as const)) {
    it(`is read whole and in place: ${label}`, async () => {
      const made = await makeOfficePdf(options);
      const {lines, geometry, turn} = await read(made.pdf);
      const matrix = matrixToView(geometry, turn);
      for (const expected of made.lines) {
        const line = lines.find(each => each.text === expected.text);
        assert.ok(line, `${expected.text} not found among ${lines.map(each => each.text).join(' | ')}`);
        const [x0, y0, x1, y1] = expected.box;
        const [a, b, c, d, e, f] = matrix;
        const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e];
        const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f];
        near(line.box[0], Math.min(...xs), 0.2, `left of ${line.text}`);
        near(line.box[2], Math.max(...xs), 0.6, `right of ${line.text}`);
        near(line.baseline, Math.min(...ys), 0.05, `baseline of ${line.text}`);
        assert.equal(line.reading, 'sure');
      }
      assert.equal(lines.length, made.lines.length);
    });
  }

  it('tells bold and italic, and keeps the blanks left for a number', async () => {
    const {lines} = await read((await makeOfficePdf()).pdf);
    assert.ok(lines.find(line => line.text === 'Nguyễn Văn Hải')!.bold);
    assert.ok(lines.find(line => line.text.startsWith('Nam Hải, ngày'))!.italic);
    const number = lines.find(line => line.text.startsWith('Số:'))!;
    assert.match(number.text, /^Số: {8}\/QĐ-UBND$/);
    near(number.stops[11]! - number.stops[3]!, 8 * 13 * 0.25, 0.1, 'width of the blanks');
  });

  it('finds no text on a scanned page, only the picture', async () => {
    const {lines, images} = await read(await makeScannedPdf());
    assert.equal(lines.length, 0);
    assert.deepEqual(
      images.map(image => image.box.map(Math.round)),
      [[0, 0, 595, 842]],
    );
  });
});

describe('content operators', () => {
  const textOf = async (content: string, more: Omit<Parameters<typeof rawPage>[0], 'content'> = {}) =>
    (await read(rawPage({content, ...more}))).lines.map(line => line.text);

  it('moves by Td, TD, T*, quote and double quote', async () => {
    const content =
      'BT /F1 10 Tf 14 TL 50 700 Td (one) Tj T* (two) Tj 0 -20 TD (three) Tj (four) \' 1 2 (five) " ET';
    const {lines} = await read(rawPage({content}));
    assert.deepEqual(
      lines.map(line => [line.text, line.baseline]),
      [
        ['one', 700],
        ['two', 686],
        ['three', 666],
        ['four', 646],
        ['five', 626],
      ],
    );
  });
  it('adds character and word spacing, scaling, rise and kerning', async () => {
    const content = 'BT /F1 10 Tf 1 0 0 1 50 700 Tm 2 Tc 5 Tw 200 Tz 3 Ts [(a b) -500 (c)] TJ ET';
    const [run, kerned] = (await read(rawPage({content}))).runs;
    // a 4.44 + 2, space 2.5 + 2 + 5, b 5 + 2, kern 5: all doubled by Tz.
    near(kerned!.x - run!.x, (4.44 + 2 + 2.5 + 7 + 5 + 2 + 5) * 2, 0.001, 'start of c');
    assert.equal(run!.y, 703);
    assert.deepEqual(await textOf(content), ['a b c']);
  });
  it('undoes q and cm with Q, and survives more Q than q', async () => {
    const {lines} = await read(
      rawPage({
        content: 'q 2 0 0 2 100 100 cm BT /F1 10 Tf (big) Tj ET Q Q Q BT /F1 10 Tf 5 5 Td (small) Tj ET',
      }),
    );
    assert.deepEqual(
      lines.map(line => [line.text, line.size, line.baseline]),
      [
        ['big', 20, 100],
        ['small', 10, 5],
      ],
    );
  });
  it('parts columns, joins words, drops what was printed twice to look bold', async () => {
    const bold = 'BT /F1 12 Tf 50 600 Td (Bold) Tj 0.3 0 Td (Bold) Tj ET';
    const words = 'BT /F1 12 Tf 50 500 Td (left) Tj 21 0 Td (word) Tj 200 0 Td (right) Tj ET';
    assert.deepEqual(await textOf(`${bold} ${words}`), ['Bold', 'left word', 'right']);
  });
  it('runs form XObjects with their matrix and resources, once each on a cycle', async () => {
    const form = {
      dict: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 300] /Resources << /XObject << /X 10 0 R >> /Font << /F1 11 0 R >> >>',
      data: 'BT /F1 10 Tf 5 5 Td (inside) Tj ET /X Do',
    };
    const {lines, truncated} = await read(
      rawPage({
        content: '/X Do',
        resources: '/XObject << /X 10 0 R >>',
        more: {10: form, 11: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'},
      }),
    );
    assert.deepEqual(
      lines.map(line => [line.text, line.baseline]),
      [['inside', 305]],
    );
    assert.ok(truncated);
  });
  it('skips inline images with EI inside their data', async () => {
    const {lines, images} = await read(
      rawPage({
        content:
          'q 50 0 0 20 10 10 cm BI /W 4 /H 4 /BPC 8 /CS /G ID \x01\x02 EI \xff\xfe\x00\x01 EI Q BT /F1 10 Tf 5 5 Td (after) Tj ET',
      }),
    );
    assert.deepEqual(
      lines.map(line => line.text),
      ['after'],
    );
    assert.deepEqual(
      images.map(image => image.box),
      [[10, 10, 60, 30]],
    );
  });
  it('steps over broken tokens', async () => {
    assert.deepEqual(
      await textOf('BT ] >> } /F1 10 Tf 5 5 Td (still) Tj ) > ET BT /F1 10 Tf 5 50 Td (here) Tj ET'),
      ['here', 'still'],
    );
  });
  it('does not read layers that are switched off', async () => {
    const layers = {
      resources: '/Properties << /Off 10 0 R /On 11 0 R >>',
      catalog: '/OCProperties << /OCGs [10 0 R 11 0 R] /D << /OFF [10 0 R] >> >>',
      more: {10: '<< /Type /OCG /Name (off) >>', 11: '<< /Type /OCG /Name (on) >>'},
    };
    assert.deepEqual(
      await textOf(
        '/OC /Off BDC BT /F1 9 Tf (hidden) Tj ET EMC /OC /On BDC BT /F1 9 Tf 0 50 Td (shown) Tj ET EMC',
        layers,
      ),
      ['shown'],
    );
  });
  it('keeps the invisible text of a scanned page and says so', async () => {
    const {lines} = await read(rawPage({content: 'BT 3 Tr /F1 9 Tf 5 5 Td (ocr) Tj ET'}));
    assert.deepEqual(
      lines.map(line => [line.text, line.invisible]),
      [['ocr', true]],
    );
  });
});

describe('fonts', () => {
  const line = async (
    content: string,
    font: string,
    more: Record<number, Parameters<typeof rawPdf>[0][number]> = {},
  ) =>
    (await read(rawPage({content: `BT /F1 10 Tf 5 5 Td ${content} Tj ET`, fonts: {F1: font}, more})))
      .lines[0];

  it('reads /Differences by rule: ecircumflexacute, uni1EA1, dcroat', async () => {
    const found = await line(
      '(\\001\\002\\003a)',
      '<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 1 /Widths [500 500 500] /Encoding << /Differences [1 /ecircumflexacute /uni1EA1 /dcroat] >> >>',
    );
    assert.equal(found?.text, 'ếạđa');
  });
  it('reads MacRoman, WinAnsi and Standard apart', async () => {
    const simple = (encoding: string) => `<< /Type /Font /Subtype /TrueType /BaseFont /Arial ${encoding} >>`;
    assert.equal((await line('(\\216)', simple('/Encoding /MacRomanEncoding')))?.text, 'é');
    assert.equal((await line('(\\351\\200)', simple('/Encoding /WinAnsiEncoding')))?.text, 'é€');
    assert.equal((await line("(\\351')", simple('')))?.text, 'Ø’');
  });
  it('reads ToUnicode ranges, arrays and ligatures, of composite fonts too', async () => {
    const cmap =
      '1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <00660069> endbfchar 2 beginbfrange <0002> <0003> <1ea0> <0010> <0011> [<0041> <0042>] endbfrange';
    const found = await line('<00010002000300100011>', '10 0 R', {
      10: '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>',
      11: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 /W [1 [500] 2 3 250] >>',
      12: {dict: '', data: cmap},
    });
    assert.equal(found?.text, 'fiẠạAB');
    near(found!.box[2], 5 + 10 * (0.5 + 0.25 + 0.25 + 1 + 1), 0.001, 'right edge by /W and /DW');
    assert.equal(found?.reading, 'sure');
  });
  it('says that text without a map is unreadable instead of inventing it', async () => {
    const found = await line('<00010002>', '10 0 R', {
      10: '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [11 0 R] >>',
      11: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>',
    });
    assert.deepEqual([found?.text, found?.reading], ['\ufffd\ufffd', 'unreadable']);
    const symbolic =
      '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /Flags 4 /FontFile2 10 0 R >> >>';
    assert.equal((await line('(abc)', symbolic, {10: {dict: '', data: ''}}))?.reading, 'unreadable');
  });
  it('decodes TCVN3 and VNI by the font name, as a guess', async () => {
    const tcvn3 = '<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+.VnTime /Encoding /WinAnsiEncoding >>';
    const found = await line('(C\\351ng h\\337a x\\267 h\\351i, \\256\\351c l\\313p)', tcvn3);
    assert.deepEqual(
      [found?.text, found?.reading],
      ['Cộng hũa xã hội, độc lập'.replace('hũa', 'hòa'), 'guessed'],
    );
    const capitals = '<< /Type /Font /Subtype /TrueType /BaseFont /.VnTimeH /Encoding /WinAnsiEncoding >>';
    assert.equal((await line('(chñ t\\336ch)', capitals))?.text, 'CHỦ TỊCH');
    const vni = '<< /Type /Font /Subtype /TrueType /BaseFont /VNI-Times /Encoding /WinAnsiEncoding >>';
    assert.equal(
      (await line('(Nguye\\343n Va\\352n Ha\\373i, \\361o\\344c l\\366u)', vni))?.text,
      'Nguyễn Văn Hải, độc lưu',
    );
  });
  it('uses the width of standard fonts that bring none', async () => {
    const found = await line('(WiW)', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>');
    near(found!.box[2] - found!.box[0], (0.944 + 0.278 + 0.944) * 10, 0.001, 'width');
  });
  it('survives fonts that are not there', async () => {
    assert.equal((await line('(abc)', '99 0 R'))?.text, 'abc');
    assert.equal((await read(rawPage({content: 'BT /None 9 Tf (abc) Tj ET (x) Tj'}))).lines.length, 1);
  });
});

describe('bounds', () => {
  it('stops at too many operators and says that something is missing', async () => {
    const {runs, truncated} = await read(rawPage({content: 'BT /F1 9 Tf (x) Tj ET '.repeat(1000)}), 1, {
      limits: {...defaultLimits, operators: 100},
    });
    assert.ok(truncated);
    assert.equal(runs.length, 25);
  });
  it('does not unpack a bomb', async () => {
    const bomb = {dict: '/Filter /FlateDecode', data: deflateSync(Buffer.alloc(200 << 20, 'q '))};
    const file = rawPdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>',
      4: bomb,
    });
    const {truncated, geometry} = await read(file);
    assert.ok(truncated);
    assert.deepEqual(geometry.box.map(Math.round), [0, 0, 595, 842], 'no MediaBox counts as A4');
  });
  it('stops when asked', async () => {
    const file = await openPdf(rawPage({content: 'BT /F1 9 Tf (x) Tj ET '.repeat(5000)}));
    const page = await findPage(file.latest, 1);
    await assert.rejects(readPageText(file, page, {signal: AbortSignal.abort()}), {code: 'aborted'});
  });
});

describe('page tree', () => {
  it('finds pages where /Count lies, and counts cycles once', async () => {
    const pages = (count: number) => ({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: `<< /Type /Pages /Kids [3 0 R 2 0 R 4 0 R] /Count ${count} /MediaBox [0 0 10 10] /Rotate 90 >>`,
      3: '<< /Type /Page /Parent 2 0 R >>',
      4: '<< /Type /Pages /Parent 2 0 R /Kids [5 0 R 6 0 R] /Count 7 >>',
      5: '<< /Type /Page /Parent 4 0 R >>',
      6: '<< /Type /Page /Parent 4 0 R /Rotate 0 >>',
    });
    for (const count of [3, 1, 99, -4]) {
      const {latest} = await openPdf(rawPdf(pages(count)));
      assert.equal(await countPages(latest), 3, `/Count ${count}`);
      const third = await findPage(latest, 3);
      assert.equal(third.ref.num, 6);
      assert.equal(third.inherited.get('Rotate'), 0);
      await assert.rejects(findPage(latest, 4), {code: 'page-missing'});
    }
  });
});

describe('against another reader', async () => {
  const seeds = new URL('../../../../../../shared/systems/seed/', import.meta.url);
  const missing = !existsSync(seeds)
    ? 'no sample PDFs beside the project'
    : (await hasProgram('pdftotext'))
      ? false
      : 'pdftotext is not installed';
  it('reads the same words as Poppler from PDFs that Chromium printed', {skip: missing}, async () => {
    const words = (text: string) => text.split(/\s+/u).filter(Boolean).sort().join(' ');
    for (const name of (await readdir(seeds)).filter(each => each.endsWith('.pdf')).slice(0, 6)) {
      const pdf = new Blob([await readFile(new URL(name, seeds))]);
      const {lines} = await read(pdf);
      assert.equal(words(lines.map(line => line.text).join(' ')), words(await extractText(pdf, 1)), name);
    }
  });
});
