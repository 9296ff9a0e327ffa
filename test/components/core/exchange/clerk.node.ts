import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {receiverStatus, recallRequest, statusEnvelope} from '../../../../components/core/exchange/clerk-status.js';
import {dispatchEnvelopes, dispatchMessage, priorityOf, unreachable, urgencyOf} from '../../../../components/core/exchange/dispatch.js';
import type {Dispatch} from '../../../../components/core/exchange/dispatch.js';
import type {DocumentMessage} from '../../../../components/core/exchange/edoc-message.js';
import {progress, recordStatus} from '../../../../components/core/exchange/office-state.js';
import {OrganisationDirectory, readAgencyTable} from '../../../../components/core/exchange/organisation-directory.js';
import type {DirectoryAgency} from '../../../../components/core/exchange/organisation-directory.js';
import {dispatchPromptness, receiptPromptness} from '../../../../components/core/exchange/promptness.js';
import {exchangedDocumentId, receiveDocument} from '../../../../components/core/exchange/receive-document.js';
import {register} from '../../../../components/core/exchange/register.js';
import {weekdaysOnly} from '../../../../components/core/inbox/working-days.js';
import {readEnvelope, writeEnvelope} from '../../../../components/exchange.js';

const agencies: readonly DirectoryAgency[] = [
  {code: 'G22', name: 'Văn phòng Chính phủ', formerCodes: ['000.00.00.G22']},
  {code: 'G14', name: 'Bộ Thông tin và Truyền thông', validUntil: '2025-02-28', mergedInto: 'G06'},
  {code: 'G06', name: 'Bộ Khoa học và Công nghệ', formerNames: ['Bộ KHCN']},
  {code: 'H41', name: 'UBND tỉnh Nam Hải'},
  {code: 'H41.07', name: 'Sở Y tế tỉnh Nam Hải', parentCode: 'H41', email: 'soyte@namhai.gov.vn'},
  {code: 'H77', name: 'UBND tỉnh Cũ', mergedInto: 'H78', validUntil: '2025-06-30'},
  {code: 'H78', name: 'UBND tỉnh Giữa', mergedInto: 'H41', validUntil: '2025-12-31'},
  {code: 'H90', name: 'Vòng một', mergedInto: 'H91'},
  {code: 'H91', name: 'Vòng hai', mergedInto: 'H90'},
  {code: 'G99', name: 'Cơ quan sắp lập', validFrom: '2027-01-01'},
];
const directory = new OrganisationDirectory(agencies);
const today = '2026-11-20';
const at = '2026-11-20T10:41:07+07:00';
const file = {name: '15-QD.pdf', contentType: 'application/pdf', content: new TextEncoder().encode('%PDF-1.7 ký')};
const aDispatch = (change: Partial<Dispatch> = {}): Dispatch => ({
  from: {id: 'H41', name: 'UBND tỉnh Nam Hải'},
  to: [{id: 'G22', name: 'Văn phòng Chính phủ'}, {id: 'G06', name: 'Bộ Khoa học và Công nghệ'}],
  number: {number: '5', notation: 'QĐ-UBND'},
  issuedOn: today,
  typeName: 'Quyết định',
  subject: 'phê duyệt dự toán',
  signer: {position: 'Chủ tịch', fullName: 'Nguyễn Văn Hải'},
  urgency: 'urgent',
  files: [file],
  ...change,
});

