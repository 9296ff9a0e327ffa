import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import type {Draft} from '../../../components/core/draft/draft.js';
import type {NewCommand} from '../../../components/core/exchange/outbox.js';
import {markDelivered, proofAbsent, proofDelayMs, startPosting} from '../../../components/core/exchange/outbox.js';
import type {OutboxCommand} from '../../../components/core/exchange/outbox-command.js';
import {errorCode} from '../../../components/core/office-error.js';
import {exportDesk} from '../../../components/storage/copy/export-desk.js';
import {importDesk} from '../../../components/storage/copy/import-desk.js';
import {openDesk} from '../../../components/storage/open-desk.js';
import type {Desk} from '../../../components/storage/open-desk.js';
import type {Fault} from '../../support/faulty-idb.js';
import {FaultyIdb} from '../../support/faulty-idb.js';

const now = '2026-11-22T02:00:00.000Z';
const after = (delays: number) => new Date(Date.parse(now) + delays * proofDelayMs).toISOString();
const act = {at: now, clock: 'machine', actor: 'Nguyễn Văn An', act: 'decision-made', documentId: 'd1', facts: {}} as const;
const faults: readonly Fault[] = ['throw', 'quota', 'die'];

function aDraft(facts: Partial<Draft> = {}): Draft {
  return {id: 'draft-1', documentId: 'd1', revision: 0, text: 'một', attachments: [], createdAt: now, updatedAt: now, ...facts};
}

function aCommand(): NewCommand {
  return {id: 'c1', documentId: 'd1', action: 'approve', text: 'Đồng ý', files: [], createdAt: now};
}

/** What reached the agency's system. */
class Agency {
  readonly posted: string[] = [];
  post(command: OutboxCommand): void {
    this.posted.push(command.id);
  }
}

/** A deliverer as the service worker runs it: recover, look up what is unsure, post what waits. */
async function deliver(desk: Desk, agency: Agency, at: string): Promise<void> {
  await desk.outbox.recover(at);
  for (const command of await desk.outbox.due(at)) {
    if (command.state === 'unsure') {
      const isThere = agency.posted.includes(command.id);
      await desk.outbox.advance(command.id, each => (isThere ? markDelivered(each, at) : proofAbsent(each, at)), {...act, act: 'looked-up'});
      continue;
    }
    await desk.outbox.advance(command.id, each => startPosting(each, at));
    agency.post(command);
    await desk.outbox.advance(command.id, each => markDelivered(each, at), {...act, act: 'decision-delivered'});
  }
}

/** Runs `work` with the fault at operation 1, 2, 3 … until it runs through untouched; `check` looks at the desk a new process opens. */
async function atEveryOperation<Seen>(
  fault: Fault,
  prepare: (desk: Desk) => Promise<Seen>,
  work: (desk: Desk, seen: Seen) => Promise<void>,
  check: (desk: Desk, seen: Seen, where: string) => Promise<void>,
): Promise<number> {
  for (let k = 1; ; k++) {
    const name = `faults-${crypto.randomUUID()}`;
    const before = await openDesk(name);
    const seen = await prepare(before);
    const faulty = new FaultyIdb(k, fault);
    let problem: unknown;
    try {
      await work(before, seen);
    } catch (error) {
      problem = error;
    } finally {
      faulty.remove();
    }
    if (problem !== undefined) expect(errorCode(problem), `${fault} at ${k}`).to.match(/^(storage-|import-)/);
    before.close();
    const next = await openDesk(name);
    await check(next, seen, `${fault} at operation ${k}`);
    next.close();
    await deleteDB(name);
    if (!faulty.struck) return k - 1;
    expect(k).to.be.lessThan(200);
  }
}

describe('a disk that fails at every operation in turn', () => {
  for (const fault of faults) {
    it(`loses no acknowledged word of a draft (${fault})`, async () => {
      const operations = await atEveryOperation(
        fault,
        async () => ({acknowledged: ''}),
        async (desk, seen) => {
          for (const [revision, text] of ['một', 'hai', 'ba'].entries()) {
            await desk.drafts.save(aDraft({revision, text}));
            seen.acknowledged = text;
          }
        },
        async (desk, seen, where) => {
          const order = ['', 'một', 'hai', 'ba'];
          const found = (await desk.drafts.readByDocument('d1'))[0]?.text ?? '';
          expect(order.indexOf(found), where).to.be.at.least(order.indexOf(seen.acknowledged));
        },
      );
      expect(operations).to.be.greaterThan(5);
    });

    it(`stores a decision with the end of its draft and its entry, or none of the three (${fault})`, async () => {
      await atEveryOperation(
        fault,
        async desk => {
          await desk.drafts.save(aDraft());
          return {acknowledged: false};
        },
        async (desk, seen) => {
          await desk.outbox.add(aCommand(), {draftId: 'draft-1', act});
          seen.acknowledged = true;
        },
        async (desk, {acknowledged}, where) => {
          const state = [(await desk.outbox.list()).length, (await desk.drafts.readByDocument('d1')).length, (await desk.journal.read()).length];
          expect([[1, 0, 1], ...(acknowledged ? [] : [[0, 1, 0]])], where).to.deep.include(state);
        },
      );
    });

    it(`delivers exactly once (${fault})`, async () => {
      await atEveryOperation(
        fault,
        async desk => {
          await desk.outbox.add(aCommand(), {act});
          return new Agency();
        },
        (desk, agency) => deliver(desk, agency, now),
        async (desk, agency, where) => {
          expect(agency.posted.length, where).to.be.at.most(1);
          for (const delays of [2, 4, 6]) await deliver(desk, agency, after(delays));
          expect(agency.posted, where).to.deep.equal(['c1']);
          expect((await desk.outbox.list())[0]?.state, where).to.equal('delivered');
          expect(await desk.journal.verify(), where).to.include({intact: true});
        },
      );
    });
  }

  it('takes a copy over again after an import that was cut off anywhere', async () => {
    const name = crypto.randomUUID();
    const source = await openDesk(name);
    await source.drafts.save(aDraft({text: 'nháp'}));
    const file = await source.files.put(new Blob(['%PDF-1.7']), {name: 'a.pdf'});
    await source.outbox.add(aCommand(), {act});
    await source.settings.write('calendar', {holidays: []});
    const copy = await exportDesk(source, 'gió mùa đông bắc', {rounds: 100_000});
    source.close();
    await deleteDB(name);
    await atEveryOperation(
      'die',
      async () => undefined,
      async desk => void (await importDesk(desk, copy, 'gió mùa đông bắc')),
      async (desk, _seen, where) => {
        await importDesk(desk, copy, 'gió mùa đông bắc');
        const [draft] = await desk.drafts.readByDocument('d1');
        expect(draft?.text, where).to.equal('nháp');
        expect(await (await desk.files.read(file.id)).text(), where).to.equal('%PDF-1.7');
        expect((await desk.outbox.list()).map(each => each.state), where).to.deep.equal(['unsure']);
        expect(await desk.journal.verify(), where).to.include({intact: true, entries: 1});
        expect((await desk.drafts.list()).length, where).to.equal(1);
      },
    );
  }).timeout(200_000);
});
