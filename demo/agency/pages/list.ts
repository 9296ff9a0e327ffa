import {formatDay, formatInstant} from '../calendar.js';
import {boxes} from '../database/documents.js';
import type {Box, ListedDocument, Listing} from '../database/documents.js';
import {html} from './html.js';
import type {Markup, Printable} from './html.js';
import {directionNames} from './layout.js';

export const boxNames: Readonly<Record<Box, string>> = {
  'cho-xu-ly': 'Chờ xử lý',
  'phoi-hop': 'Phối hợp',
  'de-biet': 'Để biết',
  'da-xu-ly': 'Đã xử lý',
};

export const urgencies = ['Thường', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc'] as const;

/** Where the pages live: in the system's own frame of menu and header, or inside the frames of `/khung/`. */
export interface Place {
  readonly list: string;
  readonly detail: string;
  /** Name of the frame a document opens in. */
  readonly target?: string;
}

export const wholePage: Place = {list: '/van-ban', detail: '/van-ban'};
export const insideFrames: Place = {
  list: '/khung/danh-sach',
  detail: '/khung/van-ban',
  target: 'khung-chi-tiet',
};

export interface ListView {
  readonly place: Place;
  readonly listing: Listing;
  readonly rows: readonly ListedDocument[];
  readonly total: number;
  readonly counts: Readonly<Record<Box, number>>;
  readonly today: Date;
}

/** One box of the desk: tabs, filter, grid, pager. */
export function listContent(view: ListView): Markup {
  const {listing, place, total, rows} = view;
  const first = (listing.page - 1) * listing.pageSize;
  return html`<h1 class="tieu-de">
      ${listing.direction ? directionNames[listing.direction] : 'Tất cả văn bản'} - ${boxNames[listing.box]}
    </h1>
    <ul class="the" id="hop-van-ban">
      ${boxes.map(
        box =>
          html`<li class="${box === listing.box ? 'dang-chon' : ''}">
            <a href="${address(view, {box, page: 1})}">${boxNames[box]} <span>(${view.counts[box]})</span></a>
          </li>`,
      )}
    </ul>
    ${filter(view)}
    <table class="luoi" id="danh-sach-van-ban">
      <thead>
        <tr>
          <th>STT</th>
          <th>Số ký hiệu</th>
          <th>Ngày VB</th>
          <th>Trích yếu</th>
          <th>Cơ quan ban hành</th>
          <th>Độ khẩn</th>
          <th>Hạn xử lý</th>
          <th>Ngày đến</th>
          <th>Tệp</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, index) => gridRow(row, first + index + 1, place, view.today))}
        ${
          rows.length === 0 &&
          html`<tr class="rong">
            <td colspan="9">Không có văn bản nào.</td>
          </tr>`
        }
      </tbody>
    </table>
    ${pager(view)}
    <div class="tong-so">Tổng số: <b id="tong-so">${total}</b> văn bản</div>`;
}

function gridRow(row: ListedDocument, order: number, place: Place, today: Date): Markup {
  const isLate = row.dueOn !== null && row.dueOn < today && row.box !== 'da-xu-ly';
  return html`<tr data-id="${row.id}" class="${row.isUnseen ? 'chua-xem' : ''}">
    <td class="giua">${order}</td>
    <td class="so-ky-hieu">${row.number}</td>
    <td class="ngay-van-ban">${formatDay(row.issuedOn)}</td>
    <td class="trich-yeu">
      <a href="${place.detail}/${row.id}" target="${place.target ?? '_self'}">${row.subject}</a>
      ${row.secrecy !== 'Thường' && html`<span class="do-mat">${row.secrecy.toUpperCase()}</span>`}
    </td>
    <td class="co-quan">${row.organisation}</td>
    <td class="do-khan ${row.urgency === 'Thường' ? '' : 'khan'}">${row.urgency}</td>
    <td class="han-xu-ly ${isLate ? 'qua-han' : ''}">${formatDay(row.dueOn)}</td>
    <td class="ngay-den">${formatInstant(row.receivedAt)}</td>
    <td class="giua">${row.fileCount}</td>
  </tr>`;
}

function filter({listing, place}: ListView): Markup {
  return html`<form class="loc" id="form-loc" method="get" action="${place.list}">
    <input type="hidden" name="hop" value="${listing.box}" />
    ${listing.direction && html`<input type="hidden" name="loai" value="${listing.direction}" />`}
    <label>Từ khóa <input name="tu-khoa" size="40" value="${listing.words ?? ''}" /></label>
    <label>
      Độ khẩn
      <select name="do-khan">
        <option value="">-- Tất cả --</option>
        ${urgencies.map(
          urgency => html`<option ${urgency === listing.urgency && 'selected'}>${urgency}</option>`,
        )}
      </select>
    </label>
    <button type="submit">Tìm kiếm</button>
  </form>`;
}

function pager(view: ListView): Printable {
  const {page, pageSize} = view.listing;
  const last = Math.max(1, Math.ceil(view.total / pageSize));
  const step = (target: number, text: string, rel: string) =>
    target < 1 || target > last || target === page
      ? html`<span class="tat">${text}</span>`
      : html`<a rel="${rel}" href="${address(view, {page: target})}">${text}</a>`;
  const numbers = Array.from({length: last}, (_, index) => index + 1).filter(
    number => number === 1 || number === last || Math.abs(number - page) <= 2,
  );
  return html`<div class="phan-trang" id="phan-trang">
    ${step(1, '« Đầu', 'first')} ${step(page - 1, '‹ Trước', 'prev')}
    ${numbers.map(number =>
      number === page
        ? html`<b class="trang-hien-tai">${number}</b>`
        : html`<a href="${address(view, {page: number})}">${number}</a>`,
    )}
    ${step(page + 1, 'Sau ›', 'next')} ${step(last, 'Cuối »', 'last')}
    <span>Trang ${page}/${last}</span>
  </div>`;
}

function address({listing, place}: ListView, change: {box?: Box; page?: number}): string {
  const query = new URLSearchParams();
  if (listing.direction) query.set('loai', listing.direction);
  query.set('hop', change.box ?? listing.box);
  if (listing.words) query.set('tu-khoa', listing.words);
  if (listing.urgency) query.set('do-khan', listing.urgency);
  query.set('trang', String(change.page ?? listing.page));
  return `${place.list}?${query}`;
}
