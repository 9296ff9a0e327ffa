import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {deflateSync} from 'node:zlib';

import * as fc from 'fast-check';

import {describeImage} from '../../../../../components/core/signature/appearance/image/describe-image.js';
import {embedImage} from '../../../../../components/core/signature/appearance/image/embedded-image.js';
import {readJpeg} from '../../../../../components/core/signature/appearance/image/jpeg.js';
import {flatten, inkOf, shrink} from '../../../../../components/core/signature/appearance/image/pixels.js';
import {decodePng, readPng} from '../../../../../components/core/signature/appearance/image/png.js';
import type {Pixels} from '../../../../../components/core/signature/appearance/image/png.js';
import {handSignaturePng, makePng, paintPng, pngChunk, sealPng} from '../../../../support/documents/png.js';
import type {PngParts} from '../../../../support/documents/png.js';

const pixelsOf = async (bytes: Uint8Array) => decodePng(await readPng(bytes));
const pixel = ({width, colours, alpha}: Pixels, x: number, y: number) => [
  ...colours.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
  alpha[y * width + x],
];

describe('PNG', () => {
  /** One row a kind of file: its parts, and the pixel expected at x, y. */
  const kinds: Record<
    string,
    {parts: Omit<PngParts, 'width' | 'height'>; expected: (x: number, y: number) => number[]}
  > = {
    'grey 1': {
      parts: {colourType: 0, depth: 1, samples: (x, y) => [(x + y) & 1]},
      expected: (x, y) => grey(((x + y) & 1) * 255),
    },
    'grey 2': {parts: {colourType: 0, depth: 2, samples: x => [x & 3]}, expected: x => grey((x & 3) * 85)},
    'grey 4': {
      parts: {colourType: 0, depth: 4, samples: (x, y) => [(x * y) & 15]},
      expected: (x, y) => grey(((x * y) & 15) * 17),
    },
    'grey 8 with one transparent': {
      parts: {colourType: 0, samples: x => [x * 7], transparency: Uint8Array.of(0, 14)},
      expected: x => [x * 7, x * 7, x * 7, x === 2 ? 0 : 255],
    },
    'grey 16': {
      parts: {colourType: 0, depth: 16, samples: (x, y) => [x * 3000 + y]},
      expected: (x, y) => grey((x * 3000 + y) >> 8),
    },
    'RGB 8': {
      parts: {colourType: 2, samples: (x, y) => [x * 9, y * 9, 200]},
      expected: (x, y) => [x * 9, y * 9, 200, 255],
    },
    'RGB 16 with one transparent': {
      parts: {
        colourType: 2,
        depth: 16,
        samples: (x, y) => [x * 256, y * 256, 5],
        transparency: Uint8Array.of(1, 0, 2, 0, 0, 5),
      },
      expected: (x, y) => [x, y, 0, x === 1 && y === 2 ? 0 : 255],
    },
    'palette 2': {
      parts: {
        colourType: 3,
        depth: 2,
        samples: x => [x % 3],
        palette: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255),
        transparency: Uint8Array.of(255, 10),
      },
      expected: x =>
        [
          [255, 0, 0, 255],
          [0, 255, 0, 10],
          [0, 0, 255, 255],
        ][x % 3]!,
    },
    'grey and alpha 8': {parts: {colourType: 4, samples: (x, y) => [x, y]}, expected: (x, y) => [x, x, x, y]},
    'RGB and alpha 16': {
      parts: {colourType: 6, depth: 16, samples: (x, y) => [x * 256, y * 256, 0, 65535]},
      expected: (x, y) => [x, y, 0, 255],
    },
  };
  const grey = (value: number) => [value, value, value, 255];
  for (const [label, {parts, expected}] of Object.entries(kinds)) {
    for (const interlaced of [false, true]) {
      it(`reads ${label}${interlaced ? ', interlaced' : ''}, with every row filter`, async () => {
        for (const [width, height] of [
          [13, 11],
          [1, 1],
          [2, 9],
        ] as const) {
          const pixels = await pixelsOf(makePng({...parts, width, height, interlaced}));
          for (let y = 0; y < height; y++)
            for (let x = 0; x < width; x++)
              assert.deepEqual(pixel(pixels, x, y), expected(x, y), `${x},${y} of ${width}x${height}`);
        }
      });
    }
  }

  it('refuses damage by name', async () => {
    const good = handSignaturePng(30, 20);
    const header = (values: number[]) => {
      const data = Buffer.alloc(13);
      data.writeUInt32BE(values[0]!, 0);
      data.writeUInt32BE(values[1]!, 4);
      data.set(values.slice(2), 8);
      return Buffer.concat([
        good.subarray(0, 8),
        pngChunk('IHDR', data),
        pngChunk('IDAT', deflateSync(Buffer.alloc(10))),
      ]);
    };
    await assert.rejects(embedImage(good.subarray(0, 40)), {code: 'image-damaged'});
    await assert.rejects(embedImage(good.subarray(0, good.length - 30)), {code: 'image-damaged'});
    await assert.rejects(embedImage(header([0, 5, 8, 6, 0, 0, 0])), {code: 'image-damaged'});
    await assert.rejects(embedImage(header([5, 5, 3, 6, 0, 0, 0])), {code: 'image-damaged'});
    await assert.rejects(embedImage(header([20_000, 20_000, 8, 6, 0, 0, 0])), {code: 'image-too-large'});
    await assert.rejects(
      embedImage(header([4000, 4000, 8, 6, 0, 0, 0])),
      {code: 'image-damaged'},
      'promises pixels it does not have',
    );
    await assert.rejects(
      embedImage(makePng({width: 3, height: 3, colourType: 0, filters: [9], samples: () => [0]})),
      {code: 'image-damaged'},
    );
    await assert.rejects(embedImage(new TextEncoder().encode('<svg/>')), {code: 'image-not-supported'});
    await assert.rejects(embedImage(new Uint8Array()), {code: 'image-not-supported'});
  });
  it('never fails otherwise, whatever bytes are flipped', async () => {
    const good = handSignaturePng(20, 10);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({min: 1, max: 255}), async (at, change) => {
        const bytes = Uint8Array.from(good);
        bytes[at]! ^= change;
        await embedImage(bytes).catch(error =>
          assert.match((error as {code: string}).code ?? String(error), /^image-/),
        );
      }),
      {numRuns: 300},
    );
  });

  it('keeps opaque rows as they came and gives transparency a mask', async () => {
    const opaque = await embedImage(makePng({width: 8, height: 8, colourType: 2, samples: x => [x, 0, 0]}));
    assert.ok(opaque.image.dict.entries.has('DecodeParms') && !opaque.mask);
    const transparent = await embedImage(handSignaturePng());
    assert.ok(transparent.mask && !transparent.image.dict.entries.has('DecodeParms'));
    assert.equal(
      (await embedImage(handSignaturePng(), {opaque: true})).mask,
      undefined,
      'PDF/A-1 allows no transparency',
    );
    assert.equal(
      (await embedImage(paintPng(4, 4, () => [1, 2, 3, 255]))).mask,
      undefined,
      'alpha without effect',
    );
  });
  it('averages away pixels no printer shows, by what is seen of them', async () => {
    const large = await pixelsOf(paintPng(400, 200, x => (x % 2 ? [255, 0, 0, 255] : [0, 255, 0, 0])));
    const small = shrink(large, 100);
    assert.deepEqual([small.width, small.height], [100, 50]);
    assert.deepEqual(pixel(small, 10, 10), [255, 0, 0, 128]);
    assert.equal(shrink(large, 300), large);
    assert.deepEqual(pixel(flatten(small), 10, 10), [255, 127, 127, 255]);
  });
});

