import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';

import {connectRemote, RemoteRefusedError} from '../../../components/signers.js';
import type {RemoteChallenge} from '../../../components/signers.js';
import {signMany, signPdf} from '../../../components/signature.js';
import {checkWithOpenssl} from '../../support/pdf-checks.mjs';
import {plainPdf} from '../../support/pdf-kinds.js';
import {makePki} from '../../support/pki.mjs';
import type {PkiPersonId} from '../../support/pki.mjs';
import {startRemoteSigningServer} from '../../support/remote-signing-server.js';
import type {RemoteServerOptions} from '../../support/remote-signing-server.js';

const pki = makePki();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function provider(id: PkiPersonId, options: RemoteServerOptions) {
  const server = await startRemoteSigningServer(pki.people[id], options);
  closing.push(() => server.close());
  return server;
}
function answering(answers: Partial<Record<RemoteChallenge['kind'], string>>, asked: string[] = []) {
  return async ({kind}: RemoteChallenge): Promise<string | undefined> => {
    asked.push(kind);
    return answers[kind];
  };
}
async function assertSigns(server: Awaited<ReturnType<typeof provider>>, authorize = answering({})): Promise<void> {
  const signer = await connectRemote({...server, authorize, pollInterval: 5});
  const signed = await signPdf(new Blob([await plainPdf()]), signer);
  assert.deepEqual(checkWithOpenssl(new Uint8Array(await signed.arrayBuffer()), pki.rootFile) ?? [true], [true]);
}

describe('connectRemote', () => {
  for (const version of [1, 2] as const) {
    it(`signs by version ${version}: confirmed on the telephone, by PIN, by PIN and OTP, by OAuth`, async () => {
      const asked: string[] = [];
      await assertSigns(await provider('leader', {version}), answering({}, asked));
      await assertSigns(await provider('leader', {version, pendingPolls: 3}), answering({}, asked));
      assert.deepEqual(asked, ['push', 'push']);
      await assertSigns(await provider('leader', {version, mode: 'explicit', pin: '246813'}), answering({pin: '246813'}));
      await assertSigns(await provider('leader', {version, mode: 'explicit', pin: '1', otp: '99'}), answering({pin: '1', otp: '99'}));
      await assertSigns(await provider('leader', {version, mode: 'oauth2code'}));
    });

    it(`signs by version ${version} with RSASSA-PSS and with both curves, however ECDSA values are written`, async () => {
      await assertSigns(await provider('leader', {version, algorithms: ['1.2.840.113549.1.1.10']}));
      for (const rawEcdsa of [false, true]) {
        await assertSigns(await provider('ec256', {version, rawEcdsa}));
        await assertSigns(await provider('ec384', {version, rawEcdsa}));
      }
    });
  }

  it('says that the provider refused, and why where it told', async () => {
    const cases: [RemoteServerOptions, Partial<Record<RemoteChallenge['kind'], string>>, string][] = [
      [{mode: 'explicit', pin: '1'}, {pin: '2'}, 'pin-wrong'],
      [{mode: 'explicit', otp: '1'}, {otp: '2'}, 'otp-wrong'],
      [{isDenied: true}, {}, 'denied'],
      [{version: 2, isDenied: true, pendingPolls: 1}, {}, 'denied'],
    ];
    for (const [options, answers, reason] of cases) {
      await assert.rejects(assertSigns(await provider('leader', options), answering(answers)), (error: unknown) => {
        assert.ok(error instanceof RemoteRefusedError);
        assert.deepEqual([error.code, error.reason], ['remote-refused', reason]);
        return true;
      });
    }
    const server = await provider('leader', {});
    await assert.rejects(connectRemote({...server, accessToken: 'old'}), {code: 'remote-refused', reason: 'token-wrong'});
    await assert.rejects(connectRemote({...server, credentialId: 'other'}), {code: 'remote-refused'});
    await assert.rejects(connectRemote({...await provider('leader', {algorithms: ['1.2.3']})}), {code: 'remote-refused'});
    server.faults.next = {status: 200, body: '<html>'};
    await assert.rejects(connectRemote(server), {code: 'remote-refused'});
  });

  it('tells a provider that is away from one that is slow', async () => {
    const server = await provider('leader', {pendingPolls: 1e9});
    server.faults.next = {status: 503};
    await assert.rejects(connectRemote(server), {code: 'remote-unreachable'});
    server.faults.next = {status: 504};
    await assert.rejects(connectRemote(server), {code: 'remote-timeout'});
    const patient = await connectRemote({...server, patience: 20, pollInterval: 5});
    await assert.rejects(patient.sign(new Uint8Array(1)), {code: 'remote-timeout'});
    await server.close();
    await assert.rejects(connectRemote(server), {code: 'remote-unreachable'});
  });

  it('stops when told to, and when the person gives no PIN', async () => {
    const waiting = await connectRemote({...(await provider('leader', {pendingPolls: 1e9})), pollInterval: 5});
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    await assert.rejects(waiting.sign(new Uint8Array(1), {signal: controller.signal}), {code: 'aborted'});
    const cancelled = await connectRemote({...(await provider('leader', {mode: 'explicit', pin: '1'})), authorize: answering({})});
    await assert.rejects(cancelled.sign(new Uint8Array(1)), {code: 'aborted'});
  });

  it('ends a batch at the first wrong PIN', async () => {
    const server = await provider('leader', {mode: 'explicit', pin: '1'});
    const signer = await connectRemote({...server, authorize: answering({pin: 'wrong'})});
    const pdf = new Blob([await plainPdf()]);
    const outcomes = [];
    for await (const outcome of signMany([{id: 'a', pdf}, {id: 'b', pdf}], signer)) outcomes.push(outcome);
    assert.deepEqual(outcomes, [{id: 'a', ok: false, code: 'remote-refused', stopped: true}]);
    assert.equal(server.calls.filter(call => call.path === 'credentials/authorize').length, 1);
  });
});
