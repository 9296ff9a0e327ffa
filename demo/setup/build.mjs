// `npm run build`: dist/kit (ES modules, d.ts, custom-elements.json), dist/extension/{chromium,firefox}, dist/demo.
import {execFileSync} from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {ensureInstalled, root} from './setup.mjs';

// `--if-stale` builds only when a source is newer than the last build: what start, tour and test ask for.
if (process.argv.includes('--if-stale') && !isStale()) process.exit(0);
ensureInstalled();
const bin = name => join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const run = (name, args, env = {}) =>
  execFileSync(bin(name), args, {
    cwd: root,
    stdio: 'inherit',
    env: {...process.env, ...env},
    shell: process.platform === 'win32',
  });
const started = Date.now();

run('vite', ['build', '--app']);
run('tsc', ['-p', 'demo/setup/tsconfig.kit.json']);
flattenTypes();
writeElementEntries();
run('custom-elements-manifest', ['analyze', '--config', 'demo/setup/cem.config.mjs', '--quiet']);
writeFileSync(join(root, 'dist/.built'), new Date().toISOString());
console.log(
  `built dist/kit, dist/extension/chromium, dist/extension/firefox, dist/demo in ${((Date.now() - started) / 1000).toFixed(1)} s`,
);

function isStale() {
  const stamp = join(root, 'dist/.built');
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  const newer = path => {
    const state = statSync(path);
    if (!state.isDirectory()) return state.mtimeMs > built;
    return readdirSync(path).some(each => newer(join(path, each)));
  };
  return [
    'components',
    'extension',
    'demo/portal',
    'manifest.json',
    'vite.config.ts',
    'package-lock.json',
  ].some(each => newer(join(root, each)));
}

/** `trinh-ky/elements/tk-x.js`: registers that one tag and nothing else, so a page pays for what it uses. */
function writeElementEntries() {
  const out = join(root, 'dist/kit/elements');
  mkdirSync(out, {recursive: true});
  const classes = join(root, 'dist/kit/classes');
  for (const file of existsSync(classes) ? readdirSync(classes) : []) {
    const tag = /^(tk-[a-z-]+)\.js$/.exec(file)?.[1];
    if (!tag) continue;
    const name = tag.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
    const uses = usedTags(tag);
    writeFileSync(
      join(out, file),
      [
        ...uses.map(each => `import './${each}.js';`),
        `import {${name}} from '../classes/${file}';`,
        `if (!customElements.get('${tag}')) customElements.define('${tag}', ${name});`,
        `export {${name}};`,
        '',
      ].join('\n'),
    );
  }
}

/** Tags an element's own template renders: they must be registered with it. */
function usedTags(tag) {
  for (const room of readdirSync(join(root, 'components'))) {
    const source = join(root, 'components', room, `${tag}.ts`);
    if (!existsSync(source)) continue;
    const found = readFileSync(source, 'utf8').match(/<(tk-[a-z-]+)/g) ?? [];
    return [...new Set(found.map(each => each.slice(1)))].filter(
      each => each !== tag && existsSync(join(root, 'dist/kit/classes', `${each}.js`)),
    );
  }
  return [];
}

/** tsc writes types/components/...; consumers import types/... */
function flattenTypes() {
  const types = join(root, 'dist/kit/types');
  if (!existsSync(join(types, 'components'))) return;
  cpSync(join(types, 'components'), types, {recursive: true});
  rmSync(join(types, 'components'), {recursive: true});
}
