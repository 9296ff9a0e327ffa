/** What `npm run new adapter` makes is an adapter the desk takes, and stands on its shelf. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {putOnShelf, scaffoldAdapter} from '../../../demo/setup/scaffold-adapter.mjs';
import {checkAdapter} from '../../../extension/adapter/adapter-check.js';

const read = (path: string) => readFileSync(new URL(`../../../extension/${path}`, import.meta.url), 'utf8');

describe('a new adapter', () => {
  it('keeps the rules of the format', () => {
    const model = JSON.parse(read('content/adapters/vn.trinhky.demo.json')) as object;
    const adapter = checkAdapter(scaffoldAdapter(model, 'vn.so-y-te', 'https://vanban.soyte.gov.vn/*'));
    assert.deepEqual([adapter.id, adapter.v, adapter.match], ['vn.so-y-te', 1, ['https://vanban.soyte.gov.vn/*']]);
  });

  it('is put beside the others of the package, once', () => {
    const source = putOnShelf(read('background/adapter-shelf.ts'), 'vn.so-y-te');
    assert.equal(source.match(/import vnSoYTe from '\.\.\/content\/adapters\/vn\.so-y-te\.json';/g)?.length, 1);
    assert.match(source, /^const packaged: readonly unknown\[\] = \[demo, .*, vnSoYTe\];$/m);
  });
});
