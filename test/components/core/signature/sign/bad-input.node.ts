/**
 * What goes wrong around a signature, row by row: the code each gives, the key not asked where it could be known before, and the file as
 * it was. (Files that are none, certificates that may not sign, locks and certifications: `sign-pdf.node.ts`.)
 */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';

import {signPdf as signWith} from '../../../../../components/core/signature/sign/sign-pdf.js';
import {issueDocument, signPdf, validatePdf} from '../../../../../components/signature.js';
import type {SignOptions} from '../../../../../components/signature.js';
import type {Signer} from '../../../../../components/core/signature/signer.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {makeOfficePdf} from '../../../../support/documents/office-pdf.js';
import {sealPng} from '../../../../support/documents/png.js';
import {plainPdf} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';
import type {PkiPersonId} from '../../../../support/pki.mjs';

const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const image = new Uint8Array(sealPng());
const pdf = new Blob([await plainPdf()]);
const signers = new Map<PkiPersonId, Signer>();
for (const id of ['leader', 'clerk', 'revoked'] as const) signers.set(id, await openPkcs12(pki.people[id].p12, pki.people[id].password));
const leader = signers.get('leader')!;

/** A way to the network on which the answers of `path` are changed. */
const changing =
  (path: RegExp, change: (answer: Response) => Response | Promise<Response>): typeof fetch =>
  async (input, init) => {
    const answer = await pki.fetch(input, init);
    return path.test(new URL(new Request(input).url).pathname) ? change(answer) : answer;
  };
const late = (years: number) => ({now: () => new Date(Date.now() + years * 365.25 * 86_400_000).toISOString()});
/** Answers of the authority to a question asked before. */
async function stale(path: RegExp, options: SignOptions, signer: Signer): Promise<typeof fetch> {
  let first: ArrayBuffer | undefined;
  await signPdf(pdf, signer, {...options, fetch: changing(path, async answer => new Response((first ??= await answer.clone().arrayBuffer()).slice(0)))}).catch(() => undefined);
  return changing(path, () => new Response(first!.slice(0)));
}
const gone = () => new Response('', {status: 404});

interface Row {
  readonly what: string;
  readonly code: string;
  readonly options?: SignOptions | (() => Promise<SignOptions>);
  readonly signer?: Signer;
  readonly clock?: {now(): string};
}

const rows: readonly Row[] = [
  {what: 'a clock ten years ahead', code: 'certificate-expired', clock: late(10)},
  {what: 'a clock ten years behind', code: 'certificate-not-yet-valid', clock: late(-10)},
  {what: 'a claimed time long before the certificate', code: 'certificate-not-yet-valid', options: {signedAt: '2016-01-01T00:00:00Z'}},
  {what: 'no certificate at all', code: 'certificate-damaged', signer: {...leader, certificateChain: []}},
  {what: 'bytes that are no certificate', code: 'certificate-damaged', signer: {...leader, certificateChain: [Uint8Array.of(1, 2, 3)]}},
  {what: 'an algorithm nobody knows', code: 'algorithm-not-supported', signer: {certificateChain: leader.certificateChain, algorithm: 'rot13' as never, sign: data => leader.sign(data)}},
  {what: 'a page the file does not have', code: 'page-missing', options: {appearance: {page: 99, rect: [0, 0, 10, 10], image}}},
  {what: 'a picture that is none', code: 'image-not-supported', options: {appearance: {page: 1, rect: [0, 0, 10, 10], image: Uint8Array.of(1, 2, 3)}}},
  {what: 'a timestamp without an authority', code: 'timestamp-failed', options: {level: 'B-T', fetch: pki.fetch}},
  {what: 'a timestamp authority that answers an earlier question', code: 'timestamp-failed', options: async () => ({...network, level: 'B-T', fetch: await stale(/tsa/, {...network, level: 'B-T'}, leader)})},
  {what: 'a timestamp cut short', code: 'timestamp-failed', options: {...network, level: 'B-T', fetch: changing(/tsa/, async answer => new Response((await answer.arrayBuffer()).slice(0, 90)))}},
  {what: 'neither OCSP nor list to be had', code: 'revocation-unavailable', options: {...network, level: 'B-LT', fetch: changing(/ocsp|crl/, gone)}},
  {what: 'OCSP that speaks of another certificate, no list', code: 'revocation-unavailable', options: async () => {
    const options = {...network, level: 'B-LT'} as const;
    const other = await stale(/ocsp/, options, signers.get('clerk')!);
    return {...options, fetch: async (input, init) => (/crl/.test(new Request(input).url) ? gone() : other(input, init))};
  }},
  {what: 'a certificate that was revoked', code: 'certificate-revoked', signer: signers.get('revoked')!, options: {...network, level: 'B-LT'}},
];

const digest = async (blob: Blob) => createHash('sha256').update(new Uint8Array(await blob.arrayBuffer())).digest('hex');

describe('a signature that is refused', () => {
  for (const {what, code, options, signer = leader, clock} of rows) {
    it(`${what}: ${code}; nobody was asked for a PIN, the file is as it was`, async () => {
      const before = await digest(pdf);
      let asked = 0;
      const watched: Signer = {certificateChain: signer.certificateChain, algorithm: signer.algorithm, sign: data => (asked++, signer.sign(data))};
      const wish = typeof options === 'function' ? await options() : (options ?? {});
      await assert.rejects(clock ? signWith(pdf, watched, clock, wish) : signPdf(pdf, watched, wish), {code});
      assert.equal(asked, 0);
      assert.equal(await digest(pdf), before);
    });
  }

  it('a key file without the issuers is no obstacle: they are fetched for the evidence, and the result is whole', async () => {
    const alone: Signer = {certificateChain: leader.certificateChain.slice(0, 1), algorithm: leader.algorithm, sign: data => leader.sign(data)};
    const signed = await signPdf(pdf, alone, {...network, level: 'B-LT'});
    const {signatures, document} = await validatePdf(signed, {trustAnchors: [pki.rootDer]});
    assert.deepEqual([document, signatures[0]?.level, signatures[0]?.reasons], ['total-passed', 'B-LT', []]);
  });
});

describe('numbering and sealing that is refused', async () => {
  const draft = new Blob([Uint8Array.from((await makeOfficePdf({issuedOn: 'Nam Hải, ngày      tháng 10 năm 2026'})).bytes)]);
  const order = {number: '7', issuedOn: '2026-10-05', seal: {image}};
  const refusals: readonly (readonly [string, Blob, Partial<typeof order>, string])[] = [
    ['a number that is none', draft, {number: '7/QĐ'}, 'register-number-invalid'],
    ['an empty number', draft, {number: ''}, 'register-number-invalid'],
    ['the thirtieth of February', draft, {issuedOn: '2026-02-30'}, 'day-invalid'],
    ['another month than is typed', draft, {issuedOn: '2026-11-05'}, 'number-already-written'],
    ['a page without "Số:"', pdf, {}, 'number-place-missing'],
    ['a seal that is no picture', draft, {seal: {image: Uint8Array.of(0)}}, 'image-not-supported'],
  ];
  for (const [what, file, change, code] of refusals) {
    it(`${what}: ${code}; the file is as it was`, async () => {
      const before = await digest(file);
      await assert.rejects(issueDocument(file, leader, {...order, ...change}), {code});
      assert.equal(await digest(file), before);
    });
  }
});
