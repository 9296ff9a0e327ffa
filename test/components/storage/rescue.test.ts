import {expect} from '@open-wc/testing';
import {deleteDB, openDB} from 'idb';

import type {Draft} from '../../../components/core/draft/draft.js';
import {errorCode} from '../../../components/core/office-error.js';
import {exportDesk} from '../../../components/storage/copy/export-desk.js';
import {importDesk} from '../../../components/storage/copy/import-desk.js';
import {rebuildDesk} from '../../../components/storage/copy/rebuild-desk.js';
import {openDesk} from '../../../components/storage/open-desk.js';
import type {DeskOptions} from '../../../components/storage/open-desk.js';
import {upgradeSteps} from '../../../components/storage/schema.js';
import type {DeskDatabase, UpgradeTransaction} from '../../../components/storage/schema.js';
import type {Fault} from '../../support/faulty-idb.js';
import {FaultyIdb} from '../../support/faulty-idb.js';

const now = '2026-11-22T02:00:00.000Z';
const passphrase = 'gió mùa đông bắc';
const cheap = {rounds: 100_000};

function aDraft(facts: Partial<Draft> = {}): Draft {
  return {id: 'draft-1', documentId: 'd1', revision: 0, text: 'Đồng ý', attachments: [], createdAt: now, updatedAt: now, ...facts};
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'resolved',
    (thrown: unknown) => errorCode(thrown),
  );