describe('the organisation directory', () => {
  const names = (query: string, day = today) => directory.search(query, {day}).map(each => each.code);

  it('finds by words without accents, by codes of every generation, by old names; open ones first', () => {
    assert.deepEqual(names('van phong CP').length, 0);
    assert.deepEqual(names('chinh phu van'), ['G22']);
    assert.deepEqual(names('000.00.00.G22'), ['G22']);
    assert.deepEqual(names('bộ khcn'), ['G06']);
    assert.deepEqual(names('ubnd tinh'), ['H41', 'H77', 'H78']);
    assert.equal(names('').length, agencies.length);
    assert.deepEqual(directory.search('', {day: today, limit: 2}).length, 2);
  });

  it('keeps closed agencies for history, with who answers now through every merger', () => {
    const old = directory.find('G14')!;
    assert.deepEqual(directory.status(old, '2025-02-28'), {kind: 'open'});
    assert.deepEqual(directory.status(old, today), {kind: 'closed', since: '2025-02-28', successor: directory.find('G06')});
    assert.equal(directory.successor(directory.find('H77')!, today)?.code, 'H41');
    assert.equal(directory.successor(directory.find('H77')!, '2025-08-01')?.code, 'H78');
    assert.equal(directory.successor(directory.find('H90')!, today), undefined);
    assert.deepEqual(directory.status(directory.find('G99')!, today), {kind: 'not-yet', from: '2027-01-01'});
  });

  it('tells a code that was given to another agency later by the day', () => {
    const reused = new OrganisationDirectory([
      {code: 'G21', name: 'Uỷ ban Dân tộc', validUntil: '2025-02-28'},
      {code: 'G21', name: 'Bộ Dân tộc và Tôn giáo', validFrom: '2025-03-01'},
    ]);
    assert.equal(reused.find('G21', '2024-01-01')?.name, 'Uỷ ban Dân tộc');
    assert.equal(reused.find('G21', today)?.name, 'Bộ Dân tộc và Tôn giáo');
    assert.equal(reused.find('g21')?.name, 'Bộ Dân tộc và Tôn giáo');
    assert.equal(reused.find('không có'), undefined);
  });

  it('reads the axis’ table, whatever is missing in it', () => {
    const rows = [
      {id: 1, pid: 0, code: 'H41', name: 'UBND tỉnh Nam Hải', oldCode: '000.00.00.H41', code102: '000.00.00.H41'},
      {id: '2', pid: '1', code: 'H41.07', name: 'Sở Y tế', mail: 'a@b.vn'},
      {id: 3, pid: 1, code: 'H41.08', name: 'Sở đã giải thể', deleted: true},
      {id: 4, code: '', name: 'không mã'},
      null,
      'x',
    ];
    const read = readAgencyTable(rows, '2025-06-30');
    assert.deepEqual(read, [
      {code: 'H41', name: 'UBND tỉnh Nam Hải', formerCodes: ['000.00.00.H41']},
      {code: 'H41.07', name: 'Sở Y tế', parentCode: 'H41', email: 'a@b.vn'},
      {code: 'H41.08', name: 'Sở đã giải thể', parentCode: 'H41', validUntil: '2025-06-30'},
    ]);
    assert.deepEqual(readAgencyTable({data: []}, today), []);
    assert.deepEqual(new OrganisationDirectory(read).organisation(read[1]!, today), {id: 'H41.07', name: 'Sở Y tế', inCharge: 'UBND tỉnh Nam Hải', email: 'a@b.vn'});
  });
});

