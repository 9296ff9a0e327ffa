import type {Direction} from '../database/documents.js';
import type {User} from '../database/people.js';
import {html} from './html.js';
import type {Markup, Printable} from './html.js';

export const systemName = 'Hệ thống quản lý văn bản và điều hành';
export const organisationName = 'Ủy ban nhân dân tỉnh Nam Hải';

export const directionNames: Readonly<Record<Direction, string>> = {
  den: 'Văn bản đến',
  'trinh-ky': 'Văn bản trình ký',
  di: 'Văn bản đi',
};

/** A whole page without any menu: login, errors, the inside of a frame. */
export function bareLayout(title: string, content: Printable, bodyClass = ''): Markup {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${title} - ${systemName}</title>
        <link rel="stylesheet" href="/static/agency.css" />
      </head>
      <body class="${bodyClass}">
        ${content}
      </body>
    </html>`;
}

/** A page with the system's header, menu tree and footer. */
export function officeLayout(user: User, title: string, content: Printable, flash?: string | null): Markup {
  return bareLayout(
    title,
    html`<div id="dau-trang">
        <div class="ten-he-thong">${systemName}<span>${organisationName.toUpperCase()}</span></div>
        <div class="nguoi-dung">
          Xin chào: <b id="ten-nguoi-dung">${user.fullName}</b> (${user.position}) |
          <a href="/khung/">Giao diện khung</a> | <a href="/dang-xuat">Đăng xuất</a>
        </div>
      </div>
      <table id="than-trang">
        <tr>
          <td id="menu-trai">${menu()}</td>
          <td id="noi-dung">${notice(flash)} ${content}</td>
        </tr>
      </table>
      <div id="chan-trang">
        Phiên bản 3.2.1 - Hiển thị tốt nhất trên trình duyệt có độ phân giải 1366x768
      </div>`,
  );
}

/** The message left by the previous post. */
export function notice(flash: string | null | undefined): Printable {
  return flash ? html`<div id="thong-bao" class="thanh-cong" role="status">${flash}</div>` : null;
}

export function errorPage(title: string, message: string): Markup {
  return bareLayout(
    title,
    html`<div class="hop-loi" id="trang-loi">
      <h1>${title}</h1>
      <p>${message}</p>
      <p><a href="/">Quay về trang chủ</a></p>
    </div>`,
  );
}

function menu(): Printable {
  const box = (direction: Direction, code: string, name: string) =>
    html`<li><a href="/van-ban?loai=${direction}&hop=${code}">${name}</a></li>`;
  const branch = (direction: Direction) =>
    html`<li>
      <b>${directionNames[direction]}</b>
      <ul>
        ${box(direction, 'cho-xu-ly', 'Chờ xử lý')} ${box(direction, 'phoi-hop', 'Phối hợp')}
        ${box(direction, 'de-biet', 'Để biết')} ${box(direction, 'da-xu-ly', 'Đã xử lý')}
      </ul>
    </li>`;
  return html`<ul class="cay">
    <li><a href="/van-ban?hop=cho-xu-ly">Tất cả văn bản</a></li>
    ${branch('den')} ${branch('trinh-ky')} ${branch('di')}
    <li>
      <b>Hồ sơ công việc</b>
      <ul>
        <li><a href="/ho-so">Danh mục hồ sơ</a></li>
      </ul>
    </li>
    <li>
      <b>Ký số</b>
      <ul>
        <li><a href="/ky-so">Ký số chuyên dùng</a></li>
      </ul>
    </li>
  </ul>`;
}
