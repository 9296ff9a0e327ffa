import {randomBytes} from 'node:crypto';

import {html} from '../../../demo/agency/pages/html.js';
import type {Printable} from '../../../demo/agency/pages/html.js';
import {notFound, pdfReply} from './fixture-server.js';
import type {FixtureDecisionKind, FixtureReply, FixtureSystem} from './fixture-server.js';

const portlet = 'vanban_WAR_qlvbhappportlet';
const ns = `_${portlet}_`;
const pageSize = 10;
const kinds: Readonly<Record<string, FixtureDecisionKind>> = {
  DONG_Y: 'approve',
  KHONG_DONG_Y: 'reject',
  TRA_LAI: 'return',
  KHAC: 'comment',
};

/**
 * A Liferay 6 portal: one page, its parameters and every field name and id prefixed by the portlet's namespace, an
 * authentication token in the action's address, single sign-on at a login page elsewhere.
 */
export const liferay: FixtureSystem = office => {
  const session = randomBytes(8).toString('hex');
  const auth = randomBytes(4).toString('hex');
  const home = '/group/profile-6/van-ban';
  const address = (lifecycle: 0 | 1, parameters: Record<string, string | number>) => {
    const query = new URLSearchParams({
      p_p_id: portlet,
      p_p_lifecycle: String(lifecycle),
      p_p_state: 'normal',
    });
    if (lifecycle === 1) query.set('p_auth', auth);
    for (const [name, value] of Object.entries(parameters)) query.set(ns + name, String(value));
    return `${home}?${query}`;
  };
  const portal = (content: Printable): FixtureReply => ({
    body: html`<!doctype html>
      <html lang="vi">
        <head>
          <title>Quản lý văn bản</title>
          <script>
            window.Liferay = {authToken: '${auth}'};
          </script>
        </head>
        <body>
          <div id="p_p_id${ns}" class="portlet-boundary">${content}</div>
        </body>
      </html>`.text,
  });

  const list = (page: number) =>
    portal(
      html`<table class="taglib-search-iterator">
          <tbody>
            ${office.page(page, pageSize).map(
              row =>
                html`<tr class="results-row">
                  <td>${row.number}</td>
                  <td>
                    <a href="${address(0, {mvcPath: '/html/vanban/view.jsp', vanBanId: row.id})}"
                      >${row.subject}</a
                    >
                  </td>
                  <td>${row.organisation}</td>
                  <td>${row.urgency}</td>
                  <td>${row.dueOn}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${page * pageSize < office.documents.length && html`<a class="next" href="${address(0, {cur: page + 1})}">Tiếp</a>`}`,
    );

  const detail = (id: string, message?: Printable) => {
    const row = office.document(id);
    if (!row) return portal(html`<div class="portlet-msg-error">Văn bản không tồn tại.</div>`);
    return portal(
      html`${message}
        <div class="field"><label>Số ký hiệu</label><span>${row.number}</span></div>
        <div class="field"><label>Trích yếu</label><span>${row.subject}</span></div>
        <div class="field"><label>Ngày ban hành</label><span>${row.issuedOn}</span></div>
        <div class="field"><label>Cơ quan ban hành</label><span>${row.organisation}</span></div>
        <a class="tep" href="/documents/10180/${row.id}/${encodeURIComponent(row.fileName)}?version=1.0"
          >${row.fileName}</a
        >
        <form
          id="${ns}fm"
          name="${ns}fm"
          method="post"
          enctype="multipart/form-data"
          action="${address(1, {'javax.portlet.action': 'xuLy', vanBanId: row.id})}"
        >
          <select id="${ns}ketQua" name="${ns}ketQua">
            <option value="">--</option>
            <option value="DONG_Y">Đồng ý</option>
            <option value="KHONG_DONG_Y">Không đồng ý</option>
            <option value="TRA_LAI">Trả lại</option>
            <option value="KHAC">Ý kiến khác</option>
          </select>
          <textarea id="${ns}noiDung" name="${ns}noiDung"></textarea>
          <input type="file" id="${ns}tepKy" name="${ns}tepKy" /><button type="submit">Gửi</button>
        </form>`,
    );
  };

  return ({method, url, cookies, form}) => {
    if (url.pathname === '/cas/login') {
      if (method !== 'POST') {
        return {
          body: '<form id="fm1" method="post"><input name="username"><input name="password" type="password"></form>',
        };
      }
      const location = url.searchParams.get('service') ?? home;
      return {
        status: 302,
        headers: {Location: location, 'Set-Cookie': `JSESSIONID=${session}; Path=/; HttpOnly`},
      };
    }
    if (cookies.get('JSESSIONID') !== session) {
      return {
        status: 302,
        headers: {Location: `/cas/login?service=${encodeURIComponent(url.pathname + url.search)}`},
      };
    }
    const file = /^\/documents\/10180\/(\d+)\//.exec(url.pathname);
    if (file) {
      const document = office.document(file[1]);
      return document ? pdfReply(document) : notFound;
    }
    if (url.pathname === '/') return {status: 302, headers: {Location: home}};
    if (url.pathname !== home) return notFound;
    const id = url.searchParams.get(`${ns}vanBanId`);
    if (method === 'POST' && id) {
      const kind = kinds[form.fields.get(`${ns}ketQua`) ?? ''];
      if (url.searchParams.get('p_auth') !== auth)
        return portal(html`<div class="portlet-msg-error">Bạn không có quyền.</div>`);
      if (!kind) return detail(id, html`<div class="portlet-msg-error">Chưa chọn kết quả.</div>`);
      office.decide(Number(id), kind, form.fields.get(`${ns}noiDung`) ?? '', form.files.get(`${ns}tepKy`));
      return detail(id, html`<div class="portlet-msg-success">Yêu cầu đã được thực hiện thành công.</div>`);
    }
    return id ? detail(id) : list(Number(url.searchParams.get(`${ns}cur`) ?? 1));
  };
};
