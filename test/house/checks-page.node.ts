/** docs/checks.md tells the truth: every source, every test and every name in it exists; and every picture and link of docs/ too. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (...parts: string[]) => readFileSync(join(root, ...parts), 'utf8');
const validate = 'test/components/core/signature/validate';
const attacks = readdirSync(join(root, 'test/support/attacks')).map(name => read('test/support/attacks', name)).join('\n');
const corpus = join(root, '../shared/corpus/pdf/index.tsv');

/** What the words of the test column may be found in. */
const places: Readonly<Record<string, () => string | undefined>> = {
  attacks: () => attacks + read(validate, 'attacks.node.ts'),
  later: () => attacks + read(validate, 'later-revisions.node.ts') + read(validate, 'signed-again.node.ts'),
  forms: () => read(validate, 'cms-forms.node.ts'),
  corpus: () => (existsSync(corpus) ? readFileSync(corpus, 'utf8') + read(validate, 'corpus.node.ts') : undefined),
  mutation: () => read(validate, 'mutation.node.ts'),
  certificate: () => read('test/components/core/certificate/certificate.node.ts'),
  own: () => read(validate, 'own-signatures.node.ts'),
};

const rows = read('docs/checks.md')
  .split('\n')
  .filter(line => /^\| \d+ \|/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()));

/** Names may hold commas: the longest run of parts that is found is one name. */
function unknownNames(text: string, words: string): readonly string[] {
  const parts = words.split(', ');
  const unknown: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let length = parts.length - at;
    while (length > 0 && !text.includes(parts.slice(at, at + length).join(', '))) length -= 1;
    if (length === 0) unknown.push(parts[at]!);
    at += Math.max(1, length);
  }
  return unknown;
}

describe('docs/checks.md', () => {
  it('lists the seventeen checks, each with a clause', () => {
    assert.deepEqual(rows.map(row => Number(row[1])), Array.from({length: 17}, (_, index) => index + 1));
    for (const row of rows) assert.match(row[3]!, /ISO|RFC|EN|TS/);
  });
  for (const [, number, , , sources, tests] of rows) {
    it(`check ${number}: sources and tests exist`, t => {
      const files = [...sources!.matchAll(/`([^`]+)`/g)].map(match => match[1]!);
      assert.ok(files.length > 0);
      for (const file of files) {
        const folder = file.includes('/') ? 'components/core' : 'components/core/signature/validate';
        assert.ok(existsSync(join(root, folder, file)), file);
      }
      const groups = tests!.split('; ');
      assert.ok(groups.length > 0);
      for (const group of groups) {
        const [, place, words] = /^(\w+): (.+)$/.exec(group) ?? [];
        assert.ok(place && words && place in places, group);
        const text = places[place]!();
        if (text === undefined) t.diagnostic(`no corpus here: ${words}`);
        else assert.deepEqual(unknownNames(text, words), []);
      }
    });
  }
});

it('every file a page of docs/ links to or shows exists', () => {
  const pages = ['README.md', 'README.vi.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...['docs', 'docs/vi'].flatMap(folder => readdirSync(join(root, folder)).filter(name => name.endsWith('.md')).map(name => join(folder, name)))];
  const missing = pages.flatMap(page =>
    [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(match => match[1]!)
      .filter(link => !existsSync(join(root, dirname(page), link)))
      .map(link => `${page}: ${link}`),
  );
  assert.deepEqual(missing, []);
});
