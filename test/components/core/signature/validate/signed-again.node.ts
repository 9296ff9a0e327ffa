/** Files that are signed more than once, kept verifiable, locked, or robbed of a signature: each signature judged by itself. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {signPdf, validatePdf} from '../../../../../components/signature.js';
import type {SignatureReport, SignOptions, ValidationReport} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {appendRaw, bodyOf, numberMatching, stream, writePdf} from '../../../../support/attacks/raw-pdf.js';
import type {RawUpdate} from '../../../../support/attacks/raw-pdf.js';
import {look, place, registryForm} from '../../../../support/attacks/registry-form.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
type Bytes = Uint8Array<ArrayBuffer>;

async function sign(bytes: Bytes, options: SignOptions = {}): Promise<Bytes> {
  return new Uint8Array(await (await signPdf(new Blob([bytes]), signer, {...network, ...options})).arrayBuffer());
}
const validate = (bytes: Bytes): Promise<ValidationReport> =>
  validatePdf(new Blob([bytes]), {trustAnchors: [pki.rootDer], fetch: pki.fetch});
const visible: SignOptions = {appearance: {page: 1, rect: [300, 100, 450, 160], lines: ['An']}};

function edit(signed: Bytes, num: number, find: RegExp | string, to: string): Record<number, string> {
  const body = bodyOf(signed, num);
  const next = body.replace(find, to);
  assert.notEqual(next, body, `nothing like ${find} in object ${num}: ${body}`);
  return {[num]: next};
}
const update = (signed: Bytes, objects: RawUpdate['objects'], more: Omit<RawUpdate, 'objects'> = {}): Bytes =>
  appendRaw(signed, {...(objects ? {objects} : {}), ...more});

async function verdictOf(bytes: Bytes, field = 'Signature1'): Promise<string> {
  const report = await validate(bytes);
  const found = report.signatures.find(each => each.fieldName === field);
  assert.ok(found, `${field} is gone: ${report.warnings.join(' ')}`);
  return verdict(found);
}
function verdict(each: SignatureReport): string {
  const kinds = each.changesAfter.filter(change => !change.allowed).map(change => change.kind);
  const doubts = each.reasons.filter(code => code === 'comments-after-signing' || code === 'content-may-be-covered');
  return [each.indication, ...new Set([...kinds, ...doubts])].join(' ');
}

describe('signed twice', () => {
  for (const [name, first, second, expected] of [
    ['in new fields', {}, {}, 'total-passed'],
    ['in new fields that are seen', visible, visible, 'total-passed'],
    ['in a field that was there', {}, {fieldName: 'reserved'}, 'total-passed'],
    ['in a field with its widget apart', {}, {fieldName: 'apart'}, 'total-passed'],
    ['certified, then signed where a place was', {certify: 2}, {fieldName: 'reserved'}, 'total-passed'],
    ['certified, then signed unseen', {certify: 2}, {}, 'total-passed'],
    ['certified for comments, then signed where a place was', {certify: 3}, {fieldName: 'apart'}, 'total-passed'],
    ['with evidence each time', {level: 'B-LT'}, {level: 'B-LTA'}, 'total-passed'],
  ] as const satisfies readonly (readonly [string, SignOptions, SignOptions, string])[]) {
    it(`${name}: ${expected}`, async () => {
      const report = await validate(await sign(await sign(registryForm({hasIndirectAnnots: name.includes('seen')}), first), second));
      assert.deepEqual(report.signatures.filter(each => each.kind === 'signature').map(verdict), [expected, expected]);
    });
  }
  it('a place made in one revision of a certified file and signed in the next is signing', async () => {
    const clean = await sign(registryForm(), {certify: 2});
    const withPlace = update(clean, {
      ...edit(clean, place.form, /\/Fields\s*\[/, '/Fields [90 0 R '),
      90: '<< /FT /Sig /T (late) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /P 3 0 R >>',
      ...edit(clean, place.page, /\/Annots\s*\[/, '/Annots [90 0 R '),
    });
    assert.equal(await verdictOf(withPlace), 'total-failed empty-signature-field-added');
    assert.equal(await verdictOf(await sign(withPlace, {fieldName: 'late'})), 'total-passed');
  });
  it('a field may be marked as the widget it is when it is signed, and as nothing else', async () => {
    const bare = registryForm();
    const clean = await sign(update(bare, edit(bare, place.reserved, '/Type /Annot', '')));
    const value = signatureValue(await sign(clean, {fieldName: 'reserved'}));
    for (const [mark, expected] of [
      ['Annot', 'total-passed'],
      ['Foo', 'total-failed field-changed'],
    ] as const) {
      // The second signature is broken by being copied; what the first says of its field is what counts here.
      const objects = {...edit(clean, place.reserved, '/FT /Sig', `/Type /${mark} /V 90 0 R /FT /Sig`), 90: value};
      assert.equal(await verdictOf(update(clean, objects)), expected);
    }
  });
});

/** A signature dictionary as it stands in `signed`: what a signing update looks like to the signature before it. */
function signatureValue(signed: Bytes): string {
  return bodyOf(signed, numberMatching(signed, /\/ByteRange/));
}

