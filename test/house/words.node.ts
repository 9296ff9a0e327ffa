/** Screen words: both languages, no empty ones, the same placeholders in both. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';

import {isTermKey, pageTerms as terms, setLanguage, term} from '../../components/locale/page-term.js';
import type {Term} from '../../components/locale/term.js';
import {signatureReasonTerms} from '../../components/locale/terms/signature-reason.js';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const entries = Object.entries({...terms, ...signatureReasonTerms}) as [string, Term][];
const holes = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(each => each[1])
    .sort()
    .join();

describe('screen words', () => {
  it('stand in Vietnamese and in English, with the same placeholders', () => {
    const bad = entries.filter(([, {vi, en}]) => !vi.trim() || !en.trim() || holes(vi) !== holes(en));
    assert.deepEqual(
      bad.map(([key]) => key),
      [],
    );
  });

  it('are written in composed Unicode', () => {
    assert.deepEqual(
      entries.filter(([, {vi}]) => vi !== vi.normalize('NFC')).map(([key]) => key),
      [],
    );
  });

  it('change with the language', () => {
    setLanguage('en');
    assert.equal(term('shell.cancel'), 'Cancel');
    setLanguage('vi');
    assert.equal(term('shell.cancel'), 'Huỷ');
  });

  it('no key is defined in two rooms', () => {
    const folder = join(root, 'components/locale/terms');
    const keys = readdirSync(folder).flatMap(file =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^\s+'([a-z][\w.-]+)':/gm)].map(each => each[1]!),
    );
    assert.deepEqual(
      keys.filter((key, at) => keys.indexOf(key) !== at),
      [],
    );
  });

  it('every error code thrown by the kit has a sentence', () => {
    const codes = new Set<string>();
    for (const folder of ['components', 'extension']) {
      for (const each of readdirSync(join(root, folder), {recursive: true, withFileTypes: true})) {
        if (!each.isFile() || !each.name.endsWith('.ts')) continue;
        const source = readFileSync(join(each.parentPath ?? each.path, each.name), 'utf8');
        for (const match of source.matchAll(/new OfficeError\(\s*'([a-z0-9-]+)'/g)) codes.add(match[1]!);
      }
    }
    assert.deepEqual([...codes].filter(code => !isTermKey(`error.${code}`)).sort(), []);
  });
});
