// `npm test`: everything, on a fresh clone. Suites run one after the other; the closing line counts them all.
// `npm test -- core` runs only suites whose name contains a given word; `-- --list` names them.
import {spawn} from 'node:child_process';
import {existsSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ensureBrowsers, ensureInstalled, root} from '../demo/setup/setup.mjs';

const words = process.argv.slice(2).filter(each => !each.startsWith('-'));
ensureInstalled();
const browsers = ensureBrowsers({tools: true});
const node = process.execPath;
const bin = name => join(root, 'node_modules', name);

/** node:test files below `folder`, by suffix. */
function files(folder, suffix) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, {recursive: true, withFileTypes: true})
    .filter(each => each.isFile() && each.name.endsWith(suffix))
    .map(each => join(each.parentPath ?? each.path, each.name))
    .sort();
}

const nodeTests = (folder, extra = [], only = files(folder, '.node.ts')) => ({
  command: node,
  args: [
    '--import',
    'tsx',
    '--test',
    '--test-reporter',
    join(root, 'test/support/reporter.mjs'),
    ...extra,
    ...only,
  ],
  empty: files(folder, '.node.ts').length === 0,
});
const browserTests = firefox => ({
  command: node,
  args: [bin('@web/test-runner/dist/bin.js'), '--config', 'test/support/wtr.config.mjs'],
  env: {FIREFOX: firefox ? '1' : ''},
  empty: files('test', '.test.ts').length === 0,
});

const suites = [
  {name: 'types', command: node, args: [bin('typescript/bin/tsc'), '--noEmit'], counts: 1},
  {
    name: 'lint',
    command: node,
    args: [bin('oxlint/bin/oxlint'), '--deny-warnings', 'components', 'extension', 'demo', 'test'],
    counts: 1,
  },
  {name: 'lint of templates', command: node, args: ['test/support/lint-templates.mjs'], counts: 1},
  {name: 'build', command: node, args: ['demo/setup/build.mjs'], counts: 1},
  {name: 'house', ...nodeTests('test/house')},
  {name: 'core', ...nodeTests('test/components', ['--test-concurrency=2'])},
  {name: 'demo', ...nodeTests('test/demo')},
  {name: 'extension', ...nodeTests('test/extension')},
  {name: 'components', ...browserTests(false)},
  // Real browsers on a busy machine: a file that fails is run once more alone, and both runs are printed.
  {
    name: 'e2e',
    ...nodeTests('test/e2e', ['--test-concurrency=1']),
    again: file => nodeTests('test/e2e', [], file),
  },
];

const total = {passed: 0, failed: 0, skipped: 0};
if (process.argv.includes('--list')) {
  for (const suite of suites) console.log(suite.name);
  process.exit(0);
}
for (const suite of suites) {
  if (words.length && !words.some(word => suite.name.includes(word))) continue;
  if (suite.empty) {
    console.log(`\n== ${suite.name}: no test files`);
    continue;
  }
  console.log(`\n== ${suite.name}`);
  const started = Date.now();
  const {code, output, counts} = await run(suite);
  let result = suite.counts
    ? {passed: code ? 0 : 1, failed: code ? 1 : 0, skipped: 0}
    : (counts ?? countBrowser(output, code));
  // A runner that dies without having counted a failure is a failure all the same.
  if (code && !result.failed) result.failed = 1;
  if (suite.again && counts?.files && result.failed) result = await runAgain(suite, result, counts.files);
  for (const key of Object.keys(total)) total[key] += result[key];
  console.log(
    `== ${suite.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped (${((Date.now() - started) / 1000).toFixed(0)} s)`,
  );
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed || !total.passed ? 1 : 0);

/** Runs each failed file of a suite a second time; what it says then counts in place of what it said first. */
async function runAgain(suite, first, perFile) {
  const result = {...first};
  for (const [file, before] of Object.entries(perFile)) {
    if (!before.failed) continue;
    console.log(`-- once more: ${file}`);
    const {code, counts} = await run(suite.again([join(root, file)]));
    const after = counts ?? {passed: 0, failed: 1, skipped: 0};
    if (code && !after.failed) after.failed = 1;
    for (const key of Object.keys(total)) result[key] += after[key] - before[key];
  }
  return result;
}

function run({command, args, env}) {
  const countsFile = join(tmpdir(), `counts-${process.pid}-${Math.floor(performance.now())}.json`);
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      env: {
        ...process.env,
        COUNTS_FILE: countsFile,
        CHROME_PATH: browsers.chromium ?? '',
        FIREFOX_PATH: browsers.firefox ?? '',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', chunk => {
      output = (output + chunk).slice(-200_000);
      process.stdout.write(chunk);
    });
    child.on('close', code => {
      let counts;
      if (existsSync(countsFile)) {
        counts = JSON.parse(readFileSync(countsFile, 'utf8'));
        rmSync(countsFile);
      }
      resolve({code, output, counts});
    });
  });
}

/** web-test-runner's closing lines: "Chrome: 12/12 test files | 140 passed, 2 failed, 1 skipped". */
function countBrowser(output, code) {
  const result = {passed: 0, failed: 0, skipped: 0};
  // Colours and cursor movement would hide the words.
  const plain = output.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
  const last = new Map();
  for (const match of plain.matchAll(
    /(Chrome|Chromium|Firefox|webkit)[^\n|]*\|[^\n]*?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/gi,
  ))
    last.set(match[1].toLowerCase(), match);
  for (const match of last.values()) {
    result.passed += Number(match[2]);
    result.failed += Number(match[3]);
    result.skipped += Number(match[4] ?? 0);
  }
  if (code && !result.failed) result.failed = 1;
  return result;
}
