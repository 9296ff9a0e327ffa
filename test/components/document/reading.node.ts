import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';

import {findText} from '../../../components/document/find-text.js';
import {asZoom, layoutPages, nextZoom, pageAt, pageGap, pageZoom, pagesBetween, zoomSteps} from '../../../components/document/page-layout.js';
import {ReadingPlace} from '../../../components/document/reading-place.js';

const a4 = {width: 794, height: 1123};
const landscape = {width: 1123, height: 794};
const area = {width: 800, height: 600};

describe('page layout', () => {
  it('fits each page by itself: a landscape annex does not shrink the letter', () => {
    const {places, width} = layoutPages([a4, landscape, a4], 'fit-width', area);
    assert.deepEqual(places.map(place => place.width), [768, 768, 768]);
    assert.equal(width, 800);
    const whole = layoutPages([a4, landscape], 'fit-page', area).places;
    assert.ok(whole.every(place => place.height <= area.height - pageGap && place.width <= area.width));
  });

  it('finds the pages in sight wherever the reader is', () => {
    fc.assert(
      fc.property(fc.array(fc.record({width: fc.integer({min: 1, max: 3000}), height: fc.integer({min: 1, max: 3000})}), {minLength: 1, maxLength: 60}), fc.double({min: 0, max: 1, noNaN: true}), (sizes, share) => {
        const layout = layoutPages(sizes, 1, area);
        const top = share * layout.height;
        const {first, last} = pagesBetween(layout, top, top + 600);
        const slow = layout.places.flatMap((place, index) => (place.top < top + 600 && place.top + place.height > top ? [index] : []));
        if (slow.length) assert.deepEqual([first, last], [slow[0], slow.at(-1)]);
        assert.ok(first >= 0 && last < sizes.length && first <= last);
        assert.ok(pageAt(layout, top, 600) < sizes.length);
      }),
    );
  });

  it('climbs and descends the zoom ladder and stops at its ends', () => {
    assert.equal(nextZoom(1, 1), 1.1);
    assert.equal(nextZoom(0.93, -1), 0.9);
    assert.equal(nextZoom(4, 1), 4);
    assert.equal(nextZoom(0.1, -1), zoomSteps[0]);
    assert.deepEqual(['fit-page', '1.5', 'x', '-1', null].map(asZoom), ['fit-page', 1.5, 'fit-width', 'fit-width', 'fit-width']);
    assert.ok(pageZoom(a4, Number.NaN, area) > 0);
    assert.ok(pageZoom({width: 14_400, height: 14_400}, 'fit-page', {width: 10, height: 10}) > 0);
  });
});

describe('reading place', () => {
  it('keeps the reader on his line when the pages grow', () => {
    const reading = new ReadingPlace();
    reading.area = area;
    reading.lay([a4, a4, a4], 1);
    const top = reading.topOf(1) + 400;
    assert.equal(reading.scrolledTo(top), 1);
    reading.lay([a4, a4, a4], 2);
    const place = reading.at(1)!;
    assert.ok(Math.abs((reading.keptTop(1) - place.top + pageGap) / place.height - 400 / 1123) < 0.001);
  });

  it('draws the current page first, then what is in sight, then the neighbours', () => {
    const reading = new ReadingPlace();
    reading.area = {width: 800, height: 2000};
    reading.lay([a4, a4, a4, a4, a4], 1);
    const current = reading.scrolledTo(reading.topOf(2));
    assert.deepEqual(reading.drawingOrder(current), [2, 3, 4, 1]);
    assert.deepEqual(reading.mounted, {first: 1, last: 4});
  });

  it('calls a page read once its middle stood in sight, not for a strip of it', () => {
    const reading = new ReadingPlace();
    reading.area = area;
    reading.lay([a4, a4], 1);
    assert.deepEqual(reading.read, [0]);
    reading.scrolledTo(900);
    assert.deepEqual(reading.read, []);
    reading.scrolledTo(reading.topOf(1) + 20);
    assert.deepEqual(reading.read, [1]);
  });

  it('calls the last page current at the end, however short it is', () => {
    const reading = new ReadingPlace();
    reading.area = area;
    reading.lay([a4, {width: 794, height: 100}], 1);
    assert.equal(reading.scrolledTo(reading.layout.height - area.height), 1);
  });
});

describe('find', () => {
  const words = (text: string, query: string) => findText(text, query).map(({start, end}) => text.slice(start, end));

  it('does not ask for marks, case, or a Unicode form', () => {
    assert.deepEqual(words('Công văn: Văn bản đến', 'van'), ['văn', 'Văn']);
    assert.deepEqual(words('Văn bản'.normalize('NFD'), 'văn bản'), ['Văn bản'.normalize('NFD')]);
    assert.deepEqual(words('ĐƯỜNG Đi', 'duong di'), ['ĐƯỜNG Đi']);
    assert.deepEqual(words('hoà bình, hòa bình', 'hoa binh'), ['hoà bình', 'hòa bình']);
  });

  it('reads a line end as a space, and many spaces as one', () => {
    assert.deepEqual(words('Uỷ ban\n nhân   dân', 'uy ban nhan dan'), ['Uỷ ban\n nhân   dân']);
  });

  it('finds nothing for nothing', () => {
    assert.deepEqual(words('Văn bản', ''), []);
    assert.deepEqual(words('Văn bản', '   '), []);
    assert.deepEqual(words('', 'x'), []);
  });

  it('always gives ranges of the source that fold to the query', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 60}), fc.nat(60), fc.integer({min: 1, max: 8}), (text, from, length) => {
        const piece = text.slice(from, from + length).trim();
        for (const {start, end} of findText(text, piece)) assert.ok(start >= 0 && end <= text.length && start < end);
      }),
    );
  });
});
