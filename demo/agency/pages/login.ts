import {accounts} from '../seed/accounts.js';
import {html} from './html.js';
import type {Markup} from './html.js';
import {bareLayout, organisationName, systemName} from './layout.js';

/** The login page; also the answer, with status 200, to anybody whose session is over. */
export function loginPage(next: string, error?: string, name = ''): Markup {
  return bareLayout(
    'Đăng nhập',
    html`<div id="dang-nhap">
      <h1>${systemName}</h1>
      <h2>${organisationName}</h2>
      ${error && html`<div class="loi" role="alert">${error}</div>`}
      <form id="form-dang-nhap" method="post" action="/dang-nhap">
        <input type="hidden" name="tiep" value="${next}" />
        <table>
          <tr>
            <td><label for="ten">Tên đăng nhập</label></td>
            <td><input id="ten" name="ten" value="${name}" autocomplete="username" autofocus /></td>
          </tr>
          <tr>
            <td><label for="mat-khau">Mật khẩu</label></td>
            <td><input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" /></td>
          </tr>
          <tr>
            <td></td>
            <td><button type="submit">Đăng nhập</button></td>
          </tr>
        </table>
      </form>
      <div class="ghi-chu">
        <p>Hệ thống trình diễn, mọi cơ quan, con người và văn bản đều là giả định. Tài khoản dùng thử:</p>
        <table>
          ${accounts.map(
            account =>
              html`<tr>
                <td>${account.user.name}</td>
                <td>${account.password}</td>
                <td>${account.user.position} ${account.user.fullName}</td>
              </tr>`,
          )}
        </table>
      </div>
    </div>`,
    'trang-dang-nhap',
  );
}
