import {expect} from '@open-wc/testing';
import {deleteDB, openDB} from 'idb';

import type {OfficeDocument} from '../../../components/core/document/office-document.js';
import type {Draft} from '../../../components/core/draft/draft.js';
import type {NewCommand} from '../../../components/core/exchange/outbox.js';
import {markDelivered, proofAbsent, startPosting} from '../../../components/core/exchange/outbox.js';
import {openDesk} from '../../../components/storage/open-desk.js';
import type {Desk} from '../../../components/storage/open-desk.js';
import {upgradeSteps} from '../../../components/storage/schema.js';
import type {DeskDatabase} from '../../../components/storage/schema.js';

const now = '2026-11-22T02:00:00.000Z';
const act = {at: now, clock: 'machine', actor: 'Nguyễn Văn An', act: 'decision-made', documentId: 'd1', facts: {pages: 3}} as const;

function aDocument(facts: Partial<OfficeDocument> = {}): OfficeDocument {
  return {
    id: 'd1',
    source: {adapterId: 'demo', origin: 'https://agency.test', externalId: '1'},
    subject: 'Về việc nghỉ Tết',
    sender: 'Bộ Nội vụ',
    urgency: 'normal',
    tab: 'to-do',
    receivedAt: now,
    unread: true,
    files: [],
    ...facts,
  };
}

function aDraft(facts: Partial<Draft> = {}): Draft {
  return {id: 'draft-1', documentId: 'd1', revision: 0, text: 'Đồng ý', attachments: [], createdAt: now, updatedAt: now, ...facts};
}

function aCommand(facts: Partial<NewCommand> = {}): NewCommand {
  return {id: 'c1', documentId: 'd1', action: 'approve', text: 'Đồng ý chuyển Văn phòng', files: [], createdAt: now, ...facts};
}

function fail(): never {
  throw new Error('killed in the middle');
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'resolved',
    (error: {code?: unknown}) => error.code,
  );
}

