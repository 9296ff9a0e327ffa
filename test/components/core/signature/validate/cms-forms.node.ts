/** Every way to write a signature that is met outside our own signer: right ones are intact, wrong ones named, unknown ones left open. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash, createPrivateKey, sign as signBytes} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';

import {encodeDer, encodeNull, encodeOid, encodeSequence} from '../../../../../components/core/certificate/der-writer.js';
import {validatePdf} from '../../../../../components/signature.js';
import type {SignatureReport} from '../../../../../components/signature.js';
import {handSign} from '../../../../support/attacks/hand-signed.js';
import type {HandSigning} from '../../../../support/attacks/hand-signed.js';
import {makePki} from '../../../../support/pki.mjs';

const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
const signingCertificate = '1.2.840.113549.1.9.16.2.47';
const pki = makePki();
const {leader} = pki.people;
const rsa = {key: createPrivateKey(readFileSync(leader.keyFile)), certificates: leader.chain};
const folder = mkdtempSync(join(tmpdir(), 'cms-forms-'));
after(() => rmSync(folder, {recursive: true}));

async function judge(signing: HandSigning, change = (bytes: Uint8Array<ArrayBuffer>) => bytes): Promise<SignatureReport> {
  const report = await validatePdf(new Blob([change(handSign(signing))]), {trustAnchors: [pki.rootDer]});
  const found = report.signatures.find(each => each.fieldName === 'reserved');
  assert.ok(found);
  return found;
}

describe('intact', () => {
  for (const [name, more] of [
    ['attributes in order', {}],
    ['attributes out of order, signed as written', {attributes: 'unsorted, signed as written'}],
    ['attributes out of order, signed in order', {attributes: 'unsorted, signed sorted'}],
    ['no attributes', {attributes: 'none', subFilter: 'adbe.pkcs7.detached'}],
    ['named by key identifier', {names: 'key identifier'}],
    ['of indefinite length', {isIndefinite: true}],
    ['SHA-512', {digest: 'sha512'}],
    ['no /Type, no /Reason', {subFilter: 'adbe.pkcs7.detached'}],
  ] as const satisfies readonly (readonly [string, Partial<HandSigning>])[]) {
    it(name, async () => {
      const {integrity, coverage, trust, reasons} = await judge({...rsa, ...more});
      assert.deepEqual([integrity, coverage, trust], ['intact', 'whole-document', 'trusted'], reasons.join());
    });
  }
  it('the digest as content (adbe.pkcs7.sha1), weak since 2017', async () => {
    const old = {...rsa, digest: 'sha1', subFilter: 'adbe.pkcs7.sha1'};
    let content: Uint8Array | undefined;
    handSign({...old, make: signed => ((content = createHash('sha1').update(signed).digest()), new Uint8Array())});
    const {integrity, reasons, indication} = await judge({...old, content: content!});
    assert.deepEqual([integrity, indication, reasons.includes('algorithm-weak')], ['intact', 'indeterminate', true]);
  });
  it('the bare signature with its certificate beside it (adbe.x509.rsa_sha1), weak since 2017', async () => {
    const certificates = leader.chain.map(each => `<${Buffer.from(each).toString('hex')}>`);
    const bare = {
      ...rsa,
      subFilter: 'adbe.x509.rsa_sha1',
      make: (signed: Uint8Array) => encodeDer(4, signBytes('sha1', signed, rsa.key)),
    };
    for (const cert of [certificates[0]!, `[${certificates.join(' ')}]`]) {
      const {integrity, reasons, trust} = await judge({...bare, entries: `/Cert ${cert}`});
      assert.deepEqual([integrity, reasons.includes('algorithm-weak')], ['intact', true], reasons.join());
      assert.equal(trust, cert.startsWith('[') ? 'trusted' : 'untrusted');
    }
    const changed = await judge({...bare, entries: `/Cert ${certificates[0]!}`, make: () => encodeDer(4, new Uint8Array(256))});
    assert.deepEqual([changed.integrity, changed.reasons.includes('signature-invalid')], ['broken', true]);
    assert.equal((await judge(bare)).integrity, 'unknown', 'no certificate, no verdict');
  });
});

describe('broken, and said why', () => {
  const content = Uint8Array.of(1, 2, 3);
  for (const [name, reason, more] of [
    ['content of its own in a detached signature', 'cms-not-detached', {content}],
    ['empty content of its own', 'cms-not-detached', {content: new Uint8Array()}],
    ['two signers', 'cms-signer-count', {signers: 2}],
    ['no signer', 'cms-signer-count', {signers: 0}],
    ['no message digest', 'message-digest-missing', {changeAttributes: list => list.filter(each => !is(each, messageDigest))}],
    ['two message digests', 'message-digest-missing', {changeAttributes: list => list.flatMap(each => (is(each, messageDigest) ? [each, each] : [each]))}],
    ['no content type', 'content-type-mismatch', {changeAttributes: list => list.filter(each => !is(each, contentType))}],
    ['a content type of another kind', 'content-type-mismatch', {changeAttributes: list => list.map(each => lastOctet(each, contentType))}],
    ['the certificate of another named', 'signing-certificate-mismatch', {changeAttributes: list => list.map(each => lastOctet(each, signingCertificate))}],
    ['no CMS at all', 'cms-damaged', {make: () => Uint8Array.of(0x30, 3, 1, 1, 1)}],
    ['a bare octet string', 'cms-damaged', {make: () => Uint8Array.of(4, 2, 1, 1)}],
  ] as readonly (readonly [string, string, Partial<HandSigning>])[]) {
    it(name, async () => {
      const {indication, integrity, reasons} = await judge({...rsa, ...more});
      assert.deepEqual([indication, integrity, reasons.includes(reason)], ['total-failed', 'broken', true], reasons.join());
    });
  }
  it('something behind the CMS is told of, and does not pass', async () => {
    const {indication, reasons} = await judge({...rsa, padding: 'deadbeef'});
    assert.notEqual(indication, 'total-passed');
    assert.ok(reasons.includes('contents-padding'));
  });
});

describe('left open', () => {
  it('no certificate inside: nobody is known', async () => {
    const {integrity, indication, reasons} = await judge({...rsa, hasCertificates: false});
    assert.deepEqual([integrity, indication, reasons], ['unknown', 'indeterminate', ['signer-certificate-missing']]);
  });
  it('the attribute that binds the certificate missing in a PAdES signature', async () => {
    const {integrity, indication, reasons} = await judge({...rsa, changeAttributes: list => list.filter(each => !is(each, signingCertificate))});
    assert.deepEqual([integrity, indication, reasons.includes('signing-certificate-missing')], ['intact', 'indeterminate', true]);
  });
  it('a digest nobody here computes', async () => {
    const {integrity, indication, reasons} = await judge({...rsa, digest: 'sha3-256'});
    assert.deepEqual([integrity, indication, reasons.includes('algorithm-unsupported')], ['unknown', 'indeterminate', true]);
  });
  it('a signature algorithm that contradicts the digest', async () => {
    const scheme = encodeSequence(encodeOid('1.2.840.113549.1.1.13'), encodeNull());
    const {integrity, indication, reasons} = await judge({...rsa, signatureAlgorithm: scheme});
    assert.deepEqual([integrity, indication, reasons.includes('digest-algorithm-mismatch')], ['unknown', 'indeterminate', true]);
  });
});

describe('keys of other kinds', () => {
  for (const [name, parameters, scheme, expected] of [
    ['Ed25519', ['-newkey', 'ed25519'], '1.3.101.112', 'intact'],
    ['EC P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], '1.2.840.10045.4.3.2', 'intact'],
    ['EC P-521', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521'], '1.2.840.10045.4.3.2', 'intact'],
    ['EC brainpool', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'], '1.2.840.10045.4.3.2', 'unknown'],
    ['EC with a curve spelt out', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'], '1.2.840.10045.4.3.2', 'unknown'],
    ['Ed448', ['-newkey', 'ed448'], '1.3.101.113', 'unknown'],
    ['RSA 1024', ['-newkey', 'rsa:1024'], '1.2.840.113549.1.1.11', 'intact'],
  ] as const) {
    it(`${name}: ${expected}`, async () => {
      const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'cert.der')];
      execFileSync('openssl', ['req', '-x509', ...parameters, '-nodes', '-keyout', keyFile, '-out', certificateFile, '-outform', 'DER', '-subj', `/CN=${name}`, '-days', '30'], {stdio: 'ignore'});
      const own = {
        key: createPrivateKey(readFileSync(keyFile)),
        certificates: [Uint8Array.from(readFileSync(certificateFile))],
        signatureAlgorithm: encodeSequence(encodeOid(scheme)),
        digest: name.startsWith('Ed') ? 'sha512' : 'sha256',
      };
      const signature = await judge(own);
      assert.equal(signature.integrity, expected, signature.reasons.join());
      assert.equal(signature.indication, 'indeterminate', 'nobody trusts a stranger, and nobody calls him a forger');
      assert.equal(signature.trust, 'untrusted');
      if (expected === 'unknown') assert.ok(signature.reasons.includes('algorithm-unsupported'));
      if (name === 'RSA 1024') assert.ok(signature.reasons.includes('algorithm-weak'));
      const forged = await judge(own, bytes => flip(bytes, '1 000 000'));
      assert.notEqual(forged.integrity, 'intact');
    });
  }
});

function is(attribute: Uint8Array, id: string): boolean {
  return Buffer.from(attribute).includes(Buffer.from(encodeOid(id)));
}

function lastOctet(attribute: Uint8Array, id: string): Uint8Array {
  if (!is(attribute, id)) return attribute;
  const changed = Uint8Array.from(attribute);
  changed[changed.length - 1]! ^= 1;
  return changed;
}

function flip(bytes: Uint8Array<ArrayBuffer>, text: string): Uint8Array<ArrayBuffer> {
  const at = Buffer.from(bytes).indexOf(text);
  assert.ok(at > 0);
  const changed = bytes.slice();
  changed[at] = 0x39;
  return changed;
}