describe('sending', () => {
  it('makes one message for all, an envelope of the same bytes for each, and reads back the same', async () => {
    const message = dispatchMessage(aDispatch({to: [...aDispatch().to, {id: 'G22', name: 'hai lần'}]}));
    assert.equal(message.documentId, 'H41,2026/11/20,05/QĐ-UBND');
    assert.equal(message.priority, 1);
    const envelopes = await dispatchEnvelopes(message);
    assert.deepEqual(envelopes.map(each => [each.from, each.to, each.kind]), [['H41', 'G22', 'document'], ['H41', 'G06', 'document']]);
    assert.equal(envelopes[0]!.bytes, envelopes[1]!.bytes);
    const read = readEnvelope(envelopes[0]!.bytes) as DocumentMessage;
    assert.deepEqual([read.number, read.notation, read.to.map(each => each.id), read.attachments[0]!.name], ['05', 'QĐ-UBND', ['G22', 'G06'], '15-QD.pdf']);
    assert.deepEqual(read.toPlaces, ['Văn phòng Chính phủ', 'Bộ Khoa học và Công nghệ']);
  });

  it('maps urgency both ways; a timed express is express, the unknown is normal', () => {
    assert.deepEqual((['normal', 'urgent', 'very-urgent', 'express'] as const).map(priorityOf), [0, 1, 2, 3]);
    assert.deepEqual([0, 1, 2, 3, 4, -1, 1.5, undefined].map(urgencyOf), ['normal', 'urgent', 'very-urgent', 'express', 'express', 'normal', 'normal', 'normal']);
  });

  it('links an update and a replacement to the old document, and asks for their reason', () => {
    const update = dispatchMessage(aDispatch({instead: {business: 'update', documentId: 'old', reason: 'sai ngày'}}));
    assert.deepEqual([update.business, update.details?.documentId, update.details?.reason], ['update', 'old', 'sai ngày']);
    const replace = dispatchMessage(aDispatch({instead: {business: 'replace', documentIds: ['a', 'b'], reason: 'thay'}}));
    const read = readEnvelope(writeEnvelope(replace)) as DocumentMessage;
    assert.deepEqual(read.details?.replaces, [{documentId: 'a', organisationIds: ['G22', 'G06']}, {documentId: 'b', organisationIds: ['G22', 'G06']}]);
    assert.throws(() => dispatchMessage(aDispatch({instead: {business: 'update', documentId: 'old', reason: ' '}})), {code: 'reason-missing'});
  });

  it('refuses what may not leave', () => {
    assert.throws(() => dispatchMessage(aDispatch({to: []})), {code: 'recipients-missing'});
    assert.throws(() => dispatchMessage(aDispatch({number: {number: ' ', notation: 'X'}})), {code: 'document-number-missing'});
    assert.throws(() => dispatchMessage(aDispatch({issuedOn: '2026-13-01'})), {code: 'day-invalid'});
    assert.throws(() => dispatchMessage(aDispatch({files: []})), {code: 'document-file-missing'});
    assert.deepEqual(unreachable([{id: 'G22'}, {id: 'G14'}, {id: 'lạ'}, {id: 'G99'}], directory, today).map(each => each.id), ['G14', 'lạ', 'G99']);
  });

  it('is due on the day of signing, at the latest the next working day; urgent at once', () => {
    const friday = '2026-11-20T16:00:00+07:00';
    const due = (now: string, urgency: 'normal' | 'urgent' = 'normal') => dispatchPromptness(friday, urgency, now, weekdaysOnly);
    assert.deepEqual(['2026-11-20T17:00:00+07:00', '2026-11-21T09:00:00+07:00', '2026-11-23T09:00:00+07:00', '2026-11-24T00:30:00+07:00'].map(now => due(now)), ['due-today', 'in-time', 'due-today', 'late']);
    assert.deepEqual([due('2026-11-20T17:00:00+07:00', 'urgent'), due('2026-11-21T09:00:00+07:00', 'urgent')], ['due-now', 'late']);
    // 23:30 in Việt Nam is the same day there, though already the next one elsewhere.
    assert.equal(receiptPromptness('2026-11-20T01:00:00+07:00', undefined, '2026-11-20T23:30:00+07:00'), 'due-today');
    assert.equal(receiptPromptness('2026-11-20T01:00:00+07:00', undefined, '2026-11-20T17:30:00Z'), 'late');
    assert.equal(receiptPromptness(at, at, '2027-01-01T00:00:00Z'), 'in-time');
    assert.equal(receiptPromptness(at, '2026-11-21T08:00:00+07:00', '2027-01-01T00:00:00Z'), 'late');
  });
});

