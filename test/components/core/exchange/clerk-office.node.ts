import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {ClerkInbox} from '../../../../components/core/exchange/clerk-inbox.js';
import {ClerkOffice} from '../../../../components/core/exchange/clerk-office.js';
import type {IssueOrder} from '../../../../components/core/exchange/clerk-office.js';
import {ClerkPost} from '../../../../components/core/exchange/clerk-post.js';
import {clerkReminders} from '../../../../components/core/exchange/clerk-reminders.js';
import {dispatchEnvelopes, dispatchMessage} from '../../../../components/core/exchange/dispatch.js';
import type {Exchange} from '../../../../components/core/exchange/exchange.js';
import {progress} from '../../../../components/core/exchange/office-state.js';
import {exchangedDocumentId} from '../../../../components/core/exchange/receive-document.js';
import {OfficeError} from '../../../../components/core/office-error.js';
import {readEnvelope} from '../../../../components/exchange.js';
import {openLoopback} from '../../../../components/transports/loopback.js';
import {memoryClerk} from '../../../support/memory-clerk.js';

const agencies = {H41: 'UBND tỉnh Nam Hải', G22: 'Văn phòng Chính phủ', G06: 'Bộ Khoa học và Công nghệ'};
type Code = keyof typeof agencies;

/** A clerk of one agency on an exchange all tests of one name share; `at` moves the clock by minutes. */
async function aClerk(name: string, code: Code, start = '2026-11-20T01:00:00.000Z') {
  const self = {id: code, name: agencies[code]};
  const store = memoryClerk();
  // A minute passes between any two looks at the clock.
  let minutes = 0;
  const clock = {now: () => new Date(Date.parse(start) + minutes++ * 60_000).toISOString()};
  const exchange = await openLoopback({name, organisation: code});
  const post = new ClerkPost(store, new ClerkInbox({self, store, clock, read: readEnvelope}), clock);
  const office = new ClerkOffice({self, store, clock, staff: {position: 'Văn thư', department: 'Văn phòng'}});
  const round = (over: Exchange = exchange) => post.round(over, {signal: new AbortController().signal, quietMs: 80});
  return {self, store, office, round, exchange};
}

const anOrder = (change: Partial<IssueOrder> = {}): IssueOrder => ({
  to: [{id: 'G22', name: agencies.G22}, {id: 'G06', name: agencies.G06}],
  number: {number: '5', notation: 'QĐ-UBND'},
  issuedOn: '2026-11-20',
  typeName: 'Quyết định',
  subject: 'phê duyệt dự toán',
  signer: {position: 'Chủ tịch', fullName: 'Nguyễn Văn Hải'},
  urgency: 'normal',
  files: [{name: '5-QD.pdf', contentType: 'application/pdf', content: new TextEncoder().encode('%PDF-1.7 ký')}],
  source: 'desk-1',
  ...change,
});
const wireId = 'H41,2026/11/20,05/QĐ-UBND';
const arrivedId = exchangedDocumentId('H41', wireId);

async function three(name: string) {
  const [sender, one, other] = await Promise.all([aClerk(name, 'H41'), aClerk(name, 'G22'), aClerk(name, 'G06')]);
  const state = async (code: Code) => progress((await sender.store.sent(wireId))!.recipients.find(each => each.organisation.id === code)!.history).code;
  return {sender, one, other, state};
}
const refuses = (work: Promise<unknown>, code: string) => assert.rejects(work, {code});

