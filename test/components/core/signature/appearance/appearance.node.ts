import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {findPage} from '../../../../../components/core/pdf/page-tree.js';
import {openPdf} from '../../../../../components/core/pdf/pdf-file.js';
import {isDict, isName, isRef, isStream} from '../../../../../components/core/pdf/pdf-object.js';
import type {PdfObject} from '../../../../../components/core/pdf/pdf-object.js';
import {buildAppearance} from '../../../../../components/core/signature/appearance/appearance.js';
import type {AppearanceRequest} from '../../../../../components/core/signature/appearance/appearance.js';
import {glyphsOf, widthOf} from '../../../../../components/core/signature/appearance/font/embedded-font.js';
import {defaultFont} from '../../../../../components/core/signature/appearance/font/default-font.js';
import {TrueTypeFont} from '../../../../../components/core/signature/appearance/font/true-type-font.js';
import {subsetFont} from '../../../../../components/core/signature/appearance/font/true-type-subset.js';
import {layOutText} from '../../../../../components/core/signature/appearance/text-block.js';
import {annotate} from '../../../../support/documents/annotate.js';
import {makeOfficePdf} from '../../../../support/documents/office-pdf.js';
import {paintPng} from '../../../../support/documents/png.js';
import {rawPage} from '../../../../support/documents/raw-pdf.js';
import {checkSyntax, drawPage, extractText, hasProgram} from '../../../../support/documents/render.js';
import type {Picture} from '../../../../support/documents/render.js';
import {readTinos} from '../../../../support/documents/tinos.js';

const tools = await Promise.all(['mutool', 'pdftoppm', 'pdftotext', 'qpdf'].map(hasProgram));
const skip = tools.every(Boolean) ? false : 'mutool, poppler-utils or qpdf is not installed';

const pangram =
  'Đặng Thị Ưỡn: Nguyễn Hữu Lượng, khoẻ hoá quỹ, ẮẰẲẴẶ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ đỳỷỹỵ “₫” 10/2026';
const isInk = ([red, green, blue]: readonly [number, number, number]) => Math.min(red, green, blue) < 128;

/** Around everything that is not paper, pixels from the top left. */
function inkBox(picture: Picture, test = isInk): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      if (!test(picture.at(x, y))) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
    }
  }
  return box;
}

const onPage = (
  appearance: AppearanceRequest,
  page: string,
  [x, y]: readonly [number, number] = [100, 200],
) =>
  annotate(rawPage({content: '', page}), [
    {page: 1, rect: [x, y, x + appearance.width, y + appearance.height], appearance},
  ]);

/** Left half red, right half blue, with an arrow-free top: tells turns and mirrors apart by its dark top left corner. */
const compass = paintPng(40, 20, (x, y) =>
  x < 10 && y < 5 ? [0, 0, 0, 255] : x < 20 ? [230, 0, 0, 255] : [0, 0, 230, 255],
);

describe('a picture', {skip}, () => {
  for (const by of ['mutool', 'pdftoppm'] as const) {
    it(`fills its rectangle as far as its shape allows, in the middle (${by})`, async () => {
      const pdf = await onPage({width: 100, height: 100, image: compass}, '/MediaBox [0 0 400 400]');
      const picture = await drawPage(pdf, 1, 72, by);
      // 100 by 50 in the middle of [100 200 200 300]: rows 125 to 175 from the top.
      inkBox(picture).forEach((edge, index) =>
        assert.ok(Math.abs(edge - [100, 125, 200, 175][index]!) <= 1, `edge ${index} at ${edge}`),
      );
      assert.deepEqual(
        picture.at(105, 128).map(value => value < 60),
        [true, true, true],
        'corner upper left',
      );
    });
  }
  for (const rotate of [90, 180, 270] as const) {
    it(`stands upright for the reader of a page turned ${rotate}`, async () => {
      const size = rotate === 180 ? {width: 80, height: 40} : {width: 40, height: 80};
      const pdf = await onPage(
        {...size, rotation: rotate, image: compass},
        `/MediaBox [0 0 400 400] /Rotate ${rotate}`,
      );
      const picture = await drawPage(pdf, 1);
      const [left, top, right, bottom] = inkBox(picture);
      assert.ok(
        Math.abs(right - left - 80) <= 2 && Math.abs(bottom - top - 40) <= 2,
        `${right - left} by ${bottom - top}`,
      );
      assert.ok(Math.max(...picture.at(left + 4, top + 4)) < 60, 'dark corner is upper left');
      assert.ok(picture.at(right - 4, bottom - 4)[2] > 150, 'blue is right');
    });
  }
  it('lets the text under it show through, unless transparency is forbidden', async () => {
    const veil = paintPng(10, 10, (x, y) => (x + y === 0 ? [0, 0, 0, 255] : [0, 0, 0, 0]));
    const rect = [50, 50, 150, 150] as const;
    const ground = rawPage({content: '1 0 0 rg 0 0 400 400 re f', page: '/MediaBox [0 0 400 400]'});
    const at = async (opaque: boolean) => {
      const marked = await annotate(ground, [
        {page: 1, rect, appearance: {width: 100, height: 100, image: veil, opaque}},
      ]);
      return (await drawPage(marked, 1)).at(120, 280);
    };
    assert.ok((await at(false))[1] < 40);
    assert.ok((await at(true))[1] > 215, 'white paper under the picture');
  });
});

