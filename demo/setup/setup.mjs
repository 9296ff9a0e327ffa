// What a fresh clone lacks, put in place by whichever command is typed first. Plain JavaScript: nothing is installed yet.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {findChromium, findFirefox, hasCommand} from './browsers.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Installs the packages of the lock file, unless exactly these are installed already. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules/.installed-from');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (existsSync(join(root, 'node_modules/.package-lock.json')) && !existsSync(stamp) && isNewer()) {
    writeFileSync(stamp, lock);
    return;
  }
  console.log('installing packages …');
  const npm = (...args) =>
    spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    }).status;
  // Exactly the lock file where that can be had; a registry that lacks one platform's binary must not keep a newcomer out.
  if (npm('ci') !== 0 && npm('install', '--no-save') !== 0) {
    console.error('The packages could not be installed. Is the npm registry reachable from here?');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

function isNewer() {
  return (
    statSync(join(root, 'node_modules/.package-lock.json')).mtimeMs >=
    statSync(join(root, 'package-lock.json')).mtimeMs - 2000
  );
}

/** Programs that only independent checks need; a test that misses one says so and is counted as skipped. */
const checkers = {
  pdfsig: 'poppler-utils',
  mutool: 'mupdf-tools',
  qpdf: 'qpdf',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
  'nats-server': 'nats-server',
};

/** PDFBox and BouncyCastle, a second reader with a cryptography of its own: libraries, known by their files. */
const javaCheckers = {
  '/usr/share/java/pdfbox2.jar': 'libpdfbox2-java',
  '/usr/share/java/bcmail.jar': 'libbcmail-java',
  '/usr/share/java/bcpkix.jar': 'libbcpkix-java',
};

function missingCheckers() {
  const missing = Object.keys(checkers).filter(each => !hasCommand(each));
  const jars = Object.keys(javaCheckers).filter(each => !existsSync(each));
  return [
    ...missing.map(each => checkers[each]),
    ...jars.map(each => javaCheckers[each]),
    ...(hasCommand('javac') ? [] : ['default-jdk-headless']),
  ];
}

/**
 * Makes sure a real Chromium and a real Firefox are here: found, else installed by Debian's package manager where that is possible,
 * else one clear sentence. `tools` adds the independent PDF checkers.
 * @returns {{chromium?: string, firefox?: string}}
 */
export function ensureBrowsers({tools = false, firefox = true} = {}) {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (firefox && !findFirefox()) missing.push('firefox-esr');
  if (tools) missing.push(...missingCheckers());
  if (missing.length) install(missing);
  const found = {chromium: findChromium(), firefox: findFirefox()};
  if (!found.chromium) {
    console.error(
      'No Chromium or Chrome was found and none could be installed: install one, or set CHROME_PATH to its program file.',
    );
    process.exit(1);
  }
  if (firefox && !found.firefox)
    console.error(
      'No Firefox was found and none could be installed: Firefox tests are skipped. FIREFOX_PATH names one.',
    );
  return found;
}

function install(packages) {
  const isRoot = process.getuid?.() === 0;
  if (!hasCommand('apt-get') || !(isRoot || hasCommand('sudo'))) return;
  console.log(`installing ${packages.join(', ')} …`);
  const sudo = isRoot ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', '-o', 'DPkg::Lock::Timeout=600', ...args];
    return spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    });
  };
  apt('update', '-qq');
  const wanted = packages.includes('chromium')
    ? [...packages, 'fonts-liberation', 'fonts-noto-core']
    : packages;
  if (apt('install', '-y', '-qq', '--no-install-recommends', ...wanted).status !== 0) {
    // One unknown package must not cost the others: Debian and Ubuntu name Firefox differently.
    for (const each of wanted) apt('install', '-y', '-qq', '--no-install-recommends', each);
  }
}
