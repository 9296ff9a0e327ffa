import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, it} from 'node:test';

import {WebSocket} from 'ws';

import {connectCaService, openPkcs12} from '../../../components/signers.js';
import type {CaServiceOptions} from '../../../components/signers.js';
import {signPdf} from '../../../components/signature.js';
import {startCaService} from '../../support/ca-service.js';
import type {CaServiceServerOptions} from '../../support/ca-service.js';
import {checkWithOpenssl} from '../../support/pdf-checks.mjs';
import {plainPdf} from '../../support/pdf-kinds.js';
import {makePki} from '../../support/pki.mjs';

const pki = makePki();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The service, and a socket that trusts its certificate as an officer's machine would. */
async function service(options: CaServiceServerOptions = {}) {
  const started = await startCaService(options);
  closing.push(() => started.close());
  class Trusting extends WebSocket {
    constructor(url: string) {
      super(url, {ca: started.certificate});
    }
  }
  return {...started, WebSocket: Trusting as unknown as NonNullable<CaServiceOptions['WebSocket']>};
}

/** Where the service downloads and uploads: an agency's endpoint with one-time addresses. */
async function agency(pdf: Uint8Array) {
  const received: Uint8Array[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/file?token=once') return void response.writeHead(200, {'content-type': 'application/pdf'}).end(pdf);
    if (request.url !== '/upload?token=once') return void response.writeHead(403).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = await new Response(Buffer.concat(chunks), {headers: {'content-type': request.headers['content-type']!}}).formData();
    received.push(new Uint8Array(await (form.get('uploadfile') as Blob).arrayBuffer()));
    response.end(JSON.stringify({Status: true, Message: '', FileName: 'signed.pdf', FileServer: '/files/1'}));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise(resolve => server.close(() => resolve())));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {received, fileUrl: `${base}/file?token=once`, uploadUrl: `${base}/upload?token=once`};
}

describe('connectCaService', () => {
  it('has the service sign a file and file the result', async () => {
    const leader = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
    const started = await service({sign: pdf => signPdf(pdf, leader), certificate: pki.people.leader.chain[0]!});
    const office = await agency(await plainPdf());
    const ca = await connectCaService(started);
    assert.equal(ca.version, '4.1.2');
    assert.deepEqual(Buffer.from(await ca.certificate()), Buffer.from(pki.people.leader.chain[0]!));
    const result = await ca.sign('issue', {...office, documentNumber: '05/QĐ-UBND', issuedAt: '2026-11-22T09:00:00+07:00', metadata: {id: '7'}});
    assert.deepEqual(result, {fileName: 'signed.pdf', fileUrl: '/files/1', documentNumber: '05/QĐ-UBND', documentDate: '2026-11-22T09:00:00+07:00'});
    assert.deepEqual(checkWithOpenssl(office.received[0]!, pki.rootFile) ?? [true], [true]);
    const {name, message} = started.calls.at(-1)!;
    assert.equal(name, 'SignIssued');
    assert.deepEqual(JSON.parse(message), {
      FileUploadHandler: office.uploadUrl,
      SessionId: '',
      JWTToken: '',
      FileName: office.fileUrl,
      DocNumber: '05/QĐ-UBND',
      IssuedDate: '2026-11-22T09:00:00+07:00',
      MetaData: [{Key: 'id', Value: '7'}],
    });
    for (const [act, called] of [['approve', 'SignApproved'], ['incoming', 'SignIncome'], ['appendix', 'SignAppendix'], ['copy', 'SignCopy'], ['comment', 'Comment'], ['free', 'SignPDF']] as const) {
      await ca.sign(act, office);
      assert.equal(started.calls.at(-1)!.name, called);
    }
    await ca.showSettings();
  });

  it('works with a service too old to tell its version', async () => {
    assert.equal((await connectCaService(await service({isOld: true}))).version, undefined);
  });

  it('tells its four failures apart', async () => {
    const started = await service();
    const ca = await connectCaService(started);
    const hasty = await connectCaService({...started, patience: 300});
    const office = await agency(await plainPdf());
    for (const [next, code] of [['cancel', 'user-cancelled'], ['fail', 'ca-service-failed'], ['close', 'ca-service-silent'], ['silent', 'ca-service-silent']] as const) {
      started.state.next = next;
      await assert.rejects((next === 'silent' ? hasty : ca).sign('approve', office), {code}, next);
    }
    await assert.rejects(ca.sign('approve', {...office, fileUrl: office.fileUrl.replace('once', 'twice')}), {code: 'ca-service-failed', message: /Không tải được tệp/});
    await started.close();
    await assert.rejects(ca.sign('approve', office), {code: 'ca-service-unreachable'});
    await assert.rejects(connectCaService(started), {code: 'ca-service-unreachable'});
  });

  it('does not reach a service whose certificate the machine does not trust', async () => {
    const {url} = await service();
    await assert.rejects(connectCaService({url, WebSocket: WebSocket as unknown as NonNullable<CaServiceOptions['WebSocket']>}), {code: 'ca-service-unreachable'});
  });

  it('stops when told to', async () => {
    const started = await service();
    const ca = await connectCaService(started);
    started.state.next = 'silent';
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(ca.certificate({signal: controller.signal}), {code: 'aborted'});
    await assert.rejects(ca.certificate({signal: controller.signal}), {code: 'aborted'});
  });
});