describe('text', {skip}, () => {
  it('is Vietnamese that Poppler reads back letter for letter, in a file without faults', async () => {
    const made = await makeOfficePdf();
    const marked = await annotate(made.pdf, [
      {
        page: 1,
        rect: [60, 60, 540, 100],
        appearance: {width: 480, height: 40, lines: [pangram, pangram.normalize('NFD')]},
      },
    ]);
    const text = await extractText(marked);
    assert.equal(text.split(pangram).length, 3, text.slice(-400));
    assert.equal(await checkSyntax(marked), '');
    assert.ok(marked.size - made.pdf.size < 12_500, `a stamp costs ${marked.size - made.pdf.size} bytes`);
  });
  it('is 10 point unless it would not fit; then smaller, and inside the box', async () => {
    const font = await defaultFont();
    const lines = [{text: 'Số: 15/QĐ-UBND'}, {text: '2026-11-22T10:05:07+07:00'}];
    const set = (width: number, height: number) =>
      layOutText(font, lines, {left: 0, bottom: 0, width, height}, {size: 10, leading: 1.2});
    assert.ok(set(165, 38).every(each => each.size === 10));
    for (const [width, height] of [
      [60, 38],
      [165, 14],
      [40, 10],
    ] as const) {
      for (const {text, x, size, baseline} of set(width, height)) {
        assert.ok(
          size < 10 && x + widthOf(font, text) * size <= width + 0.02 && baseline > 0 && baseline < height,
          `${text} at ${size} in ${width} by ${height}`,
        );
      }
    }
  });
  it('wraps at words, aligns, turns with the page', async () => {
    const appearance: AppearanceRequest = {
      width: 60,
      height: 150,
      rotation: 90,
      lines: [{text: 'Giao Phòng Công nghệ thông tin chủ trì, báo cáo', align: 'right'}],
      frame: {thickness: 2},
    };
    const pdf = await onPage(appearance, '/MediaBox [0 0 400 400] /Rotate 90');
    assert.match(
      (await extractText(pdf)).replace(/\s+/g, ' '),
      /Giao Phòng Công nghệ thông tin chủ trì, báo cáo/,
    );
    const [left, top, right, bottom] = inkBox(await drawPage(pdf, 1));
    assert.ok(
      Math.abs(right - left - 150) <= 2 && Math.abs(bottom - top - 60) <= 2,
      'the frame is 150 by 60 for the reader',
    );
  });
  it('is 10 points of paper on a page with UserUnit 2', async () => {
    const at = async (page: string, userUnit: number, width: number) =>
      inkBox(
        await drawPage(
          await onPage({width, height: width / 4, userUnit, lines: ['HHHHHHHH']}, page, [20, 20]),
          1,
          144,
        ),
      );
    const one = await at('/MediaBox [0 0 400 200]', 1, 160);
    const two = await at('/MediaBox [0 0 200 100] /UserUnit 2', 2, 80);
    assert.ok(Math.abs(one[3] - one[1] - (two[3] - two[1])) <= 2, `${one} and ${two}`);
  });
  it('shows what the font lacks instead of losing it', async () => {
    const pdf = await onPage(
      {width: 200, height: 30, lines: ['漢字 \u202Eabc\u0000 x\u0323 ok']},
      '/MediaBox [0 0 400 400]',
    );
    const text = await extractText(pdf);
    assert.match(text, /漢字? .*abc.* ok/u);
    const ink = inkBox(await drawPage(pdf, 1));
    assert.ok(ink[2] > ink[0]);
  });
  it('stands beside a picture in a wide box and under it in a narrow one', async () => {
    const wide = await drawPage(
      await onPage({width: 200, height: 60, image: compass, lines: ['MMMM']}, '/MediaBox [0 0 400 400]'),
      1,
    );
    const isColoured = ([red, , blue]: readonly [number, number, number]) => Math.abs(red - blue) > 150;
    const isBlack = (colour: readonly [number, number, number]) => Math.max(...colour) < 60;
    assert.ok(inkBox(wide, isColoured)[2] < 190);
    assert.ok(inkBox(wide, isBlack)[2] > 190);
    const narrow = await drawPage(
      await onPage({width: 60, height: 100, image: compass, lines: ['MMMM']}, '/MediaBox [0 0 400 400]'),
      1,
    );
    assert.ok(inkBox(narrow, isColoured)[3] < inkBox(narrow, isBlack)[3]);
  });
});