describe('locks', () => {
  const fill = (signed: Bytes) =>
    update(signed, {
      ...edit(signed, place.first, '/T (first)', '/T (first) /V (1) /AP << /N 90 0 R >>'),
      90: look('1'),
    });
  for (const [lock, expected] of [
    ['/Action /All', 'total-failed field-filled'],
    ['/Action /Include /Fields [(group.first)]', 'total-failed field-filled'],
    ['/Action /Include /Fields [(group)]', 'total-failed field-filled'],
    ['/Action /Include /Fields [(gro) (group.fir)]', 'total-passed'],
    ['/Action /Include /Fields [(amount)]', 'total-passed'],
    ['/Action /Exclude /Fields [(group.first)]', 'total-passed'],
    ['/Action /Exclude /Fields [(group)]', 'total-passed'],
    ['/Action /Exclude /Fields [(group.second)]', 'total-failed field-filled'],
    ['/Action /Include /Fields [(amount)] /P 1', 'total-failed form-changed field-filled'],
    ['/Action /Include /Fields [(amount)] /P 2', 'total-passed'],
  ] as const) {
    it(`${lock}: ${expected}`, async () => {
      const signed = await sign(registryForm({lock}), {fieldName: 'reserved'});
      assert.equal((await verdictOf(fill(signed), 'reserved')).replace(' form-changed', ''), expected.replace(' form-changed', ''));
    });
  }
  it('evidence and timestamps of a file that locks everything are no change', async () => {
    const signed = await sign(registryForm({lock: '/Action /All /P 1'}), {fieldName: 'reserved', level: 'B-LTA'});
    assert.equal(await verdictOf(signed, 'reserved'), 'total-passed');
    const certified = await sign(registryForm(), {certify: 1, level: 'B-LTA'});
    assert.equal(await verdictOf(certified), 'total-passed');
  });
});

describe('evidence', () => {
  const evidence = async () => sign(await sign(registryForm(), {level: 'B-LT'}), {level: 'B-LT'});
  const store = (signed: Bytes) => numberMatching(signed, /\/Certs/);
  it('lists may be objects, grow, and list less', async () => {
    const signed = await evidence();
    const num = store(signed);
    const certs = /\/Certs\s*(\[[^\]]*\])/.exec(bodyOf(signed, num))![1]!;
    const indirect = update(signed, {...edit(signed, num, certs, '90 0 R'), 90: certs});
    assert.equal(await verdictOf(indirect), 'total-passed');
    const grown = update(indirect, {90: certs.replace(']', ' 91 0 R]'), 91: stream('', 'no certificate at all')});
    assert.equal(await verdictOf(grown), 'total-passed');
    const less = update(grown, {90: '[91 0 R]'});
    assert.equal(await verdictOf(less), 'total-passed');
  });
  it('the store may not go, for the signature that covers it', async () => {
    const signed = await evidence();
    const gone = update(signed, edit(signed, place.catalog, /\/DSS\s+\d+ 0 R/, ''));
    const report = await validate(gone);
    assert.ok(report.signatures.at(-1)?.changesAfter.some(each => each.kind === 'validation-data-removed' && !each.allowed));
  });
  for (const [name, bogus] of [
    ['a text', '(Hi there)'],
    ['null', 'null'],
    ['of another purpose', '<< /Font << /F1 5 0 R >> >>'],
  ] as const) {
    it(`the store may not become ${name}`, async () => {
      const signed = await evidence();
      const bad = update(signed, {...edit(signed, place.catalog, /\/DSS\s+\d+ 0 R/, '/DSS 95 0 R'), 95: bogus});
      assert.equal((await validate(bad)).signatures.at(-1)?.indication, 'total-failed');
    });
  }
});

