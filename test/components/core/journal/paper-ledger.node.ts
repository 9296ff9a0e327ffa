import assert from 'node:assert/strict';
import {it} from 'node:test';

import {nextEntry} from '../../../../components/core/journal/hash-chain.js';
import {defaultAssumptions, paperLedger} from '../../../../components/core/journal/paper-ledger.js';

const base = {at: '2026-11-22T00:00:00Z', clock: 'machine', actor: 'A', facts: {}} as const;

it('the paper ledger says what was not printed, on assumptions it names', async () => {
  const entries = [
    await nextEntry(undefined, {...base, act: 'signature-made', documentId: 'd1', digest: 'aa', facts: {pages: 5}}),
    await nextEntry(undefined, {...base, act: 'signature-made', documentId: 'd1', digest: 'aa', facts: {pages: 5}}),
    await nextEntry(undefined, {...base, act: 'decision-delivered', documentId: 'd1', digest: 'aa', facts: {}}),
    await nextEntry(undefined, {...base, act: 'document-sent', documentId: 'd1', digest: 'aa', facts: {pages: 5, recipients: 3}}),
    await nextEntry(undefined, {...base, act: 'signature-made', documentId: 'd2', digest: 'bb', facts: {pages: -7}}),
    await nextEntry(undefined, {...base, act: 'signature-made', documentId: 'd3', digest: 'cc', facts: {pages: 1e300}}),
  ];
  assert.deepEqual(paperLedger(entries), {
    pages: 25,
    sheets: 15,
    copies: 4,
    postageVnd: 30_000,
    hours: 25 / 60,
    assumptions: defaultAssumptions,
  });
  assert.equal(paperLedger(entries, {...defaultAssumptions, pagesPerSheet: 1}).sheets, 25);
  assert.equal(paperLedger([]).pages, 0);
});
