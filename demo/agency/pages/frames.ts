import type {User} from '../database/people.js';
import {html} from './html.js';
import type {Markup} from './html.js';
import {bareLayout, systemName} from './layout.js';

/** The older look of the system: list and document each in a frame of one page whose address never changes. */
export function framesPage(user: User): Markup {
  return bareLayout(
    'Giao diện khung',
    html`<div id="dau-trang">
        <div class="ten-he-thong">${systemName}</div>
        <div class="nguoi-dung">
          <b id="ten-nguoi-dung">${user.fullName}</b> | <a href="/van-ban">Giao diện mới</a> |
          <a href="/dang-xuat">Đăng xuất</a>
        </div>
      </div>
      <iframe id="khung-danh-sach" name="khung-danh-sach" title="Danh sách" src="/khung/danh-sach"></iframe>
      <iframe id="khung-chi-tiet" name="khung-chi-tiet" title="Chi tiết" src="/khung/trong"></iframe>`,
    'co-khung',
  );
}

export function emptyFrame(): Markup {
  return bareLayout(
    'Chi tiết',
    html`<p class="ghi-chu">Chọn một văn bản trong danh sách.</p>`,
    'trong-khung',
  );
}