describe('what a screen is told of a picture', () => {
  it('tells a blue hand, a red seal, an opaque scan', async () => {
    assert.deepEqual(await describeImage(handSignaturePng(300, 150)), {
      format: 'png',
      width: 300,
      height: 150,
      isTransparent: true,
      ink: 'blue',
    });
    assert.equal((await describeImage(sealPng())).ink, 'red');
    const scan = await describeImage(
      paintPng(50, 50, (x, y) => (x === y ? [20, 20, 20, 255] : [250, 250, 250, 255])),
    );
    assert.deepEqual([scan.isTransparent, scan.ink], [false, 'dark']);
    assert.equal(inkOf(await pixelsOf(paintPng(9, 9, () => [0, 0, 0, 0]))), 'none');
    assert.equal((await describeImage(paintPng(9, 9, () => [30, 160, 60, 255]))).ink, 'other');
  });
});

describe('JPEG', () => {
  const jpeg = ({frame = 0xc0, precision = 8, components = 3, adobe = false, width = 20, height = 10}) =>
    Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2,
      ...(adobe ? [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2] : []),
      0xff, frame, 0, 8 + 3 * components, precision, height >> 8, height & 255, width >> 8, width & 255, components,
      ...Array.from({length: components}, (_, i) => [i + 1, 0x11, 0]).flat(), 0xff, 0xd9,
    ]); // prettier-ignore
  it('is passed through with its colour space, upside-down CMYK of Adobe included', async () => {
    for (const [components, space] of [
      [1, 'DeviceGray'],
      [3, 'DeviceRGB'],
      [4, 'DeviceCMYK'],
    ] as const) {
      const bytes = jpeg({components, adobe: components === 4});
      const {image, width, height} = await embedImage(bytes);
      assert.deepEqual([width, height], [20, 10]);
      assert.deepEqual(image.data, bytes);
      assert.deepEqual(image.dict.entries.get('ColorSpace'), {kind: 'name', value: space});
      assert.equal(image.dict.entries.has('Decode'), components === 4);
    }
    assert.equal(readJpeg(jpeg({frame: 0xc2})).components, 3, 'progressive');
  });
  it('is refused where PDF readers show none', () => {
    assert.throws(() => readJpeg(jpeg({frame: 0xc9})), {code: 'image-not-supported'});
    assert.throws(() => readJpeg(jpeg({precision: 12})), {code: 'image-not-supported'});
    assert.throws(() => readJpeg(jpeg({components: 2})), {code: 'image-not-supported'});
    assert.throws(() => readJpeg(jpeg({width: 0})), {code: 'image-damaged'});
    assert.throws(() => readJpeg(jpeg({}).subarray(0, 12)), {code: 'image-damaged'});
  });
});