describe('the desk', () => {
  let name: string;
  const open: Desk[] = [];
  const desk = async (options = {}) => {
    const opened = await openDesk(name, options);
    open.push(opened);
    return opened;
  };

  beforeEach(() => {
    name = `desk-${crypto.randomUUID()}`;
  });
  afterEach(async () => {
    for (const each of open.splice(0)) each.close();
    await deleteDB(name);
  });

  describe('documents', () => {
    it('lists what systems showed, newest first, by tab and in pages, and keeps the officer’s marks on the next sync', async () => {
      const {documents} = await desk();
      const rows = Array.from({length: 30}, (_, i) =>
        aDocument({id: `d${i}`, tab: i % 3 ? 'to-do' : 'to-know', receivedAt: `2026-11-${String(i + 1).padStart(2, '0')}T00:00:00Z`}),
      );
      expect((await documents.upsertMany(rows)).added).to.have.length(30);
      expect((await documents.upsertMany(rows)).changed).to.deep.equal([]);
      expect((await documents.list()).map(each => each.id).slice(0, 3)).to.deep.equal(['d29', 'd28', 'd27']);
      const first = await documents.list({tab: 'to-do', limit: 5});
      const second = await documents.list({tab: 'to-do', limit: 5, before: first.at(-1)!.receivedAt});
      expect([...first, ...second].map(each => each.id)).to.deep.equal(
        ['d29', 'd28', 'd26', 'd25', 'd23', 'd22', 'd20', 'd19', 'd17', 'd16'],
      );

      await documents.update('d29', document => ({...document, unread: false, flagged: true}));
      await documents.upsertMany([{...rows[29]!, subject: 'Về việc nghỉ Tết (đính chính)'}]);
      expect(await documents.read('d29')).to.include({unread: false, flagged: true, subject: 'Về việc nghỉ Tết (đính chính)'});
      expect((await documents.count())['to-do']).to.deep.equal({all: 20, unread: 19});
      expect(await documents.update('none', document => document)).to.equal(undefined);
    });

    it('tells other tabs what changed', async () => {
      const [one, two] = [await desk(), await desk()];
      const told = new Promise<readonly string[]>(resolve => {
        two.documents.watch(change => resolve(change.ids), new AbortController().signal);
      });
      await one.documents.upsertMany([aDocument()]);
      expect(await told).to.deep.equal(['d1']);
    });
  });

  describe('drafts', () => {
    it('come back after everything was closed, with the words sealed on the disk', async () => {
      const first = await desk();
      const saved = await first.drafts.save(aDraft());
      expect(saved.kind).to.equal('saved');
      first.close();
      const [draft] = await (await desk()).drafts.readByDocument('d1');
      expect(draft).to.deep.equal(aDraft({revision: 1}));

      const raw = await openDB(name);
      const record: unknown = await raw.get('drafts', 'draft-1');
      raw.close();
      expect(JSON.stringify(record, (_, value: unknown) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value))).not.to.contain('Đồng ý');
    });

    it('fork when two tabs, then three, wrote on the same revision: nobody’s words are lost', async () => {
      const tabs = [await desk(), await desk(), await desk()];
      await tabs[0]!.drafts.save(aDraft());
      const outcomes = await Promise.all(tabs.map((tab, i) => tab.drafts.save(aDraft({revision: 1, text: `tab ${i}`}))));
      expect(outcomes.filter(each => each.kind === 'saved')).to.have.length(1);
      const texts = (await tabs[0]!.drafts.readByDocument('d1')).map(each => each.text);
      expect(texts.sort()).to.deep.equal(['tab 0', 'tab 1', 'tab 2']);
      expect(outcomes.filter(each => each.kind === 'forked').every(each => each.draft.forkedFrom === 'draft-1')).to.equal(true);
    });

    it('keep two generations, survive removal, and never overwrite a removed one', async () => {
      const {drafts} = await desk();
      await drafts.save(aDraft({text: 'một'}));
      await drafts.save(aDraft({text: 'hai', revision: 1}));
      expect((await drafts.restore('draft-1'))?.text).to.equal('một');
      expect((await drafts.restore('draft-1'))?.text).to.equal('hai');
      await drafts.remove('draft-1');
      expect(await drafts.read('draft-1')).to.equal(undefined);
      expect((await drafts.save(aDraft({text: 'ba', revision: 4}))).kind).to.equal('forked');
      expect((await drafts.restore('draft-1'))?.text).to.equal('hai');
    });

    it('give the generation before when the newest is damaged, and say so when both are', async () => {
      const {drafts} = await desk();
      await drafts.save(aDraft({text: 'một'}));
      await drafts.save(aDraft({text: 'hai', revision: 1}));
      const raw = await openDB(name);
      const flip = async (generation: 'current' | 'previous') => {
        const record = await raw.get('drafts', 'draft-1');
        const sealed = generation === 'current' ? record.current : record.previous.sealed;
        new Uint8Array(sealed.bytes)[3]! ^= 1;
        await raw.put('drafts', record);
      };
      await flip('current');
      expect((await drafts.read('draft-1'))?.text).to.equal('một');
      await flip('previous');
      expect(await codeOf(drafts.read('draft-1'))).to.equal('storage-damaged');
      raw.close();
    });
  });

  describe('files', () => {
    it('come back byte for byte, in chunks, and refuse changed, missing and exchanged chunks', async () => {
      const {files} = await desk();
      const bytes = new Uint8Array(9 * 1024 * 1024).map((_, i) => (i * 31) & 255);
      const stored = await files.put(new Blob([bytes], {type: 'application/pdf'}), {name: 'Quyết định.pdf'});
      expect(stored).to.include({name: 'Quyết định.pdf', contentType: 'application/pdf', size: bytes.length});
      const back = new Uint8Array(await (await files.read(stored.id)).arrayBuffer());
      expect(back.length === bytes.length && back.every((byte, i) => byte === bytes[i])).to.equal(true);
      const empty = await files.put(new Blob([]), {name: 'trống'});
      expect((await files.read(empty.id)).size).to.equal(0);

      const raw = await openDB(name);
      const [one, two] = [await raw.get('fileChunks', [stored.id, 0]), await raw.get('fileChunks', [stored.id, 1])];
      await raw.put('fileChunks', {...one, sealed: two.sealed});
      expect(await codeOf(files.read(stored.id))).to.equal('storage-damaged');
      await raw.put('fileChunks', one);
      await raw.delete('fileChunks', [stored.id, 2]);
      expect(await codeOf(files.read(stored.id))).to.equal('storage-damaged');
      raw.close();
      await files.remove(stored.id);
      expect(await codeOf(files.read(stored.id))).to.equal('file-missing');
      await files.sweep();
      expect((await files.list()).map(each => each.id)).to.deep.equal([empty.id]);
    });
  });

  describe('outbox', () => {
    it('queues a decision with the end of its draft and its journal entry, once', async () => {
      const {drafts, outbox, journal} = await desk();
      await drafts.save(aDraft());
      const command = await outbox.add(aCommand(), {draftId: 'draft-1', act});
      expect(command).to.include({state: 'waiting', sequence: 1, text: 'Đồng ý chuyển Văn phòng'});
      expect(await outbox.add(aCommand({text: 'khác'}), {act})).to.deep.equal(command);
      expect((await outbox.add(aCommand({id: 'c2'}), {act})).sequence).to.equal(2);
      expect(await drafts.readByDocument('d1')).to.deep.equal([]);
      expect(await journal.read()).to.have.length(2);
      expect((await outbox.due(now)).map(each => each.id)).to.deep.equal(['c1']);
    });

    it('refuses a command whose file is not there, and then nothing of it is stored', async () => {
      const {drafts, outbox, journal} = await desk();
      await drafts.save(aDraft());
      const file = {fileId: 'gone', name: 'a.pdf', contentType: 'application/pdf', size: 1, digest: '00'};
      expect(await codeOf(outbox.add(aCommand({files: [file]}), {draftId: 'draft-1', act}))).to.equal('file-missing');
      expect(await outbox.list()).to.deep.equal([]);
      expect(await journal.read()).to.deep.equal([]);
      expect(await drafts.readByDocument('d1')).to.have.length(1);
    });

    it('lets one of two workers post, makes an interrupted post unsure, and sends again only on proof', async () => {
      const [one, two] = [await desk(), await desk()];
      await one.outbox.add(aCommand(), {act});
      const post = (each: Desk) => codeOf(each.outbox.advance('c1', command => startPosting(command, now)));
      expect((await Promise.all([post(one), post(two)])).sort()).to.deep.equal(['outbox-conflict', 'resolved']);
      expect(await codeOf(one.outbox.cancel('c1', now))).to.equal('outbox-conflict');

      const [unsure] = await one.outbox.recover(now);
      expect(unsure).to.include({state: 'unsure', problem: 'delivery-interrupted'});
      expect((await one.outbox.advance('c1', command => proofAbsent(command, now))).state).to.equal('unsure');
      const delivered = await two.outbox.advance('c1', command => markDelivered(command, now, 'Đã tiếp nhận'), {...act, act: 'decision-delivered'});
      expect(delivered).to.include({state: 'delivered', answer: 'Đã tiếp nhận'});
      expect((await one.outbox.list({open: false}))[0]).to.deep.equal(delivered);
      expect(await codeOf(one.outbox.advance('none', command => command))).to.equal('command-missing');
    });

    it('may be edited and withdrawn until it leaves', async () => {
      const {outbox} = await desk();
      await outbox.add(aCommand(), {act});
      expect((await outbox.edit('c1', 'Đồng ý, trình Bộ trưởng', now)).text).to.equal('Đồng ý, trình Bộ trưởng');
      expect((await outbox.cancel('c1', now)).state).to.equal('cancelled');
      expect(await codeOf(outbox.edit('c1', 'x', now))).to.equal('outbox-conflict');
    });

    it('has one deliverer at a time', async () => {
      const [one, two] = [await desk(), await desk()];
      expect(await one.outbox.alone(async () => two.outbox.alone(async () => 'both'))).to.equal(undefined);
      expect(await two.outbox.alone(async () => 'alone')).to.equal('alone');
    });
  });

  describe('journal', () => {
    it('chains entries of contexts that write at once, and shows a changed one', async () => {
      const [one, two] = [await desk(), await desk()];
      await Promise.all(Array.from({length: 12}, (_, i) => (i % 2 ? one : two).journal.append({...act, facts: {i}})));
      const verdict = await one.journal.verify();
      expect(verdict).to.include({intact: true, entries: 12});
      expect((await (await one.journal.export()).text()).trim().split('\n')).to.have.length(12);
      const raw = await openDB(name);
      await raw.put('journal', {...(await raw.get('journal', 5)), actor: 'người khác'});
      raw.close();
      expect(await two.journal.verify()).to.deep.equal({intact: false, sequence: 5, reason: 'hash-wrong'});
    });
  });

  describe('when the database does not open', () => {
    it('says that a newer version wrote it', async () => {
      (await openDB(name, 999)).close();
      expect(await codeOf(desk())).to.equal('storage-newer');
    });

    it('says that an older tab is in the way, and opens once that is gone', async () => {
      const old = await openDB(name, 1, {blocking: () => undefined});
      const upgradeNeeded = {openTimeoutMs: 300, upgradeSteps: [() => undefined, ...upgradeSteps]};
      expect(await codeOf(desk(upgradeNeeded))).to.equal('storage-blocked');
      old.close();
      expect((await desk(upgradeNeeded)).name).to.equal(name);
    });

    it('climbs one step per version and keeps the old version whole when a step dies in the middle', async () => {
      const first = await desk();
      await first.drafts.save(aDraft());
      first.close();
      const dying = [...upgradeSteps, (database: DeskDatabase) => database.createObjectStore('more' as 'settings') && fail()];
      expect(await codeOf(desk({upgradeSteps: dying as typeof upgradeSteps}))).to.equal('storage-upgrade-failed');
      expect((await (await desk()).drafts.read('draft-1'))?.text).to.equal('Đồng ý');
    });

    it('gives way to a newer version and says so', async () => {
      let superseded = 0;
      const mine = await desk({onSuperseded: () => superseded++});
      const newer = await openDB(name, 999);
      newer.close();
      expect(superseded).to.equal(1);
      expect(await codeOf(mine.drafts.list())).to.equal('storage-newer');
    });

    it('starts afresh when site data is cleared under it', async () => {
      const {documents} = await desk();
      await documents.upsertMany([aDocument()]);
      await deleteDB(name);
      expect(await documents.list()).to.deep.equal([]);
    });

    it('still reads tomorrow what was written after site data was cleared', async () => {
      const before = await desk();
      await deleteDB(name);
      await before.drafts.save(aDraft());
      expect((await (await desk()).drafts.read('draft-1'))?.text).to.equal('Đồng ý');
    });
  });

  describe('a passphrase', () => {
    it('is needed, is checked, and can be locked away', async () => {
      const first = await desk({passphrase: 'mưa thuận gió hoà'});
      await first.drafts.save(aDraft());
      first.lock();
      expect(await codeOf(first.drafts.read('draft-1'))).to.equal('passphrase-needed');
      await first.unlock('mưa thuận gió hoà'.normalize('NFD'));
      expect((await first.drafts.read('draft-1'))?.text).to.equal('Đồng ý');
      expect(await codeOf(openDesk(name))).to.equal('passphrase-needed');
      expect(await codeOf(openDesk(name, {passphrase: 'sai'}))).to.equal('passphrase-wrong');
    });

    it('can be set, changed and taken away later, and everything written before stays readable, by it alone', async () => {
      const first = await desk();
      await first.drafts.save(aDraft());
      await first.drafts.save(aDraft({revision: 1, text: 'Đồng ý.'}));
      const file = await first.files.put(new Blob(['%PDF-1.7']), {name: 'a.pdf'});
      await first.outbox.add(aCommand(), {act});
      await first.setPassphrase('cụm một');
      expect(await codeOf(openDesk(name))).to.equal('passphrase-needed');
      const holds = async (opened: Desk) => {
        expect((await opened.drafts.read('draft-1'))?.text).to.equal('Đồng ý.');
        expect(await (await opened.files.read(file.id)).text()).to.equal('%PDF-1.7');
        expect((await opened.outbox.read('c1'))?.text).to.equal(aCommand().text);
      };
      const second = await desk({passphrase: 'cụm một'});
      await holds(second);
      await second.setPassphrase('cụm hai');
      expect(await codeOf(openDesk(name, {passphrase: 'cụm một'}))).to.equal('passphrase-wrong');
      const third = await desk({passphrase: 'cụm hai'});
      await holds(third);
      await third.setPassphrase(undefined);
      await holds(await desk());
    });
  });
});
