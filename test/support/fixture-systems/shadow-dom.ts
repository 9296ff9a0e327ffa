import {randomBytes} from 'node:crypto';

import {attributesOf, jsonReply, notFound, pdfReply} from './fixture-server.js';
import type {FixtureSystem} from './fixture-server.js';
import {kindFrom, pageSize} from './server-pages.js';

/** Custom elements inside custom elements: list, document and form each in an open shadow root. */
export const shadowDom: FixtureSystem = office => {
  const token = randomBytes(8).toString('hex');
  return ({method, url, form, headers}) => {
    if (url.pathname === '/') return {body: application.replace('{token}', token)};
    if (url.pathname === '/api/vanban') {
      const rows = office.page(Number(url.searchParams.get('trang') ?? 1), pageSize);
      return jsonReply({tong: office.documents.length, rows: rows.map(attributesOf)});
    }
    const [, id, file] = /^\/api\/vanban\/(\d+)(\/tep)?$/.exec(url.pathname) ?? [];
    const document = office.document(id);
    if (!document) return notFound;
    if (file) return pdfReply(document);
    if (method !== 'POST') return jsonReply(attributesOf(document));
    if (headers['x-csrf-token'] !== token) return jsonReply({loi: 'Sai mã xác thực'}, 403);
    const kind = kindFrom(form.fields.get('kind'));
    if (!kind) return jsonReply({loi: 'Chưa chọn kết quả'}, 422);
    office.decide(document.id, kind, form.fields.get('comment') ?? '', form.files.get('signed'));
    return jsonReply({thongBao: 'Đã cập nhật'});
  };
};

const application = `<!doctype html><html lang="vi"><head><title>Văn bản</title><meta name="csrf-token" content="{token}"></head>
<body><vb-app></vb-app><script>
class Part extends HTMLElement {
  root = this.attachShadow({mode: 'open'});
}
customElements.define('vb-app', class extends Part {
  connectedCallback() {
    this.root.innerHTML = '<header>Văn bản</header><vb-list></vb-list><vb-detail></vb-detail>';
    this.root.querySelector('vb-list').addEventListener('vb-open', event => this.root.querySelector('vb-detail').open(event.detail));
  }
});
customElements.define('vb-list', class extends Part {
  page = 1;
  connectedCallback() { this.load(); }
  async load() {
    const {tong, rows} = await (await fetch('/api/vanban?trang=' + this.page)).json();
    this.root.innerHTML = '<div role="list"></div><button class="next">Sau</button>';
    for (const row of rows) {
      const item = document.createElement('vb-row');
      item.setAttribute('role', 'listitem');
      item.dataset.id = row.id;
      item.row = row;
      item.addEventListener('click', () => this.dispatchEvent(new CustomEvent('vb-open', {detail: row.id})));
      this.root.firstChild.append(item);
    }
    const next = this.root.querySelector('.next');
    next.disabled = this.page * 10 >= tong;
    next.addEventListener('click', () => { this.page++; this.load(); });
  }
});
customElements.define('vb-row', class extends Part {
  connectedCallback() {
    for (const name of ['number', 'subject', 'organisation', 'urgency', 'dueOn']) {
      const part = document.createElement('span');
      part.className = name;
      part.textContent = this.row[name];
      this.root.append(part);
    }
  }
});
customElements.define('vb-detail', class extends Part {
  async open(id) {
    const row = await (await fetch('/api/vanban/' + id)).json();
    this.root.innerHTML = '<dl></dl><a class="file"></a><form><select name="kind"><option value="approve">Đồng ý</option>' +
      '<option value="reject">Không đồng ý</option><option value="return">Trả lại</option><option value="comment">Ý kiến khác</option></select>' +
      '<textarea name="comment"></textarea><input type="file" name="signed"><button>Gửi</button></form><output></output>';
    for (const [label, name] of [['Số ký hiệu', 'number'], ['Trích yếu', 'subject'], ['Ngày ban hành', 'issuedOn'], ['Cơ quan ban hành', 'organisation'], ['Hạn xử lý', 'dueOn']]) {
      const [term, value] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = label;
      value.textContent = row[name];
      this.root.firstChild.append(term, value);
    }
    const file = this.root.querySelector('.file');
    file.href = '/api/vanban/' + id + '/tep';
    file.textContent = row.fileName;
    const form = this.root.querySelector('form');
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const headers = {'X-CSRF-Token': document.querySelector('meta[name=csrf-token]').content};
      const reply = await (await fetch('/api/vanban/' + id, {method: 'POST', headers, body: new FormData(form)})).json();
      this.root.querySelector('output').textContent = reply.thongBao ?? reply.loi;
    });
  }
});
</script></body></html>`;
