import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {nextEntry, verifyChain} from '../../../../components/core/journal/hash-chain.js';
import type {JournalEntry} from '../../../../components/core/journal/journal-entry.js';

const act = {at: '2026-11-22T00:00:00Z', clock: 'machine', actor: 'Trần Thị Bình', act: 'signature-made', facts: {pages: 4}} as const;

async function aChain(length: number): Promise<JournalEntry[]> {
  const chain: JournalEntry[] = [];
  for (let i = 0; i < length; i++) chain.push(await nextEntry(chain.at(-1), {...act, documentId: `d${i}`, facts: {b: i, a: true}}));
  return chain;
}

describe('the journal’s chain', () => {
  it('holds when untouched, also after a trip through JSON and with names in another order', async () => {
    const chain = await aChain(5);
    const shuffled = chain.map(entry => JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(entry).reverse()))));
    assert.deepEqual(await verifyChain(shuffled), {intact: true, entries: 5, head: chain[4]!.hash});
    assert.deepEqual(await verifyChain([]), {intact: true, entries: 0, head: '0'.repeat(64)});
  });

  it('shows every member changed, every entry taken out, exchanged or added', async () => {
    const chain = await aChain(4);
    for (const name of Object.keys(chain[1]!) as (keyof JournalEntry)[]) {
      const changed = chain.map((entry, i) => (i === 1 ? {...entry, [name]: name === 'facts' ? {b: 9} : name === 'sequence' ? 9 : 'x'} : entry));
      assert.equal((await verifyChain(changed as JournalEntry[])).intact, false, name);
    }
    for (let i = 0; i < 3; i++) assert.equal((await verifyChain(chain.filter((_, at) => at !== i))).intact, false);
    assert.equal((await verifyChain([chain[0]!, chain[2]!, chain[1]!, chain[3]!])).intact, false);
    assert.equal((await verifyChain([...chain, chain[3]!])).intact, false);
  });

  it('shows a newest entry cut off only to who kept the head', async () => {
    const chain = await aChain(3);
    assert.equal((await verifyChain(chain.slice(0, 2))).intact, true);
    assert.deepEqual(await verifyChain(chain.slice(0, 2), chain[2]!.hash), {intact: false, sequence: 3, reason: 'sequence-wrong'});
    assert.equal((await verifyChain(chain, chain[1]!.hash)).intact, true);
  });
});
