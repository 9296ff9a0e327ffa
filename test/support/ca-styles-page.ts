/** A page that asks the Government CA service in every style found in the wild, unchanged by us; and a port where the real one would listen. */
import {createServer} from 'node:http';
import {createServer as createSocketServer} from 'node:net';
import type {AddressInfo} from 'node:net';

import {emptyForm, readForm} from '../../demo/agency/form.js';
import {fixtureDocuments} from './fixture-systems/fixture-documents.js';

export interface CaStylesPage {
  readonly url: string;
  /** Signed files by the field they came in. */
  readonly uploads: {readonly field: string; readonly name: string; readonly content: Uint8Array}[];
  /** Connections to the place of the real service; undefined where something else holds its port. */
  readonly realCalls: () => number | undefined;
  stop(): Promise<void>;
}

export async function startCaStylesPage(): Promise<CaStylesPage> {
  const uploads: CaStylesPage['uploads'] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const {pathname} = new URL(request.url ?? '/', 'http://x');
      const file = /^\/tep\/(\d+)\.pdf$/.exec(pathname);
      if (file) return void response.writeHead(200, {'Content-Type': 'application/pdf'}).end(fixtureDocuments[Number(file[1])]!.pdf);
      if (pathname === '/nhan') {
        const form = request.method === 'POST' ? await readForm(request) : emptyForm;
        for (const [field, files] of form.files) for (const {fileName, content} of files) uploads.push({field, name: fileName, content});
        return void response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify({Status: true, Message: '', FileName: `ky-${uploads.length}.pdf`, FileServer: `/kho/${uploads.length}`}));
      }
      if (pathname === '/ky.mjs') return void response.writeHead(200, {'Content-Type': 'text/javascript'}).end(module);
      response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'});
      response.end(page);
    })().catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  let calls = 0;
  let isThere = true;
  const real = createSocketServer(socket => {
    calls++;
    socket.destroy();
  });
  await new Promise<void>(resolve => {
    real.once('error', () => {
      isThere = false;
      resolve();
    });
    real.listen(8987, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uploads,
    realCalls: () => (isThere ? calls : undefined),
    stop: () =>
      new Promise(resolve => {
        real.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const module = `
class Call extends WebSocket {
  constructor(name) { super('wss://127.0.0.1:8987/' + name); }
}
export const sign = (name, parameters) => new Promise((resolve, reject) => {
  const call = new Call(name);
  call.addEventListener('open', () => call.send(JSON.stringify(parameters)));
  call.addEventListener('message', ({data}) => { resolve(JSON.parse(data)); call.close(); });
  call.addEventListener('error', () => reject(new Error('no service')));
});`;

const page = `<!doctype html><html lang="vi"><title>Ký số</title><body><script>
// As the vendor's file does it: a global for each function, a callback, one socket a call.
const keepSocket = window.WebSocket;
function vgca_call(name, message, callback) {
  if (!('WebSocket' in window)) return callback(JSON.stringify({Message: 'WebSocket NOT supported by your Browser!', Status: 500}));
  const socket = new keepSocket('wss://127.0.0.1:8987/' + name);
  socket.onopen = function () { socket.send(message); };
  socket.onmessage = function (event) { callback(event.data); socket.close(); };
  socket.onerror = function () { callback(JSON.stringify({Status: 'real', Message: 'no service'})); };
}
function vgca_sign_approved(parameters, callback) { vgca_call('SignApproved', parameters, callback); }
window.VGCA = {
  comment: (parameters, done) => vgca_call('Comment', JSON.stringify(parameters), done),
  files: (parameters, done) => vgca_call('SignFiles', JSON.stringify(parameters), done),
  xml: (content, done) => vgca_call('SignXML', JSON.stringify({Base64Content: btoa(content), ReturnSignatureOnly: 'true', HashAlg: 'Sha256', XmlDsigForm: 'true'}), done),
};
window.answers = {};
const keep = name => text => { answers[name] = typeof text === 'string' ? JSON.parse(text) : text; };
const wish = n => ({FileUploadHandler: location.origin + '/nhan', SessionId: '', JWTToken: '', FileName: location.origin + '/tep/' + n + '.pdf', DocNumber: '15/QĐ', IssuedDate: '2026-11-25T12:00:00+07:00', MetaData: []});
window.styles = {
  callback: () => vgca_sign_approved(JSON.stringify(wish(1)), keep('callback')),
  object: () => VGCA.comment(wish(2), keep('object')),
  module: () => import('/ky.mjs').then(({sign}) => sign('SignCopy', wish(3))).then(keep('module'), () => keep('module')({Status: 'real'})),
  direct: () => {
    const socket = new WebSocket('wss://localhost:8987/SignIssued');
    socket.addEventListener('open', () => socket.send(JSON.stringify(wish(4))), {once: true});
    socket.addEventListener('message', event => keep('direct')(event.data));
  },
  batch: () => VGCA.files({FileUploadHandler: location.origin + '/nhan', Files: [5, 6].map(n => ({FileID: 'f' + n, FileName: 'tep ' + n, URL: location.origin + '/tep/' + n + '.pdf'}))}, keep('batch')),
  xml: () => VGCA.xml('<a/>', keep('xml')),
};
</script></body></html>`;
