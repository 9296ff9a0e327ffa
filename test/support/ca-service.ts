/**
 * The Government CA's signing service as a test sees it: TLS WebSocket, one call per connection, files by download and upload.
 *
 *     const service = await startCaService({sign: (pdf, name) => signedPdf});
 *     service.url                      // wss://127.0.0.1:<port>, certificate: service.certificate (PEM, self-signed)
 *     service.state.next = 'cancel'        // what the next call meets: 'cancel' | 'fail' | 'close' | 'silent'
 *     service.calls                    // [{name, message}]
 *     service.close()
 */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {WebSocketServer} from 'ws';

export interface CaServiceServerOptions {
  /** Signs what was downloaded; `name` is the function that was called. */
  sign?(pdf: Blob, name: string, parameters: Readonly<Record<string, unknown>>): Promise<Blob>;
  /** DER of the officer's certificate. */
  readonly certificate?: Uint8Array;
  /** Old services know no GetVersion. */
  readonly isOld?: boolean;
  readonly port?: number;
}

export type CaFault = 'cancel' | 'fail' | 'close' | 'silent';

export async function startCaService(options: CaServiceServerOptions = {}) {
  const tls = selfSigned();
  const calls: {name: string; message: string}[] = [];
  const state: {next?: CaFault} = {};

  const answer = async (name: string, message: string): Promise<string | undefined> => {
    switch (name) {
      case 'GetVersion':
        return options.isOld ? undefined : JSON.stringify({Status: 0, Version: '4.1.2'});
      case 'Config':
        return message === 'config' ? JSON.stringify({Status: 0, Message: ''}) : undefined;
      case 'GetCertInfo':
        return JSON.stringify({Status: 0, Subject: 'CN=x', Certificate: Buffer.from(options.certificate ?? []).toString('base64')});
      case 'SignApproved':
      case 'SignIssued':
      case 'SignIncome':
      case 'SignAppendix':
      case 'SignCopy':
      case 'SignPDF':
      case 'Comment':
        return signFile(name, JSON.parse(message) as Record<string, unknown>);
      default:
        return undefined;
    }
  };

  const signFile = async (name: string, parameters: Record<string, unknown>): Promise<string> => {
    const failed = (Message: string): string => JSON.stringify({Status: 1, Message, FileName: '', FileServer: ''});
    // The service holds no cookie of the browser: whatever these addresses need stands in them.
    const download = await fetch(String(parameters['FileName'])).catch(() => undefined);
    if (!download?.ok) return failed('Không tải được tệp');
    const signed = await (options.sign ?? (async pdf => pdf))(await download.blob(), name, parameters);
    const form = new FormData();
    form.set('uploadfile', signed, 'signed.pdf');
    const upload = await fetch(String(parameters['FileUploadHandler']), {method: 'POST', body: form}).catch(() => undefined);
    const reply = (await upload?.json().catch(() => undefined)) as {Status?: boolean; Message?: string; FileName?: string; FileServer?: string} | undefined;
    // In the upload's answer Status is a boolean, in the service's own an integer.
    if (reply?.Status !== true) return failed(reply?.Message ?? 'Không tải lên được tệp');
    return JSON.stringify({
      Status: 0,
      Message: '',
      FileName: reply.FileName,
      FileServer: reply.FileServer,
      DocumentNumber: parameters['DocNumber'],
      DocumentDate: parameters['IssuedDate'] ?? '',
    });
  };

  const server = createServer(tls);
  const sockets = new WebSocketServer({server});
  sockets.on('connection', (socket, request) => {
    const name = (request.url ?? '').slice(1);
    socket.on('message', async data => {
      const message = String(data);
      calls.push({name, message});
      const fault = name === 'GetVersion' ? undefined : state.next;
      if (fault) delete state.next;
      if (fault === 'silent') return;
      if (fault === 'close') return socket.close();
      if (fault === 'cancel') return socket.send(JSON.stringify({Status: 11, Message: 'Người dùng hủy'}));
      if (fault === 'fail') return socket.send(JSON.stringify({Status: 5, Message: 'Không tìm thấy thiết bị'}));
      const reply = await answer(name, message);
      if (reply === undefined) socket.close();
      else socket.send(reply);
    });
  });
  await new Promise<void>(resolve => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    url: `wss://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate: tls.cert,
    calls,
    state,
    close: () =>
      new Promise<void>(resolve => {
        for (const client of sockets.clients) client.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function selfSigned(): {key: string; cert: string} {
  const dir = mkdtempSync(join(tmpdir(), 'trinh-ky-ca-'));
  try {
    const [key, cert] = [join(dir, 'key'), join(dir, 'cert')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], {stdio: 'pipe'});
    return {key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8')};
  } finally {
    rmSync(dir, {recursive: true, force: true});
  }
}
