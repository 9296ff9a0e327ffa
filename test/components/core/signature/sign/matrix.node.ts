/**
 * Every act of an office, at every level, on every kind of PDF, read by everyone at hand: pdfsig, mutool, openssl (`cms -cades`,
 * `ts`), qpdf, PDFBox with BouncyCastle, and our own validator.
 *
 * The rows are a pairwise cover: each act meets each kind once, the levels and the signers turn with them so that each act and
 * each kind meets every level, and each level every signer. `MATRIX=full` runs the whole product, and a file of over 100,000,000 bytes. What no second reader can judge
 * (the policy of PAdES, what later revisions may change) only our validator says.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Signer} from '../../../../../components/core/signature/signer.js';
import {
  approveAppearance,
  copyAppearance,
  enclosureAppearance,
  findSignaturePlaces,
  initialAppearance,
  issueDocument,
  signPdf,
  validatePdf,
} from '../../../../../components/signature.js';
import type {SignatureAct, SignatureLevel} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import type {KeyAlgorithmName} from '../../../../../components/signers.js';
import {acts, placed} from '../../../../support/documents/acts.js';
import type {Face, Rect} from '../../../../support/documents/acts.js';
import {makeOfficePdf} from '../../../../support/documents/office-pdf.js';
import {handSignaturePng, sealPng} from '../../../../support/documents/png.js';
import {checkAllWithPdfbox, checkWithMutool, checkWithOpenssl, checkWithPdfsig, checkWithQpdf, extractSignatures} from '../../../../support/pdf-checks.mjs';
import type {PdfboxCheck} from '../../../../support/pdf-checks.mjs';
import {archivePdf, missingKinds, pdfKinds, plainPdf, throughQpdf} from '../../../../support/pdf-kinds.js';
import type {PdfKind} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';
import type {PkiPersonId} from '../../../../support/pki.mjs';

const isFull = process.env['MATRIX'] === 'full';
const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const signedAt = new Date(Date.now() - 60_000).toISOString();
const levels: readonly SignatureLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];
/** RSASSA-PSS is left to a test of its own: neither pdfsig nor mutool verifies it in CMS. */
const signers: readonly (readonly [PkiPersonId, Extract<KeyAlgorithmName, `rsa-${string}`>?])[] = [
  ['leader', 'rsa-pkcs1-sha256'],
  ['ec256'],
  ['seal', 'rsa-pkcs1-sha512'],
  ['ec384'],
  ['clerk', 'rsa-pkcs1-sha384'],
];

/** What became of a row, for the readers that take all files at once. */
interface Signed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly password?: string | undefined;
  /** In file order. */
  readonly kinds: readonly ('signature' | 'timestamp')[];
  /** Whether the last revision holds evidence only. */
  readonly hasEvidenceLast: boolean;
}

/** Readers that leave something out, and why; printed at the end. */
const left = new Map<string, number>();
const leave = (what: string): void => void left.set(what, (left.get(what) ?? 0) + 1);

async function signerOf([id, rsaAlgorithm]: (typeof signers)[number]): Promise<Signer> {
  return openPkcs12(pki.people[id].p12, pki.people[id].password, rsaAlgorithm ? {rsaAlgorithm} : {});
}

