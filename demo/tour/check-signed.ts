/** What is said of a signed file: by programs that know nothing of this project, and by our own validator. */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {validatePdf} from '../../components/signature.js';
import {hasCommand} from '../setup/browsers.mjs';

type Fact = (name: string, value: string | number | boolean) => void;

/** A program that is not installed is noted, never taken for a yes. @throws Error with what the first one to object said */
export async function checkSigned(path: string, root: string, signatures: number, fact: Fact): Promise<void> {
  byPdfsig(path, signatures, fact);
  if (hasCommand('qpdf')) {
    execFileSync('qpdf', ['--check', path], {stdio: 'ignore'});
    fact('qpdf', 'no syntax errors');
  } else fact('qpdf', 'not installed');
  if (hasCommand('openssl')) fact('openssl cms', `${byOpenssl(path, root, signatures)} verified, chain to the demo's root`);
  else fact('openssl cms', 'not installed');
  await byOurselves(path, root, signatures, fact);
}

function byPdfsig(path: string, signatures: number, fact: Fact): void {
  if (!hasCommand('pdfsig')) return fact('pdfsig', 'not installed');
  const said = execFileSync('pdfsig', [path], {encoding: 'utf8'});
  const valid = said.match(/Signature is Valid/g)?.length ?? 0;
  if (valid !== signatures || !said.includes('Total document signed')) throw new Error(`pdfsig: ${said}`);
  fact('pdfsig', `${valid} valid, the last covers the whole document`);
}

function byOpenssl(path: string, root: string, signatures: number): number {
  const pdf = readFileSync(path);
  const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-openssl-'));
  const at = (name: string) => join(folder, name);
  try {
    execFileSync('openssl', ['x509', '-inform', 'DER', '-in', root, '-out', at('root.pem')]);
    const ranges = [...pdf.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map(match => match.slice(1).map(Number) as [number, number, number, number]);
    if (ranges.length !== signatures) throw new Error(`${ranges.length} signatures instead of ${signatures}`);
    for (const [first, length, second, rest] of ranges) {
      writeFileSync(at('content'), Buffer.concat([pdf.subarray(first, first + length), pdf.subarray(second, second + rest)]));
      writeFileSync(at('cms'), Buffer.from(pdf.subarray(first + length + 1, second - 1).toString('latin1'), 'hex'));
      execFileSync('openssl', ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', at('cms'), '-content', at('content'), '-CAfile', at('root.pem'), '-purpose', 'any', '-out', at('out')], {stdio: 'pipe'});
    }
    return ranges.length;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function byOurselves(path: string, root: string, signatures: number, fact: Fact): Promise<void> {
  const report = await validatePdf(new Blob([readFileSync(path)]), {trustAnchors: [new Uint8Array(readFileSync(root))]});
  const forbidden = report.signatures.flatMap(each => each.changesAfter.filter(change => !change.allowed));
  if (report.signatures.length !== signatures || report.signatures.some(each => each.integrity !== 'intact') || forbidden.length > 0) {
    throw new Error(`our validator: ${JSON.stringify(report.signatures.map(({fieldName, integrity, reasons, changesAfter}) => ({fieldName, integrity, reasons, changesAfter})))}`);
  }
  report.signatures.forEach((each, i) => fact(`signature ${i + 1}`, `${each.signer?.commonName ?? '?'}: ${each.integrity}, ${each.indication}, later changes allowed: ${each.changesAfter.length}`));
}
