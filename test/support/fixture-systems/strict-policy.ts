import {randomBytes} from 'node:crypto';

import {html} from '../../../demo/agency/pages/html.js';
import type {Printable} from '../../../demo/agency/pages/html.js';
import {notFound, pdfReply} from './fixture-server.js';
import type {FixtureReply, FixtureSystem} from './fixture-server.js';
import {kindFrom, plainDetail, plainList} from './server-pages.js';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Plain pages under the strictest policy there is: no inline code, no markup from strings, no foreign connection. */
export const strictPolicy: FixtureSystem = office => {
  const token = randomBytes(8).toString('hex');
  const page = (content: Printable, status = 200): FixtureReply => ({
    status,
    headers: {
      'Content-Security-Policy': policy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
    body: html`<!doctype html>
      <html lang="vi">
        <head>
          <title>Văn bản</title>
          <meta name="csrf-token" content="${token}" />
        </head>
        <body>
          ${content}
        </body>
      </html>`.text,
  });
  return ({method, url, form, headers}) => {
    if (url.pathname === '/') return {status: 302, headers: {Location: '/documents'}};
    if (url.pathname === '/documents') {
      return page(plainList(office, Number(url.searchParams.get('page') ?? 1), '/documents', '_self'));
    }
    const [, id, file] = /^\/documents\/(\d+)(\/file)?$/.exec(url.pathname) ?? [];
    const document = office.document(id);
    if (!document) return notFound;
    if (file) return pdfReply(document);
    if (method !== 'POST') {
      return page(
        plainDetail(document, '/documents', token, url.searchParams.has('done') ? 'Đã cập nhật' : undefined),
      );
    }
    const given = headers['x-csrf-token'] ?? form.fields.get('token');
    if (given !== token) return page('Yêu cầu không hợp lệ (422)', 422);
    const kind = kindFrom(form.fields.get('kind'));
    if (!kind) return page(plainDetail(document, '/documents', token, 'Chưa chọn kết quả'), 422);
    office.decide(document.id, kind, form.fields.get('comment') ?? '', form.files.get('signed'));
    return {status: 303, headers: {Location: `/documents/${document.id}?done=1`}};
  };
};
