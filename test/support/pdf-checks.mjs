/**
 * Independent readers of signed PDFs. Each returns `undefined` where its program is not installed; a test then skips visibly:
 *
 *     const seen = checkWithPdfsig(bytes, pki.rootFile);   // [{valid, trusted, total}] or undefined
 *     checkWithMutool(bytes)      // 'unchanged' | 'edited' | 'broken' per signature
 *     checkWithQpdf(bytes)        // '' or the complaints
 *     checkWithOpenssl(bytes, rootFile)   // per signature: true or the complaint (cms -cades; RFC 3161: ts -verify)
 *     checkWithPdfbox(bytes, rootFile)    // per signature: {verified, ess, trusted, whole, timestamp, format, error}
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const installed = new Map();
/** @param {string} program */
export function isInstalled(program) {
  if (!installed.has(program)) installed.set(program, spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
  return installed.get(program);
}

function inFolder(bytes, run) {
  const dir = mkdtempSync(join(tmpdir(), 'trinh-ky-check-'));
  try {
    writeFileSync(join(dir, 'a.pdf'), bytes);
    return run(dir);
  } finally {
    rmSync(dir, {recursive: true, force: true});
  }
}

export function checkWithPdfsig(bytes, rootFile, password) {
  if (!isInstalled('pdfsig') || !isInstalled('certutil')) return undefined;
  return inFolder(bytes, dir => {
    const nss = `${rootFile}.nss`;
    if (!existsSync(nss)) {
      const making = join(dir, 'nss');
      mkdirSync(making);
      execFileSync('certutil', ['-N', '-d', `sql:${making}`, '--empty-password']);
      execFileSync('certutil', ['-A', '-d', `sql:${making}`, '-n', 'root', '-t', 'CT,C,C', '-i', rootFile]);
      spawnSync('mv', ['-T', making, nss]);
    }
    const out = spawnSync('pdfsig', ['-no-ocsp', '-nssdir', `sql:${nss}`, ...(password ? ['-upw', password] : []), join(dir, 'a.pdf')], {encoding: 'utf8'});
    return out.stdout
      .split(/^Signature #/m)
      .slice(1)
      .map(text => ({
        valid: text.includes('Signature is Valid'),
        trusted: text.includes('Certificate is Trusted'),
        total: text.includes('Total document signed'),
        text,
      }));
  });
}

export function checkWithMutool(bytes, password) {
  if (!isInstalled('mutool')) return undefined;
  return inFolder(bytes, dir => {
    const out = spawnSync('mutool', ['sign', '-v', ...(password ? ['-p', password] : []), join(dir, 'a.pdf')], {encoding: 'utf8'});
    return [...`${out.stdout}${out.stderr}`.matchAll(/unchanged since signing|edits since signing|Digest error|Verification error/g)].map(
      ([text]) => ({'unchanged since signing': 'unchanged', 'edits since signing': 'edited'})[text] ?? 'broken',
    );
  });
}

export function checkWithQpdf(bytes, password) {
  if (!isInstalled('qpdf')) return undefined;
  return inFolder(bytes, dir => {
    const out = spawnSync('qpdf', ['--check', ...(password ? [`--password=${password}`] : []), join(dir, 'a.pdf')], {encoding: 'utf8'});
    return out.status === 0 ? '' : `${out.stdout}${out.stderr}`;
  });
}

/** Every signature of a file by its /ByteRange: DER of the value without padding, the bytes it covers, its /SubFilter. */
export function extractSignatures(bytes) {
  const buffer = Buffer.from(bytes);
  return [...buffer.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map(match => {
    const [a, b, c, d] = match.slice(1).map(Number);
    const value = Buffer.from(buffer.toString('latin1', a + b + 1, c - 1), 'hex');
    return {der: value.subarray(0, derLength(value)), data: Buffer.concat([buffer.subarray(a, a + b), buffer.subarray(c, c + d)]), end: c + d};
  });
}

function derLength(der) {
  if (der[1] < 0x80) return 2 + der[1];
  const count = der[1] & 0x7f;
  return 2 + count + der.readUIntBE(2, count);
}

export function checkWithOpenssl(bytes, rootFile, untrustedFile) {
  if (!isInstalled('openssl')) return undefined;
  return inFolder(bytes, dir =>
    extractSignatures(bytes).map(({der, data}) => {
      writeFileSync(join(dir, 's.der'), der);
      writeFileSync(join(dir, 'data'), data);
      // id-ct-TSTInfo inside: a document timestamp.
      const isTimestamp = der.includes(Buffer.from('060b2a864886f70d0109100104', 'hex')) && !der.includes(Buffer.from('060b2a864886f70d010910020e', 'hex'));
      const args = isTimestamp
        ? ['ts', '-verify', '-in', 's.der', '-token_in', '-data', 'data', '-CAfile', rootFile, ...(untrustedFile ? ['-untrusted', untrustedFile] : [])]
        : ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 's.der', '-content', 'data', '-CAfile', rootFile, '-purpose', 'any', '-out', '/dev/null'];
      const out = spawnSync('openssl', args, {cwd: dir, encoding: 'utf8'});
      return out.status === 0 ? true : out.stderr;
    }),
  );
}

/** Where Debian's libpdfbox2-java, libbcmail-java and libbcpkix-java put their archives. */
const JARS = ['pdfbox2', 'fontbox2', 'commons-logging', 'bcprov', 'bcpkix', 'bcutil', 'bcmail'].map(each => `/usr/share/java/${each}.jar`);
const CHECK = fileURLToPath(new URL('pdfbox/Check.java', import.meta.url));

/** The folder of the compiled checker, made once for each version of its source; `undefined` without Java or an archive. */
function compiledCheck() {
  if (!isInstalled('java') || !isInstalled('javac') || !JARS.every(each => existsSync(each))) return undefined;
  const version = createHash('sha256').update(readFileSync(CHECK)).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `trinh-ky-pdfbox-${version}`);
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(`${folder}-`);
  execFileSync('javac', ['-nowarn', '-cp', JARS.join(':'), '-d', making, CHECK], {stdio: ['ignore', 'ignore', 'inherit']});
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(folder)) throw error;
    rmSync(making, {recursive: true, force: true});
  }
  return folder;
}

