// Signs one file by one method in this process and prints {ms, peak, grown}; the parent compares. argv: method, pdf, p12, password.
import {createHash, createSign} from 'node:crypto';
import {openAsBlob, readFileSync, statSync} from 'node:fs';

const [method, pdfFile, p12File, password] = process.argv.slice(2);
const peers = new URL('./peers/node_modules/', import.meta.url);
const peer = name => import(new URL(name, peers).href);

const methods = {
  /** What no signer can go below: read once, SHA-256 by the platform's fastest way, one RSA signature, append. */
  async floor() {
    const bytes = readFileSync(pdfFile);
    createHash('sha256').update(bytes).digest();
    createSign('sha256').update('signed attributes').sign(readFileSync(p12File.replace('.p12', '.key')));
    return new Blob([bytes, new Uint8Array(20_000)]).size;
  },
  async 'trinh-ky'() {
    const [{signPdf}, {openPkcs12}] = await Promise.all([import('trinh-ky/signature'), import('trinh-ky/signers')]);
    const signer = await openPkcs12(new Uint8Array(readFileSync(p12File)), password);
    return (await signPdf(await openAsBlob(pdfFile), signer)).size;
  },
  async '@libpdf/core'() {
    const {PDF, P12Signer} = await peer('@libpdf/core/dist/index.mjs');
    const signer = await P12Signer.create(new Uint8Array(readFileSync(p12File)), password);
    const pdf = await PDF.load(new Uint8Array(readFileSync(pdfFile)));
    return (await pdf.sign({signer, level: 'B-B'})).bytes.length;
  },
  async zgapdfsigner() {
    const {createRequire} = await import('node:module');
    const Zga = createRequire(new URL('x.cjs', peers))('zgapdfsigner');
    const signer = new Zga.PdfSigner({p12cert: readFileSync(p12File).toString('binary'), pwd: password});
    return (await signer.sign(new Uint8Array(readFileSync(pdfFile)))).length;
  },
  async '@signpdf'() {
    const {createRequire} = await import('node:module');
    const require = createRequire(new URL('x.cjs', peers));
    const {plainAddPlaceholder} = require('@signpdf/placeholder-plain');
    const {P12Signer} = require('@signpdf/signer-p12');
    const {SignPdf} = require('@signpdf/signpdf');
    const pdf = plainAddPlaceholder({pdfBuffer: readFileSync(pdfFile), reason: '', contactInfo: '', name: '', location: ''});
    return (await new SignPdf().sign(pdf, new P12Signer(readFileSync(p12File), {passphrase: password}))).length;
  },
};

/** Highest resident memory of this very program: `maxRSS` would carry the parent's over (Linux keeps it through exec). */
function peakMemory() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

const before = statSync(pdfFile).size;
const started = performance.now();
try {
  const after = await methods[method]();
  console.log(JSON.stringify({ms: performance.now() - started, peak: peakMemory(), grown: after - before}));
} catch (error) {
  console.log(JSON.stringify({error: String(error?.message ?? error).slice(0, 120)}));
}
process.exit(0);
