import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {deflateSync} from 'node:zlib';

import {decodeStreamData} from '../../../../../components/core/pdf/filters/decode-stream.js';
import {array, dict, name} from '../../../../../components/core/pdf/pdf-object.js';
import type {PdfObject} from '../../../../../components/core/pdf/pdf-object.js';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, char => char.charCodeAt(0));
const options = {resolve: async (object: PdfObject) => object};
async function decoded(filter: PdfObject, data: Uint8Array<ArrayBuffer>, parms?: PdfObject, limit?: number): Promise<string> {
  const entries: [string, PdfObject][] = [['Filter', filter], ...(parms === undefined ? [] : [['DecodeParms', parms] as [string, PdfObject]])];
  const out = await decodeStreamData(dict(entries), data, {...options, ...(limit !== undefined && {limit})});
  return Buffer.from(out).toString('latin1');
}

describe('decodeStreamData', () => {
  it('undoes each filter', async () => {
    assert.equal(await decoded(name('ASCIIHexDecode'), bytes('48 65 6C6c 6F7>')), 'Hellop');
    assert.equal(await decoded(name('ASCII85Decode'), bytes('87cURD]j7BEbo80~>')), 'Hello world!');
    assert.equal(await decoded(name('ASCII85Decode'), bytes('z~>')), '\0\0\0\0');
    assert.equal(await decoded(name('RunLengthDecode'), bytes('\x02abc\xfez\x80rest')), 'abczzz');
    assert.equal(await decoded(name('FlateDecode'), Uint8Array.from(deflateSync('Xin chào'))), Buffer.from('Xin chào').toString('latin1'));
    // The example of ISO 32000-2, 7.4.4.2.
    assert.equal(await decoded(name('LZWDecode'), Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01)), '-----A---B');
    assert.equal(await decoded(array([name('AHx'), name('Fl')]), bytes(`${deflateSync('chained').toString('hex')}>`)), 'chained');
    assert.equal(await decoded(name('DCTDecode'), bytes('left as it is')), 'left as it is');
  });

  it('undoes predictors', async () => {
    const rows = (...lines: number[][]): Uint8Array<ArrayBuffer> => Uint8Array.from(deflateSync(Uint8Array.from(lines.flat())));
    const parms = dict([['Predictor', 15], ['Columns', 3]]);
    const png = rows([0, 1, 2, 3], [1, 1, 1, 1], [2, 1, 1, 1], [3, 2, 2, 2], [4, 1, 1, 1]);
    assert.deepEqual([...bytes(await decoded(name('FlateDecode'), png, parms))], [1, 2, 3, 1, 2, 3, 2, 3, 4, 3, 5, 6, 4, 6, 7]);
    assert.deepEqual([...bytes(await decoded(name('FlateDecode'), rows([1, 1, 1], [5, 1, 1]), dict([['Predictor', 2], ['Columns', 3]])))], [1, 2, 3, 5, 6, 7]);
  });

  it('accepts what readers accept: bytes after the end, a broken checksum, an early end', async () => {
    const packed = deflateSync('accepted '.repeat(50));
    const wrongSum = Uint8Array.from(packed);
    wrongSum[wrongSum.length - 1]! ^= 1;
    assert.equal(await decoded(name('FlateDecode'), Uint8Array.from([...packed, 13, 10])), 'accepted '.repeat(50));
    assert.equal(await decoded(name('FlateDecode'), wrongSum), 'accepted '.repeat(50));
    assert.ok('accepted '.repeat(50).startsWith(await decoded(name('FlateDecode'), Uint8Array.from(packed.subarray(0, packed.length - 6)))));
  });

  it('refuses bombs, rubbish and filters nobody knows', async () => {
    const bomb = Uint8Array.from(deflateSync(new Uint8Array(1_000_000)));
    await assert.rejects(decoded(name('FlateDecode'), bomb, undefined, 1000), {code: 'pdf-damaged'});
    await assert.rejects(decoded(name('RunLengthDecode'), new Uint8Array(100).fill(0x81), undefined, 1000), {code: 'pdf-damaged'});
    await assert.rejects(decoded(name('FlateDecode'), bytes('not zlib at all')), {code: 'pdf-damaged'});
    await assert.rejects(decoded(name('SecretDecode'), bytes('x')), {code: 'pdf-damaged'});
    await assert.rejects(decoded(array(Array<PdfObject>(17).fill(name('Fl'))), bytes('x')), {code: 'pdf-damaged'});
  });
});
