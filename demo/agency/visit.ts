import type {IncomingMessage} from 'node:http';

import type {Attachment} from './database/attachments.js';
import type {Database} from './database/database.js';
import type {User} from './database/people.js';
import type {Session} from './database/sessions.js';
import type {Form} from './form.js';
import type {Markup} from './pages/html.js';

/** What every page of the system works with. */
export interface Office {
  readonly database: Database;
  readonly now: () => Date;
  /** The PDF of an attachment; a seeded one is written the first time it is asked for. */
  readonly readPaper: (attachment: Attachment) => Promise<Uint8Array>;
}

/** One request, before anybody is known to have made it. */
export interface Visit {
  readonly office: Office;
  readonly request: IncomingMessage;
  /** The address asked for, with the origin the visitor used. */
  readonly url: URL;
  /** The groups of the route's pattern. */
  readonly parameters: readonly string[];
  /** The posted form; empty for GET. */
  readonly form: Form;
}

/** One request of somebody logged in. */
export interface OfficerVisit extends Visit {
  readonly user: User;
  readonly session: Session;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Uint8Array;
}

export function page(markup: Markup, status = 200, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: {'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers},
    body: markup.text,
  };
}

/** See Other: the browser follows with a GET, so a reload posts nothing twice. */
export function redirect(location: string, headers: Reply['headers'] = {}): Reply {
  return {status: 303, headers: {Location: location, ...headers}, body: ''};
}

export function json(value: unknown, status = 200): Reply {
  return {status, headers: {'Content-Type': 'application/json; charset=utf-8'}, body: JSON.stringify(value)};
}

/** A file to be saved. `filename=` is for old programs only; RFC 8187 `filename*` carries the real name. */
export function file(content: Uint8Array, fileName: string, type = 'application/pdf'): Reply {
  const plain = fileName.normalize('NFD').replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    status: 200,
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
    body: content,
  };
}
