import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {OfficeDocument} from '../../../../components/core/document/office-document.js';
import {dueState} from '../../../../components/core/inbox/due-state.js';
import {duplicateKey, findDuplicates} from '../../../../components/core/inbox/duplicates.js';
import {filterInbox, readSavedFilters} from '../../../../components/core/inbox/inbox-filter.js';
import type {InboxFilter} from '../../../../components/core/inbox/inbox-filter.js';
import {sortInbox} from '../../../../components/core/inbox/inbox-order.js';
import {mergeDocument} from '../../../../components/core/inbox/merge-document.js';
import {compareVietnamese, compareVietnameseNames} from '../../../../components/core/inbox/name-order.js';
import {calendar2026} from '../../../../components/core/inbox/public-holidays.js';
import {isStateSecret, secrecyOfField, secrecyOfPage} from '../../../../components/core/inbox/secrecy.js';
import {applyTriage, applyTriageToAll, undoTriage} from '../../../../components/core/inbox/triage.js';
import {weekdaysOnly} from '../../../../components/core/inbox/working-days.js';

function aDocument(id: string, facts: Partial<OfficeDocument> = {}): OfficeDocument {
  return {
    id,
    source: {adapterId: 'demo', origin: 'https://agency.test', externalId: id},
    number: {number: '15', notation: 'QĐ-UBND'},
    subject: 'Về việc nghỉ Tết Bính Ngọ',
    sender: 'Uỷ ban nhân dân tỉnh Hoà Bình',
    urgency: 'normal',
    tab: 'to-do',
    receivedAt: '2026-11-20T01:00:00Z',
    unread: true,
    files: [],
    ...facts,
  };
}
const moment = {now: '2026-11-22T02:00:00Z', today: '2026-11-20', calendar: weekdaysOnly};
const ids = (documents: readonly OfficeDocument[]) => documents.map(each => each.id).join(' ');

describe('deadlines', () => {
  it('count working days and bring a deadline on a day off forward', () => {
    const state = (dueOn: string | undefined, today = '2026-11-20') => dueState(dueOn, today, weekdaysOnly);
    assert.deepEqual(state(undefined), {kind: 'none', workingDays: 0});
    assert.deepEqual(state('hạn gấp'), {kind: 'none', workingDays: 0});
    assert.deepEqual(state('2026-11-20'), {kind: 'today', workingDays: 0});
    assert.deepEqual(state('2026-11-22'), {kind: 'today', workingDays: 0});
    assert.deepEqual(state('2026-11-24'), {kind: 'soon', workingDays: 2});
    assert.deepEqual(state('2026-11-25'), {kind: 'later', workingDays: 3});
    assert.deepEqual(state('2026-11-18'), {kind: 'overdue', workingDays: -2});
    assert.deepEqual(state('2026-11-21', '2026-11-22'), {kind: 'overdue', workingDays: 0});
    assert.deepEqual(dueState('2026-02-23', '2026-02-13', calendar2026), {kind: 'soon', workingDays: 1});
  });
});

describe('orders', () => {
  it('sort names by tên, then đệm, then họ, in the Vietnamese alphabet', () => {
    const names = ['Trần Văn Đức', 'Nguyễn Thị Ánh', 'Lê Văn Dũng', 'Phạm An', 'Trần Thị Ánh', 'Nguyễn Văn Ân', 'Nguyễn Văn Ấn', 'Bùi Thị Ánh'];
    assert.deepEqual([...names].sort(compareVietnameseNames), [
      'Phạm An',
      'Bùi Thị Ánh',
      'Nguyễn Thị Ánh',
      'Trần Thị Ánh',
      'Nguyễn Văn Ân',
      'Nguyễn Văn Ấn',
      'Lê Văn Dũng',
      'Trần Văn Đức',
    ]);
    assert.equal(compareVietnameseNames('Hoà'.normalize('NFD'), 'Hoà'), 0);
    assert.ok(compareVietnamese('Phòng 2', 'Phòng 10') < 0);
  });

  it('put the urgent first, then the nearest deadline, then the newest', () => {
    const rows = [
      aDocument('old'),
      aDocument('new', {receivedAt: '2026-11-21T01:00:00Z'}),
      aDocument('due', {dueOn: '2026-12-01'}),
      aDocument('express', {urgency: 'express'}),
      aDocument('urgent', {urgency: 'urgent', dueOn: '2027-01-01'}),
    ];
    assert.equal(ids(sortInbox(rows, 'urgency')), 'express urgent due new old');
    assert.equal(ids(sortInbox(rows, 'due')), 'due urgent express new old');
    assert.equal(ids(sortInbox(rows, 'received')), 'new due express old urgent');
  });

  it('count numbers as numbers, newest year first, unnumbered last', () => {
    const number = (id: string, digits: string, issuedOn: string) => aDocument(id, {number: {number: digits, notation: 'QĐ'}, issuedOn});
    const {number: _none, ...unnumbered} = aDocument('draft');
    const rows = [number('5', '05', '2026-01-01'), number('100', '100', '2026-01-01'), number('last', '200', '2025-01-01'), unnumbered];
    assert.equal(ids(sortInbox(rows, 'number')), '100 5 last draft');
  });
});

