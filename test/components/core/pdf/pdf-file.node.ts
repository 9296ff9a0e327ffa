import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {OfficeError} from '../../../../components/core/office-error.js';
import {IncrementalUpdate} from '../../../../components/core/pdf/incremental-update.js';
import {findPage, findPageNumber} from '../../../../components/core/pdf/page-tree.js';
import {openPdf} from '../../../../components/core/pdf/pdf-file.js';
import {dict, isDict, isRef, isStream, name, ref, string} from '../../../../components/core/pdf/pdf-object.js';
import {decodeText, textString} from '../../../../components/core/pdf/text-string.js';
import {checkWithQpdf} from '../../../support/pdf-checks.mjs';
import {pdfKinds, plainPdf, writtenPdf} from '../../../support/pdf-kinds.js';

const latin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, char => char.charCodeAt(0));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Counts what is read of a Blob, slices of slices included. */
function counted(bytes: Uint8Array<ArrayBuffer>): {blob: Blob; read: () => number} {
  let read = 0;
  const inner = new Blob([bytes]);
  const blob = Object.create(inner, {
    size: {value: inner.size},
    slice: {
      value: (start: number, end: number) => {
        const part = inner.slice(start, end);
        read += part.size;
        return part;
      },
    },
  }) as Blob;
  return {blob, read: () => read};
}

