import {aTimeout, expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import type {OfficeDocument} from '../../../components/core/document/office-document.js';
import {beginDraft, reviseDraft} from '../../../components/core/draft/revise-draft.js';
import {emptyHistory, recordEdit, undoEdit} from '../../../components/core/draft/draft-history.js';
import type {AutosaveState} from '../../../components/core/draft/autosave.js';
import type {DraftSaved} from '../../../components/core/draft/draft-store.js';
import {Autosave} from '../../../components/storage/autosave.js';
import {FrameWriter} from '../../../components/storage/copy/copy-frames.js';
import {exportDesk} from '../../../components/storage/copy/export-desk.js';
import {importDesk} from '../../../components/storage/copy/import-desk.js';
import {openDesk} from '../../../components/storage/open-desk.js';
import type {Desk} from '../../../components/storage/open-desk.js';
import {FaultyIdb} from '../../support/faulty-idb.js';

const now = '2026-11-22T02:00:00.000Z';
const passphrase = 'gió mùa đông bắc';
const cheap = {rounds: 100_000};

function aDocument(id: string, facts: Partial<OfficeDocument> = {}): OfficeDocument {
  return {
    id,
    source: {adapterId: 'demo', origin: 'https://agency.test', externalId: id, url: 'https://agency.test/1'},
    number: {number: '05', notation: 'QĐ-UBND'},
    subject: '=HYPERLINK("x") <img src=x onerror=alert(1)>',
    sender: 'Sở Nội vụ',
    urgency: 'urgent',
    tab: 'to-do',
    receivedAt: now,
    unread: true,
    files: [{id: 'f', name: 'a.pdf', contentType: 'application/pdf', url: 'https://agency.test/a.pdf'}],
    ...facts,
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'resolved',
    (error: {code?: unknown}) => error.code,
  );

describe('a desk in a browser', () => {
  const desks: Desk[] = [];
  const aDesk = async (name = crypto.randomUUID()) => {
    const desk = await openDesk(name);
    desks.push(desk);
    return desk;
  };
  afterEach(async () => {
    for (const desk of desks.splice(0)) {
      desk.close();
      await deleteDB(desk.name);
    }
  });

  describe('copied to a file', () => {
    /** A copy whose records are whatever a hostile program writes. */
    async function forged(items: readonly unknown[], ending = true): Promise<Blob> {
      const {writer, header} = await FrameWriter.begin(passphrase, cheap.rounds);
      const parts: BlobPart[] = [header];
      const all = ending ? [...items, {kind: 'end', records: []}] : items;
      for (const [i, item] of all.entries()) {
        const json = new TextEncoder().encode(JSON.stringify(item));
        parts.push(await writer.seal(new Uint8Array([0, ...json]), i === all.length - 1));
      }
      return new Blob(parts);
    }

    it('comes back on another computer, and nothing there is overwritten', async () => {
      const source = await aDesk();
      await source.documents.upsertMany([aDocument('d1'), aDocument('d2')]);
      await source.drafts.save(reviseDraft(beginDraft('draft', 'd1', now), {text: 'của máy cũ'.repeat(600_000)}, now));
      const big = await source.files.put(new Blob([new Uint8Array(9_000_000).fill(7)]), {name: 'lớn.pdf'});
      await source.settings.write('calendar', {holidays: ['2026-09-02']});
      const copy = await exportDesk(source, passphrase, cheap);
      expect(new TextDecoder().decode(await copy.arrayBuffer())).not.to.contain('của máy cũ');

      const target = await aDesk();
      await target.documents.upsertMany([aDocument('d1', {subject: 'của máy mới'})]);
      await target.drafts.save(reviseDraft(beginDraft('draft', 'd1', now), {text: 'của máy mới'}, now));
      await target.settings.write('calendar', 'của máy mới');
      const report = await importDesk(target, copy, passphrase);
      expect(report).to.deep.equal({documents: 1, drafts: 1, commands: 0, files: 1, settings: 0, journal: 'taken-over'});
      expect((await target.documents.read('d1'))?.subject).to.equal('của máy mới');
      expect(await target.documents.read('d2')).to.deep.equal(aDocument('d2'));
      expect((await target.drafts.readByDocument('d1')).map(each => each.text.slice(0, 11)).sort()).to.deep.equal(['của máy cũc', 'của máy mới']);
      expect((await target.files.read(big.id)).size).to.equal(9_000_000);
      expect(await importDesk(target, copy, passphrase)).to.deep.include({documents: 0, drafts: 0, files: 0});
    }).timeout(60_000);

    it('is refused when it is cut, changed, exchanged, foreign, newer or hostile, and then nothing is imported', async () => {
      const source = await aDesk();
      await source.documents.upsertMany([aDocument('d1')]);
      const copy = await exportDesk(source, passphrase, cheap);
      const bytes = new Uint8Array(await copy.arrayBuffer());
      const changed = (at: number) => new Blob([bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))]);
      const header = (text: string) => new Blob([text, bytes.slice(bytes.indexOf(10))]);
      const target = await aDesk();
      const outcome = (file: Blob, words = passphrase) => codeOf(importDesk(target, file, words));

      expect(await outcome(copy, 'sai')).to.equal('passphrase-wrong');
      expect(await outcome(changed(bytes.length - 1))).to.equal('import-invalid');
      for (const length of [0, 1, 50, bytes.length >> 1, bytes.length - 1]) expect(await outcome(copy.slice(0, length)), String(length)).to.match(/import-invalid|passphrase-wrong/);
      expect(await outcome(new Blob([copy, copy]))).to.match(/import-invalid|passphrase-wrong/);
      expect(await outcome(new Blob(['%PDF-1.7\n']))).to.equal('import-invalid');
      expect(await outcome(header('{"format":"trinh-ky-desk","version":9}'))).to.equal('import-newer');
      expect(await outcome(header(`{"format":"trinh-ky-desk","version":1,"salt":"${'0'.repeat(32)}","iterations":1e12}`))).to.equal('import-invalid');
      expect(await outcome(header(`{"format":"trinh-ky-desk","version":1,"salt":"${'0'.repeat(32)}","iterations":1}`))).to.equal('import-invalid');
      for (const item of [
        {kind: '__proto__', records: []},
        {kind: 'constructor', records: [1]},
        {kind: 'document', records: [{...aDocument('x'), tab: 'elsewhere'}]},
        {kind: 'document', records: [null]},
        {kind: 'command', records: [{id: 'c'}]},
        {kind: 'entry', records: [{sequence: 1, at: now, actor: 'a', act: 'b', clock: 'machine', facts: {}, previous: '0'.repeat(64), hash: 'f'.repeat(64)}]},
        7,
      ]) {
        expect(await outcome(await forged([{kind: 'document', records: [aDocument('before')]}, item])), JSON.stringify(item)).to.equal('import-invalid');
      }
      expect(await outcome(await forged([{kind: 'document', records: [aDocument('before')]}], false))).to.equal('import-invalid');
      expect(await target.documents.list()).to.deep.equal([]);
    }).timeout(60_000);

    it('brings no path, no script address and no hidden direction in', async () => {
      const target = await aDesk();
      const file = {id: 'f', name: '../../evil\u202efdp.exe', contentType: 'x', url: 'javascript:alert(1)'};
      await importDesk(target, await forged([{kind: 'document', records: [{...aDocument('d1'), files: [file], extra: {deep: 1}}]}]), passphrase);
      const document = await target.documents.read('d1');
      expect(document?.files).to.deep.equal([{id: 'f', name: 'evilfdp.exe', contentType: 'x'}]);
      expect(document).not.to.have.property('extra');
    });
  });

  describe('autosave', () => {
    it('has a burst of typing on the disk soon after it ends, with its undo, without being asked', async () => {
      const desk = await aDesk();
      const ending = new AbortController();
      const states: string[] = [];
      const saves: DraftSaved[] = [];
      const autosave = new Autosave({
        store: desk.drafts,
        signal: ending.signal,
        onState: ({status}: AutosaveState) => states.push(status),
        onSaved: saved => saves.push(saved),
      });
      let draft = beginDraft('draft', 'd1', now);
      let history = emptyHistory;
      for (const text of ['Đ', 'Đồ', 'Đồn', 'Đồng', 'Đồng ý']) {
        history = recordEdit(history, draft.text, text, true);
        draft = reviseDraft(draft, {text}, now);
        autosave.change(draft, history);
      }
      while (saves.length === 0) await aTimeout(20);
      expect((await desk.drafts.read('draft'))?.text).to.equal('Đồng ý');
      expect(states).to.deep.equal(['unsaved', 'saving', 'saved']);
      const kept = await desk.drafts.readHistory('draft');
      expect(undoEdit(kept!, 'Đồng ý')?.text).to.equal('');
      expect(saves).to.have.length(1);
      ending.abort();
    });

    it('says that the disk is full, keeps trying, and loses nothing typed meanwhile', async () => {
      const desk = await aDesk();
      const ending = new AbortController();
      const autosave = new Autosave({store: desk.drafts, signal: ending.signal});
      const faulty = new FaultyIdb(1, 'die');
      autosave.change(reviseDraft(beginDraft('draft', 'd1', now), {text: 'một'}, now));
      expect((await autosave.flush()).status).to.equal('failed');
      faulty.remove();
      autosave.change(reviseDraft(beginDraft('draft', 'd1', now), {text: 'một hai'}, now));
      expect((await autosave.flush()).status).to.equal('saved');
      expect((await desk.drafts.read('draft'))?.text).to.equal('một hai');
      ending.abort();
    });

    it('goes on with its own copy when another tab wrote first', async () => {
      const desk = await aDesk();
      const ending = new AbortController();
      const autosave = new Autosave({store: desk.drafts, signal: ending.signal});
      const draft = beginDraft('draft', 'd1', now);
      await desk.drafts.save({...draft, text: 'thẻ kia'});
      for (const text of ['thẻ này', 'thẻ này, tiếp']) {
        autosave.change(reviseDraft(draft, {text}, now));
        await autosave.flush();
      }
      expect((await desk.drafts.readByDocument('d1')).map(each => each.text).sort()).to.deep.equal(['thẻ kia', 'thẻ này, tiếp']);
      ending.abort();
    });
  });
});
