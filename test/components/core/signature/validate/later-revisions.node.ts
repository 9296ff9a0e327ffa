/** What may happen to a file after it was signed, and what may not: the same verdict as the validators whose tests say so. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {signPdf, validatePdf} from '../../../../../components/signature.js';
import type {SignatureReport, SignOptions} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {fillings, housekeeping, remarks} from '../../../../support/attacks/later-revisions.js';
import type {Worth} from '../../../../support/attacks/later-revisions.js';
import {registryForm} from '../../../../support/attacks/registry-form.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);

export async function sign(bytes: Uint8Array<ArrayBuffer>, options: SignOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await signPdf(new Blob([bytes]), signer, options)).arrayBuffer());
}

function worthOf(signature: SignatureReport): Worth {
  if (signature.indication === 'total-failed' || signature.changesAfter.some(each => !each.allowed)) return 'forbidden';
  return signature.reasons.some(code => code === 'comments-after-signing' || code === 'content-may-be-covered')
    ? 'doubtful'
    : 'allowed';
}

const bases: readonly (readonly [string, SignOptions])[] = [
  ['a plain signature', {}],
  ['a certification that permits nothing', {certify: 1}],
  ['a certification that permits forms', {certify: 2}],
  ['a certification that permits comments', {certify: 3}],
];

for (const [index, [name, options]] of bases.entries()) {
  describe(`after ${name}`, () => {
    const clean = sign(registryForm(), options);
    for (const each of [...fillings, ...housekeeping, ...remarks]) {
      it(`${each.name}: ${each.worth[index]}`, async () => {
        const [signature] = (await validatePdf(new Blob([each.make(await clean)]), {trustAnchors: [pki.rootDer]})).signatures;
        assert.ok(signature);
        assert.equal(worthOf(signature), each.worth[index], JSON.stringify([signature.indication, signature.reasons, signature.changesAfter]));
        assert.equal(signature.integrity, 'intact');
      });
    }
  });
}
