// `npm run bench [-- name …]`: each benchmark prints a table; peers are installed on first use.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {ensureBrowsers, ensureInstalled, root} from '../../demo/setup/setup.mjs';

const here = join(root, 'test/bench');
ensureInstalled();
ensureBrowsers({firefox: false, tools: true});
if (!existsSync(join(here, 'peers/node_modules'))) {
  console.log('installing what the benchmarks compare with …');
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: join(here, 'peers'),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
const built = spawnSync(process.execPath, ['demo/setup/build.mjs', '--if-stale'], {cwd: root, stdio: 'inherit'});
if (built.status) process.exit(built.status);
process.chdir(root);

/** Files that are parts of a benchmark, not one of their own. */
const parts = new Set(['run', 'table', 'material', 'sign-one', 'sign-page', 'page-server', 'fuzz-run']);
const wanted = process.argv.slice(2);
for (const file of readdirSync(here).sort()) {
  const name = /^([a-z-]+)\.mjs$/.exec(file)?.[1];
  if (!name || parts.has(name) || (wanted.length && !wanted.includes(name))) continue;
  const {bench} = await import(join(here, file));
  if (!bench) continue;
  await bench();
}
process.exit(0);