describe('the font inside', () => {
  it('has what PDF/A asks: embedded program, ToUnicode, widths, CIDSet, a subset tag', async () => {
    const marked = await onPage({width: 200, height: 30, lines: [pangram]}, '/MediaBox [0 0 400 400]');
    const file = await openPdf(marked);
    const view = file.latest;
    const page = await findPage(view, 1);
    const walk = async (object: PdfObject, ...keys: (string | number)[]): Promise<PdfObject> => {
      let value = await view.resolve(object);
      for (const key of keys) {
        if (typeof key === 'number')
          value =
            value && typeof value === 'object' && value.kind === 'array'
              ? await view.resolve(value.items[key])
              : null;
        else value = await view.get(value, key);
      }
      return value;
    };
    const font = await walk(page.dict, 'Annots', 0, 'AP', 'N', 'Resources', 'Font', 'F0');
    const descendant = await walk(font, 'DescendantFonts', 0);
    const baseFont = await walk(font, 'BaseFont');
    assert.ok(isName(baseFont) && /^[A-Z]{6}\+Tinos-Regular$/.test(baseFont.value));
    assert.ok(isStream(await walk(font, 'ToUnicode')));
    assert.ok(isStream(await walk(descendant, 'FontDescriptor', 'CIDSet')));
    assert.ok(isName(await walk(descendant, 'CIDToGIDMap'), 'Identity'));
    const program = await walk(descendant, 'FontDescriptor', 'FontFile2');
    assert.ok(isStream(program));
    const bytes = await file.decode(program);
    assert.equal(await walk(program, 'Length1'), bytes.length);
    assert.ok(bytes.length < 20_000);
  });
  it('is the same for the same text, so that it is stored once', async () => {
    const objects = async () => {
      const added: string[] = [];
      const appearance = await buildAppearance({width: 100, height: 30, lines: [pangram]});
      appearance.addTo({
        add: value => ({
          kind: 'ref',
          num: added.push(JSON.stringify(value.kind === 'new-stream' ? [...value.data] : [...value.entries])),
          gen: 0,
        }),
      });
      return added;
    };
    assert.deepEqual(await objects(), await objects());
  });
  it('may be given: any TrueType file; another kind is refused', async () => {
    const bold = await readTinos('bold');
    const pdf = await onPage(
      {width: 200, height: 30, lines: [pangram], font: bold},
      '/MediaBox [0 0 400 400]',
    );
    if (!skip) assert.ok((await extractText(pdf)).includes('Nguyễn Hữu Lượng'));
    for (const font of [
      new Uint8Array(),
      bold.subarray(0, 3000),
      new TextEncoder().encode('OTTO'.padEnd(200)),
      Uint8Array.from(bold, (byte, at) => (at < 12 ? byte : 255)),
    ]) {
      await assert.rejects(buildAppearance({width: 10, height: 10, lines: ['x'], font}), {
        code: 'font-damaged',
      });
    }
  });
  it('keeps widths and composite parts through subsetting', async () => {
    const font = TrueTypeFont.parse(await readTinos('regular'));
    const wanted = [...new Set(glyphsOf(font, pangram).map(each => each.glyph))];
    const characters = [...new Set(pangram.normalize('NFC'))].map(each => each.codePointAt(0)!);
    const subset = subsetFont(font, wanted, {characters});
    const small = TrueTypeFont.parse(subset.bytes);
    for (const code of characters)
      assert.equal(
        small.advance(small.glyphOf(code)),
        font.advance(font.glyphOf(code)),
        String.fromCodePoint(code),
      );
    assert.equal(small.glyphCount, subset.glyphCount);
    assert.ok(subset.bytes.length < 25_000);
    assert.equal(
      widthOf(font, pangram),
      widthOf(await defaultFont(), pangram),
      'the built-in face is as wide as Times',
    );
  });
});

describe('refusals', () => {
  it('shows nothing in a box without area', async () => {
    for (const [width, height] of [
      [0, 10],
      [10, -1],
      [NaN, 10],
      [10, Infinity],
    ] as const) {
      await assert.rejects(buildAppearance({width, height}), {code: 'place-size-wrong'});
    }
  });
  it('draws an empty form where nothing is asked', async () => {
    const objects: unknown[] = [];
    const form = (await buildAppearance({width: 10, height: 10})).addTo({
      add: value => ({kind: 'ref', num: objects.push(value), gen: 0}),
    });
    assert.ok(isRef(form) && objects.length === 1);
    assert.ok(!isDict(objects[0] as PdfObject));
  });
});