describe('openPdf', () => {
  it('reads every kind of file: its title, its pages, each object', async t => {
    for (const {name: kind, bytes, password} of await pdfKinds()) {
      await t.test(kind, async () => {
        const pdf = await openPdf(new Blob([bytes]), password ? {password} : {});
        assert.equal(pdf.isRebuilt, false);
        assert.equal(pdf.revisions.length, 1);
        assert.equal(pdf.revisions[0]!.end, bytes.length);
        assert.deepEqual(pdf.warnings, kind === 'junk before the header' ? ['junk-before-header', 'offsets-from-header'] : []);
        const page = await findPage(pdf.latest, 1);
        assert.equal(await findPageNumber(pdf.latest, page.ref), 1);
        assert.deepEqual(await pdf.latest.resolve(page.inherited.get('MediaBox')).then(box => box && typeof box === 'object' && box.kind), 'array');
        for (const num of pdf.latest.objectNumbers()) {
          const object = await pdf.latest.getObject(num);
          assert.notEqual(object, null, `object ${num}`);
          if (isStream(object)) await pdf.decode(object);
        }
        const title = await pdf.latest.get(pdf.trailer.entries.get('Info'), 'Title');
        if (title && typeof title === 'object' && title.kind === 'string') assert.equal(decodeText(title.bytes), 'Quyết định số 05/QĐ-UBND');
        else assert.ok(!['classic table', 'xref stream', 'linearized'].includes(kind) && !kind.startsWith('encrypted'), 'the title');
      });
    }
  });

  it('reads a large file by small pieces', async () => {
    const small = await plainPdf();
    const filler = latin1(`%${'.'.repeat(20_000_000)}\n`);
    const at = text(small).indexOf('1 0 obj');
    const shifted = latin1(
      text(small.subarray(0, at)) + text(filler) + text(small.subarray(at)).replace(/\b(\d{10}) (\d{5}) n/g, (_, offset: string, gen: string) => `${String(Number(offset) + filler.length).padStart(10, '0')} ${gen} n`).replace(/startxref\n(\d+)/, (_, offset: string) => `startxref\n${Number(offset) + filler.length}`),
    );
    const {blob, read} = counted(shifted);
    const pdf = await openPdf(blob);
    assert.ok(isDict(await pdf.latest.catalog()));
    assert.ok(read() < 1_000_000, `read ${read()} bytes`);
  });

  it('opens encrypted files with either password, and with no other', async t => {
    for (const {name: kind, bytes, password} of await pdfKinds()) {
      if (!password) continue;
      await t.test(kind, async () => {
        for (const right of ['user', 'owner']) await openPdf(new Blob([bytes]), {password: right});
        for (const wrong of ['', 'User', 'mật khẩu']) await assert.rejects(openPdf(new Blob([bytes]), {password: wrong}), {code: 'pdf-encrypted'});
      });
    }
  });

  it('shows each revision as it was', async () => {
    const first = new Blob([writtenPdf({annots: 'none'})]);
    const pdf = await openPdf(first);
    const update = new IncrementalUpdate(pdf);
    update.set(ref(5), dict([['New', true]]));
    const added = update.add(string(latin1('later')));
    const {increment} = await update.build();
    const second = await openPdf(new Blob([first, increment]));
    assert.equal(second.revisions.length, 2);
    assert.deepEqual([...second.revisions[1]!.changed.keys()], [5, added.num]);
    assert.equal(second.revisions[1]!.start, first.size);
    assert.ok(isDict(await second.latest.getObject(5)));
    assert.ok(!isDict(await second.atRevision(1).getObject(5)));
    assert.equal(await second.atRevision(1).getObject(added), null);
    const found = await second.scanObjects(second.revisions[1]!.start, second.size);
    assert.deepEqual(found.map(each => each.num), [5, added.num]);
  });

  it('repairs what others wrote wrong, and says so', async () => {
    const good = text(writtenPdf({annots: 'none'}));
    const cases: [string, string, string][] = [
      ['startxref a few bytes off', good.replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) - 7}`), 'startxref-inexact'],
      ['startxref nowhere', good.replace(/startxref\n(\d+)/, 'startxref\n999999'), 'xref-rebuilt'],
      ['no startxref at all', good.slice(0, good.indexOf('startxref')), 'xref-rebuilt'],
      ['entries that point elsewhere', good.replace(/(\d{10}) 00000 n/g, '0000000020 00000 n'), 'xref-rebuilt'],
      ['a wrong /Length', good.replace('/Length 10', '/Length 99'), 'stream-length-wrong'],
      ['junk after the end', `${good}${'x'.repeat(3000)}`, 'bytes-after-last-revision'],
    ];
    for (const [what, file, warning] of cases) {
      const pdf = await openPdf(new Blob([latin1(file)]));
      const stream = await pdf.latest.getObject(4);
      assert.ok(isStream(stream), what);
      assert.equal(text(await pdf.decode(stream)).trim(), '0 0 m 9 9', what);
      assert.ok(pdf.warnings.includes(warning), `${what}: ${pdf.warnings.join(' ')}`);
      assert.equal(pdf.isRebuilt, warning === 'xref-rebuilt');
      if (pdf.isRebuilt) assert.throws(() => new IncrementalUpdate(pdf), {code: 'pdf-damaged'});
    }
  });

  it('ends on every loop', async () => {
    const good = text(writtenPdf({annots: 'none'}));
    const selfPrev = good.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${good.indexOf('xref\n')}`);
    assert.ok((await openPdf(new Blob([latin1(selfPrev)]))).warnings.includes('xref-loop'));
    const selfLength = writtenPdf({annots: 'none', objects: {4: '<< /Length 4 0 R >>\nstream\n0 0 m 9 9 \nendstream'}});
    const pdf = await openPdf(new Blob([selfLength]));
    assert.ok(isStream(await pdf.latest.getObject(4)));
    const selfRef = await openPdf(new Blob([writtenPdf({annots: 'none', objects: {5: '6 0 R', 6: '5 0 R'}})]));
    assert.equal(await selfRef.latest.resolve(ref(5)), null);
    const kids = await openPdf(new Blob([writtenPdf({annots: 'none', objects: {2: '<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>'}})]));
    await assert.rejects(findPage(kids.latest, 2), {code: 'page-missing'});
    const deep = await openPdf(new Blob([writtenPdf({annots: 'none', objects: {5: '['.repeat(5000) + ']'.repeat(5000)}})]));
    assert.equal(await deep.latest.getObject(5), null);
    assert.ok(deep.warnings.includes('object-unreadable'));
  });

  it('refuses what is none, or cannot be opened', async () => {
    for (const [bytes, code] of [
      [new Uint8Array(0), 'not-a-pdf'],
      [latin1('PK\x03\x04'), 'not-a-pdf'],
      [latin1('%PDF-1.7\n'), 'pdf-damaged'],
      [latin1('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'), 'pdf-damaged'],
    ] as const) {
      await assert.rejects(openPdf(new Blob([bytes])), {code});
    }
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(openPdf(new Blob([writtenPdf({annots: 'none'})]), {signal: controller.signal}), {code: 'aborted'});
  });

  it('never breaks on bytes flipped or cut, but with an OfficeError', async () => {
    const [classic, streams] = [writtenPdf({annots: 'indirect'}), await plainPdf({objectStreams: true})];
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const bytes = (round % 2 ? classic : streams).slice();
      for (let i = 0; i < 1 + random(6); i++) bytes[random(bytes.length)] = random(256);
      const file = new Blob([round % 5 ? bytes : bytes.subarray(0, random(bytes.length))]);
      try {
        const pdf = await openPdf(file);
        for (const num of pdf.latest.objectNumbers()) {
          const object = await pdf.latest.getObject(num);
          if (isStream(object)) await pdf.decode(object);
        }
      } catch (error) {
        assert.ok(error instanceof OfficeError, `round ${round}: ${String(error)}`);
      }
    }
  });

  const corpus = fileURLToPath(new URL('../../../../../shared/corpus/pdf/', import.meta.url));
  it('opens the signed files of other projects', {skip: !existsSync(corpus) && 'the corpus is not at ../shared/corpus/pdf'}, async () => {
    for (const file of readdirSync(corpus).filter(each => each.endsWith('.pdf'))) {
      const pdf = await openPdf(new Blob([readFileSync(`${corpus}${file}`)]));
      for (const num of pdf.latest.objectNumbers()) {
        const object = await pdf.latest.getObject(num);
        if (isStream(object)) await pdf.decode(object).catch((error: unknown) => assert.ok(error instanceof OfficeError, file));
      }
      assert.ok(pdf.revisions.every((each, i) => i === 0 || each.start === pdf.revisions[i - 1]!.end), file);
    }
  });
});

