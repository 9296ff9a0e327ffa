import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {cancelNumber, nextNumber, padded, register, seriesProblems, sortedEntries} from '../../../../components/core/exchange/register.js';
import type {IncomingEntry, OutgoingEntry, RegisterEntry} from '../../../../components/core/exchange/register.js';
import {registerColumns, registerCsv, registerRow} from '../../../../components/core/exchange/register-rows.js';

const incoming = (number: string, change: Partial<IncomingEntry> = {}): IncomingEntry => ({
  kind: 'incoming',
  documentId: `in-${number}`,
  number,
  receivedOn: '2026-11-20',
  author: 'Bộ Nội vụ',
  documentNumber: {number: '15', notation: 'QĐ-BNV'},
  issuedOn: '2026-11-19',
  typeName: 'Quyết định',
  subject: 'về việc ban hành Quy chế',
  ...change,
});
const outgoing = (number: string, change: Partial<OutgoingEntry> = {}): OutgoingEntry => ({
  kind: 'outgoing',
  documentId: `out-${number}`,
  documentNumber: {number, notation: 'QĐ-UBND'},
  issuedOn: '2026-11-20',
  series: '',
  typeName: 'Quyết định',
  subject: 'phê duyệt dự toán',
  signer: 'Nguyễn Văn Hải',
  recipients: ['Bộ Nội vụ', 'Sở Y tế'],
  ...change,
});
const of2026 = {kind: 'incoming', year: 2026} as const;

describe('numbers of a register', () => {
  it('begin at 01 each year, count each book and series by itself, and are padded below ten', () => {
    assert.deepEqual(['1', '9', '10', '007', '7a', 0].map(padded), ['01', '09', '10', '07', '07a', '00']);
    assert.equal(nextNumber([], of2026), '01');
    const entries = [incoming('01'), incoming('09'), incoming('44', {receivedOn: '2025-12-31'}), outgoing('120'), outgoing('12', {series: 'QĐ'})];
    assert.equal(nextNumber(entries, of2026), '10');
    assert.equal(nextNumber(entries, {kind: 'incoming', year: 2027}), '01');
    assert.equal(nextNumber(entries, {kind: 'outgoing', year: 2026}), '121');
    assert.equal(nextNumber(entries, {kind: 'outgoing', year: 2026, series: 'QĐ'}), '13');
  });

  it('are given once: a second document is refused, the same one again changes nothing', () => {
    const entries = register([], incoming('5'));
    assert.equal((entries[0] as IncomingEntry).number, '05');
    assert.equal(register(entries, incoming('5')), entries);
    assert.throws(() => register(entries, incoming('05', {documentId: 'other'})), {code: 'register-number-taken'});
    assert.equal(register(entries, incoming('05', {documentId: 'other', receivedOn: '2027-01-02'})).length, 2);
    assert.equal(register(entries, incoming('05a', {documentId: 'other'})).length, 2);
  });

  it('refuses what is no number and no day', () => {
    for (const number of ['', '0', '-1', '1.5', '=1', '12 3', '5/QĐ', '9'.repeat(12)]) assert.throws(() => register([], incoming(number)), {code: 'register-number-invalid'}, number);
    assert.throws(() => register([], incoming('1', {receivedOn: '2026-02-30'})), {code: 'day-invalid'});
  });

  it('stay taken when given up, with the reason in the note', () => {
    const entries = cancelNumber([outgoing('01'), outgoing('02')], 'out-02', ' in hỏng ');
    assert.throws(() => cancelNumber(entries, 'out-01', '  '), {code: 'reason-missing'});
    assert.equal(nextNumber(entries, {kind: 'outgoing', year: 2026}), '03');
    assert.throws(() => register(entries, outgoing('02')), {code: 'register-number-taken'});
    assert.equal(registerRow(entries[1]!).at(-1), 'in hỏng');
  });

  it('are inspected: gaps, duplicates, days out of order; insertions are none of these', () => {
    const entries: RegisterEntry[] = [
      incoming('01', {receivedOn: '2026-01-02'}),
      incoming('02', {receivedOn: '2026-01-05'}),
      incoming('02a', {receivedOn: '2026-01-04'}),
      incoming('05', {receivedOn: '2026-01-03'}),
      incoming('05', {receivedOn: '2026-01-06', documentId: 'twin'}),
      incoming('3', {receivedOn: '2025-01-01'}),
    ];
    const problems = seriesProblems(entries, of2026);
    assert.deepEqual(
      problems.map(each => (each.kind === 'gap' ? `gap ${each.from}-${each.to}` : each.kind === 'duplicate' ? `twice ${each.number}` : `backdated ${(each.entry as IncomingEntry).receivedOn}`)),
      ['gap 3-4', 'twice 05', 'backdated 2026-01-03'],
    );
    assert.deepEqual(seriesProblems([incoming('1'), incoming('2')], of2026), []);
    assert.deepEqual(sortedEntries(entries).map(each => (each as IncomingEntry).number), ['3', '01', '02', '02a', '05', '05']);
  });
});

describe('the printed register', () => {
  it('has the ten columns of the decree', () => {
    assert.equal(registerColumns.incoming.length, 10);
    assert.equal(registerColumns.outgoing.length, 10);
    assert.deepEqual(registerRow(incoming('05', {handler: 'Phòng Nội vụ', transferredOn: '2026-11-21', receipt: 'Lan', note: 'gấp'})), [
      '20/11/2026', '05', 'Bộ Nội vụ', '15/QĐ-BNV', '19/11/2026', 'Quyết định về việc ban hành Quy chế', 'Phòng Nội vụ', '21/11/2026', 'Lan', 'gấp',
    ]);
    assert.deepEqual(registerRow(outgoing('07', {keeper: 'Văn phòng', copies: 3})), [
      '07/QĐ-UBND', '20/11/2026', 'Quyết định phê duyệt dự toán', 'Nguyễn Văn Hải', 'Bộ Nội vụ; Sở Y tế', 'Văn phòng', '3', '', '', '',
    ]);
  });

  it('exports what no spreadsheet runs', () => {
    const attacks = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\u00a0@x', '\u200b=1'];
    const lines = registerCsv(['a'], attacks.map(subject => incoming('1', {typeName: '', subject}))).split('\r\n');
    for (const [at, subject] of attacks.entries()) assert.ok(lines.slice(1).join('\r\n').includes(`"'${subject.replaceAll('"', '""')}"`), `${at}`);
    const csv = registerCsv(['Số, ký hiệu'], [incoming('1', {subject: 'nói "không"\nvà hết\u0000'})]);
    assert.ok(csv.startsWith('\ufeff"Số, ký hiệu"\r\n'));
    assert.ok(csv.includes('"Quyết định nói ""không""\nvà hết"'));
  });
});
