/** A browser as far as the agency can tell: keeps the session cookie, follows redirects itself, fills in forms. */
import {request} from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** Path the answer came from, after redirects. */
  readonly path: string;
}

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class Officer {
  readonly #origin: string;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  async logIn(name = 'lanhdao', password = `${name}@2026`, next = '/'): Promise<Answer> {
    const body = new URLSearchParams({ten: name, 'mat-khau': password, tiep: next}).toString();
    return this.#send('POST', '/dang-nhap', Buffer.from(body), 'application/x-www-form-urlencoded');
  }

  get cookie(): string {
    return this.#cookie;
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  /** Opens a document and posts its decision form, as the form on the page says. */
  async decide(
    detailPath: string,
    fields: Readonly<Record<string, string>>,
    files: readonly SentFile[] = [],
  ): Promise<Answer> {
    const page = await this.get(detailPath);
    const action = /<form[^>]*id="form-xu-ly"[^>]*action="([^"]+)"/s.exec(page.text)?.[1];
    const token = /name="__RequestVerificationToken"\s+value="([^"]+)"/.exec(page.text)?.[1];
    if (!action || !token) throw new Error(`no decision form on ${detailPath}`);
    return this.postForm(action, {__RequestVerificationToken: token, ...fields}, files);
  }

  async postForm(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly SentFile[] = [],
    fileField = 'tep-da-ky',
  ): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const file of files) form.append(fileField, new Blob([file.bytes as BlobPart]), file.name);
    const wrapped = new Response(form);
    const type = wrapped.headers.get('content-type') ?? '';
    return this.#send('POST', path, Buffer.from(await wrapped.arrayBuffer()), type);
  }

  async #send(method: string, path: string, body?: Buffer, type?: string): Promise<Answer> {
    const answer = await exchange(method, new URL(path, this.#origin), this.#cookie, body, type);
    for (const cookie of answer.headers['set-cookie'] ?? []) this.#cookie = cookie.split(';')[0] ?? '';
    const {location} = answer.headers;
    return answer.status === 303 && location ? this.#send('GET', String(location)) : answer;
  }
}

function exchange(method: string, url: URL, cookie: string, body?: Buffer, type?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(cookie && {Cookie: cookie}),
      ...(type && {'Content-Type': type}),
      ...(body && {'Content-Length': body.length}),
    };
    const outgoing = request(url, {method, headers, agent: false}, incoming => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const bytes = Buffer.concat(chunks);
        const path = url.pathname + url.search;
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          bytes,
          text: bytes.toString('utf8'),
          path,
        });
      });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
