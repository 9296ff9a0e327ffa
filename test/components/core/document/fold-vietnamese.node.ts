import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';

import {findFolded, foldVietnamese, foldWithOffsets} from '../../../../components/core/document/fold-vietnamese.js';

const vietnamese = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵÐðĐ 0123456789/-'];
const anyText = fc.oneof(
  fc.string({unit: fc.constantFrom(...vietnamese, ...vietnamese.map(each => each.toUpperCase()))}),
  fc.string({unit: 'binary'}),
  fc.string({unit: 'grapheme'}),
);

describe('folding Vietnamese', () => {
  it('makes alike what officers take for the same', () => {
    for (const [a, b] of [
      ['Hoà Bình', 'Hòa Bình'],
      ['UỶ BAN NHÂN DÂN', 'ủy ban nhân dân'],
      ['Ðà Nẵng', 'Đà Nẵng'],
      ['Quyết định', 'Quyết định'.normalize('NFD')],
      ['Khuyến nghị', 'khuyen nghi'],
      ['Th\u200bủ tướng', 'thu tuong'],
      ['số １５', 'so 15'],
      ['\u202eđộc lập', 'doc lap'],
    ] as const) {
      assert.equal(foldVietnamese(a), foldVietnamese(b));
    }
    assert.equal(foldVietnamese('15/QĐ-UBND'), '15/qd-ubnd');
  });

  it('is the same for composed and decomposed text, and when done twice', () => {
    fc.assert(
      fc.property(anyText, text => {
        const once = foldVietnamese(text);
        assert.equal(foldVietnamese(once), once);
        assert.equal(foldVietnamese(text.normalize('NFD')), once);
        assert.equal(foldVietnamese(text.normalize('NFC')), once);
      }),
      {numRuns: 2000},
    );
  });

  it('folds every character of the first plane to something stable', () => {
    for (let point = 0; point <= 0xffff; point++) {
      const once = foldVietnamese(String.fromCharCode(point));
      assert.equal(foldVietnamese(once), once, point.toString(16));
    }
  });

  it('knows where each piece came from', () => {
    fc.assert(
      fc.property(anyText, text => {
        const {folded, offsets} = foldWithOffsets(text);
        assert.equal(folded, foldVietnamese(text));
        assert.equal(offsets.length, folded.length + 1);
        assert.equal(offsets.at(-1), text.length);
        for (let i = 1; i < offsets.length; i++) assert.ok(offsets[i]! >= offsets[i - 1]!);
      }),
      {numRuns: 1000},
    );
    const text = 'Sở Nội vụ'.normalize('NFD');
    assert.deepEqual(
      findFolded(text, 'noi').map(([from, to]) => text.slice(from, to).normalize('NFC')),
      ['Nội'],
    );
    assert.deepEqual(findFolded('aaaa', 'aa'), [[0, 2], [2, 4]]);
    assert.deepEqual(findFolded('abc', ''), []);
  });
});
