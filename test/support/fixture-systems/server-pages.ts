import {html} from '../../../demo/agency/pages/html.js';
import type {Printable} from '../../../demo/agency/pages/html.js';
import type {FixtureDocument} from './fixture-documents.js';
import type {FixtureDecisionKind, FixtureOffice} from './fixture-server.js';

const kinds: readonly (readonly [FixtureDecisionKind, string])[] = [
  ['approve', 'Đồng ý'],
  ['reject', 'Không đồng ý'],
  ['return', 'Trả lại'],
  ['comment', 'Ý kiến khác'],
];

export const pageSize = 10;

export function kindFrom(text: string | undefined): FixtureDecisionKind | undefined {
  return kinds.find(([kind]) => kind === text)?.[0];
}

/** A plain list, for shapes whose difficulty lies elsewhere. */
export function plainList(office: FixtureOffice, page: number, base: string, target: string): Printable {
  return html`<table class="list">
      <tbody>
        ${office.page(page, pageSize).map(
          row =>
            html`<tr class="row">
              <td class="number">${row.number}</td>
              <td class="subject"><a href="${base}/${row.id}" target="${target}">${row.subject}</a></td>
              <td class="organisation">${row.organisation}</td>
              <td class="urgency">${row.urgency}</td>
              <td class="due">${row.dueOn}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${page * pageSize < office.documents.length && html`<a rel="next" href="${base}?page=${page + 1}">Sau</a>`}`;
}

export function plainDetail(row: FixtureDocument, base: string, token: string, message?: string): Printable {
  return html`${message && html`<div id="message">${message}</div>`}
    <table class="detail">
      <tr>
        <th>Số ký hiệu</th>
        <td>${row.number}</td>
      </tr>
      <tr>
        <th>Ngày ban hành</th>
        <td>${row.issuedOn}</td>
      </tr>
      <tr>
        <th>Cơ quan ban hành</th>
        <td>${row.organisation}</td>
      </tr>
      <tr>
        <th>Trích yếu</th>
        <td>${row.subject}</td>
      </tr>
      <tr>
        <th>Hạn xử lý</th>
        <td>${row.dueOn}</td>
      </tr>
    </table>
    <a class="file" href="${base}/${row.id}/file">${row.fileName}</a>
    <form id="decision" method="post" enctype="multipart/form-data" action="${base}/${row.id}">
      <input type="hidden" name="token" value="${token}" />
      <select name="kind">
        ${kinds.map(([kind, name]) => html`<option value="${kind}">${name}</option>`)}
      </select>
      <textarea name="comment"></textarea><input type="file" name="signed" /><button type="submit">
        Gửi
      </button>
    </form>`;
}