describe('the clerk’s office', () => {
  it('issues, sends to two, is told of arrival, receipt, a return with its reason, and completion', async () => {
    const {sender, one, other, state} = await three('clerk-journey');
    await sender.office.issue(anOrder());
    assert.equal(await sender.office.nextNumber('outgoing', 2026), '06');
    assert.deepEqual(await sender.round(), {sent: 2, failed: 0, taken: 0});
    assert.deepEqual([(await one.round()).taken, (await other.round()).taken], [1, 1]);
    await sender.round();
    assert.deepEqual([await state('G22'), await state('G06')], ['01', '01']);
    assert.equal(one.store.documents.get(arrivedId)?.sender, agencies.H41);

    await one.office.accept(arrivedId, {number: await one.office.nextNumber('incoming', 2026), handler: 'Vụ I'});
    await one.office.advance(arrivedId, '04');
    await one.office.advance(arrivedId, '05');
    await one.office.advance(arrivedId, '06');
    await refuses(other.office.return(arrivedId, ' '), 'reason-missing');
    await other.office.return(arrivedId, 'gửi nhầm cơ quan');
    await refuses(other.office.accept(arrivedId, {number: '1'}), 'status-not-possible');
    await Promise.all([one.round(), other.round()]);
    await sender.round();
    assert.deepEqual([await state('G22'), await state('G06')], ['06', '02']);
    const {recipients} = (await sender.store.sent(wireId))!;
    assert.match(recipients[1]!.history.at(-1)!.description, /^Văn thư - Văn phòng: Từ chối tiếp nhận - gửi nhầm cơ quan$/);
    assert.deepEqual((await one.store.entries('incoming', 2026)).map(each => [each.kind === 'incoming' && each.number, each.subject]), [['01', 'phê duyệt dự toán']]);
    assert.deepEqual(clerkReminders(await sender.store.listSent(10), [], '2026-11-20T03:00:00Z').map(each => each.kind), ['returned']);
    assert.deepEqual(sender.store.acts, ['document-issued', 'state-came', 'state-came', 'state-came', 'state-came', 'state-came', 'state-came', 'state-came']);
  });

  it('asks for a recall, is refused, asks again, and is given the document back: its files are gone, its line stays', async () => {
    const {sender, one, other, state} = await three('clerk-recall');
    await sender.office.issue(anOrder({to: [{id: 'G22'}]}));
    await sender.round();
    await one.round();
    await one.office.accept(arrivedId, {number: '1'});
    await one.round();
    await sender.round();
    await sender.office.recall(wireId, ['G22'], 'sai phụ lục');
    await refuses(sender.office.recall(wireId, ['G22'], 'lần nữa'), 'status-not-possible');
    await sender.round();
    await one.round();
    assert.deepEqual(clerkReminders([], await one.store.listArrived(10), '2026-11-20T03:00:00Z').map(each => each.kind), ['recall-to-answer']);
    await refuses(one.office.answerRecall(arrivedId, false), 'reason-missing');
    await one.office.answerRecall(arrivedId, false, 'đã giao việc');
    await one.round();
    await sender.round();
    assert.equal(await state('G22'), '03');
    assert.deepEqual(clerkReminders(await sender.store.listSent(10), [], '2026-11-20T03:00:00Z').map(each => each.kind), ['recall-refused']);

    await sender.office.recall(wireId, ['G22'], 'đã gọi điện thống nhất');
    assert.equal(await state('G22'), '13');
    assert.equal((await sender.round()).failed, 0);
    await one.round();
    await one.office.answerRecall(arrivedId, true);
    await one.round();
    await sender.round();
    assert.equal(await state('G22'), '15');
    assert.deepEqual(one.store.documents.get(arrivedId)?.files, []);
    assert.equal([...one.store.files.keys()].filter(each => each.startsWith(arrivedId)).length, 0);
    const [line] = await one.store.entriesOf(arrivedId);
    assert.match(line!.note!, /đã gọi điện thống nhất/);
    await refuses(sender.office.recall(wireId, ['G22'], 'thêm lần nữa'), 'status-not-possible');
    assert.equal((await other.store.listArrived(10)).length, 0);
  });

  it('takes back without a word what has not left', async () => {
    const {sender, one} = await three('clerk-unsent');
    await sender.office.issue(anOrder());
    await sender.office.recall(wireId, ['G22'], 'nhầm');
    assert.deepEqual(await sender.round(), {sent: 1, failed: 0, taken: 0});
    assert.equal((await one.round()).taken, 0);
    assert.deepEqual((await sender.store.sent(wireId))!.recipients.map(each => each.sending), ['withdrawn', 'sent']);
  });

  it('takes the same envelope, and the same state, once', async () => {
    const {sender, one} = await three('clerk-twice');
    await sender.office.issue(anOrder({to: [{id: 'G22'}]}));
    await sender.round();
    await one.round();
    const inbox = new ClerkInbox({self: one.self, store: one.store, clock: {now: () => '2026-11-20T05:00:00Z'}, read: readEnvelope});
    const parcel = [...sender.store.parcels.values()][0]!;
    const bytes = new Uint8Array(await sender.store.files.get(parcel.envelopeFile)!.arrayBuffer());
    assert.deepEqual(await inbox.take({...parcel.address, bytes}), {what: 'again', id: arrivedId});
    assert.equal([...one.store.parcels.values()].length, 1);
    await sender.round();
    const reply = [...one.store.parcels.values()][0]!;
    const back = {...reply.address, bytes: new Uint8Array(await one.store.files.get(reply.envelopeFile)!.arrayBuffer())};
    const its = new ClerkInbox({self: sender.self, store: sender.store, clock: {now: () => '2026-11-20T05:00:00Z'}, read: readEnvelope});
    await its.take(back);
    assert.equal((await sender.store.sent(wireId))!.recipients[0]!.history.length, 1);
  });

  it('lets a recall that overtook its document wait for it', async () => {
    const {sender, one} = await three('clerk-overtaken');
    await sender.office.issue(anOrder({to: [{id: 'G22'}]}));
    await sender.round();
    await sender.office.recall(wireId, ['G22'], 'sai');
    const inbox = new ClerkInbox({self: one.self, store: one.store, clock: {now: () => '2026-11-20T05:00:00Z'}, read: readEnvelope});
    const [document, recall] = await Promise.all([...sender.store.parcels.values()].map(async each => ({...each.address, bytes: new Uint8Array(await sender.store.files.get(each.envelopeFile)!.arrayBuffer())})));
    assert.equal((await inbox.take(recall!)).what, 'unknown');
    await inbox.take(document!);
    assert.equal(progress((await one.store.arrived(arrivedId))!.history).code, '13');
    assert.equal([...one.store.files.keys()].some(each => each.startsWith('stray')), false);
  });

  it('keeps a forger’s hands off: the same id of another sender is another document, a state under another address counts for nothing', async () => {
    const {sender, one, other} = await three('clerk-forged');
    await sender.office.issue(anOrder({to: [{id: 'G22', name: agencies.G22}]}));
    await sender.round();
    await one.round();
    const forged = dispatchMessage({...anOrder({subject: 'giả', to: [{id: 'G22'}]}), from: other.self, documentId: wireId});
    const [envelope] = await dispatchEnvelopes(forged);
    await other.exchange.send(envelope!);
    // And once more with the real sender's name inside, under the forger's address.
    const inside = dispatchMessage({...anOrder({subject: 'giả danh', number: {number: '9', notation: 'QĐ'}, to: [{id: 'G22'}]}), from: sender.self});
    const [worn] = await dispatchEnvelopes(inside);
    await other.exchange.send({...worn!, from: 'G06'});
    await one.round();
    assert.equal(one.store.documents.get(arrivedId)?.subject, 'phê duyệt dự toán');
    assert.equal(one.store.documents.get(exchangedDocumentId('G06', wireId))?.subject, 'giả');
    const suspicious = await one.store.arrived(exchangedDocumentId('H41', inside.documentId));
    assert.ok(suspicious?.warnings.includes('sender-differs'));
    const inbox = new ClerkInbox({self: sender.self, store: sender.store, clock: {now: () => '2026-11-20T05:00:00Z'}, read: readEnvelope});
    await one.office.accept(arrivedId, {number: '1'});
    const accepted = [...one.store.parcels.values()].find(each => each.address.kind === 'status-03')!;
    const bytes = new Uint8Array(await one.store.files.get(accepted.envelopeFile)!.arrayBuffer());
    assert.equal((await inbox.take({...accepted.address, from: 'G06', bytes})).what, 'unknown');
    assert.equal((await inbox.take({...accepted.address, bytes})).what, 'status');
  });

  it('links an update and a replacement on both sides; an update agreed to (15) withdraws nothing', async () => {
    const {sender, one} = await three('clerk-update');
    await sender.office.issue(anOrder({to: [{id: 'G22'}]}));
    const update = await sender.office.issue(anOrder({to: [{id: 'G22'}], subject: 'phê duyệt dự toán (sửa)', instead: {business: 'update', documentId: wireId, reason: 'sai tên'}}));
    assert.equal(update.id, `${wireId}#update-1`);
    const again = await sender.office.issue(anOrder({to: [{id: 'G22'}], instead: {business: 'update', documentId: wireId, reason: 'sai nữa'}}));
    assert.equal(again.id, `${wireId}#update-2`);
    const other = await sender.office.issue(anOrder({to: [{id: 'G22'}], number: {number: '6', notation: 'QĐ-UBND'}, instead: {business: 'replace', documentIds: [wireId], reason: 'thay'}}));
    assert.deepEqual((await sender.store.sent(wireId))!.later, [update.id, again.id, other.id]);
    assert.equal((await sender.store.entries('outgoing', 2026)).length, 2);
    assert.deepEqual(await sender.round(), {sent: 4, failed: 0, taken: 0});
    assert.equal((await one.round()).taken, 4);
    assert.equal(one.store.documents.get(arrivedId)?.subject, 'phê duyệt dự toán');
    await one.office.accept(arrivedId, {number: '1'});
    const replaced = exchangedDocumentId('H41', other.id);
    assert.equal((await one.store.arrived(replaced))?.message.business, 'replace');
    assert.equal(progress([], {isUpdate: true}).withdrawn, false);
    await refuses(sender.office.issue(anOrder()), 'document-already-issued');
  });

  it('refuses state secrets on the way out, and sends them back unread on the way in', async () => {
    const {sender, one} = await three('clerk-secret');
    await refuses(sender.office.issue(anOrder({firstPageText: 'UBND TỈNH\nTỐI MẬT\nQUYẾT ĐỊNH'})), 'state-secret');
    assert.equal((await sender.store.listSent(1)).length, 0);
    const [envelope] = await dispatchEnvelopes(dispatchMessage({...anOrder({to: [{id: 'G22'}], subject: 'Độ mật: Mật'}), from: sender.self}));
    await sender.exchange.send(envelope!);
    assert.deepEqual(await one.round(), {sent: 1, failed: 0, taken: 1});
    assert.equal(one.store.documents.size + (await one.store.listArrived(5)).length, 0);
    assert.equal([...one.store.files.values()].length, 1);
  });

  it('gives a number once, whoever asks first', async () => {
    const {sender} = await three('clerk-number');
    await sender.office.issue(anOrder());
    await refuses(sender.office.issue(anOrder({documentId: 'other'})), 'register-number-taken');
  });

  it('tries again what time may heal, and leaves to the clerk what it will not', async () => {
    const {sender} = await three('clerk-failing');
    await sender.office.issue(anOrder());
    const broken = (code: string) => ({...sender.exchange, organisation: 'H41', receive: async function* () {}, send: async () => Promise.reject(new OfficeError(code, code))}) as unknown as Exchange;
    assert.deepEqual(await sender.round(broken('exchange-unavailable')), {sent: 0, failed: 0, taken: 0, problem: 'exchange-unavailable'});
    assert.deepEqual(await sender.round(broken('exchange-denied')), {sent: 0, failed: 2, taken: 0, problem: 'exchange-denied'});
    const failed = (await sender.store.sent(wireId))!;
    assert.deepEqual(failed.recipients.map(each => [each.sending, each.problem]), [['failed', 'exchange-denied'], ['failed', 'exchange-denied']]);
    await sender.office.retry(wireId, ['G22']);
    assert.equal((await sender.round()).sent, 1);
    assert.deepEqual((await sender.store.sent(wireId))!.recipients.map(each => each.sending), ['sent', 'failed']);
  });

  it('reminds of receipts that are due today and of those that are late', async () => {
    const {sender, one} = await three('clerk-late');
    await sender.office.issue(anOrder({to: [{id: 'G22'}]}));
    await sender.round();
    await one.round();
    const kinds = async (now: string) => [clerkReminders(await sender.store.listSent(5), [], now), clerkReminders([], await one.store.listArrived(5), now)].map(all => all.map(each => each.kind).join());
    assert.deepEqual(await kinds('2026-11-20T16:59:00Z'), ['', 'confirm-today']);
    assert.deepEqual(await kinds('2026-11-20T17:01:00Z'), ['late-there', 'confirm-late']);
  });
});