/** All readers but PDFBox. @param complaint what qpdf said of the file before */
async function check(pdf: Blob, expected: readonly SignatureLevel[], password?: string, complaint = ''): Promise<Omit<Signed, 'name'>> {
  const bytes = new Uint8Array(await pdf.arrayBuffer());
  const report = await validatePdf(pdf, {trustAnchors: [pki.rootDer], fetch: pki.fetch, ...(password !== undefined && {password})});
  const kinds = report.signatures.map(each => (each.kind === 'signature' ? ('signature' as const) : ('timestamp' as const)));
  const own = report.signatures.filter(each => each.kind === 'signature');
  assert.deepEqual(own.map(each => [each.integrity, each.indication, each.reasons]), expected.map(() => ['intact', 'total-passed', []]), 'our validator');
  // Evidence and document timestamps lift every signature of a file that they prove something of.
  for (const [at, level] of expected.entries()) {
    const seen = own[at]!.level;
    const isReached = expected.length === 1 ? seen === level : levels.indexOf(seen as SignatureLevel) >= levels.indexOf(level);
    assert.ok(isReached, `signature ${at + 1}: ${seen} instead of ${level}`);
  }
  assert.deepEqual(report.signatures.flatMap(each => each.changesAfter.filter(change => !change.allowed)), [], 'no change that is not allowed');
  assert.equal(report.document, 'total-passed');
  const hasEvidenceLast = expected.at(-1) === 'B-LT';
  assert.equal(report.signatures.at(-1)!.coverage, hasEvidenceLast ? 'earlier-revision' : 'whole-document');
  assert.equal(extractSignatures(bytes).length, kinds.length);

  const openssl = checkWithOpenssl(bytes, pki.rootFile, pki.issuingFile);
  if (openssl) assert.deepEqual(openssl, kinds.map(() => true), 'openssl cms -cades, ts -verify');

  const pdfsig = checkWithPdfsig(bytes, pki.rootFile, password);
  if (pdfsig) {
    const seen = pdfsig.filter((_, at) => kinds[at] === 'signature');
    if (seen.length < pdfsig.length) leave('pdfsig does not verify document timestamps');
    assert.equal(pdfsig.length, kinds.length, 'pdfsig finds every signature');
    assert.deepEqual(seen.map(each => each.valid), expected.map(() => true), 'pdfsig');
    // NSS does not find the issuer of a certificate it meets a second time in one run.
    assert.equal(seen[0]!.trusted, true, 'pdfsig finds the root');
  }

  if (password !== undefined) leave('mutool sign reads no file that asks for a password');
  else if (bytes[0] !== 0x25) leave('mutool counts a /ByteRange from the header, not from the first byte');
  else {
    const seen = checkWithMutool(bytes);
    if (seen) {
      const timestamps = kinds.filter(kind => kind === 'timestamp').length;
      if (timestamps > 0) leave('mutool does not verify document timestamps');
      assert.equal(seen.filter(each => each !== 'broken').length, expected.length, `mutool: ${seen.join(', ')}`);
      assert.ok(seen.length - expected.length <= timestamps, 'mutool finds nothing broken besides them');
      if (kinds.at(-1) === 'signature' && !hasEvidenceLast) assert.equal(seen.at(-1), 'unchanged', 'mutool');
    }
  }

  const qpdf = checkWithQpdf(bytes, password);
  if (complaint) leave('qpdf complained of the file before it was signed');
  else if (qpdf !== undefined) assert.equal(qpdf, '', 'qpdf --check');
  return {bytes, password, kinds, hasEvidenceLast};
}

/** One run of Java for all of them. */
function checkTogether(all: readonly Signed[]): void {
  const seen = checkAllWithPdfbox(all, pki.rootFile);
  if (!seen) return;
  for (const [at, {name, kinds, hasEvidenceLast}] of all.entries()) {
    const wrong: readonly PdfboxCheck[] = seen[at]!.filter(each => !each.verified || !each.ess || !each.trusted || each.timestamp === false || each.error !== undefined);
    assert.deepEqual(wrong, [], name);
    assert.deepEqual(seen[at]!.map(each => each.whole), kinds.map((_, index) => index + 1 === kinds.length && !hasEvidenceLast), name);
  }
}

interface Row extends PdfKind {
  /** Levels of the signatures it carries before the row's own. */
  readonly earlier: readonly SignatureLevel[];
}

