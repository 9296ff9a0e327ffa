/** The clerk's records in a real IndexedDB: numbers once, acts whole, and everything in the copy. */
import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import type {OutgoingEntry} from '../../../components/core/exchange/register.js';
import type {IssueOrder} from '../../../components/core/exchange/clerk-office.js';
import {ClerkOffice} from '../../../components/core/exchange/clerk-office.js';
import {ClerkRoom} from '../../../components/storage/clerk-room.js';
import {exportDesk} from '../../../components/storage/copy/export-desk.js';
import {importDesk} from '../../../components/storage/copy/import-desk.js';
import {openDesk} from '../../../components/storage/open-desk.js';
import type {Desk} from '../../../components/storage/open-desk.js';
import {openLoopback} from '../../../components/transports/loopback.js';

const clock = {now: () => new Date().toISOString()};
const self = {id: 'H41', name: 'UBND tỉnh Nam Hải'};
const anOrder = (change: Partial<IssueOrder> = {}): IssueOrder => ({
  to: [{id: 'G22', name: 'Văn phòng Chính phủ'}],
  number: {number: '5', notation: 'QĐ-UBND'},
  issuedOn: '2026-11-20',
  typeName: 'Quyết định',
  subject: 'phê duyệt dự toán',
  signer: {fullName: 'Nguyễn Văn Hải'},
  urgency: 'normal',
  files: [{name: 'a.pdf', contentType: 'application/pdf', content: new TextEncoder().encode('%PDF-1.7 x')}],
  ...change,
});
const codeOf = (work: Promise<unknown>) => work.then(() => 'resolved', (error: {code?: unknown}) => error.code);

describe('a clerk’s desk in a browser', () => {
  const desks: Desk[] = [];
  const aDesk = async () => {
    const desk = await openDesk(crypto.randomUUID());
    desks.push(desk);
    return desk;
  };
  afterEach(async () => {
    for (const desk of desks.splice(0)) {
      desk.close();
      await deleteDB(desk.name);
    }
  });

  it('gives a number once, to whoever of many asks first', async () => {
    const desk = await aDesk();
    const office = new ClerkOffice({self, store: desk.clerk, clock});
    const outcomes = await Promise.all(Array.from({length: 12}, (_, at) => codeOf(office.issue(anOrder({documentId: `d-${at}`})))));
    expect(outcomes.filter(each => each === 'resolved')).to.have.length(1);
    expect(outcomes.filter(each => each === 'register-number-taken')).to.have.length(11);
    expect(await desk.clerk.waitingParcels()).to.have.length(1);
    expect(await desk.clerk.listSent(50)).to.have.length(1);
    expect((await desk.journal.read()).filter(each => each.act === 'document-issued')).to.have.length(1);
  });

  it('refuses the second of two changes made from one record, and keeps numbers of another year and series apart', async () => {
    const desk = await aDesk();
    const office = new ClerkOffice({self, store: desk.clerk, clock});
    const sent = await office.issue(anOrder());
    await desk.clerk.commit({sent: [{...sent, revision: 2}]});
    expect(await codeOf(desk.clerk.commit({sent: [{...sent, revision: 2}]}))).to.equal('clerk-overtaken');
    const [entry] = (await desk.clerk.entries('outgoing', 2026)) as readonly OutgoingEntry[];
    await desk.clerk.commit({entries: [{...entry!, documentId: 'b', issuedOn: '2025-11-20'}, {...entry!, documentId: 'c', series: 'CV'}]});
    expect(await codeOf(desk.clerk.commit({entries: [{...entry!, documentId: 'd', documentNumber: {number: '005', notation: 'x'}}]}))).to.equal('register-number-taken');
    expect(await desk.clerk.entries('outgoing', 2026)).to.have.length(2);
    expect(await desk.clerk.entriesOf('b')).to.have.length(1);
  });

  it('sends and receives between two desks of one browser, and a copy of the desk holds it all', async () => {
    const [one, other] = await Promise.all([aDesk(), aDesk()]);
    const name = crypto.randomUUID();
    const [from, to] = await Promise.all([openLoopback({name, organisation: 'H41'}), openLoopback({name, organisation: 'G22'})]);
    const sender = new ClerkRoom({desk: one, self, clock});
    const receiver = new ClerkRoom({desk: other, self: {id: 'G22'}, clock});
    await new ClerkOffice({self, store: one.clerk, clock}).issue(anOrder());
    const options = {signal: new AbortController().signal, quietMs: 1500};
    await sender.round(from, options);
    await receiver.round(to, options);
    await receiver.read();
    await receiver.accept(receiver.arrived[0]!.id, receiver.nextIncoming, 'Vụ I');
    await receiver.round(to, options);
    await sender.round(from, options);
    await sender.read();
    expect(sender.sent[0]!.recipients[0]!.history.map(each => each.statusCode)).to.deep.equal(['01', '03']);
    await Promise.all([from.close(), to.close()]);

    const third = await aDesk();
    await importDesk(third, await exportDesk(other, 'gió mùa đông bắc', {rounds: 100_000}), 'gió mùa đông bắc');
    expect(await third.clerk.entries('incoming', new Date().getFullYear())).to.deep.equal(await other.clerk.entries('incoming', new Date().getFullYear()));
    expect(await third.clerk.listArrived(9)).to.deep.equal(await other.clerk.listArrived(9));
    expect((await third.clerk.readAll()).parcels).to.deep.equal((await other.clerk.readAll()).parcels);
    await importDesk(third, await exportDesk(other, 'gió mùa đông bắc', {rounds: 100_000}), 'gió mùa đông bắc');
    expect(await third.clerk.listArrived(9)).to.have.length(1);
  });
});
