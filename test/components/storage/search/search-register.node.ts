import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {OfficeDocument} from '../../../../components/core/document/office-document.js';
import {foldVietnamese} from '../../../../components/core/document/fold-vietnamese.js';
import {parseSearch} from '../../../../components/core/inbox/search/search-query.js';
import {fieldText, searchFields, searchWords} from '../../../../components/core/inbox/search/search-terms.js';
import {SearchRegister} from '../../../../components/storage/search/search-register.js';
import {MemoryFiles} from '../../../support/memory-files.js';

const unlimited = {budgetMs: 1e9, limit: 100_000};
const ids = (documents: readonly OfficeDocument[]) => documents.map(each => each.id).join(' ');

function aDocument(id: string, facts: Partial<OfficeDocument> = {}): OfficeDocument {
  return {
    id,
    source: {adapterId: 'demo', origin: 'https://agency.test', externalId: id},
    subject: '',
    sender: '',
    urgency: 'normal',
    tab: 'to-do',
    receivedAt: '2026-11-20T01:00:00Z',
    unread: true,
    files: [],
    ...facts,
  };
}

async function aRegister(documents: readonly OfficeDocument[], files = new MemoryFiles()): Promise<SearchRegister> {
  const register = new SearchRegister(files);
  await register.load();
  await register.put(documents);
  return register;
}