async function rowsOf(people: readonly Signer[]): Promise<readonly Row[]> {
  const plain = (await pdfKinds()).map(kind => ({...kind, earlier: []}));
  let signed = new Blob([plain[0]!.bytes]);
  for (const level of ['B-B', 'B-T', 'B-LTA'] as const) signed = await signPdf(signed, people[levels.indexOf(level)]!, {...network, level, signedAt});
  const rows: Row[] = [
    ...plain,
    {name: 'signed three times already', bytes: new Uint8Array(await signed.arrayBuffer()), earlier: ['B-B', 'B-T', 'B-LTA']},
    {name: 'PDF/A-2b', bytes: await archivePdf(), earlier: []},
  ];
  if (isFull) rows.push({name: 'over 100,000,000 bytes', bytes: await plainPdf({ballast: 100_000_001}), earlier: []});
  return rows;
}

describe('acts, levels and kinds of PDF', () => {
  const done: Signed[] = [];
  after(() => {
    for (const [what, count] of left) console.log(`not judged in ${count} files: ${what}`);
  });

  for (const [program, isMissing] of [
    ['openssl', checkWithOpenssl(new Uint8Array(0), pki.rootFile) === undefined],
    ['pdfsig', checkWithPdfsig(new Uint8Array(0), pki.rootFile) === undefined],
    ['mutool', checkWithMutool(new Uint8Array(0)) === undefined],
    ['qpdf', checkWithQpdf(new Uint8Array(0)) === undefined],
    ['PDFBox and BouncyCastle', checkAllWithPdfbox([], pki.rootFile) === undefined],
  ] as const) {
    if (isMissing) it(`is checked by ${program}`, {skip: `${program} is not installed`}, () => undefined);
  }
  for (const name of missingKinds()) it(`signs ${name}`, {skip: 'qpdf is not installed'}, () => undefined);

  it('hold in every pair', async t => {
    const people = await Promise.all(signers.map(signerOf));
    const kinds = await rowsOf(people);
    const complaints = kinds.map(({bytes, password}) => checkWithQpdf(bytes, password) ?? '');
    for (const [k, {name: kind, bytes, password, earlier}] of kinds.entries()) {
      for (const [a, [act, appearance]] of Object.entries(acts).entries()) {
        const turned = levels[(k + a) % levels.length]!;
        for (const level of isFull && bytes.length < 1e8 ? levels : [turned]) {
          const who = (k + 2 * a + levels.indexOf(level) - levels.indexOf(turned) + people.length) % people.length;
          const name = `${act}, ${level}, ${kind}, ${signers[who]![0]}`;
          await t.test(name, async () => {
            const signed = await signPdf(new Blob([bytes]), people[who]!, {...network, level, signedAt, password, appearance: appearance()});
            const seen = await check(signed, [...earlier, level], password, complaints[k]);
            // A hundred megabytes each are not kept for the run of Java.
            if (bytes.length < 1e8) done.push({name, ...seen});
          });
        }
      }
    }
  });

  it('hold for PDFBox and BouncyCastle', () => checkTogether(done));
});

