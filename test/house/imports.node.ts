/** The dependency rules of ARCHITECTURE.md, read off the imports themselves. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join, normalize, relative} from 'node:path';
import {describe, it} from 'node:test';

const root = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..');
const rooms = [
  'hash',
  'pdf',
  'certificate',
  'document',
  'inbox',
  'draft',
  'approval',
  'signature',
  'exchange',
  'meeting',
  'dossier',
  'task',
  'report',
  'journal',
];

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path from the root, for relative imports. */
  readonly to?: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter(each => each.isFile() && /\.(ts|mts|mjs)$/.test(each.name))
    .map(each => relative(root, join(each.parentPath ?? each.path, each.name)));
}

/** Source without comments: a word in prose is no use of a global. */
function code(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

export function importsOf(file: string): Import[] {
  const found = code(file).matchAll(
    /(?:import|export)\s+(?:type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map(match => {
    const specifier = (match[1] ?? match[2])!;
    return specifier.startsWith('.')
      ? {from: file, specifier, to: normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts')}
      : {from: file, specifier};
  });
}

const all = ['components', 'extension', 'demo'].flatMap(sources).flatMap(importsOf);
const show = (bad: Import[]) => bad.map(each => `${each.from} → ${each.specifier}`).join('\n');

describe('dependency rules', () => {
  it('extension → components → core, never back; demo → components; nothing imports test', () => {
    const bad = all.filter(({from, to}) => {
      if (!to) return false;
      if (to.startsWith('test/')) return true;
      if (from.startsWith('components/')) return !to.startsWith('components/');
      if (from.startsWith('extension/')) return to.startsWith('demo/');
      // The tour drives the built extension from outside; it imports no source of it.
      return to.startsWith('extension/');
    });
    assert.equal(show(bad), '');
  });

  it('core imports only core', () => {
    const bad = all.filter(
      ({from, to}) =>
        from.startsWith('components/core/') && to !== undefined && !to.startsWith('components/core/'),
    );
    assert.equal(show(bad), '');
  });

  it('a room of core imports only rooms above it', () => {
    const roomOf = (file: string) => /^components\/core\/([a-z-]+)\//.exec(file)?.[1];
    const bad = all.filter(({from, to}) => {
      const own = roomOf(from);
      const other = to && roomOf(to);
      if (!own || !other || own === other) return false;
      return rooms.indexOf(other) > rooms.indexOf(own) || !rooms.includes(other) || !rooms.includes(own);
    });
    assert.equal(show(bad), '');
  });

  it('core asks no browser and no Node: no DOM, storage, network or clock', () => {
    const globals =
      /(?<![.\w'"-])(document|window|localStorage|sessionStorage|indexedDB|navigator|location|XMLHttpRequest|WebSocket|process|HTMLElement|customElements|DOMParser)\s*[.([]|(?<![.\w])fetch\s*\(|\bDate\.now\s*\(|new Date\(\s*\)|\bMath\.random\s*\(|\bsetInterval\s*\(/;
    const bad: string[] = [];
    for (const file of sources('components/core')) {
      // A name the file imports is a library's, not the browser's.
      const imported = new Set(
        [...code(file).matchAll(/import\s*\{([^}]*)\}/g)].flatMap(each =>
          each[1]!.split(',').map(name => name.trim()),
        ),
      );
      const lines = code(file).split('\n');
      lines.forEach((line, at) => {
        const used = globals.exec(line)?.[1];
        if (used && imported.has(used)) return;
        // A parameter or property of that name is the caller's, not the global.
        if (
          globals.test(line) &&
          !/(options|input|this|deps)\.\w*|\b(const|let|readonly)\s+(document|location)\b|\(\s*(document|location)\b|function\s+\w*\(/.test(
            line,
          )
        )
          bad.push(`${file}:${at + 1}: ${line.trim()}`);
      });
    }
    assert.equal(bad.join('\n'), '');
    const builtin = all.filter(
      ({from, specifier}) => from.startsWith('components/') && specifier.startsWith('node:'),
    );
    assert.equal(show(builtin), '');
  });

  it('elements neither fetch, store nor message', () => {
    const bad: string[] = [];
    for (const file of sources('components').filter(each => /\/tk-[a-z-]+\.ts$/.test(each))) {
      if (/(?<![.\w])(fetch|indexedDB|localStorage|BroadcastChannel|chrome|browser)\s*[.(]/.test(code(file)))
        bad.push(file);
      for (const {to, specifier} of importsOf(file))
        if (to?.startsWith('components/storage/') || to?.startsWith('components/transports/'))
          bad.push(`${file} → ${specifier}`);
    }
    assert.equal(bad.join('\n'), '');
  });

  it('content scripts import only messages and their own files', () => {
    const bad = all.filter(({from, to, specifier}) => {
      if (!from.startsWith('extension/content/')) return false;
      return to === undefined
        ? true
        : !to.startsWith('extension/content/') &&
            !to.startsWith('extension/messages/') &&
            !specifier.startsWith('type:');
    });
    assert.equal(show(bad), '');
  });

  it('only extension/ names the browser API, and only the table defines elements', () => {
    const bad = all.filter(
      ({from, specifier}) => specifier === 'webextension-polyfill' && !from.startsWith('extension/'),
    );
    assert.equal(show(bad), '');
    const defines = sources('components').filter(each => /customElements\.define\(/.test(code(each)));
    assert.deepEqual(defines, ['components/define.ts']);
  });
});
