import {createServer} from 'node:http';
import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';

import {writeContent} from './database/attachments.js';
import {openDatabase} from './database/database.js';
import type {Database} from './database/database.js';
import {listDecisions} from './database/decisions.js';
import type {StoredDecision} from './database/decisions.js';
import {closeEverySession} from './database/sessions.js';
import {Faults} from './faults.js';
import {BodyTooLarge, emptyForm, readForm} from './form.js';
import {errorPage} from './pages/layout.js';
import {answer} from './router.js';
import {paperOnDemand} from './seed/paper-on-demand.js';
import {seed} from './seed/seed.js';
import {page} from './visit.js';
import type {Office, Reply} from './visit.js';

export interface AgencyOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Where the database lives; created and seeded when empty. `memory://` keeps nothing. */
  readonly dataDir: string;
  /** The day the seeded documents are dated around. Default: the clock's day at first start. */
  readonly today?: Date;
  /** How many documents to seed. Default 200. */
  readonly documents?: number;
  readonly now?: () => Date;
}

/** A running agency, and the strings a test may pull behind its back. */
export interface Agency {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  readonly faults: Faults;
  /** Every decision stored for a document, oldest first, with each file's SHA-256. */
  decisions(documentId: number): Promise<StoredDecision[]>;
  /** Puts other bytes behind an attachment: a damaged, empty or foreign file. */
  replaceAttachment(attachmentId: number, content: Uint8Array): Promise<void>;
  /** Ends every login; the next request of anybody is answered with the login page. */
  expireSessions(): Promise<void>;
  /** Cuts all connections and stops listening, as a server switched off. Data and logins stay. */
  goOffline(): Promise<void>;
  /** Listens again on the same port. */
  comeBack(): Promise<void>;
  /** Goes offline for good and closes the database. */
  stop(): Promise<void>;
}

/** Starts the office system on 127.0.0.1. */
export async function startAgency(options: AgencyOptions): Promise<Agency> {
  const database = await openDatabase(options.dataDir);
  const now = options.now ?? (() => new Date());
  await seed(database, options.today ?? now(), options.documents ?? 200);
  const office: Office = {database, now, readPaper: paperOnDemand(database)};
  const faults = new Faults();

  let server = await listen(office, faults, options.port ?? 0);
  const {port} = server.address() as AddressInfo;
  const goOffline = () => close(server);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    database,
    faults,
    decisions: documentId => listDecisions(database, documentId),
    replaceAttachment: (attachmentId, content) => writeContent(database, attachmentId, content),
    expireSessions: () => closeEverySession(database),
    goOffline,
    async comeBack() {
      if (!server.listening) server = await listen(office, faults, port);
    },
    async stop() {
      await goOffline();
      await database.close();
    },
  };
}

async function listen(office: Office, faults: Faults, port: number): Promise<Server> {
  const server = createServer((request, response) => void serve(office, faults, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function serve(
  office: Office,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (faults.delay > 0) await wait(faults.delay);
    const form = request.method === 'POST' ? await readForm(request) : emptyForm;
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    const address = `${request.method} ${url.pathname}`;
    await faults.pause?.('arrived', address);
    const outcome = await answer({office, request, url, parameters: [], form}, faults);
    await faults.pause?.('answered', address);
    if (outcome === 'cut') response.destroy();
    else send(request, response, outcome);
  } catch (error) {
    // The visitor went away, or the server was switched off meanwhile.
    if (response.destroyed) return;
    if (error instanceof BodyTooLarge) {
      send(
        request,
        response,
        page(errorPage('413 - Tệp quá lớn', 'Dữ liệu gửi lên vượt quá 25 MB.'), 413, {Connection: 'close'}),
      );
      return;
    }
    console.error(error);
    send(request, response, page(errorPage('Lỗi 500', 'Hệ thống gặp lỗi. Vui lòng liên hệ quản trị.'), 500));
  }
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, {
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'same-origin',
    ...reply.headers,
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
