import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {readCertificate} from '../../../components/core/certificate/certificate.js';
import {displayName} from '../../../components/core/certificate/distinguished-name.js';
import {openPkcs12} from '../../../components/signers/pkcs12/open-pkcs12.js';
import {KeySigner} from '../../../components/signers/key-signer.js';
import {makePki} from '../../support/pki.mjs';

const pki = makePki();

function pack(...args: string[]): Uint8Array {
  const dir = mkdtempSync(join(tmpdir(), 'p12-'));
  try {
    execFileSync('openssl', ['pkcs12', '-export', ...args, '-out', join(dir, 'x.p12')]);
    return new Uint8Array(readFileSync(join(dir, 'x.p12')));
  } finally {
    rmSync(dir, {recursive: true});
  }
}

describe('openPkcs12', () => {
  for (const id of ['leader', 'clerk', 'ec256', 'ec384'] as const) {
    for (const kind of ['p12', 'p12Legacy'] as const) {
      it(`opens the ${kind} of ${id}: own certificate first, its issuer next`, async () => {
        const person = pki.people[id];
        const signer = await openPkcs12(person[kind], person.password);
        assert.deepEqual(signer.certificateChain.map(each => Buffer.from(each).toString('hex')), person.chain.map(each => Buffer.from(each).toString('hex')));
        assert.equal(displayName(readCertificate(signer.certificateChain[0]!).subject), person.name);
        const expected = {leader: 'rsa-pkcs1-sha256', clerk: 'rsa-pkcs1-sha256', ec256: 'ecdsa-p256-sha256', ec384: 'ecdsa-p384-sha384'};
        assert.equal(signer.algorithm, expected[id]);
        assert.ok((await signer.sign(new Uint8Array(10))).length > 60);
      });
    }
  }

  it('opens a password typed in decomposed characters', async () => {
    const {p12, p12Legacy, password} = pki.people.leader;
    await openPkcs12(p12, password.normalize('NFD'));
    await openPkcs12(p12Legacy, password.normalize('NFD'));
  });

  it('says that the password is wrong', async () => {
    for (const kind of ['p12', 'p12Legacy'] as const) {
      for (const wrong of ['', 'mat khau 123', 'x'.repeat(300)]) {
        await assert.rejects(openPkcs12(pki.people.leader[kind], wrong), {code: 'password-wrong'});
      }
    }
  });

  it('says that the file is damaged or something else', async () => {
    const {p12, password} = pki.people.leader;
    for (const bytes of [new Uint8Array(0), new Uint8Array(100), p12.subarray(0, p12.length / 2), new TextEncoder().encode('%PDF-1.7')]) {
      await assert.rejects(openPkcs12(bytes, password), {code: 'pkcs12-damaged'});
    }
  });

  it('says that there is no key, or none that belongs to a certificate', async () => {
    const {certificateFile} = pki.people.leader;
    await assert.rejects(openPkcs12(pack('-nokeys', '-in', certificateFile, '-passout', 'pass:x'), 'x'), {code: 'key-missing'});
    await assert.rejects(openPkcs12(pack('-nocerts', '-inkey', pki.people.clerk.keyFile, '-passout', 'pass:x'), 'x'), {code: 'key-missing'});
  });

  it('opens a file without integrity check, with other ciphers, and refuses its wrong password', async () => {
    const {certificateFile, keyFile} = pki.people.leader;
    const base = ['-inkey', keyFile, '-in', certificateFile, '-passout', 'pass:x'];
    for (const extra of [['-nomac'], ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC'], ['-keypbe', 'DES-EDE3-CBC', '-certpbe', 'NONE'], ['-macalg', 'sha512']]) {
      await openPkcs12(pack(...base, ...extra), 'x');
      await assert.rejects(openPkcs12(pack(...base, ...extra), 'y'), {code: 'password-wrong'});
    }
  });

  it('forgets its key when told to, and crosses a structured clone', async () => {
    const {p12, password} = pki.people.ec256;
    const signer = await openPkcs12(p12, password);
    const copy = KeySigner.fromTransferable(structuredClone(signer.toTransferable()));
    signer.forget();
    await assert.rejects(signer.sign(new Uint8Array(1)), {code: 'signer-locked'});
    assert.ok((await copy.sign(new Uint8Array(1))).length > 60);
    await assert.rejects(crypto.subtle.exportKey('pkcs8', copy.toTransferable().key));
  });
});
