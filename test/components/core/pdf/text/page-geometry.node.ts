import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import * as fc from 'fast-check';

import {findPage} from '../../../../../components/core/pdf/page-tree.js';
import {openPdf} from '../../../../../components/core/pdf/pdf-file.js';
import {transform, transformBox} from '../../../../../components/core/pdf/text/matrix.js';
import type {Box} from '../../../../../components/core/pdf/text/matrix.js';
import {
  matrixFromView,
  matrixToView,
  readGeometry,
  viewSize,
} from '../../../../../components/core/pdf/text/page-geometry.js';
import type {PageGeometry, QuarterTurn} from '../../../../../components/core/pdf/text/page-geometry.js';
import {rawPage} from '../../../../support/documents/raw-pdf.js';

const turns = fc.constantFrom<QuarterTurn>(0, 90, 180, 270);
const number = (min: number, max: number) => fc.double({min, max, noNaN: true});
const geometries: fc.Arbitrary<PageGeometry> = fc
  .tuple(
    number(-5000, 5000),
    number(-5000, 5000),
    number(3, 14_400),
    number(3, 14_400),
    turns,
    number(0.1, 100),
  )
  .map(([left, bottom, width, height, rotate, userUnit]) => ({
    box: [left, bottom, left + width, bottom + height],
    rotate,
    userUnit,
  }));

describe('from the page to the eye and back', () => {
  it('returns every point to within 0.01 points', () => {
    fc.assert(
      fc.property(geometries, turns, number(0, 1), number(0, 1), (geometry, turn, u, v) => {
        const [left, bottom, right, top] = geometry.box;
        const point = [left + u * (right - left), bottom + v * (top - bottom)] as const;
        const back = transform(
          matrixFromView(geometry, turn),
          transform(matrixToView(geometry, turn), point),
        );
        assert.ok(Math.hypot(back[0] - point[0], back[1] - point[1]) * geometry.userUnit < 0.01);
      }),
      {numRuns: 2000},
    );
  });
  it('puts the page exactly over the view, corner on corner', () => {
    fc.assert(
      fc.property(geometries, turns, (geometry, turn) => {
        const seen = transformBox(matrixToView(geometry, turn), geometry.box);
        const {width, height} = viewSize(geometry, turn);
        const expected: Box = [0, 0, width, height];
        seen.forEach((edge, index) => assert.ok(Math.abs(edge - expected[index]!) < 0.01));
        const [long, short] = [geometry.box[2] - geometry.box[0], geometry.box[3] - geometry.box[1]].map(
          side => side * geometry.userUnit,
        );
        assert.ok(Math.abs(width - (turn % 180 === 0 ? long! : short!)) < 0.01);
      }),
    );
  });
  it('turns clockwise: on a page turned 90 the lower left corner is seen at the upper left', () => {
    const geometry: PageGeometry = {box: [10, 20, 110, 220], rotate: 90, userUnit: 1};
    assert.deepEqual(transform(matrixToView(geometry, 90), [10, 20]), [0, 100]);
    assert.deepEqual(transform(matrixToView(geometry, 270), [10, 20]), [200, 0]);
    assert.deepEqual(transform(matrixToView(geometry, 180), [10, 20]), [100, 200]);
  });
});

describe('boxes and rotations as files write them', () => {
  const geometryOf = async (page: string) => {
    const file = await openPdf(rawPage({content: '', page}));
    return readGeometry(file, await findPage(file.latest, 1));
  };
  it('orders corners, cuts the crop box to the media box, drops useless ones', async () => {
    assert.deepEqual((await geometryOf('/MediaBox [600 800 0 0]')).box, [0, 0, 600, 800]);
    assert.deepEqual(
      (await geometryOf('/MediaBox [0 0 600 800] /CropBox [-50 10 300 9000]')).box,
      [0, 10, 300, 800],
    );
    assert.deepEqual(
      (await geometryOf('/MediaBox [0 0 600 800] /CropBox [700 0 900 100]')).box,
      [0, 0, 600, 800],
    );
    assert.deepEqual((await geometryOf('/MediaBox [0 0 600 800] /CropBox [0 0 0 0]')).box, [0, 0, 600, 800]);
    assert.deepEqual((await geometryOf('/MediaBox [0 0 0 0]')).box.map(Math.round), [0, 0, 595, 842]);
    assert.deepEqual((await geometryOf('/MediaBox [0 (x) 600]')).box.map(Math.round), [0, 0, 595, 842]);
    assert.deepEqual((await geometryOf('/MediaBox [0 0 14400 14400]')).box, [0, 0, 14400, 14400]);
  });
  it('reads any multiple of 90, also below zero', async () => {
    assert.equal((await geometryOf('/Rotate -90')).rotate, 270);
    assert.equal((await geometryOf('/Rotate 450')).rotate, 90);
    assert.equal((await geometryOf('/Rotate /Left')).rotate, 0);
  });
  it('accepts user units above zero only', async () => {
    assert.equal((await geometryOf('/UserUnit 10')).userUnit, 10);
    assert.equal((await geometryOf('/UserUnit 0')).userUnit, 1);
    assert.equal((await geometryOf('/UserUnit -2')).userUnit, 1);
  });
});
