import {formatDay, formatInstant} from '../calendar.js';
import {formToken, tokenField} from '../csrf.js';
import type {Attachment} from '../database/attachments.js';
import {decisionNames} from '../database/decisions.js';
import type {DecisionKind, StoredDecision} from '../database/decisions.js';
import type {ListedDocument} from '../database/documents.js';
import type {Session} from '../database/sessions.js';
import {html} from './html.js';
import type {Markup, Printable} from './html.js';
import {directionNames} from './layout.js';
import {boxNames} from './list.js';
import type {Place} from './list.js';

/** What the officer had filled in when the form was refused. */
export interface RefusedDecision {
  readonly errors: readonly string[];
  readonly kind: string;
  readonly comment: string;
}

export interface DetailView {
  readonly place: Place;
  readonly session: Session;
  readonly document: ListedDocument;
  readonly attachments: readonly Attachment[];
  readonly decisions: readonly StoredDecision[];
  readonly refused?: RefusedDecision | undefined;
}

/** One document: its attributes, its files, what was said about it, and the form to handle it. */
export function detailContent(view: DetailView): Markup {
  const {document, place} = view;
  return html`<h1 class="tieu-de">Chi tiết văn bản</h1>
    <table class="thong-tin" id="thong-tin-van-ban">
      ${row('Loại văn bản', document.typeName, 'loai-van-ban')}
      ${row('Số ký hiệu', document.number, 'so-ky-hieu')}
      ${row('Ngày ban hành', formatDay(document.issuedOn), 'ngay-ban-hanh')}
      ${row('Cơ quan ban hành', document.organisation, 'co-quan-ban-hanh')}
      ${row('Trích yếu', document.subject, 'trich-yeu')} ${row('Độ khẩn', document.urgency, 'do-khan')}
      ${row('Độ mật', document.secrecy, 'do-mat')} ${row('Người ký', document.signer, 'nguoi-ky')}
      ${row('Người trình', document.drafter, 'nguoi-trinh')}
      ${row('Hạn xử lý', formatDay(document.dueOn), 'han-xu-ly')}
      ${row('Ngày nhận', formatInstant(document.receivedAt), 'ngay-nhan')}
      ${row('Trạng thái', `${directionNames[document.direction]} - ${boxNames[document.box]}`, 'trang-thai')}
    </table>
    <h2 class="muc">Tệp đính kèm</h2>
    <ul id="tep-dinh-kem">
      ${view.attachments.map(
        file => html`<li><a class="tep" href="/tep/${file.id}/tai-ve">${file.fileName}</a></li>`,
      )}
    </ul>
    ${history(view.decisions)} ${decisionForm(view)}
    <p>
      <a href="/ky-so/${document.id}" target="_top">Ký số bằng VGCA</a> |
      <a href="${place.list}?hop=${document.box}" target="${place.target ? 'khung-danh-sach' : '_self'}"
        >Quay lại</a
      >
    </p>`;
}

function row(label: string, value: string, field: string): Markup {
  return html`<tr>
    <td class="nhan">${label}:</td>
    <td class="gia-tri" data-truong="${field}">${value}</td>
  </tr>`;
}

function history(decisions: readonly StoredDecision[]): Printable {
  return html`<h2 class="muc">Ý kiến xử lý</h2>
    <table class="luoi" id="y-kien-xu-ly">
      <thead>
        <tr>
          <th>Thời gian</th>
          <th>Người xử lý</th>
          <th>Ý kiến</th>
          <th>Nội dung</th>
          <th>Tệp</th>
        </tr>
      </thead>
      <tbody>
        ${decisions.map(
          decision =>
            html`<tr data-y-kien="${decision.id}">
              <td class="thoi-gian">${formatInstant(decision.decidedAt)}</td>
              <td class="nguoi-xu-ly">${decision.position} ${decision.fullName}</td>
              <td class="ket-qua" data-ma="${decision.kind}">${decisionNames[decision.kind]}</td>
              <td class="noi-dung-y-kien">${decision.comment}</td>
              <td>
                ${decision.files.map(
                  file =>
                    html`<a class="tep-da-ky" href="/tep-y-kien/${file.id}/tai-ve">${file.fileName}</a>`,
                )}
              </td>
            </tr>`,
        )}
        ${
          decisions.length === 0 &&
          html`<tr class="rong">
            <td colspan="5">Chưa có ý kiến.</td>
          </tr>`
        }
      </tbody>
    </table>`;
}

function decisionForm({document, place, session, refused}: DetailView): Markup {
  const action = `${place.detail}/${document.id}/xu-ly`;
  const option = ([code, name]: [string, string]) =>
    html`<label>
      <input type="radio" name="ket-qua" value="${code}" ${refused?.kind === code && 'checked'} /> ${name}
    </label>`;
  const choices = Object.entries(decisionNames) satisfies [string, string][] as [DecisionKind, string][];
  return html`<h2 class="muc">Xử lý văn bản</h2>
    ${
      refused &&
      html`<div class="hop-loi" id="loi-xu-ly" role="alert">
        <ul>
          ${refused.errors.map(error => html`<li>${error}</li>`)}
        </ul>
      </div>`
    }
    <form id="form-xu-ly" method="post" action="${action}" enctype="multipart/form-data">
      <input type="hidden" name="${tokenField}" value="${formToken(session, action)}" />
      <table class="thong-tin">
        <tr>
          <td class="nhan">Kết quả xử lý <span class="sao">*</span>:</td>
          <td>${choices.map(option)}</td>
        </tr>
        <tr>
          <td class="nhan"><label for="noi-dung-y-kien">Nội dung ý kiến</label>:</td>
          <td>
            <textarea id="noi-dung-y-kien" name="noi-dung" rows="5" cols="90" maxlength="1000">
${refused?.comment ?? ''}</textarea>
          </td>
        </tr>
        <tr>
          <td class="nhan"><label for="tep-da-ky">Văn bản đã ký</label>:</td>
          <td>
            <input id="tep-da-ky" type="file" name="tep-da-ky" accept="application/pdf" />
            <span class="ghi-chu">Tệp PDF, tối đa 25 MB</span>
          </td>
        </tr>
        <tr>
          <td></td>
          <td><button type="submit">Cập nhật</button></td>
        </tr>
      </table>
    </form>`;
}