describe('filters', () => {
  const rows = [
    aDocument('a', {dueOn: '2026-11-18'}),
    aDocument('b', {dueOn: '2026-11-24', unread: false, flagged: true, urgency: 'urgent'}),
    aDocument('c', {snoozedUntil: '2026-11-30T00:00:00Z'}),
    aDocument('d', {tab: 'done', subject: 'Chuyển đổi số', sender: 'Bộ Nội vụ'}),
  ];
  it('show what an officer asks for', () => {
    const shown = (filter: InboxFilter) => ids(filterInbox(rows, filter, moment));
    assert.equal(shown({}), 'a b d');
    assert.equal(shown({snoozed: true}), 'a b c d');
    assert.equal(shown({tab: 'to-do', unread: true}), 'a');
    assert.equal(shown({due: 'overdue'}), 'a');
    assert.equal(shown({due: 2}), 'a b');
    assert.equal(shown({flagged: true}), 'b');
    assert.equal(shown({urgencies: ['urgent', 'express']}), 'b');
    assert.equal(shown({sender: 'uỷ ban'}), shown({sender: 'UY BAN'}));
    assert.equal(shown({text: 'chuyen doi so'}), 'd');
    assert.equal(shown({text: '15/qđ nghi tet'}), 'a b');
  });

  it('come back from storage without what nobody understands', () => {
    const stored: unknown = JSON.parse('[{"name":"Khẩn","filter":{"urgencies":["express","__proto__"],"due":-1,"tab":"x","text":"a"}},{"name":7},null]');
    assert.deepEqual(readSavedFilters(stored), [{name: 'Khẩn', filter: {urgencies: ['express'], text: 'a'}}]);
    assert.deepEqual(readSavedFilters({}), []);
  });
});

describe('duplicates', () => {
  it('are found whatever the spelling, and never across years or agencies', () => {
    const rows = [
      aDocument('paper', {number: {number: '05', notation: 'QĐ-UBND'}, issuedOn: '2026-03-01', receivedAt: '2026-03-02T00:00:00Z'}),
      aDocument('axis', {number: {number: '5', notation: 'qđ - ubnd'}, sender: 'UỶ BAN NHÂN DÂN TỈNH HÒA BÌNH', issuedOn: '2026-03-01'}),
      aDocument('mail', {number: {number: '5', notation: 'QĐ-UBND'}}),
      aDocument('other agency', {number: {number: '5', notation: 'QĐ-UBND'}, sender: 'Sở Nội vụ'}),
      aDocument('draft', {number: {number: '', notation: 'QĐ-UBND'}}),
    ];
    assert.deepEqual(findDuplicates(rows).map(ids), ['paper axis mail']);
    const nextYear = aDocument('next year', {number: {number: '5', notation: 'QĐ-UBND'}, issuedOn: '2027-03-01'});
    assert.deepEqual(findDuplicates([...rows, nextYear]).map(ids), ['paper axis']);
    assert.notEqual(duplicateKey(aDocument('x', {number: {number: '05', notation: 'BNV-VP'}})), duplicateKey(aDocument('x', {number: {number: '05', notation: 'BNV'}})));
  });
});

