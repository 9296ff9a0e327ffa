import {formToken, tokenField} from '../csrf.js';
import type {ListedDocument} from '../database/documents.js';
import type {Session} from '../database/sessions.js';
import {html} from './html.js';
import type {Markup} from './html.js';

/** The parameters the page gives to the `vgca_…` functions, in the program's own spelling. */
export interface SigningParameters {
  readonly FileUploadHandler: string;
  readonly SessionId: string;
  readonly JWTToken: string;
  /** Address the signing program downloads the paper from. */
  readonly FileName: string;
  readonly DocNumber: string;
  readonly IssuedDate: string;
  readonly MetaData: readonly {readonly Key: string; readonly Value: string}[];
}

/** The page that signs with the Government CA's program on the officer's computer. */
export function signingContent(
  document: ListedDocument,
  session: Session,
  parameters: SigningParameters,
  error?: string,
): Markup {
  const action = `/ky-so/${document.id}/hoan-thanh`;
  return html`<h1 class="tieu-de">Ký số văn bản ${document.number}</h1>
    <p class="trich-yeu">${document.subject}</p>
    ${error && html`<div class="hop-loi" id="loi-xu-ly" role="alert">${error}</div>`}
    <p>
      <button type="button" id="ky-duyet">Ký duyệt</button>
      <button type="button" id="ky-phat-hanh">Ký phát hành</button>
      <button type="button" id="but-phe">Bút phê</button>
      <button type="button" id="cau-hinh">Cấu hình</button>
    </p>
    <div id="trang-thai-ky" role="status"></div>
    <form id="form-ky-so" method="post" action="${action}" data-tham-so="${JSON.stringify(parameters)}">
      <input type="hidden" name="${tokenField}" value="${formToken(session, action)}" />
      <input type="hidden" name="tep-da-ky" value="" />
      <input type="hidden" name="so-van-ban" value="" />
      <label>Ý kiến <input name="noi-dung" size="60" maxlength="1000" /></label>
      <button type="submit" id="hoan-thanh" disabled>Hoàn thành</button>
    </form>
    <p><a href="/van-ban/${document.id}">Quay lại văn bản</a></p>
    <script src="/static/vgcaplugin.js"></script>
    <script src="/static/signing.js"></script>`;
}
