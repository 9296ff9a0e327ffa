import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {pageDifferences} from '../../../components/document/page-difference.js';
import type {PagePixels} from '../../../components/document/page-difference.js';

function paper(width: number, height: number, ...spots: readonly (readonly [x: number, y: number, size: number, shade?: number])[]): PagePixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [x, y, size, shade = 0] of spots) {
    for (let row = y; row < y + size; row++) for (let column = x; column < x + size; column++) data.fill(shade, (row * width + column) * 4, (row * width + column) * 4 + 3);
  }
  return {width, height, data};
}

describe('page differences', () => {
  it('finds nothing between equal pictures, nor in the noise of smoothing', () => {
    assert.deepEqual(pageDifferences(paper(100, 100, [10, 10, 5]), paper(100, 100, [10, 10, 5])), []);
    assert.deepEqual(pageDifferences(paper(100, 100), paper(100, 100, [10, 10, 5, 240])), []);
  });

  it('boxes each difference, and one full stop is enough', () => {
    const boxes = pageDifferences(paper(600, 800), paper(600, 800, [100, 100, 2], [110, 104, 4], [400, 700, 3]));
    assert.equal(boxes.length, 2);
    const [first, second] = boxes;
    assert.ok(first!.left <= (100 / 600) * 100 && first!.left + first!.width >= (114 / 600) * 100);
    assert.ok(second!.top <= (700 / 800) * 100 && second!.top + second!.height >= (703 / 800) * 100);
  });

  it('stays inside the page at its edges', () => {
    const [box] = pageDifferences(paper(50, 50), paper(50, 50, [48, 48, 2]));
    assert.ok(box!.left + box!.width <= 100.0001 && box!.top + box!.height <= 100.0001);
  });

  it('takes pages of different size as wholly different', () => {
    assert.deepEqual(pageDifferences(paper(10, 10), paper(10, 11)), [{left: 0, top: 0, width: 100, height: 100}]);
  });
});