describe('a desk that has to be saved', () => {
  let name: string;
  const opened: {close(): void}[] = [];
  const desk = async (options: DeskOptions = {}) => {
    const made = await openDesk(name, options);
    opened.push(made);
    return made;
  };
  beforeEach(() => {
    name = crypto.randomUUID();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) each.close();
    await deleteDB(name);
  });

  describe('for reading only', () => {
    it('is read whatever version wrote it, and takes no word', async () => {
      const first = await desk();
      await first.drafts.save(aDraft());
      first.close();
      (await openDB(name, 999)).close();
      const reader = await desk({asIs: true});
      expect((await reader.drafts.read('draft-1'))?.text).to.equal('Đồng ý');
      expect(await codeOf(reader.drafts.save(aDraft({id: 'draft-2'})))).to.equal('storage-read-only');
      expect(await codeOf(reader.settings.write('a', 1))).to.equal('storage-read-only');
    });

    it('is not made where there is none', async () => {
      expect(await codeOf(desk({asIs: true}))).to.equal('storage-missing');
      expect((await indexedDB.databases()).some(each => each.name === name)).to.equal(false);
    });

    it('gives a copy of all that can be read, and names what cannot', async () => {
      const first = await desk();
      await first.drafts.save(aDraft());
      await first.drafts.save(aDraft({id: 'draft-2', documentId: 'd2', text: 'Trả lại'}));
      const file = await first.files.put(new Blob(['%PDF-1.7']), {name: 'a.pdf'});
      first.close();
      const raw = await openDB(name);
      const record = (await raw.get('drafts', 'draft-1')) as {current: {bytes: ArrayBuffer}};
      new Uint8Array(record.current.bytes)[3]! ^= 1;
      await raw.put('drafts', record);
      await raw.delete('fileChunks', [file.id, 0]);
      raw.close();
      const reader = await desk({asIs: true});
      expect(await codeOf(exportDesk(reader, passphrase, cheap))).to.equal('storage-damaged');
      const unreadable: string[] = [];
      const copy = await exportDesk(reader, passphrase, {...cheap, onUnreadable: (kind, id, code) => unreadable.push(`${kind} ${id} ${code}`)});
      expect(unreadable).to.deep.equal([`file ${file.id} storage-damaged`, 'draft draft-1 storage-damaged']);
      reader.close();
      await rebuildDesk(name, copy, passphrase);
      expect((await (await desk()).drafts.list()).map(each => each.text)).to.deep.equal(['Trả lại']);
    });
  });

  describe('rebuilt from a copy', () => {
    it('is not touched by a copy that is cut, foreign or opened with other words', async () => {
      const first = await desk();
      await first.drafts.save(aDraft());
      const copy = await exportDesk(first, passphrase, cheap);
      for (const [bad, words, code] of [
        [copy.slice(0, copy.size - 9), passphrase, 'import-invalid'],
        [new Blob(['PK\u0003\u0004']), passphrase, 'import-invalid'],
        [copy, 'khác', 'passphrase-wrong'],
      ] as const) {
        expect(await codeOf(rebuildDesk(name, bad, words))).to.equal(code);
      }
      expect((await first.drafts.read('draft-1'))?.text).to.equal('Đồng ý');
    });

    it('tells how far it is, and stops when told, with nothing given up', async () => {
      const first = await desk();
      await first.drafts.save(aDraft());
      await first.files.put(new Blob([new Uint8Array(9_000_000)]), {name: 'a.bin'});
      const copy = await exportDesk(first, passphrase, cheap);
      const stop = new AbortController();
      const shares: number[] = [];
      const work = importDesk(first, copy, passphrase, {
        signal: stop.signal,
        onProgress: (done, total) => {
          shares.push(done / total);
          stop.abort();
        },
      });
      expect(await codeOf(work)).to.equal('aborted');
      expect(shares.every(share => share > 0 && share <= 1)).to.equal(true);
      expect((await first.drafts.read('draft-1'))?.text).to.equal('Đồng ý');
    });
  });

  describe('climbing to a newer version', () => {
    /** A step of tomorrow, as real ones will be: a new store, and every record rewritten. */
    const tomorrow = async (database: DeskDatabase, transaction: UpgradeTransaction) => {
      database.createObjectStore('tomorrow' as 'settings', {keyPath: 'name'});
      const drafts = transaction.objectStore('drafts');
      for (const draft of await drafts.getAll()) await drafts.put({...draft, updatedAt: '2027-01-01T00:00:00.000Z'});
    };
    const next = {upgradeSteps: [...upgradeSteps, tomorrow]};

    for (const fault of ['throw', 'quota', 'die'] as const satisfies readonly Fault[]) {
      it(`is whole before or after, whichever operation fails (${fault})`, async () => {
        for (let k = 1; ; k++) {
          const first = await desk();
          for (let i = 0; i < 4; i++) await first.drafts.save(aDraft({id: `draft-${i}`}));
          first.close();
          const faulty = new FaultyIdb(k, fault);
          const climbed = await openDesk(name, next).catch((thrown: unknown) => {
            expect(errorCode(thrown)).to.match(/^storage-/);
          });
          faulty.remove();
          climbed?.close();
          // The old product still opens a desk that did not climb; the new one climbs at the second try.
          const isOld = (await indexedDB.databases()).find(each => each.name === name)?.version === upgradeSteps.length;
          if (isOld) {
            const old = await openDesk(name);
            expect((await old.drafts.list()).map(each => [each.text, each.updatedAt]), `${k}`).to.deep.equal(Array(4).fill(['Đồng ý', now]));
            old.close();
          }
          const again = await openDesk(name, next);
          expect((await again.drafts.list()).length, `${k}`).to.equal(4);
          again.close();
          const raw = await openDB(name);
          const records = (await raw.getAll('drafts')) as {updatedAt: string}[];
          raw.close();
          expect(new Set(records.map(each => each.updatedAt)), `${k}`).to.deep.equal(new Set(['2027-01-01T00:00:00.000Z']));
          await deleteDB(name);
          if (!faulty.struck) return expect(k).to.be.greaterThan(5);
          expect(k).to.be.lessThan(100);
        }
      }).timeout(60_000);
    }

    it('goes one step for each version from any version there ever was', async () => {
      for (let version = 1; version < upgradeSteps.length; version++) {
        const old = await openDesk(name, {upgradeSteps: upgradeSteps.slice(0, version)});
        await old.drafts.save(aDraft({text: `từ bản ${version}`}));
        old.close();
        const today = await openDesk(name);
        expect((await today.drafts.read('draft-1'))?.text).to.equal(`từ bản ${version}`);
        today.close();
        await deleteDB(name);
      }
    });
  });
});
