import {randomBytes} from 'node:crypto';

import {html} from '../../../demo/agency/pages/html.js';
import {notFound, pdfReply} from './fixture-server.js';
import type {FixtureReply, FixtureSystem} from './fixture-server.js';
import {kindFrom, plainDetail, plainList} from './server-pages.js';
import type {Printable} from '../../../demo/agency/pages/html.js';

/** A frameset of about 2005: the list in a frame of a frame, the document in its neighbour, one outer address for all. */
export const nestedFrames: FixtureSystem = office => {
  const token = randomBytes(8).toString('hex');
  const page = (content: Printable): FixtureReply => ({
    headers: {'X-Frame-Options': 'SAMEORIGIN'},
    body: html`<!doctype html>
      <html lang="vi">
        <head>
          <title>Văn bản</title>
        </head>
        <body>
          ${content}
        </body>
      </html>`.text,
  });
  return ({method, url, form}) => {
    if (url.pathname === '/') {
      return {
        body: `<!doctype html><html><frameset rows="60,*"><frame name="dau" src="/dau">
          <frame name="than" src="/than"></frameset></html>`,
      };
    }
    if (url.pathname === '/dau') return page('Hệ thống văn bản');
    if (url.pathname === '/than') {
      return page(
        html`<iframe name="danhsach" src="/vanban"></iframe><iframe name="chitiet" src="/dau"></iframe>`,
      );
    }
    if (url.pathname === '/vanban') {
      return page(plainList(office, Number(url.searchParams.get('page') ?? 1), '/vanban', 'chitiet'));
    }
    const [, id, file] = /^\/vanban\/(\d+)(\/file)?$/.exec(url.pathname) ?? [];
    const document = office.document(id);
    if (!document) return notFound;
    if (file) return pdfReply(document);
    if (method !== 'POST') return page(plainDetail(document, '/vanban', token));
    if (form.fields.get('token') !== token) return {status: 403, body: 'Forbidden'};
    const kind = kindFrom(form.fields.get('kind'));
    if (!kind) return page(plainDetail(document, '/vanban', token, 'Chưa chọn kết quả'));
    office.decide(document.id, kind, form.fields.get('comment') ?? '', form.files.get('signed'));
    return page(plainDetail(document, '/vanban', token, 'Đã cập nhật'));
  };
};