describe('IncrementalUpdate', () => {
  it('writes what it reads back, in every kind of file', async t => {
    for (const {name: kind, bytes, password} of await pdfKinds()) {
      await t.test(kind, async () => {
        const options = password ? {password} : {};
        const before = await openPdf(new Blob([bytes]), options);
        const update = new IncrementalUpdate(before);
        const value = dict([
          ['Text', textString('Ủy ban nhân dân')],
          ['Literal', string(latin1('a(b)c\\d\r\n\x00\xff'))],
          ['Odd#Name /x', name('Tên có dấu'.normalize('NFD').replace(/[^\0-\xff]/g, ''))],
          ['Numbers', {kind: 'array', items: [0, -1.5, 0.00004, 123456789012, true, null]}],
        ]);
        const added = update.add(value);
        const stream = update.add({kind: 'new-stream', dict: dict([['Own', 1]]), data: latin1('stream data\nendstream')});
        const {increment} = await update.build();
        const file = new Blob([new Uint8Array(bytes), increment]);
        const after = await openPdf(file, options);
        assert.equal(after.revisions.at(-1)!.sections[0]!.kind, before.revisions.at(-1)!.sections.at(-1)!.kind);
        const read = await after.latest.getObject(added);
        assert.ok(isDict(read));
        const [textual, literal] = [read.entries.get('Text'), read.entries.get('Literal')];
        assert.ok(textual && typeof textual === 'object' && textual.kind === 'string' && decodeText(textual.bytes) === 'Ủy ban nhân dân');
        assert.ok(literal && typeof literal === 'object' && literal.kind === 'string');
        assert.deepEqual([...literal.bytes], [...latin1('a(b)c\\d\r\n\x00\xff')]);
        assert.ok(read.entries.has('Odd#Name /x'));
        const numbers = read.entries.get('Numbers');
        assert.deepEqual(numbers && typeof numbers === 'object' && numbers.kind === 'array' && numbers.items, [0, -1.5, 0, 123456789012, true, null]);
        const readStream = await after.latest.getObject(stream);
        assert.ok(isStream(readStream));
        assert.equal(text(await after.decode(readStream)), 'stream data\nendstream');
        assert.ok(isRef(after.trailer.entries.get('Root')));
        if (checkWithQpdf(bytes, password) === '') assert.equal(checkWithQpdf(new Uint8Array(await file.arrayBuffer()), password), '');
      });
    }
  });
});
