import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import fc from 'fast-check';

import {packBlock, unpackBlock} from '../../../../components/storage/search/pack-block.js';

describe('a packed block of rows', () => {
  it('comes back byte for byte, whatever was in it', () => {
    const repetitive = fc.array(fc.constantFrom('Sở Y tế', 'V/v', '"id":', 'x', '\u0000'), {maxLength: 400}).map(words => new TextEncoder().encode(words.join('')));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({maxLength: 600}), repetitive), bytes => {
        assert.deepEqual(Buffer.from(unpackBlock(packBlock(bytes), bytes.length)!), Buffer.from(bytes));
      }),
      {numRuns: 500},
    );
    const long = new Uint8Array(300_000).map((_, i) => (i % 977) & 0xff);
    assert.deepEqual(Buffer.from(unpackBlock(packBlock(long), long.length)!), Buffer.from(long));
  });

  it('is smaller than what it holds where that repeats', () => {
    const plain = new TextEncoder().encode(JSON.stringify(Array.from({length: 16}, (_, i) => ({id: `demo:https://agency.test:${i}`, sender: 'Sở Nội vụ'}))));
    assert.ok(packBlock(plain).length < plain.length / 3);
  });

  it('is refused when damaged, without reading or writing beyond its bounds', () => {
    const plain = new TextEncoder().encode('Uỷ ban nhân dân '.repeat(50));
    const packed = packBlock(plain);
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, value) => {
        const damaged = packed.slice();
        damaged[at] = value;
        const result = unpackBlock(damaged, plain.length);
        assert.ok(result === undefined || result.length === plain.length);
      }),
    );
    for (let length = 0; length < packed.length; length++) assert.equal(unpackBlock(packed.subarray(0, length), plain.length), undefined);
  });
});