/** A small generator with a fixed seed: the same papers each time. */
function random(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
const syllables = 'cải cách hành chính chuyển đổi số nghị quyết định tờ trình báo cáo mật mặt mắt đường đê nguyễn thị ánh bộ nội vụ tài hoà hòa uỷ ủy ban nhân dân 2026 05 15'.split(' ');
function papers(count: number, seed = 7): OfficeDocument[] {
  const next = random(seed);
  const words = (most: number) => Array.from({length: 1 + Math.floor(next() * most)}, () => syllables[Math.floor(next() ** 2 * syllables.length)]).join(' ');
  return Array.from({length: count}, (_, i) =>
    aDocument(`d${i}`, {
      number: {number: String(Math.floor(next() * 40)).padStart(2, '0'), notation: ['QĐ-UBND', 'CV-BNV', 'TTr-STC'][Math.floor(next() * 3)]!},
      subject: words(10),
      sender: words(4),
      files: next() < 0.3 ? [{id: 'f', name: `${words(2)}.pdf`, contentType: 'application/pdf'}] : [],
    }),
  );
}

/** The definition of a match, slow and plain. */
function bruteForce(documents: readonly OfficeDocument[], text: string): string[] {
  const {clauses} = parseSearch(text);
  const found = documents.filter(document =>
    clauses.every(({fields, words, phrase}) => {
      const texts = fields.map(field => searchWords(fieldText(document, field)));
      const fits = (found: string | undefined, i: number) => found !== undefined && (words[i]!.prefix ? found.startsWith(words[i]!.word) : found === words[i]!.word);
      if (phrase) return texts.some(each => each.some((_, at) => words.every((_, i) => fits(each[at + i], i))));
      return words.every((_, i) => texts.some(each => each.some(found => fits(found, i))));
    }),
  );
  return found.map(each => each.id).reverse();
}

const queries = [
  'cai', 'cải cách', 'cai cach h', '15', '15/', '15/u', '05/qd', '5/ubnd', '"cai cach hanh"', '"hành chính" bộ', 'tu:bo noi', 'số:15', 'trichyeu:"bao cao"',
  'uy ban', 'uỷ', 'n', 'd', '', 'không-có-từ-này', 'cải-cách', 'pdf', 'so:7/cv 2026', '"', ':::', '/', '0', '000', 'a b c d e f g',
];

describe('the search register', () => {
  it('finds exactly what a plain scan finds, newest first, while documents come, change and go', async () => {
    const documents = papers(3000);
    const register = await aRegister(documents.slice(0, 2000));
    const live = new Map(documents.slice(0, 2000).map(each => [each.id, each]));
    const agree = async () => {
      for (const query of queries) {
        const {hits, total, complete} = await register.find(query, unlimited);
        const expected = bruteForce([...live.values()], query);
        assert.deepEqual(hits.map(each => each.id).sort(), [...expected].sort(), query);
        assert.equal(total, expected.length, query);
        assert.ok(complete);
        if (foldVietnamese(query) === query) assert.deepEqual(hits.map(each => each.id), expected, query);
      }
    };
    await agree();
    await register.put(documents.slice(2000));
    for (const each of documents.slice(2000)) live.set(each.id, each);
    const next = random(3);
    const changed = papers(300, 99).map(each => ({...each, id: `d${Math.floor(next() * 3000)}`}));
    await register.put(changed);
    for (const each of changed) {
      live.delete(each.id);
      live.set(each.id, each);
    }
    await register.remove(['d0']);
    live.delete('d0');
    const gone = Array.from({length: 400}, () => `d${Math.floor(next() * 3000)}`);
    await register.remove([...gone, 'never there']);
    for (const id of gone) live.delete(id);
    assert.equal(register.count, live.size);
    await agree();
  });

  it('spans segments, reads numbers as typed, and comes back from the disk', async () => {
    const files = new MemoryFiles();
    const many = Array.from({length: 70_000}, (_, i) => aDocument(`d${i}`, {number: {number: String(i), notation: 'QĐ-UBND'}, subject: `việc ${i % 1000}`}));
    const register = await aRegister(many, files);
    assert.equal((await register.find('00069000/qd')).hits[0]?.id, 'd69000');
    await register.flush();
    const again = new SearchRegister(files.afterPowerCut());
    assert.equal(await again.load(), true);
    assert.equal(again.count, 70_000);
    for (const query of ['69999', '65535/', '65536/', 'viec "7"', '1/ub']) {
      assert.deepEqual(await again.find(query, unlimited), await register.find(query, unlimited), query);
    }
    await again.put([{...many[5]!, subject: 'đã sửa'}, many[6]!]);
    assert.equal(again.count, 70_000);
    assert.equal(ids((await again.find('da sua')).hits), 'd5');
    const page = await again.find('viec', {offset: 4463, limit: 3, budgetMs: 1e9});
    assert.equal(page.hits.length, 3);
    assert.deepEqual(page.hits, (await again.find('viec', unlimited)).hits.slice(4463, 4466));
  });

  it('ranks the accents as typed first, and finds every other spelling after them', async () => {
    const register = await aRegister(['mật ong', 'mặt bằng', 'mắt kính', 'hoà giải', 'hòa bình', 'Ðà Nẵng'].map((subject, i) => aDocument(`d${i}`, {subject})));
    assert.equal(ids((await register.find('mật')).hits), 'd0 d2 d1');
    assert.equal(ids((await register.find('mat')).hits), 'd2 d1 d0');
    assert.equal(ids((await register.find('hoà')).hits), 'd3 d4');
    assert.equal(ids((await register.find('mật'.normalize('NFD'))).hits), 'd0 d2 d1');
    assert.equal(ids((await register.find('đà nẵng')).hits), 'd5');
  });

  it('says when it answered before it was through', async () => {
    const register = await aRegister(papers(2000));
    const {complete, total} = await register.find('"cai cach"', {budgetMs: -1});
    assert.equal(complete, false);
    assert.ok(total > 0);
  });

  it('after a power cut or a full disk at any moment, has what was flushed and can go on', async () => {
    const [first, second] = [papers(500), papers(300, 5).map(each => ({...each, id: `n${each.id}`}))];
    for (let k = 0; ; k++) {
      const files = new MemoryFiles();
      const register = await aRegister(first, files);
      await register.flush();
      files.failAfter = k;
      let failed = false;
      try {
        await register.put(second);
        await register.remove(['d1']);
        await register.flush();
      } catch (error) {
        failed = true;
        assert.ok(['storage-full', 'QuotaExceededError'].includes((error as {code: string; name: string}).code) || (error as Error).name === 'QuotaExceededError');
      }
      const again = new SearchRegister(files.afterPowerCut());
      assert.equal(await again.load(), true, `operation ${k}`);
      assert.ok(again.count === 500 || again.count === 799, `operation ${k}: ${again.count}`);
      assert.equal((await again.find('', unlimited)).hits.length, again.count);
      await again.put(second);
      await again.remove(['d1']);
      await again.flush();
      assert.equal(again.count, 799);
      if (!failed) break;
      assert.ok(k < 100);
    }
  });

  it('refuses damaged files and begins again, empty', async () => {
    const files = new MemoryFiles();
    await (await aRegister(papers(100), files)).flush();
    for (const name of await files.list()) {
      const bytes = files.files.get(name)!;
      for (const damaged of [bytes.slice(0, bytes.length >> 1), new Uint8Array(bytes.length), new Uint8Array()]) {
        const copy = files.afterPowerCut();
        copy.files.set(name, damaged);
        const register = new SearchRegister(copy);
        const usable = await register.load();
        await register.find('cai').catch((error: {code: string}) => assert.equal(error.code, 'search-damaged'));
        if (!usable) assert.equal(register.count, 0);
      }
    }
  });

  it('takes any text as a question', () => {
    for (const text of ['\ud800', '\u0000', 'x'.repeat(100_000), '"'.repeat(999), '__proto__:a', 'constructor:b', '💥', '%_*\\', 'từ:', 'số:"']) parseSearch(text);
    assert.equal(parseSearch('bộ: nội').clauses.length, 2);
    assert.deepEqual(searchFields.length, 4);
  });
});