export function checkWithPdfbox(bytes, rootFile, password) {
  return checkAllWithPdfbox([{bytes, password}], rootFile)?.[0];
}

/** Many files in one run: starting Java takes far longer than a check. */
export function checkAllWithPdfbox(given, rootFile) {
  const folder = compiledCheck();
  if (!folder) return undefined;
  return inFolder(new Uint8Array(0), dir => {
    const pairs = given.flatMap(({bytes, password}, at) => {
      const file = join(dir, `${at}.pdf`);
      writeFileSync(file, bytes);
      return [file, password ?? ''];
    });
    const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', [folder, ...JARS].join(':'), 'Check', rootFile];
    const out = spawnSync('java', [...java, ...pairs], {encoding: 'utf8', maxBuffer: 1 << 26});
    if (out.status !== 0) throw new Error(`PDFBox failed: ${out.stderr}`);
    const files = [[]];
    for (const line of out.stdout.split('\n').filter(Boolean)) {
      const [first, ...rest] = line.split('\t');
      if (first !== 'end') files.at(-1).push(signatureSeen(first, ...rest));
      else if (rest.length) throw new Error(`PDFBox could not read file ${files.length}: ${rest.join(' ')}`);
      else files.push([]);
    }
    return files.slice(0, -1);
  });
}

function signatureSeen(verified, ess, trusted, whole, timestamp, format, error) {
  const seen = {verified: verified === 'true', ess: ess === 'true', trusted: trusted === 'true', whole: whole === 'true'};
  return {...seen, ...(timestamp !== 'none' && {timestamp: timestamp === 'true'}), format, ...(error && {error})};
}
