import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {OfficeError} from '../../../../../components/core/office-error.js';
import type {Signer} from '../../../../../components/core/signature/signer.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {signMany} from '../../../../../components/signature.js';
import type {SignItem, SignOutcome} from '../../../../../components/signature.js';
import {checkWithOpenssl} from '../../../../support/pdf-checks.mjs';
import {plainPdf} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const pdf = new Blob([await plainPdf()]);
const leader = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);

async function outcomesOf(items: Iterable<SignItem>, signer: Signer, signal?: AbortSignal): Promise<SignOutcome[]> {
  const outcomes: SignOutcome[] = [];
  for await (const outcome of signMany(items, signer, signal ? {signal} : {})) outcomes.push(outcome);
  return outcomes;
}
function failing(error: Error, atCall: number): Signer {
  let call = 0;
  return {...chainOf(leader), sign: async (data, options) => {
    if (++call === atCall) throw error;
    return leader.sign(data, options);
  }};
}
function chainOf(signer: Signer): Pick<Signer, 'certificateChain' | 'algorithm'> {
  return {certificateChain: signer.certificateChain, algorithm: signer.algorithm};
}
const three: readonly SignItem[] = ['a', 'b', 'c'].map(id => ({id, pdf}));

describe('signMany', () => {
  it('goes on after a bad file and says which it was', async () => {
    const outcomes = await outcomesOf([{id: 'a', pdf}, {id: 'bad', pdf: new Blob(['no'])}, {id: 'c', pdf, options: {reason: 'Đồng ý'}}], leader);
    assert.deepEqual(outcomes.map(({id, ok}) => [id, ok]), [['a', true], ['bad', false], ['c', true]]);
    const bad = outcomes[1]!;
    assert.ok(!bad.ok && bad.code === 'not-a-pdf' && !bad.stopped);
    for (const outcome of outcomes) {
      if (outcome.ok) assert.deepEqual(checkWithOpenssl(new Uint8Array(await outcome.pdf.arrayBuffer()), pki.rootFile) ?? [true], [true]);
    }
  });

  it('goes on after a failure of one signature that says nothing about the next', async () => {
    for (const error of [new Error('token busy'), new OfficeError('remote-unreachable', 'x')]) {
      assert.deepEqual((await outcomesOf(three, failing(error, 2))).map(each => each.ok), [true, false, true]);
    }
  });

  it('stops at a wrong PIN, before a second one locks the token', async () => {
    for (const code of ['pin-wrong', 'pin-locked', 'password-wrong', 'signer-locked', 'user-cancelled']) {
      const outcomes = await outcomesOf(three, failing(new OfficeError(code, 'x'), 2));
      assert.deepEqual(outcomes.slice(1), [{id: 'b', ok: false, code, stopped: true}]);
    }
  });

  it('stops when the token was changed for another', async () => {
    const clerk = await openPkcs12(pki.people.clerk.p12, pki.people.clerk.password);
    let current: Signer = leader;
    const swapped: Signer = {
      get certificateChain() {
        return current.certificateChain;
      },
      algorithm: leader.algorithm,
      sign: async (data, options) => {
        const value = await current.sign(data, options);
        current = clerk;
        return value;
      },
    };
    assert.deepEqual((await outcomesOf(three, swapped)).map(each => (each.ok ? 'signed' : each.code)), ['signed', 'certificate-changed']);
  });

  it('stops when told to; signs nothing that nobody asked for', async () => {
    const controller = new AbortController();
    const outcomes: SignOutcome[] = [];
    for await (const outcome of signMany(three, leader, {signal: controller.signal})) {
      outcomes.push(outcome);
      controller.abort();
    }
    assert.deepEqual(outcomes.map(each => (each.ok ? 'signed' : each.code)), ['signed', 'aborted']);
    let taken = 0;
    const items = (function* () {
      for (const item of three) {
        taken++;
        yield item;
      }
    })();
    for await (const outcome of signMany(items, leader)) if (outcome.ok) break;
    assert.equal(taken, 1);
  });
});
