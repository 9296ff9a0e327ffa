/** The template checker of the lint suite finds what it is there for: one wrong example of each kind. And no template waits for an event nobody has. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');

/** Events listened to in `source` that `known` does not have. */
function unknownEvents(source: string, known: ReadonlySet<string>): string[] {
  return [...source.matchAll(/@(tk-[a-z-]+)=/g)].map(each => each[1]!).filter(each => !known.has(each));
}

describe('templates', () => {
  it('that are wrong are found, each kind by its rule', () => {
    const checker = ['test/support/lint-templates.mjs', 'test/fixtures/lint/wrong-template.ts', 'components/inbox/tk-*.ts'];
    const {status, stdout, stderr} = spawnSync(process.execPath, checker, {cwd: root, encoding: 'utf8'});
    const rules = ['no-unknown-tag-name', 'no-unknown-property', 'no-unknown-attribute', 'no-incompatible-type-binding', 'no-noncallable-event-binding', 'no-unclosed-tag'];
    assert.deepEqual(
      rules.filter(rule => !stdout.includes(rule)),
      [],
      stdout + stderr,
    );
    assert.equal(status, 1);
  });

  it('listen to events that exist', () => {
    const files = ['components', 'extension', 'demo'].flatMap(folder =>
      readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
        .filter(each => each.isFile() && each.name.endsWith('.ts'))
        .map(each => readFileSync(join(each.parentPath ?? each.path, each.name), 'utf8')),
    );
    const known = new Set(files.flatMap(each => [...each.matchAll(/^\s+'(tk-[a-z-]+)': \w+Event;/gm)].map(match => match[1]!)));
    assert.ok(known.size > 30);
    assert.deepEqual(unknownEvents('<tk-inbox @tk-opne=${open}></tk-inbox>', known), ['tk-opne']);
    assert.deepEqual(
      files.flatMap(each => unknownEvents(each, known)),
      [],
    );
  });
});
