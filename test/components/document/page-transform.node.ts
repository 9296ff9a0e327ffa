import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';

import {keepOnPage, normalRotation, pagePixels, pixelToPoint, pixelsToRect, pointToPixel, pointsPerMillimetre, rectToPixels} from '../../../components/document/page-transform.js';
import type {PageGeometry, PageRotation, Rect} from '../../../components/document/page-transform.js';
import {isSamePlace, placeAt, startingPlace} from '../../../components/document/placement.js';

const rotation = fc.constantFrom<PageRotation>(0, 90, 180, 270);
const number = (min: number, max: number) => fc.double({min, max, noNaN: true});
/** Boxes with odd origins, as CropBoxes have, from a label to A0. */
const geometry: fc.Arbitrary<PageGeometry> = fc
  .record({left: number(-3000, 3000), bottom: number(-3000, 3000), width: number(20, 3400), height: number(20, 3400), rotation, scale: number(0.05, 12)})
  .map(({left, bottom, width, height, rotation: turn, scale}) => ({box: [left, bottom, left + width, bottom + height], rotation: turn, scale}));
const share = number(0, 1);

function rectIn({box}: PageGeometry, x: number, y: number, width: number, height: number): Rect {
  const [left, bottom, right, top] = box;
  const x0 = left + x * (right - left);
  const y0 = bottom + y * (top - bottom);
  return [x0, y0, x0 + width * (right - x0), y0 + height * (top - y0)];
}

const near = (one: number, other: number, slack = 0.01) => assert.ok(Math.abs(one - other) < slack, `${one} is not ${other}`);

describe('page transform', () => {
  it('returns every rectangle to within 0.01 pt at every rotation, zoom and page box', () => {
    fc.assert(
      fc.property(geometry, share, share, share, share, (page, x, y, width, height) => {
        const rect = rectIn(page, x, y, width, height);
        pixelsToRect(page, rectToPixels(page, rect)).forEach((value, index) => near(value, rect[index]!));
      }),
      {numRuns: 2000},
    );
  });

  it('puts every point of the page on its picture, and nothing else', () => {
    fc.assert(
      fc.property(geometry, share, share, (page, x, y) => {
        const [left, bottom, right, top] = page.box;
        const pixel = pointToPixel(page, left + x * (right - left), bottom + y * (top - bottom));
        const size = pagePixels(page);
        assert.ok(pixel.x >= -0.001 && pixel.x <= size.width + 0.001 && pixel.y >= -0.001 && pixel.y <= size.height + 0.001);
        const back = pixelToPoint(page, pixel.x, pixel.y);
        near(back.x, left + x * (right - left));
        near(back.y, bottom + y * (top - bottom));
      }),
    );
  });

  it('keeps the same points whatever the zoom', () => {
    fc.assert(
      fc.property(geometry, number(0.05, 12), share, share, (page, scale, x, y) => {
        const rect = rectIn(page, x, y, 0.3, 0.3);
        const elsewhere = {...page, scale};
        pixelsToRect(elsewhere, rectToPixels(elsewhere, rect)).forEach((value, index) => near(value, rect[index]!));
      }),
    );
  });

  it('knows the corners of an A4 page at each turn', () => {
    const a4 = (turn: PageRotation): PageGeometry => ({box: [0, 0, 595, 842], rotation: turn, scale: 2});
    assert.deepEqual(pointToPixel(a4(0), 0, 842), {x: 0, y: 0});
    assert.deepEqual(pointToPixel(a4(90), 0, 0), {x: 0, y: 0});
    assert.deepEqual(pointToPixel(a4(180), 595, 0), {x: 0, y: 0});
    assert.deepEqual(pointToPixel(a4(270), 595, 842), {x: 0, y: 0});
    assert.deepEqual(pagePixels(a4(90)), {width: 1684, height: 1190});
  });

  it('keeps a box on the page without turning it inside out', () => {
    fc.assert(
      fc.property(geometry, number(-9000, 9000), number(-9000, 9000), number(1, 9000), number(1, 9000), (page, left, top, width, height) => {
        const kept = keepOnPage(page, {left, top, width, height});
        const size = pagePixels(page);
        assert.ok(kept.left >= 0 && kept.top >= 0);
        assert.ok(kept.left + kept.width <= size.width + 0.001 && kept.top + kept.height <= size.height + 0.001);
        assert.ok(kept.width > 0 && kept.height > 0);
      }),
    );
  });

  it('reads any quarter turn, and takes nonsense for upright', () => {
    assert.deepEqual([-90, 450, 720, 180, 45, Number.NaN].map(normalRotation), [270, 90, 0, 180, 0, 0]);
    near(pointsPerMillimetre() * 210, 595.28, 0.01);
    near(pointsPerMillimetre(10) * 210, 59.528, 0.001);
  });
});

describe('placement', () => {
  const suggested = {page: 2, rect: [300, 200, 450, 260], because: 'name-line', confidence: 0.9} as const;

  it('starts with the first suggestion, or where a draft left it', () => {
    assert.equal(startingPlace({places: [suggested]}), suggested);
    assert.equal(startingPlace({places: [suggested], current: {page: 2, rect: [300, 200, 450, 260]}}), suggested);
    const moved = startingPlace({places: [suggested], current: {page: 1, rect: [1, 2, 3, 4]}});
    assert.equal(moved?.because, 'by-hand');
    assert.equal(startingPlace({places: []}), undefined);
  });

  it('brings the box to another page at the same size on paper', () => {
    const from: PageGeometry = {box: [0, 0, 595, 842], rotation: 0, scale: 1.3};
    const to: PageGeometry = {box: [10, 20, 605, 862], rotation: 0, scale: 0.7};
    const moved = placeAt(suggested, from, 1, to, {x: 200, y: 200});
    near(moved.rect[2] - moved.rect[0], 150);
    near(moved.rect[3] - moved.rect[1], 60);
    near((moved.rect[0] + moved.rect[2]) / 2, 10 + 200 / 0.7);
    assert.ok(!isSamePlace(moved, suggested));
  });
});
