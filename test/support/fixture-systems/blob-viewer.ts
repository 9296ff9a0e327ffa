import {randomBytes} from 'node:crypto';

import {attributesOf, jsonReply, notFound, pdfReply} from './fixture-server.js';
import type {FixtureDecisionKind, FixtureSystem} from './fixture-server.js';

const kinds: Readonly<Record<string, FixtureDecisionKind>> = {
  DongY: 'approve',
  TuChoi: 'reject',
  TraLai: 'return',
  YKien: 'comment',
};

/**
 * An AngularJS-like application: addresses after the hash, the file in a modal's iframe as a `blob:`, its name only in
 * the header `x-filename`, and a cookie that must come back as the header `X-XSRF-TOKEN`.
 */
export const blobViewer: FixtureSystem = office => {
  const token = randomBytes(8).toString('hex');
  return ({method, url, headers, form}) => {
    const id = url.searchParams.get('id');
    const document = office.document(id);
    switch (`${method} ${url.pathname}`) {
      case 'GET /':
        return {headers: {'Set-Cookie': `XSRF-TOKEN=${token}; Path=/`}, body: application};
      case 'GET /viewer.html':
        return {body: viewer};
      case 'GET /api/QLVanBan/danhsach': {
        const rows = office.page(Number(url.searchParams.get('page')), 10);
        return jsonReply({Total: office.documents.length, Data: rows.map(attributesOf)});
      }
      case 'GET /api/QLVanBan/chitiet':
        return document ? jsonReply(attributesOf(document)) : jsonReply({Message: 'Không có văn bản'}, 404);
      case 'GET /api/QLVanBan/getviewpdfvb':
        return document
          ? pdfReply(document, {'x-filename': encodeURIComponent(document.fileName)})
          : notFound;
      case 'POST /api/QLVanBan/xuly': {
        if (headers['x-xsrf-token'] !== token) return jsonReply({Message: 'Forbidden'}, 403);
        const kind = kinds[form.fields.get('KetQua') ?? ''];
        if (!kind || !document) return jsonReply({Success: false, Message: 'Dữ liệu không hợp lệ'});
        office.decide(document.id, kind, form.fields.get('YKien') ?? '', form.files.get('TepKy'));
        return jsonReply({Success: true, Message: 'Cập nhật thành công'});
      }
      default:
        return notFound;
    }
  };
};

const viewer = `<!doctype html><title>PDF.js viewer</title><body><script>
(async () => {
  const id = new URLSearchParams(location.search).get('id');
  const reply = await fetch('/api/QLVanBan/getviewpdfvb?loaivb=1&id=' + id);
  document.title = decodeURIComponent(reply.headers.get('x-filename'));
  const frame = document.createElement('iframe');
  frame.src = URL.createObjectURL(await reply.blob());
  document.body.append(frame);
})();
</script></body>`;

const application = `<!doctype html><html lang="vi" ng-app="eoffice"><head><title>eOffice (mẫu)</title></head><body>
<div ui-view id="main"></div><div class="toast"></div>
<script>
const main = document.getElementById('main');
const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const cookie = name => document.cookie.split('; ').find(pair => pair.startsWith(name + '='))?.split('=')[1];
async function route() {
  const [, id] = /^#\\/vanban\\/(\\d+)/.exec(location.hash) ?? [];
  const page = Number(/page=(\\d+)/.exec(location.hash)?.[1] ?? 1);
  if (id) detail(await (await fetch('/api/QLVanBan/chitiet?id=' + id)).json());
  else list(page, await (await fetch('/api/QLVanBan/danhsach?page=' + page)).json());
}
function list(page, {Total, Data}) {
  main.replaceChildren(
    element('div', {className: 'ds'}, ...Data.map(row => {
      const item = element('div', {className: 'vb-item'},
        element('span', {className: 'so', textContent: row.number}),
        element('a', {href: '#/vanban/' + row.id, textContent: row.subject}),
        element('span', {className: 'cq', textContent: row.organisation}),
        element('span', {className: 'han', textContent: row.dueOn}));
      item.setAttribute('ng-repeat', 'vb in vm.items');
      return item;
    })),
    page * 10 < Total ? element('a', {className: 'next', href: '#/vanban?page=' + (page + 1), textContent: 'Sau'}) : '');
}
function detail(row) {
  const label = (text, value) => element('div', {className: 'form-group'}, element('label', {textContent: text}), element('p', {textContent: value}));
  const form = element('form', {name: 'xuLyForm'},
    element('select', {name: 'KetQua', innerHTML: '<option value="">--</option><option value="DongY">Đồng ý</option><option value="TuChoi">Không đồng ý</option><option value="TraLai">Trả lại</option><option value="YKien">Ý kiến khác</option>'}),
    element('textarea', {name: 'YKien'}), element('input', {type: 'file', name: 'TepKy'}), element('button', {textContent: 'Lưu'}));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const reply = await fetch('/api/QLVanBan/xuly?id=' + row.id, {method: 'POST', headers: {'X-XSRF-TOKEN': cookie('XSRF-TOKEN')}, body: new FormData(form)});
    document.querySelector('.toast').textContent = (await reply.json()).Message;
  });
  const file = element('button', {className: 'xem-file', textContent: row.fileName});
  file.addEventListener('click', () => main.append(element('div', {className: 'modal'}, element('iframe', {src: '/viewer.html?type=1&id=' + row.id}))));
  main.replaceChildren(label('Số ký hiệu', row.number), label('Trích yếu', row.subject), label('Ngày ban hành', row.issuedOn), label('Cơ quan', row.organisation), label('Hạn xử lý', row.dueOn), file, form);
}
addEventListener('hashchange', route);
if (!location.hash) location.hash = '#/vanban';
else route();
</script></body></html>`;
