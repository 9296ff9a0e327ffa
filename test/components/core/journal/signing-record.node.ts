import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {nextEntry, verifyChain} from '../../../../components/core/journal/hash-chain.js';
import type {JournalAct} from '../../../../components/core/journal/hash-chain.js';
import type {JournalEntry} from '../../../../components/core/journal/journal-entry.js';
import {signingRecords} from '../../../../components/core/journal/signing-record.js';

const shown = 'a'.repeat(64);
const anAct = (change: Partial<JournalAct> = {}): JournalAct => ({
  at: '2026-11-25T10:00:00Z',
  clock: 'machine',
  actor: 'officer',
  act: 'signature-made',
  documentId: 'file:1',
  digest: 'b'.repeat(64),
  facts: {shown, pages: 3, pagesShown: 2, revision: 1, shownAt: '2026-11-25T09:59:00Z', screen: '1920x1080@1', placePage: 2, placeRect: '10 20.5 110 60'},
  ...change,
});

async function journalOf(...acts: readonly JournalAct[]): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const act of acts) entries.push(await nextEntry(entries.at(-1), act));
  return entries;
}

describe('records of what was shown', () => {
  it('say bytes, pages, version, place, time and screen', async () => {
    const [record] = signingRecords(await journalOf(anAct()));
    assert.deepEqual({...record, hash: ''}, {
      sequence: 1,
      hash: '',
      signedAt: '2026-11-25T10:00:00Z',
      act: 'signature',
      documentId: 'file:1',
      shown,
      signed: 'b'.repeat(64),
      pages: 3,
      pagesShown: 2,
      revision: 1,
      shownAt: '2026-11-25T09:59:00Z',
      screen: '1920x1080@1',
      place: {page: 2, rect: [10, 20.5, 110, 60]},
    });
  });

  it('come newest first, seals among them, other acts not', async () => {
    const journal = await journalOf(anAct({at: '1'}), anAct({act: 'document-opened'}), anAct({act: 'document-sealed', at: '2'}), anAct({facts: {}}));
    assert.deepEqual(signingRecords(journal).map(each => [each.sequence, each.act]), [[3, 'seal'], [1, 'signature']]);
  });

  it('tell a batch from a single look', async () => {
    const [record] = signingRecords(await journalOf(anAct({facts: {shown, pages: 3, batch: 'b1', choice: 'all', read: false}})));
    assert.deepEqual(record?.batch, {id: 'b1', choice: 'all', read: false});
    assert.equal(record?.pagesShown, undefined);
  });

  it('hang on a chain that shows any later change of them', async () => {
    const journal = await journalOf(anAct(), anAct());
    assert.equal((await verifyChain(JSON.parse(JSON.stringify(journal)))).intact, true);
    const changed = journal.map(entry => (entry.sequence === 1 ? {...entry, facts: {...entry.facts, pagesShown: 3}} : entry));
    assert.deepEqual(await verifyChain(changed), {intact: false, sequence: 1, reason: 'hash-wrong'});
  });
});