describe('one document, several people', () => {
  let people: Readonly<Record<'leader' | 'clerk' | 'seal' | 'ec256', Signer>>;
  const done: Signed[] = [];
  before(async () => {
    const [leader, clerk, seal, ec256] = await Promise.all([signerOf(['leader']), signerOf(['clerk']), signerOf(['seal']), signerOf(['ec256'])]);
    people = {leader, clerk, seal, ec256};
  });
  const signerName = 'Nguyễn Văn Hải';
  const blankDay = 'Nam Hải, ngày      tháng      năm     ';
  const drafts: readonly [string, readonly string[] | undefined, Omit<PdfKind, 'name' | 'bytes'>][] = [
    ['as the word processor left it', undefined, {}],
    ['linearized with object streams', ['--linearize', '--object-streams=generate'], {}],
    ['encrypted AES 256', ['--encrypt', 'user', 'owner', '256', '--'], {password: 'user'}],
  ];

  for (const [what, args, {password}] of drafts) {
    it(`initialled, approved, numbered, sealed, copied: ${what}`, async t => {
      if (args && missingKinds().length > 0) return t.skip('qpdf is not installed');
      const draft = (await makeOfficePdf({issuedOn: blankDay})).bytes;
      const open = {...network, ...(password !== undefined && {password})};
      const act = async (pdf: Blob, signer: Signer, name: SignatureAct, level: SignatureLevel, draw: (place: {rect: Rect}) => Face) => {
        const at = (await findSignaturePlaces(pdf, {act: name, signerName}, open))[0]!;
        const {width: _width, height: _height, ...content} = draw(at);
        return signPdf(pdf, signer, {...open, level, appearance: {page: at.page, rect: at.rect, ...content}});
      };
      let pdf = new Blob([args ? throughQpdf(draft, args) : Uint8Array.from(draft)]);
      pdf = await act(pdf, people.clerk, 'initial', 'B-B', at => initialAppearance(at, {initials: 'TTBN'}));
      pdf = await act(pdf, people.leader, 'approve', 'B-LT', at => approveAppearance(at, handSignaturePng()));
      pdf = (await issueDocument(pdf, people.seal, {number: '7', issuedOn: '2026-02-03', seal: {image: sealPng()}, signerName, options: {...open, level: 'B-T'}})).pdf;
      const issued: readonly SignatureLevel[] = ['B-B', 'B-LT', 'B-T', 'B-T'];
      done.push({name: `${what}, issued`, ...(await check(pdf, issued, password))});
      const enclosed = await act(pdf, people.seal, 'enclosure', 'B-T', at => enclosureAppearance(at, {number: {number: '7', notation: 'QĐ-UBND'}, signedAt}));
      done.push({name: `${what}, as an enclosure`, ...(await check(enclosed, [...issued, 'B-T'], password))});
      const copied = await act(pdf, people.ec256, 'copy', 'B-LTA', at => copyAppearance(at, {form: 'true-copy', agency: 'Văn phòng', signedAt}));
      done.push({name: `${what}, copied`, ...(await check(copied, [...issued, 'B-LTA'], password))});
      return undefined;
    });
  }

  it('takes a certified document no further than its certification allows, and asks nobody for a PIN to learn it', async () => {
    const own = people.seal;
    let asked = 0;
    const watched: Signer = {certificateChain: own.certificateChain, algorithm: own.algorithm, sign: data => (asked++, own.sign(data))};
    const draft = new Blob([Uint8Array.from((await makeOfficePdf({issuedOn: blankDay})).bytes)]);
    for (const certify of [1, 2, 3] as const) {
      const certified = await signPdf(draft, people.leader, {certify});
      const issuing = issueDocument(certified, watched, {number: '7', issuedOn: '2026-02-03', seal: {image: sealPng()}, signerName});
      await assert.rejects(issuing, {code: 'changes-not-permitted'}, `DocMDP ${certify}`);
      assert.equal(asked, 0);
      if (certify === 1) continue;
      done.push({name: `certified, DocMDP ${certify}`, ...(await check(await signPdf(certified, people.clerk), ['B-B', 'B-B']))});
    }
  });

  it('stays valid with two, three and ten visible signatures of four people at changing levels', async () => {
    let pdf = new Blob([(await pdfKinds()).find(kind => kind.name === 'xref stream')!.bytes]);
    const expected: SignatureLevel[] = [];
    const order = Object.values(people);
    for (let count = 1; count <= 10; count++) {
      const level = levels[(count - 1) % levels.length]!;
      const appearance = placed([40 + 50 * count, 100, 80 + 50 * count, 120], place => approveAppearance(place, handSignaturePng()));
      pdf = await signPdf(pdf, order[count % order.length]!, {...network, level, appearance});
      expected.push(level);
      if ([2, 3, 10].includes(count)) done.push({name: `${count} signatures`, ...(await check(pdf, expected))});
    }
  });

  it('all of it holds for PDFBox and BouncyCastle', () => checkTogether(done));
});