describe('robbed and patched signatures', () => {
  it('a signature taken out of its field breaks the other', async () => {
    const signed = await sign(await sign(registryForm(), {fieldName: 'reserved'}));
    const robbed = update(signed, edit(signed, place.reserved, /\/V\s+\d+ 0 R/, ''));
    const report = await validate(robbed);
    assert.ok(report.warnings.includes('signature-removed'));
    assert.equal(report.document, 'total-failed');
  });
  it('a signature dictionary with one more key is not the one that was signed', async () => {
    const signed = await sign(registryForm());
    const num = numberMatching(signed, /\/ByteRange/);
    const report = await validate(update(signed, edit(signed, num, '/Filter', '/Bleh false /Filter')));
    assert.equal(report.document, 'total-failed');
  });
  it('its widget may not go, move, or lose its look', async () => {
    const signed = await sign(registryForm(), {...visible, fieldName: 'sig'});
    const num = numberMatching(signed, /\/T\s*\(sig\)/);
    const page = bodyOf(signed, place.page).replace(new RegExp(`\\b${num} 0 R`), '');
    assert.match(await verdictOf(update(signed, {[place.page]: page}), 'sig'), /field-removed/);
    assert.match(await verdictOf(update(signed, edit(signed, num, /\/Rect\s*\[[^\]]*\]/, '/Rect [0 0 9 9]')), 'sig'), /field-changed/);
    assert.match(await verdictOf(update(signed, edit(signed, num, /\/AP\s*<<[^>]*>>/, '/AP null')), 'sig'), /appearance-changed/);
  });
  it('a certification after an approval, and a second one, are none', async () => {
    const certified = await sign(registryForm(), {certify: 2});
    const approval = await sign(registryForm());
    await assert.rejects(sign(certified, {certify: 2}), {code: 'changes-not-permitted'});
    await assert.rejects(sign(approval, {certify: 2}), {code: 'changes-not-permitted'});
  });
});

describe('files that go in circles or stand where they should not', () => {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>';
  const minimal = (objects: Record<number, string>) =>
    writePdf({1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', 3: page, ...objects});
  for (const [name, bytes] of [
    ['a page written into its parent', minimal({2: `<< /Type /Pages /Kids [3 0 R ${page}] /Count 2 >>`})],
    ['a page tree that comes back', minimal({2: '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>'})],
    ['a reading structure that comes back', minimal({
      1: '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R >>',
      5: '<< /Type /StructTreeRoot /K 6 0 R >>',
      6: '<< /S /P /P 5 0 R /K [6 0 R 5 0 R] >>',
    })],
    ['a form that comes back', minimal({
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>',
      5: '<< /T (a) /Kids [5 0 R 6 0 R] >>',
      6: '<< /T (b) /Parent 5 0 R /Kids [5 0 R] >>',
    })],
  ] as const) {
    it(name, async () => {
      const signed = await sign(bytes);
      assert.equal(await verdictOf(update(signed, {90: 'null'})), 'total-passed');
      assert.match(await verdictOf(update(signed, edit(signed, 3, '842', '900'))), /total-failed/);
    });
  }
  it('a page written into its parent is compared like any other', async () => {
    const signed = await sign(minimal({2: `<< /Type /Pages /Kids [3 0 R ${page}] /Count 2 >>`}));
    assert.equal(await verdictOf(update(signed, {2: bodyOf(signed, 2)})), 'total-passed');
    assert.match(await verdictOf(update(signed, edit(signed, 2, '842', '900'))), /total-failed page/);
  });
  it('a hidden section that only repeats what is free hides nothing', async () => {
    const signed = await sign(registryForm());
    const row = String.fromCharCode(0, 0, 0, 0, 0, 255);
    const withStream = update(signed, {
      90: `<< /Type /XRef /Size 99 /W [1 4 1] /Index [0 1] /Length 6 >>\nstream\n${row}\nendstream`,
      91: '<< /Title (Hello) >>',
    }, {trailer: '/Info 91 0 R'});
    const at = Buffer.from(withStream).toString('latin1').lastIndexOf('90 0 obj');
    const hybrid = update(withStream, {92: 'null'}, {trailer: `/Info 91 0 R /XRefStm ${at}`});
    assert.equal(await verdictOf(hybrid), 'total-passed');
    const elsewhere = String.fromCharCode(1, 0, 0, 0, 18, 0);
    const redirected = update(signed, {
      90: `<< /Type /XRef /Size 99 /W [1 4 1] /Index [${place.private} 1] /Length 6 >>\nstream\n${elsewhere}\nendstream`,
    });
    const hidden = Buffer.from(redirected).toString('latin1').lastIndexOf('90 0 obj');
    const sneaky = update(redirected, {92: 'null'}, {trailer: `/XRefStm ${hidden}`});
    assert.equal(await verdictOf(sneaky), 'total-failed catalog-changed');
  });
});
