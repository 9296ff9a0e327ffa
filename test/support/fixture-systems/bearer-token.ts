import {randomBytes} from 'node:crypto';

import {attributesOf, jsonReply, notFound, pdfReply} from './fixture-server.js';
import type {FixtureDecisionKind, FixtureSystem} from './fixture-server.js';

const kinds: readonly FixtureDecisionKind[] = ['approve', 'reject', 'return', 'comment'];

/**
 * A React-like application that keeps a bearer token in `localStorage` (no cookie at all), talks JSON, and stores the
 * signed file by `PUT …/attachment/updateFile/{id}` before the decision. Any name and a password of "matkhau1" log in.
 */
export const bearerToken: FixtureSystem = office => {
  const token = randomBytes(12).toString('base64url');
  const signed = new Map<number, {fileName: string; content: Uint8Array}>();
  return ({method, url, headers, form, json}) => {
    if (!url.pathname.startsWith('/api/')) return method === 'GET' ? {body: application} : notFound;
    if (url.pathname === '/api/auth/login') {
      return json['password'] === 'matkhau1'
        ? jsonReply({accessToken: token})
        : jsonReply({message: 'Sai mật khẩu'}, 401);
    }
    const isDownload = url.pathname.startsWith('/api/attachment/download/');
    const given = isDownload ? url.searchParams.get('token') : headers.authorization?.replace(/^Bearer /, '');
    if (given !== token) return jsonReply({message: 'Unauthorized'}, 401);

    const [, path, id] = /^\/api\/([a-zA-Z/]+?)(?:\/(\d+))?$/.exec(url.pathname) ?? [];
    const document = office.document(id);
    if (method === 'GET' && path === 'documents' && !id) {
      const page = Number(url.searchParams.get('page') ?? 0);
      const items = office.page(page + 1, 10).map(attributesOf);
      return jsonReply({items, totalElements: office.documents.length});
    }
    if (!document) return jsonReply({message: 'Not found'}, 404);
    if (method === 'GET' && path === 'documents') return jsonReply(attributesOf(document));
    if (isDownload) return pdfReply(document);
    if (method === 'PUT' && path === 'attachment/updateFile') {
      const file = form.files.get('file')?.[0];
      if (!file) return jsonReply({message: 'file is required'}, 422);
      signed.set(document.id, file);
      return jsonReply({status: 'OK'});
    }
    if (method === 'POST' && path === 'documents/decision') {
      const kind = kinds.find(each => each.toUpperCase() === json['status']);
      if (!kind) return jsonReply({message: 'status is invalid'}, 422);
      const file = signed.get(document.id);
      office.decide(document.id, kind, String(json['note'] ?? ''), file ? [file] : []);
      signed.delete(document.id);
      return jsonReply({message: 'Thành công'});
    }
    return notFound;
  };
};

const application = `<!doctype html><html lang="vi"><head><title>Quản lý văn bản</title></head><body><div id="root"></div>
<script>
const root = document.getElementById('root');
const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const api = (path, options = {}) => fetch('/api/' + path, {...options, headers: {...options.headers, Authorization: 'Bearer ' + localStorage.getItem('access_token')}});
const go = path => { history.pushState(null, '', path); render(); };
async function render() {
  if (!localStorage.getItem('access_token')) return login();
  const [, id] = /^\\/documents\\/(\\d+)/.exec(location.pathname) ?? [];
  const page = Number(new URLSearchParams(location.search).get('page') ?? 0);
  const reply = await api(id ? 'documents/' + id : 'documents?page=' + page);
  if (reply.status === 401) return login();
  return id ? detail(await reply.json()) : list(page, await reply.json());
}
function login() {
  const name = element('input', {name: 'username'}), password = element('input', {name: 'password', type: 'password'});
  const form = element('form', {id: 'login'}, name, password, element('button', {textContent: 'Đăng nhập'}));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const reply = await fetch('/api/auth/login', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({username: name.value, password: password.value})});
    if (reply.ok) { localStorage.setItem('access_token', (await reply.json()).accessToken); render(); }
  });
  root.replaceChildren(form);
}
function list(page, {items, totalElements}) {
  root.replaceChildren(...items.map(row => {
    const card = element('div', {className: 'css-1q2w3e MuiCard'}, element('b', {textContent: row.number}), element('p', {textContent: row.subject}), element('small', {textContent: row.organisation}), element('time', {textContent: row.dueOn}));
    card.dataset.testid = 'document-' + row.id;
    card.addEventListener('click', () => go('/documents/' + row.id));
    return card;
  }));
  if ((page + 1) * 10 < totalElements) {
    const next = element('button', {textContent: 'Trang sau'});
    next.setAttribute('aria-label', 'next page');
    next.addEventListener('click', () => go('/?page=' + (page + 1)));
    root.append(next);
  }
}
function detail(row) {
  const field = (name, value) => element('dl', {}, element('dt', {textContent: name}), element('dd', {textContent: value}));
  const link = element('a', {textContent: row.fileName, href: '/api/attachment/download/' + row.id + '?token=' + localStorage.getItem('access_token')});
  const status = element('select', {name: 'status', innerHTML: '<option value="APPROVE">Đồng ý</option><option value="REJECT">Từ chối</option><option value="RETURN">Trả lại</option><option value="COMMENT">Ý kiến khác</option>'});
  const note = element('textarea', {name: 'note'}), file = element('input', {type: 'file'}), message = element('div', {className: 'snackbar'});
  const send = element('button', {textContent: 'Gửi'});
  send.addEventListener('click', async () => {
    if (file.files[0]) {
      const body = new FormData();
      body.append('file', file.files[0]);
      await api('attachment/updateFile/' + row.id, {method: 'PUT', body});
    }
    const reply = await api('documents/decision/' + row.id, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({status: status.value, note: note.value})});
    message.textContent = (await reply.json()).message;
  });
  root.replaceChildren(field('Số ký hiệu', row.number), field('Trích yếu', row.subject), field('Ngày ban hành', row.issuedOn), field('Cơ quan ban hành', row.organisation), field('Hạn xử lý', row.dueOn), link, status, note, file, send, message);
}
addEventListener('popstate', render);
render();
</script></body></html>`;
