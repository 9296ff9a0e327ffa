// Inputs of the benchmarks, made once into the system's temporary folder: a key, and PDFs of 100 KB, 10 MB and 100 MB.
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export const folder = join(tmpdir(), 'trinh-ky-bench');
export const password = 'matkhau1';
mkdirSync(folder, {recursive: true});

/** One self-made chain of two certificates; RSA 2048 as officers' tokens have. */
export function makeKey() {
  const out = join(folder, 'officer.p12');
  if (existsSync(out)) return out;
  const openssl = (...args) => execFileSync('openssl', args, {cwd: folder, stdio: 'ignore'});
  writeFileSync(join(folder, 'ext.cnf'), 'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n');
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '3650', '-subj', '/CN=Bench root');
  openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'officer.key', '-out', 'officer.csr', '-subj', '/CN=Bench officer');
  openssl('x509', '-req', '-in', 'officer.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '3650', '-extfile', 'ext.cnf', '-out', 'officer.crt');
  openssl('pkcs12', '-export', '-inkey', 'officer.key', '-in', 'officer.crt', '-certfile', 'ca.crt', '-passout', `pass:${password}`, '-out', out);
  return out;
}

/** A plain PDF 1.7 with one page and as many incompressible streams as fill `size` bytes. */
export function makePdf(name, size) {
  const file = join(folder, `${name}.pdf`);
  if (existsSync(file)) return file;
  const chunks = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = chunks[0].length;
  const offsets = [];
  const add = (number, ...parts) => {
    offsets[number] = length;
    for (const part of [Buffer.from(`${number} 0 obj\n`), ...parts.map(each => Buffer.from(each)), Buffer.from('\nendobj\n')]) {
      chunks.push(part);
      length += part.length;
    }
  };
  add(1, '<</Type/Catalog/Pages 2 0 R>>');
  add(2, '<</Type/Pages/Kids[3 0 R]/Count 1>>');
  add(3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>');
  add(4, '<</Length 14>>\nstream\n0 0 m 9 9 l S \nendstream');
  for (let number = 5; length < size; number++) {
    const bytes = randomBytes(Math.min(1_048_576, Math.max(1024, size - length - 200)));
    add(number, `<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${bytes.length}>>\nstream\n`, bytes, '\nendstream');
  }
  const rows = offsets.slice(1).map(each => `${String(each).padStart(10, '0')} 00000 n \n`).join('');
  chunks.push(Buffer.from(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${rows}trailer\n<</Size ${offsets.length}/Root 1 0 R/ID[<00><00>]>>\nstartxref\n${length}\n%%EOF\n`));
  writeFileSync(file, Buffer.concat(chunks));
  return file;
}

export const read = file => readFileSync(file);
