import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';

import {contentHeight, listTop, maxScrollHeight, offsetOfRow, rowsIn, rowTop, scrolledTo, showing} from '../../../components/inbox/row-window.js';

const list = fc.record({
  total: fc.integer({min: 0, max: 5_000_000}),
  rowHeight: fc.double({min: 20, max: 200, noNaN: true}),
  viewport: fc.integer({min: 50, max: 3000}),
});

describe('the window of rows', () => {
  it('never grows beyond what browsers can scroll', () => {
    assert.equal(contentHeight({total: 1_000_000, rowHeight: 104, viewport: 700}), maxScrollHeight);
    assert.equal(contentHeight({total: 10, rowHeight: 104, viewport: 700}), 1040);
  });

  it('reaches both ends of every list by the thumb', () => {
    fc.assert(
      fc.property(list, each => {
        const end = Math.max(0, contentHeight(each) - each.viewport);
        const atEnd = rowsIn(scrolledTo(listTop, end, each), each, 3);
        assert.equal(atEnd.end, each.total);
        const atTop = rowsIn(scrolledTo({offset: end, scrollTop: end}, 0, each), each, 3);
        if (end > 2 * each.viewport || contentHeight(each) < maxScrollHeight) assert.equal(atTop.first, 0);
      }),
    );
  });

  it('draws the same number of rows at every place of a list', () => {
    fc.assert(
      fc.property(list, fc.double({min: 0, max: 1, noNaN: true}), (each, part) => {
        const {first, end} = rowsIn(showing(part * each.total * each.rowHeight, each), each, 3);
        assert.equal(end - first, Math.min(each.total, Math.ceil(each.viewport / each.rowHeight) + 7));
      }),
    );
  });

  it('covers the whole view with rows', () => {
    fc.assert(
      fc.property(list, fc.double({min: 0, max: 1, noNaN: true}), (each, part) => {
        const position = showing(part * each.total * each.rowHeight, each);
        const {first, end} = rowsIn(position, each, 0);
        if (each.total * each.rowHeight < each.viewport) return;
        assert.ok(rowTop(first, position, each) <= position.scrollTop + 0.01);
        assert.ok(rowTop(end, position, each) >= position.scrollTop + each.viewport - 0.01);
      }),
    );
  });

  it('runs small movements pixel by pixel on a scaled list, and large ones in proportion', () => {
    const million = {total: 1_000_000, rowHeight: 100, viewport: 700};
    const middle = scrolledTo(listTop, 7_500_000, million);
    assert.ok(Math.abs(middle.offset / (100_000_000 - 700) - 0.5) < 0.001);
    assert.equal(scrolledTo(middle, 7_500_120, million).offset, middle.offset + 120);
  });

  it('moves as little as possible to show a row', () => {
    const some = {total: 100, rowHeight: 100, viewport: 700};
    const position = showing(1000, some);
    assert.equal(offsetOfRow(12, position, some), 1000);
    assert.equal(offsetOfRow(5, position, some), 500);
    assert.equal(offsetOfRow(20, position, some), 1400);
  });
});
