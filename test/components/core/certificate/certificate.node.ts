/** Certificates, chains and revocation against the tests' own authority. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {readCertificate} from '../../../../components/core/certificate/certificate.js';
import type {Certificate} from '../../../../components/core/certificate/certificate.js';
import {ChainBuilder} from '../../../../components/core/certificate/certificate-chain.js';
import type {CertificatePurpose} from '../../../../components/core/certificate/certificate-purpose.js';
import {readCertificateList} from '../../../../components/core/certificate/certificate-list.js';
import {displayName, nameValue} from '../../../../components/core/certificate/distinguished-name.js';
import {nameOid} from '../../../../components/core/certificate/oid.js';
import {readOcspResponse, writeOcspRequest} from '../../../../components/core/certificate/ocsp-response.js';
import {checkRevocation} from '../../../../components/core/certificate/revocation.js';
import {makeTrustAnchor, vietnameseAnchors} from '../../../../components/core/certificate/trust-anchors.js';
import {mutate, seededRandom} from '../../../support/attacks/mutate.js';
import {makePki} from '../../../support/pki.mjs';
import type {PkiPersonId} from '../../../support/pki.mjs';

const pki = makePki();
const root = readCertificate(pki.rootDer);
const issuing = readCertificate(pki.issuingDer);
const now = Date.now();
const person = (id: PkiPersonId): Certificate => readCertificate(pki.people[id].chain[0]!);

async function chainOf(
  id: PkiPersonId,
  {
    at = now,
    purpose = 'signing',
    anchors = [root],
  }: {at?: number; purpose?: CertificatePurpose; anchors?: readonly Certificate[]} = {},
) {
  return new ChainBuilder().build({certificate: person(id), purpose, at, anchors, others: [issuing]});
}
async function bytesFrom(url: string, body?: Uint8Array): Promise<Uint8Array> {
  const response = await pki.fetch(
    url,
    body
      ? {
          method: 'POST',
          body: new Blob([body as Uint8Array<ArrayBuffer>]),
          headers: {'content-type': 'application/ocsp-request'},
        }
      : {},
  );
  return new Uint8Array(await response.arrayBuffer());
}

describe('a certificate', () => {
  it('tells its holder in Vietnamese, its key and what it is for', () => {
    const leader = person('leader');
    assert.equal(displayName(leader.subject), 'Nguyễn Văn An');
    assert.equal(nameValue(leader.subject, nameOid.country), 'VN');
    assert.deepEqual([leader.publicKey.kind, leader.publicKey.size], ['rsa', 2048]);
    assert.deepEqual(
      [person('ec384').publicKey.curve, person('ec256').publicKey.name],
      ['P-384', 'ec P-256'],
    );
    assert.equal(leader.extensions.basicConstraints?.isAuthority, false);
    assert.equal(leader.extensions.ocspAddresses.length + leader.extensions.crlAddresses.length, 2);
    assert.deepEqual(leader.extensions.unknownCritical, []);
    assert.ok(leader.notBefore < now && leader.notAfter > now);
  });
  it('is read or refused as `certificate-damaged`, never anything else', () => {
    const der = pki.people.leader.chain[0]!;
    for (let seed = 1; seed <= 2000; seed += 1) {
      try {
        readCertificate(mutate(der, seededRandom(seed)));
      } catch (error) {
        assert.equal(
          (error as {code?: string}).code,
          'certificate-damaged',
          `seed ${seed}: ${String(error)}`,
        );
      }
    }
  });
  it('cannot nest without end', () => {
    assert.throws(() => readCertificate(new Uint8Array(100_000).fill(0x30)), {code: 'certificate-damaged'});
    assert.throws(
      () => readCertificate(Uint8Array.from({length: 10_000}, (_, index) => (index % 2 === 0 ? 0x30 : 0x80))),
      {code: 'certificate-damaged'},
    );
  });
});

describe('a chain', () => {
  it('reaches the anchor through the authority between', async () => {
    for (const id of ['leader', 'ec256', 'ec384'] as const) {
      const chain = await chainOf(id);
      assert.deepEqual([chain.isAnchored, chain.reasons, chain.certificates.length], [true, [], 3], id);
    }
  });
  it('may end at any certificate somebody trusts', async () => {
    assert.deepEqual((await chainOf('leader', {anchors: [issuing]})).reasons, []);
    assert.deepEqual((await chainOf('leader', {anchors: [person('leader')]})).reasons, []);
  });
  it('is not trusted without an anchor, nor by another', async () => {
    assert.deepEqual((await chainOf('leader', {anchors: []})).reasons, ['no-trusted-chain']);
    assert.ok((await chainOf('stranger')).reasons.includes('no-trusted-chain'));
    assert.ok(
      (await chainOf('leader', {anchors: [person('stranger')]})).reasons.includes('no-trusted-chain'),
    );
  });
  it('is judged at the time asked about', async () => {
    const leader = person('leader');
    assert.deepEqual(
      (await chainOf('leader', {at: leader.notAfter + 1000})).reasons.includes('certificate-expired'),
      true,
    );
    assert.deepEqual(
      (await chainOf('leader', {at: leader.notBefore - 1000})).reasons.includes('certificate-not-yet-valid'),
      true,
    );
    assert.ok((await chainOf('expired')).reasons.includes('certificate-expired'));
    assert.ok((await chainOf('notYet')).reasons.includes('certificate-not-yet-valid'));
  });
  it('serves only what its certificate was issued for', async () => {
    assert.ok((await chainOf('noUsage')).reasons.includes('certificate-not-for-signing'));
    assert.ok(
      (await chainOf('leader', {purpose: 'timestamp'})).reasons.includes('certificate-not-for-timestamp'),
    );
  });
  it('does not pass through somebody who is no authority', async () => {
    const leader = person('leader');
    const clerk = person('clerk');
    const forged = {
      ...clerk,
      issuer: leader.subject,
      extensions: {...clerk.extensions, authorityKeyId: leader.extensions.subjectKeyId!},
    };
    const builder = new ChainBuilder();
    builder.isIssuedBy = () => Promise.resolve('valid');
    const chain = await builder.build({
      certificate: forged,
      purpose: 'signing',
      at: now,
      anchors: [root],
      others: [leader, issuing],
    });
    assert.ok(chain.reasons.includes('issuer-not-authority'));
  });
});

describe('revocation', () => {
  const ask = async (id: PkiPersonId, at = now) => {
    const certificate = person(id);
    const ocsp = readOcspResponse(
      await bytesFrom(certificate.extensions.ocspAddresses[0]!, await writeOcspRequest(certificate, issuing)),
    );
    const crl = readCertificateList(await bytesFrom(certificate.extensions.crlAddresses[0]!));
    const check = (
      evidence: {ocsps?: readonly (typeof ocsp)[]; crls?: readonly (typeof crl)[]},
      issuer = issuing,
      when = at,
    ) =>
      checkRevocation({
        certificate,
        issuer,
        evidence: {ocsps: [], crls: [], ...evidence},
        at: when,
        now: Date.now() + 1000,
        chains: new ChainBuilder(),
      });
    return {check, ocsp, crl};
  };
  it('is good or revoked by OCSP and by CRL alike', async () => {
    const leader = await ask('leader');
    assert.equal((await leader.check({ocsps: [leader.ocsp]})).status, 'good');
    assert.equal((await leader.check({crls: [leader.crl]})).status, 'good');
    const revoked = await ask('revoked');
    assert.equal((await revoked.check({ocsps: [revoked.ocsp]})).status, 'revoked');
    assert.equal((await revoked.check({crls: [revoked.crl]})).status, 'revoked');
  });
  it('is good for a time before it was revoked, if that time is proven', async () => {
    const {check, ocsp} = await ask('revoked');
    const {revokedAt} = await check({ocsps: [ocsp]});
    assert.equal((await check({ocsps: [ocsp]}, issuing, revokedAt! - 1000)).status, 'good');
  });
  it('is unchecked without evidence, with another person’s, or with evidence of a wrong signature', async () => {
    const leader = await ask('leader');
    const clerk = await ask('clerk');
    assert.deepEqual(await leader.check({}), {status: 'unchecked', reason: 'revocation-unchecked'});
    assert.equal((await leader.check({ocsps: [clerk.ocsp]})).status, 'unchecked');
    assert.equal(
      (await leader.check({ocsps: [{...leader.ocsp, producedAt: 0, toBeSigned: new Uint8Array(5)}]})).status,
      'unchecked',
    );
    assert.equal(
      (await leader.check({crls: [{...leader.crl, toBeSigned: new Uint8Array(5)}]})).status,
      'unchecked',
    );
  });
  it('is unchecked when the evidence is too old, or from the future', async () => {
    const {check, ocsp} = await ask('leader');
    const stale = {
      ...ocsp,
      answers: ocsp.answers.map(({nextUpdate: _, ...answer}) => ({
        ...answer,
        thisUpdate: now - 40 * 86_400_000,
      })),
    };
    assert.deepEqual(await check({ocsps: [stale]}), {status: 'unchecked', reason: 'revocation-not-fresh'});
    const future = {
      ...ocsp,
      answers: ocsp.answers.map(answer => ({...answer, thisUpdate: now + 86_400_000})),
    };
    assert.equal((await check({ocsps: [future]})).status, 'unchecked');
  });
});

it('anchors are data with a source; no root of Viet Nam is invented', () => {
  assert.deepEqual(vietnameseAnchors, []);
  const anchor = makeTrustAnchor(pki.rootDer, {source: 'the tests', date: '2026-11-22', origin: 'policy'});
  assert.deepEqual([anchor.origin, anchor.kind, anchor.name], ['policy', 'other', displayName(root.subject)]);
  assert.throws(() => makeTrustAnchor(new Uint8Array(3), {source: '', date: '', origin: 'user'}), {
    code: 'certificate-damaged',
  });
});