describe('triage', () => {
  it('can be undone exactly, mark by mark, also after something else changed', () => {
    const document = aDocument('a');
    for (const step of [
      {kind: 'mark-read', unread: false},
      {kind: 'flag', flagged: true},
      {kind: 'snooze', until: '2026-12-01T00:00:00Z'},
      {kind: 'move', tab: 'done'},
    ] as const) {
      const done = applyTriage(document, step);
      assert.notDeepEqual(done.document, document);
      assert.deepEqual(undoTriage(done.document, done.undo), document);
      const later = {...done.document, subject: 'Đính chính'};
      assert.equal(undoTriage(later, done.undo).subject, 'Đính chính');
    }
    const flagged = applyTriage(document, {kind: 'flag', flagged: true});
    const both = applyTriage(flagged.document, {kind: 'move', tab: 'done'});
    assert.deepEqual(undoTriage(both.document, flagged.undo).tab, 'done');
  });

  it('acts on many, leaves out what would not change, and refuses nonsense', () => {
    const rows = [aDocument('a'), aDocument('b', {tab: 'done', unread: false})];
    assert.equal(ids(applyTriageToAll(rows, {kind: 'move', tab: 'done'}).documents), 'a');
    assert.throws(() => applyTriage(rows[0]!, {kind: 'snooze', until: 'mai'}), {code: 'instant-invalid'});
    assert.throws(() => undoTriage(rows[1]!, applyTriage(rows[0]!, {kind: 'flag', flagged: true}).undo), {code: 'undo-mismatch'});
  });
});

describe('what a system lists again', () => {
  it('keeps the officer’s marks until the system moves the document on', () => {
    const known = aDocument('a', {tab: 'done', unread: false, flagged: true, state: 'Chờ ý kiến', files: [{id: 'f', name: 'a.pdf', contentType: 'application/pdf', digest: 'ab'}]});
    assert.equal(mergeDocument(known, aDocument('a', {state: 'Chờ ý kiến', receivedAt: '2026-11-22T00:00:00Z'})), known);
    const moved = mergeDocument(known, aDocument('a', {state: 'Trả lại'}));
    assert.deepEqual([moved.tab, moved.unread, moved.flagged, moved.files.length], ['to-do', true, true, 1]);
    assert.equal(mergeDocument(undefined, known), known);
  });
});

describe('state secrets', () => {
  it('are recognised by the stamp, however the PDF spells it', () => {
    for (const page of [
      'UBND TỈNH\nMẬT\nSố: 01/BC-UBND(M)',
      'BỘ CÔNG AN        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/BC       TUYỆT MẬT',
      'SỞ\n[ TỐI MẬT ]\n',
      'SỞ\nT Ố I   M Ậ T\n',
      'M Ậ T',
      'MẬT'.normalize('NFD'),
      'Độ mật: Tối mật\nSố: 5',
      'TOI MAT',
      'MËT',
      'TUYEÄT MAÄT',
      'Mật\nSỞ NỘI VỤ',
      `${'dòng chữ\n'.repeat(40)}TUYỆT MẬT`,
    ]) {
      assert.ok(secrecyOfPage(page), page);
    }
    assert.equal(secrecyOfPage('TUYỆT MẬT'), 'utmost-secret');
  });

  it('are not seen in ordinary prose, titles and other words', () => {
    for (const page of [
      'Về việc tăng cường bảo mật hệ thống thông tin',
      'Mật độ dân số tỉnh Hoà Bình',
      'BAN HÀNH DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT, TỐI MẬT VÀ MẬT CỦA NGÀNH',
      'MẬT ONG RỪNG',
      'MẮT\nMẶT\nMÁT\nMAI',
      'Giữ bí mật thông tin. Mật khẩu đã cấp.',
      'Độ mật: Thường',
      'Độ mật: Không mật',
      `${'dòng chữ\n'.repeat(40)}Mật`,
      '',
    ]) {
      assert.equal(secrecyOfPage(page), undefined, page);
    }
    for (const field of ['Thường', 'Không mật', '', 'Công khai', 'Bảo mật', 'Độ mật:']) assert.equal(secrecyOfField(field), undefined, field);
    for (const field of ['Mật', 'MẬT', 'Tuyệt  mật', 'Độ mật: Tối mật', 'toi mat', 'Mật'.normalize('NFD')]) assert.ok(secrecyOfField(field), field);
    assert.ok(isStateSecret({fields: ['Thường', 'Mật']}));
    assert.ok(!isStateSecret({fields: ['Thường'], firstPageText: 'bảo mật'}));
  });
});
