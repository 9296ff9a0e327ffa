/**
 * Small PDFs of every kind a signer meets, by name. Those that need qpdf are absent where it is not installed:
 * `pdfKinds()` gives what can be made here, `missingKinds()` the names of the rest, for a visible skip.
 */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {PDFDocument, PDFName, PDFRawStream, PDFString} from 'pdf-lib';

import {makeOfficePdf} from './documents/office-pdf.js';
import {isInstalled} from './pdf-checks.mjs';

export interface PdfKind {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly password?: string;
}

/** qpdf's arguments by the name of the kind; `{password}` ones open with `user`. */
const BY_QPDF: Readonly<Record<string, readonly string[]>> = {
  linearized: ['--linearize'],
  'object streams by qpdf': ['--object-streams=generate'],
  'linearized with object streams': ['--linearize', '--object-streams=generate'],
  'encrypted RC4 40': ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '40', '--'],
  'encrypted RC4 128': ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=n', '--'],
  'encrypted AES 128': ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=y', '--'],
  'encrypted AES 256': ['--encrypt', 'user', 'owner', '256', '--'],
  'encrypted AES 256 with object streams': ['--object-streams=generate', '--encrypt', 'user', 'owner', '256', '--'],
  'encrypted AES 256 revision 5': ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '256', '--force-R5', '--'],
  'encrypted AES 128, clear metadata': ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=y', '--cleartext-metadata', '--'],
  'encrypted without user password': ['--encrypt', '', 'owner', '256', '--'],
};

/** @param options `ballast`: bytes of an incompressible stream that nothing refers to */
export async function plainPdf(options: {objectStreams?: boolean; pages?: number; ballast?: number} = {}): Promise<Uint8Array<ArrayBuffer>> {
  const doc = await PDFDocument.create();
  doc.setTitle('Quyết định số 05/QĐ-UBND');
  for (let i = 1; i <= (options.pages ?? 2); i++) doc.addPage([595, 842]).drawText(`Trang ${i}`, {x: 72, y: 720});
  if (options.ballast) doc.context.register(PDFRawStream.of(doc.context.obj({Length: options.ballast}), new Uint8Array(options.ballast).map((_, i) => (i * 2654435761) >>> 13)));
  return Uint8Array.from(await doc.save({useObjectStreams: options.objectStreams ?? false}));
}

/** Says of itself that it is PDF/A-2b: XMP in the clear, an embedded font, an output intent. */
export async function archivePdf(): Promise<Uint8Array<ArrayBuffer>> {
  const {bytes} = await makeOfficePdf({});
  const doc = await PDFDocument.load(bytes, {updateMetadata: false});
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  const content = new TextEncoder().encode(xmp);
  const metadata = doc.context.register(PDFRawStream.of(doc.context.obj({Type: 'Metadata', Subtype: 'XML', Length: content.length}), content));
  doc.catalog.set(PDFName.of('Metadata'), metadata);
  const intent = doc.context.obj({Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'), Info: PDFString.of('sRGB')});
  doc.catalog.set(PDFName.of('OutputIntents'), doc.context.obj([intent]));
  return Uint8Array.from(await doc.save({useObjectStreams: false}));
}

export async function pdfKinds(): Promise<readonly PdfKind[]> {
  const classic = await plainPdf();
  const kinds: PdfKind[] = [
    {name: 'classic table', bytes: classic},
    {name: 'xref stream', bytes: await plainPdf({objectStreams: true})},
    {name: 'hybrid', bytes: hybridPdf()},
    {name: 'no end of line at the end', bytes: latin1(Buffer.from(classic).toString('latin1').trimEnd())},
    {name: 'junk before the header', bytes: concat(new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n'), classic)},
    {name: 'annotations in an array of their own', bytes: writtenPdf({annots: 'indirect'})},
    {name: 'inherited page attributes, form in the catalog', bytes: writtenPdf({annots: 'none'})},
  ];
  if (!isInstalled('qpdf')) return kinds;
  for (const [name, args] of Object.entries(BY_QPDF)) {
    const password = name.startsWith('encrypted') && !name.includes('without') ? {password: 'user'} : {};
    kinds.push({name, bytes: throughQpdf(classic, args), ...password});
  }
  return kinds;
}

export function missingKinds(): readonly string[] {
  return isInstalled('qpdf') ? [] : Object.keys(BY_QPDF);
}

export function throughQpdf(bytes: Uint8Array, args: readonly string[]): Uint8Array<ArrayBuffer> {
  const dir = mkdtempSync(join(tmpdir(), 'trinh-ky-qpdf-'));
  try {
    writeFileSync(join(dir, 'in.pdf'), bytes);
    execFileSync('qpdf', [...args, join(dir, 'in.pdf'), join(dir, 'out.pdf')]);
    return new Uint8Array(readFileSync(join(dir, 'out.pdf')));
  } finally {
    rmSync(dir, {recursive: true, force: true});
  }
}

/** Objects by number, written with a classic table. `extra` is put into the trailer. */
export function writtenPdf(options: {annots: 'indirect' | 'none'; objects?: Readonly<Record<number, string>>; catalog?: string}): Uint8Array<ArrayBuffer> {
  const form = options.catalog ?? '/AcroForm << /Fields [] /DA (/Helv 0 Tf 0 g) >>';
  const objects: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${form} >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << >> /Rotate 0 >>',
    3: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${options.annots === 'indirect' ? '/Annots 5 0 R' : ''} >>`,
    4: '<< /Length 10 >>\nstream\n0 0 m 9 9 \nendstream',
    5: '[ ]',
    ...options.objects,
  };
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets: string[] = [];
  const numbers = Object.keys(objects).map(Number);
  for (const num of numbers) {
    offsets.push(`${num} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${num} 0 obj\n${objects[num]}\nendobj\n`;
  }
  const xref = text.length;
  text += `xref\n0 1\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${Math.max(...numbers) + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return latin1(text);
}

/** The page lives in an object stream that only readers of cross-reference streams see: ISO 32000-2, 7.5.8.4. */
function hybridPdf(): Uint8Array<ArrayBuffer> {
  const hidden = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>';
  let text = '%PDF-1.5\n%\xe2\xe3\xcf\xd3\n';
  const at: Record<number, number> = {};
  const add = (num: number, body: string): void => {
    at[num] = text.length;
    text += `${num} 0 obj\n${body}\nendobj\n`;
  };
  add(1, '<< /Type /Catalog /Pages 2 0 R >>');
  add(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  const member = `3 0 ${hidden}`;
  add(4, `<< /Type /ObjStm /N 1 /First 4 /Length ${member.length} >>\nstream\n${member}\nendstream`);
  at[5] = text.length;
  const rows = String.fromCharCode(2, 0, 4, 0, 1, at[4]! >> 8, at[4]! & 255, 0);
  text += `5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Index [3 2] /Length ${rows.length} /Root 1 0 R >>\nstream\n${rows}\nendstream\nendobj\n`;
  const xref = text.length;
  const line = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `xref\n0 6\n0000000003 65535 f \n${line(at[1]!)}${line(at[2]!)}0000000004 00000 f \n0000000000 00000 f \n${line(at[5]!)}`;
  text += `trailer\n<< /Size 6 /Root 1 0 R /XRefStm ${at[5]} >>\nstartxref\n${xref}\n%%EOF\n`;
  return latin1(text);
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, char => char.charCodeAt(0));
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}