describe('receiving', () => {
  const message = dispatchMessage(aDispatch());
  const self = {id: 'G22', name: 'Văn phòng Chính phủ'};

  it('makes a document of the desk and proposes the next line of the register', () => {
    const {paper, entry, duplicates, earlier, damaged} = receiveDocument(message, {at, entries: []});
    assert.equal(paper.id, exchangedDocumentId('H41', 'H41,2026/11/20,05/QĐ-UBND'));
    assert.deepEqual([paper.sender, paper.urgency, paper.tab, paper.unread, paper.files.length], ['UBND tỉnh Nam Hải', 'urgent', 'to-do', true, 1]);
    assert.deepEqual([entry.number, entry.receivedOn, entry.author], ['01', today, 'UBND tỉnh Nam Hải']);
    assert.deepEqual([duplicates, earlier, damaged], [[], [], []]);
  });

  it('points out the same paper by another way, another year’s not, and the older one it takes the place of', () => {
    const paper = receiveDocument(message, {at, entries: []}).entry;
    const byPost = {...paper, documentId: 'post', author: 'UBND TỈNH NAM HẢI'};
    const lastYear = {...paper, documentId: 'old', number: '02', issuedOn: '2025-11-20'};
    const entries = register(register([], byPost), lastYear);
    const again = receiveDocument(message, {at, entries});
    assert.deepEqual(again.duplicates.map(each => each.documentId), ['post']);
    assert.equal(again.entry.number, '03');
    const replace = dispatchMessage(aDispatch({number: {number: '6', notation: 'QĐ-UBND'}, instead: {business: 'replace', documentIds: [message.documentId], reason: 'sai'}}));
    const replaced = receiveDocument(replace, {at, entries: [paper]});
    assert.deepEqual(replaced.earlier, [paper]);
  });

  it('names the sender by what the directory says of that day where the message does not, and files that were destroyed', () => {
    const bare: DocumentMessage = {...message, from: {id: '000.00.00.G14'}, issuedOn: '2024-05-05', attachments: [{...file, damaged: true}], priority: 9};
    const received = receiveDocument(bare, {at, entries: [], directory});
    assert.deepEqual([received.paper.sender, received.damaged, received.paper.urgency], ['Bộ Thông tin và Truyền thông', ['15-QD.pdf'], 'express']);
    assert.equal(receiveDocument({...bare, from: {id: 'lạ'}}, {at, entries: []}).paper.sender, 'lạ');
  });

  it('answers 01, 03 … 06 to the sender; returns only with a reason, and only before it is taken over', async () => {
    const arrived = receiverStatus(self, {code: '01', message, progress: {}, at});
    assert.deepEqual([arrived.about.organisationId, arrived.about.code, arrived.description], ['H41', '05/QĐ-UBND', 'Đã đến']);
    const returned = receiverStatus(self, {code: '02', message, progress: {code: '01'}, at, reason: 'gửi nhầm', staff: {position: 'Văn thư', department: 'Phòng Hành chính'}});
    assert.equal(returned.description, 'Văn thư - Phòng Hành chính: Từ chối tiếp nhận - gửi nhầm');
    assert.throws(() => receiverStatus(self, {code: '02', message, progress: {code: '01'}, at, reason: '  '}), {code: 'reason-missing'});
    assert.throws(() => receiverStatus(self, {code: '02', message, progress: {code: '03'}, at, reason: 'muộn'}), {code: 'status-not-possible'});
    assert.throws(() => receiverStatus(self, {code: '06', message, progress: {code: '01'}, at}), {code: 'status-not-possible'});
    const envelope = await statusEnvelope(returned);
    assert.deepEqual([envelope.from, envelope.to, envelope.kind], ['G22', 'H41', 'status-02']);
    const read = readEnvelope(envelope.bytes);
    assert.ok(read.kind === 'status' && read.statusCode === '02' && read.about.documentId === message.documentId);
  });

  it('a recall is a handshake: asked with a reason, answered by the receiver, never a delete', () => {
    const asked = recallRequest(message.from, 'G22', {message, progress: {}, at, reason: 'nhầm nơi nhận'});
    assert.deepEqual([asked.statusCode, asked.about.organisationId], ['13', 'G22']);
    assert.throws(() => recallRequest(message.from, 'G22', {message, progress: {}, at}), {code: 'reason-missing'});
    assert.throws(() => recallRequest(message.from, 'G22', {message, progress: {code: '06'}, at, reason: 'muộn'}), {code: 'status-not-possible'});
    let history = recordStatus([], receiverStatus(self, {code: '01', message, progress: {}, at}));
    history = recordStatus(history, {...asked, at: '2026-11-20T11:00:00+07:00'});
    const agreed = receiverStatus(self, {code: '15', message, progress: progress(history), at: '2026-11-20T12:00:00+07:00'});
    assert.equal(progress(recordStatus(history, agreed)).withdrawn, true);
    assert.throws(() => receiverStatus(self, {code: '16', message, progress: progress(history), at}), {code: 'reason-missing'});
  });
});
