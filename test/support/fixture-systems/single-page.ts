import {attributesOf, jsonReply, notFound, pdfReply} from './fixture-server.js';
import type {FixtureDecisionKind, FixtureSystem} from './fixture-server.js';

const root = '/qlvbdh_nh';
const kinds: Readonly<Record<string, FixtureDecisionKind>> = {
  '1': 'approve',
  '2': 'reject',
  '3': 'return',
  '4': 'comment',
};

/**
 * A one-page shell in the manner of iOffice: the list arrives by script, a document has no address and opens in place on
 * a click, its files have no `href`, the signed file is uploaded first and then referred to. A system under a context
 * path of its own.
 */
export const singlePage: FixtureSystem = office => {
  const uploads = new Map<string, {fileName: string; content: Uint8Array}>();
  return ({method, url, form, headers}) => {
    if (url.pathname === '/') return {status: 302, headers: {Location: `${root}/main?lang=vi`}};
    if (url.pathname === `${root}/main`) return {body: shell};
    const isScripted = headers['x-requested-with'] === 'XMLHttpRequest';
    const field = (name: string) => form.fields.get(name) ?? '';
    switch (`${method} ${url.pathname}`) {
      case `GET ${root}/vanban/ds`: {
        const size = Number(url.searchParams.get('size'));
        const rows = office.page(Number(url.searchParams.get('page')), size);
        return jsonReply({total: office.documents.length, rows: rows.map(attributesOf)});
      }
      case `GET ${root}/tep`: {
        const document = office.document(url.searchParams.get('id'));
        return document ? pdfReply(document) : notFound;
      }
      case `POST ${root}/upload`: {
        const file = form.files.get('file')?.[0];
        if (!file || !isScripted) return jsonReply({error: 'Tệp không hợp lệ'}, 400);
        const id = `f${uploads.size + 1}`;
        uploads.set(id, file);
        return jsonReply({id});
      }
      case `POST ${root}/vanban/xuly`: {
        const kind = kinds[field('ketQua')];
        if (!kind || !isScripted) return jsonReply({error: 'Chưa chọn kết quả xử lý'});
        const file = uploads.get(field('fileId'));
        office.decide(Number(field('id')), kind, field('yKien'), file ? [file] : []);
        return jsonReply({message: 'Xử lý thành công'});
      }
      default:
        return notFound;
    }
  };
};

const shell = `<!doctype html><html lang="vi"><head><title>VNPT-iOffice (mẫu)</title></head><body>
<ul id="menu"><li id="m2270">Văn bản chờ xử lý</li></ul>
<select id="selectPageRec"><option>10</option><option>20</option></select>
<div id="content"></div><div id="thongbao"></div>
<script>
const content = document.getElementById('content');
let page = 1;
const headers = {'X-Requested-With': 'XMLHttpRequest'};
const cell = (row, text) => row.insertCell().textContent = text;
async function list() {
  const size = document.getElementById('selectPageRec').value;
  const {total, rows} = await (await fetch('${root}/vanban/ds?page=' + page + '&size=' + size, {headers})).json();
  content.innerHTML = '<table id="dt_basic"><tbody></tbody></table><i class="fa fa-forward">»</i><span id="tong"></span>';
  for (const each of rows) {
    const row = content.querySelector('tbody').insertRow();
    for (const text of [each.number, each.subject, each.organisation, each.urgency, each.dueOn]) cell(row, text);
    row.addEventListener('click', () => show(each));
  }
  document.getElementById('tong').textContent = total;
  content.querySelector('.fa-forward').addEventListener('click', () => { if (page * size < total) { page++; list(); } });
}
function show(each) {
  content.innerHTML = '<div id="row-ttvb"><a id="close-row-ttvb">Đóng</a><span id="detailTrichYeu"></span>' +
    '<span id="detailSoKyHieu"></span><span id="div_donvi_soanthao"></span><span id="detail_ngay_den_banhanh_data"></span>' +
    '<span id="divNhacNhoHanXuLy"></span><div id="div_file_attach_dsvb"><div><span><span></span></span></div></div>' +
    '<select id="cboKetQua"><option value="">--</option><option value="1">Đồng ý</option><option value="2">Không đồng ý</option>' +
    '<option value="3">Trả lại</option><option value="4">Ý kiến khác</option></select><textarea id="trYKienChiDao"></textarea>' +
    '<input type="file" id="fileKy"><button id="btnGui">Gửi</button></div>';
  const set = (id, text) => document.getElementById(id).textContent = text;
  set('detailTrichYeu', each.subject); set('detailSoKyHieu', each.number); set('div_donvi_soanthao', each.organisation);
  set('detail_ngay_den_banhanh_data', each.issuedOn); set('divNhacNhoHanXuLy', each.dueOn);
  const file = content.querySelector('#div_file_attach_dsvb > div > span > span');
  file.textContent = each.fileName;
  file.addEventListener('click', async () => {
    const blob = await (await fetch('${root}/tep?id=' + each.id)).blob();
    const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: each.fileName});
    link.click();
  });
  document.getElementById('close-row-ttvb').addEventListener('click', list);
  document.getElementById('btnGui').addEventListener('click', () => send(each));
}
async function send(each) {
  const value = id => document.getElementById(id).value;
  const post = async (path, fields) => {
    const body = new FormData();
    for (const [name, item] of Object.entries(fields)) body.append(name, item);
    return (await fetch('${root}' + path, {method: 'POST', headers, body})).json();
  };
  const file = document.getElementById('fileKy').files[0];
  const fileId = file ? (await post('/upload', {file})).id : '';
  const reply = await post('/vanban/xuly', {id: each.id, ketQua: value('cboKetQua'), yKien: value('trYKienChiDao'), fileId});
  document.getElementById('thongbao').textContent = reply.message || reply.error;
}
document.getElementById('m2270').addEventListener('click', list);
document.getElementById('selectPageRec').addEventListener('change', () => { page = 1; list(); });
setTimeout(list, 100);
</script></body></html>`;
