/** Our streaming SHA-256 against Node's, at every length around a block and the module's memory, in every way of cutting. */
import assert from 'node:assert/strict';
import {createHash as nodeHash, randomBytes} from 'node:crypto';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {createSha256Stream} from '../../../../components/core/hash/sha256-stream.js';
import {layout} from '../../../../components/core/hash/sha256-module.js';
import {blockLength, createHash, createPortableHash} from '../../../../components/core/hash/streaming-hash.js';
import {hashParts} from '../../../../components/core/signature/sign/hash-parts.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const expected = (bytes: Uint8Array, name = 'sha256') => nodeHash(name).update(bytes).digest('hex');

async function ours(...parts: Uint8Array[]): Promise<string> {
  const hash = await createSha256Stream();
  assert.ok(hash, 'Node has WebAssembly');
  for (const part of parts) hash.update(part);
  return hex(hash.digest());
}

describe('SHA-256 in WebAssembly', () => {
  it('agrees with the published values', async () => {
    assert.equal(await ours(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    assert.equal(await ours(new TextEncoder().encode('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('agrees with the platform at every length around a block and around its memory', async () => {
    const bytes = randomBytes(2 * layout.capacity + 200);
    const around = (length: number) => [-65, -64, -63, -57, -56, -55, -9, -8, -1, 0, 1, 8, 9, 55, 56, 63, 64, 65].map(by => length + by);
    for (const length of [...Array(200).keys(), ...around(layout.capacity), ...around(2 * layout.capacity)]) {
      assert.equal(await ours(bytes.subarray(0, length)), expected(bytes.subarray(0, length)), `${length} bytes`);
    }
  });

  it('does not care how the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 0, max: 90_000}), {maxLength: 12}), async lengths => {
        const parts = lengths.map(length => new Uint8Array(randomBytes(length)));
        assert.equal(await ours(...parts), expected(Buffer.concat(parts)));
      }),
      {numRuns: 60},
    );
  });

  it('counts past 512 MB, where the length in bits needs its upper word', async () => {
    const hash = (await createSha256Stream())!;
    const node = nodeHash('sha256');
    const piece = randomBytes(16 << 20);
    for (let i = 0; i < 33; i++) {
      hash.update(piece);
      node.update(piece);
    }
    assert.equal(hex(hash.digest()), node.digest('hex'));
  });

  it('keeps two streams apart', async () => {
    const [one, two] = [(await createSha256Stream())!, (await createSha256Stream())!];
    one.update(new TextEncoder().encode('ab'));
    two.update(new TextEncoder().encode('x'));
    one.update(new TextEncoder().encode('c'));
    assert.equal(hex(one.digest()), await ours(new TextEncoder().encode('abc')));
    assert.equal(hex(two.digest()), await ours(new TextEncoder().encode('x')));
  });
});

describe('hashes that answer at once', () => {
  for (const [name, node] of [['MD5', 'md5'], ['SHA-1', 'sha1'], ['SHA-256', 'sha256'], ['SHA-384', 'sha384'], ['SHA-512', 'sha512']] as const) {
    it(`${name} is right, by Node and by JavaScript`, () => {
      const bytes = randomBytes(1000);
      for (const make of [createHash, createPortableHash]) {
        const hash = make(name);
        hash.update(bytes.subarray(0, 300));
        hash.update(bytes.subarray(300));
        assert.equal(hex(hash.digest()), expected(bytes, node));
      }
      assert.equal(blockLength(name), name === 'SHA-384' || name === 'SHA-512' ? 128 : 64);
    });
  }

  it('hashes a file and what follows it as one', async () => {
    const [file, tail] = [randomBytes(9 << 20), new Uint8Array(randomBytes(77))];
    assert.equal(hex(await hashParts('SHA-256', [new Blob([file]), tail])), expected(Buffer.concat([file, tail])));
    assert.equal(hex(await hashParts('SHA-384', [new Blob([file]), tail])), expected(Buffer.concat([file, tail]), 'sha384'));
  });

  it('stops in the middle of a file', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await assert.rejects(hashParts('SHA-256', [new Blob([randomBytes(1 << 20)])], stop.signal), /enough/);
  });
});
