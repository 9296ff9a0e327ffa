import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {RegisterFile} from '../../../../components/core/inbox/register-file.js';

const now = '2026-11-25T08:00:00Z';

function read(text: string, pieces = 1) {
  const file = new RegisterFile('so-den-2025.csv', now);
  const length = Math.ceil(text.length / pieces);
  const documents = Array.from({length: pieces}, (_, at) => file.push(text.slice(at * length, (at + 1) * length))).flat();
  return {documents: [...documents, ...file.end()], counts: file.counts};
}

describe('RegisterFile', () => {
  const csv = '\uFEFFNgày đến;Số, ký hiệu;"Ngày văn bản";Tác giả;Tên loại và trích yếu;Độ mật\r\n05/01/2025;15/UBND-VX;04/01/2025;UBND tỉnh;"Về việc ""tiêm chủng"";\nđợt 1";\r\n06/01/2025;16/BC;30/02/2025;Sở Y tế;Báo cáo;Mật\n;;;;;\n07/01/2025;;;;Giấy mời họp;';

  it('reads quoted cells, Vietnamese headings and days, wherever the pieces are cut', () => {
    for (const pieces of [1, 2, 7, csv.length]) {
      const {documents, counts} = read(csv, pieces);
      assert.deepEqual(counts, {read: 2, unusable: 1, secret: 1});
      const [first, second] = documents;
      assert.deepEqual(first?.number, {number: '15', notation: 'UBND-VX'});
      assert.equal(first?.subject, 'Về việc "tiêm chủng";\nđợt 1');
      assert.equal(first?.issuedOn, '2025-01-04');
      assert.equal(first?.receivedAt, '2025-01-05T00:00:00Z');
      assert.equal(second?.subject, 'Giấy mời họp');
      assert.notEqual(first?.id, second?.id);
    }
  });

  it('keeps no state secret', () => {
    assert.ok(read(csv).documents.every(({subject}) => subject !== 'Báo cáo'));
  });

  it('joins number and notation as the archive names them', () => {
    const [document] = read('CodeNumber,CodeNotation,Subject\n05,BNV-VP,Thông báo').documents;
    assert.deepEqual(document?.number, {number: '05', notation: 'BNV-VP'});
  });

  it('takes a file of any size in one piece', () => {
    const row = '1/QĐ,Quyết định về việc phê duyệt kế hoạch\n';
    const {counts} = read(`số,trích yếu\n${row.repeat(40_000)}`);
    assert.equal(counts.read, 40_000);
  });

  it('refuses a file without a column for the subject, an empty one, and a quote that never ends', () => {
    for (const text of ['a,b\n1,2', '', `subject\n"${'x'.repeat(1 << 21)}`]) {
      assert.throws(() => read(text), (error: {code?: string}) => error.code === 'register-unreadable');
    }
  });
});
