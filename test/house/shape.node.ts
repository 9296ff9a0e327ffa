/** The shape of the house: names, sizes, what every element and every word must have. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {describe, it} from 'node:test';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const files = ['components', 'extension', 'demo', 'test'].flatMap(folder =>
  readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter(each => each.isFile() && each.name.endsWith('.ts') && !each.parentPath.includes('node_modules'))
    .map(each => relative(root, join(each.parentPath ?? each.path, each.name))),
);
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const sources = files.filter(each => !each.startsWith('test/') && !/subset|generated/.test(each));

describe('shape', () => {
  it('no source file is longer than 400 lines', () => {
    assert.deepEqual(
      sources.filter(each => text(each).split('\n').length > 401),
      [],
    );
  });

  it('file names are kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(styles|test|node|worker|d|config|schema))?\.ts$/;
    assert.deepEqual(
      files.filter(each => !kebab.test(each.split('/').at(-1)!)),
      [],
    );
  });

  it('every element is registered under its file name, says what it does and has a test', () => {
    const define = text('components/define.ts');
    const missing: string[] = [];
    for (const file of files.filter(each => /^components\/[a-z]+\/tk-[a-z-]+\.ts$/.test(each))) {
      const [, room, tag] = /^components\/([a-z]+)\/(tk-[a-z-]+)\.ts$/.exec(file)!;
      if (!define.includes(`'${tag}'`)) missing.push(`${tag}: not in components/define.ts`);
      if (!/\/\*\*[\s\S]+?\*\/\s*export class Tk/.test(text(file)))
        missing.push(`${tag}: its class has no comment`);
      if (!text(file).includes(`'${tag}': Tk`)) missing.push(`${tag}: not in HTMLElementTagNameMap`);
      const tests = files
        .filter(each => each.startsWith(`test/components/${room}/`))
        .map(text)
        .join('\n');
      if (!tests.includes(`<${tag}`)) missing.push(`${tag}: no test in test/components/${room}/ names it`);
    }
    assert.deepEqual(missing, []);
  });

  it('nothing is unfinished, and nothing here knows where it was written', () => {
    const bad = files
      .filter(each => each !== 'test/house/shape.node.ts')
      .filter(each =>
        /\b(TODO|FIXME|XXX)\b|not implemented|describe\.only|it\.only|\/(work|root|farm)\/(main|shared)/.test(
          text(each),
        ),
      );
    assert.deepEqual(bad, []);
  });
});
