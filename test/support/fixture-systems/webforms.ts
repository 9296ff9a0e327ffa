import {createHmac, randomBytes} from 'node:crypto';

import {html} from '../../../demo/agency/pages/html.js';
import type {Printable} from '../../../demo/agency/pages/html.js';
import type {FixtureDocument} from './fixture-documents.js';
import {notFound, pdfReply} from './fixture-server.js';
import type {FixtureDecisionKind, FixtureSystem} from './fixture-server.js';

const pageSize = 10;
const kinds: Readonly<Record<string, FixtureDecisionKind>> = {
  '1': 'approve',
  '2': 'reject',
  '3': 'return',
  '4': 'comment',
};

interface ViewState {
  readonly page: number;
  /** Id of the document whose row is expanded. */
  readonly open: number | null;
}

/**
 * ASP.NET WebForms with a grid: one address for everything, links that call `__doPostBack`, the page's state in a signed
 * hidden field, generated ids (`ctl00_cpmain_…`), details that expand in the row. A file is a postback too.
 */
export const webforms: FixtureSystem = office => {
  const key = randomBytes(16);
  const sign = (text: string) => createHmac('sha1', key).update(text).digest('base64url');
  const write = (state: ViewState) => {
    const text = Buffer.from(JSON.stringify(state)).toString('base64url');
    return `${text}.${sign(text)}`;
  };
  const read = (field: string): ViewState | undefined => {
    const [text = '', signature] = field.split('.');
    return signature === sign(text)
      ? (JSON.parse(Buffer.from(text, 'base64url').toString()) as ViewState)
      : undefined;
  };

  const render = (state: ViewState, message?: Printable) => {
    const rows = office.page(state.page, pageSize);
    const pages = Math.ceil(office.documents.length / pageSize);
    return {
      body: html`<!doctype html>
        <html lang="vi">
          <head>
            <title>Văn bản trình ký</title>
          </head>
          <body>
            <form
              name="aspnetForm"
              method="post"
              action="vbdi_vanthu.aspx"
              id="aspnetForm"
              enctype="multipart/form-data"
            >
              <input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
              <input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
              <input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="${write(state)}" />
              <script>
                function __doPostBack(target, argument) {
                  const form = document.getElementById('aspnetForm');
                  form.__EVENTTARGET.value = target;
                  form.__EVENTARGUMENT.value = argument;
                  form.submit();
                }
              </script>
              ${message && html`<span id="ctl00_cpmain_lblThongBao" class="thongbao">${message}</span>`}
              <table id="ctl00_cpmain_RadGrid_ctl00" class="rgMasterTable">
                <tbody>
                  ${rows.map((row, index) => gridRow(row, index, row.id === state.open))}
                </tbody>
              </table>
              <div class="rgNumPart">
                ${Array.from({length: pages}, (_, index) => index + 1).map(page =>
                  page === state.page
                    ? html`<a class="rgCurrentPage" href="#"><span>${page}</span></a>`
                    : html`<a href="javascript:__doPostBack('ctl00$cpmain$RadGrid','Page$${page}')"
                        ><span>${page}</span></a
                      >`,
                )}
              </div>
            </form>
          </body>
        </html>`.text,
    };
  };

  return ({method, url, form}) => {
    if (url.pathname === '/') return {status: 302, headers: {Location: '/vbdi_vanthu.aspx'}};
    if (url.pathname !== '/vbdi_vanthu.aspx') return notFound;
    if (method !== 'POST') return render({page: 1, open: null});
    const field = (name: string) => form.fields.get(name) ?? '';
    const state = read(field('__VIEWSTATE'));
    if (!state)
      return {status: 500, body: 'The state information is invalid for this page and might be corrupted.'};
    const [verb = '', argument = ''] = field('__EVENTARGUMENT').split('$');
    if (verb === 'Page') return render({page: Number(argument), open: null});
    if (verb === 'Select')
      return render({...state, open: office.page(state.page, pageSize)[Number(argument)]?.id ?? null});
    const document = office.document(state.open);
    if (!document) return render(state);
    if (field('__EVENTTARGET').endsWith('$lnkTep')) return pdfReply(document);
    if (!form.fields.has('ctl00$cpmain$ctl06$btnCapNhat')) return render(state);
    const kind = kinds[field('ctl00$cpmain$ctl06$rblKetQua')];
    if (!kind) return render(state, 'Chưa chọn kết quả xử lý');
    const files = form.files.get('ctl00$cpmain$ctl06$fuTepKy');
    office.decide(document.id, kind, field('ctl00$cpmain$ctl06$txtYKien'), files);
    return render({...state, open: null}, 'Cập nhật thành công');
  };
};

function gridRow(row: FixtureDocument, index: number, isOpen: boolean): Printable {
  const select = `javascript:__doPostBack('ctl00$cpmain$RadGrid','Select$${index}')`;
  return html`<tr class="rgRow" id="ctl00_cpmain_RadGrid_ctl00__${index}">
      <td>${row.number}</td>
      <td><a href="${select}">${row.subject}</a></td>
      <td>${row.organisation}</td>
      <td>${row.urgency}</td>
      <td>${row.dueOn}</td>
    </tr>
    ${isOpen && details(row)}`;
}

function details(row: FixtureDocument): Printable {
  const id = 'ctl00_cpmain_ctl06';
  const name = 'ctl00$cpmain$ctl06';
  return html`<tr class="rgDetail">
    <td colspan="5">
      <div id="${id}_pnThongTinVanBan">
        <span id="${id}_lbl_SOKYHIEU">${row.number}</span
        ><span id="${id}_lbl_NGAYBANHANH">${row.issuedOn}</span>
        <span id="${id}_lbl_TRICHYEU">${row.subject}</span
        ><span id="${id}_lbl_COQUAN">${row.organisation}</span>
        <span id="${id}_lbl_HANXULY">${row.dueOn}</span>
        <a id="${id}_lnkTep" href="javascript:__doPostBack('${name}$lnkTep','')">${row.fileName}</a>
        ${['Đồng ý', 'Không đồng ý', 'Trả lại', 'Ý kiến khác'].map(
          (label, index) =>
            html`<input
                type="radio"
                id="${id}_rblKetQua_${index}"
                name="${name}$rblKetQua"
                value="${index + 1}"
              />
              <label for="${id}_rblKetQua_${index}">${label}</label>`,
        )}
        <textarea id="${id}_txtYKien" name="${name}$txtYKien"></textarea>
        <input type="file" id="${id}_fuTepKy" name="${name}$fuTepKy" />
        <input type="submit" id="${id}_btnCapNhat" name="${name}$btnCapNhat" value="Cập nhật" />
      </div>
    </td>
  </tr>`;
}
