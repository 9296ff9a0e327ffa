/**
 * A gateway of the axis for tests: speaks the recorded protocol on loopback, refuses what a real one must refuse (wrong signature, old
 * time, wrong digest), and can be told to lose a reply.
 */
import {createHash, createHmac} from 'node:crypto';
import {createServer} from 'node:http';
import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

interface Stored {
  readonly docId: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly created: number;
  readonly body: Buffer;
  status: string;
}

export class VxpGatewayServer {
  /** Destroys the connection of the next `/sendEdoc` after it was stored. */
  loseNextReply = false;
  /** Paths of all requests, in order. */
  readonly calls: string[] = [];
  readonly stored: Stored[] = [];
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #server: Server;

  /** @param secrets Secret of each system id. A system's organisation is its id. */
  constructor(secrets: ReadonlyMap<string, string>) {
    this.#secrets = secrets;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    this.calls.push(path);
    const header = (name: string) => String(request.headers[`xroadvnpt-${name}`.toLowerCase()] ?? '');
    const problem = this.#check(request, header, path, body);
    const reply = (answer: object) => {
      response.writeHead(200, {'Content-Type': 'application/json'});
      response.end(JSON.stringify(answer));
    };
    if (problem) return reply({status: 'FAIL', ErrorCode: '15', ErrorDesc: problem});
    const me = header('systemid');
    switch (path) {
      case '/sendEdoc': {
        const docId = this.#store(me, header('messagetype'), body);
        if (this.loseNextReply) {
          this.loseNextReply = false;
          return void request.socket.destroy();
        }
        return reply({status: 'OK', ErrorCode: '0', ErrorDesc: '', DocId: docId});
      }
      case '/getReceivedEdocList':
        return reply({
          status: 'OK',
          ErrorCode: '0',
          data: this.stored
            .filter(
              each =>
                each.to === me &&
                each.type === header('messagetype') &&
                each.status !== 'done' &&
                each.status !== 'fail',
            )
            .map(each => ({
              docId: each.docId,
              serviceType: 'eDoc',
              messageType: each.type,
              created_time: each.created,
              from: each.from,
              to: each.to,
              status: each.status,
            })),
        });
      case '/getEdoc': {
        const found = this.stored.find(each => each.docId === header('docId') && each.to === me);
        return reply(
          found
            ? {status: 'OK', ErrorCode: '0', data: found.body.toString('base64')}
            : {status: 'FAIL', ErrorCode: '20', ErrorDesc: 'not found'},
        );
      }
      case '/updateStatus': {
        const found = this.stored.find(each => each.docId === header('docid') && each.to === me);
        if (found) found.status = header('status');
        return reply({status: 'OK', ErrorCode: '0'});
      }
      default:
        response.writeHead(404).end();
    }
  }

  /** The axis reads its recipients from the envelope itself. */
  #store(from: string, type: string, body: Buffer): string {
    const xml = body.toString('utf8');
    const receivers =
      type === 'edoc'
        ? [...xml.matchAll(/<(?:\w+:)?To>[\s\S]*?<(?:\w+:)?OrganId>([^<]+)</g)].map(each => each[1]!)
        : [...xml.matchAll(/<(?:\w+:)?ResponseFor>[\s\S]*?<(?:\w+:)?OrganId>([^<]+)</g)].map(
            each => each[1]!,
          );
    const first = this.stored.length + 1;
    for (const to of receivers) {
      this.stored.push({
        docId: String(this.stored.length + 1),
        type,
        from,
        to,
        created: this.stored.length + 1,
        body,
        status: 'initial',
      });
    }
    return String(first);
  }

  #check(
    request: IncomingMessage,
    header: (name: string) => string,
    path: string,
    body: Buffer,
  ): string | undefined {
    const secret = this.#secrets.get(header('systemid'));
    const signed = header('sign-header');
    if (!secret) return 'unknown system';
    if (createHmac('sha256', secret).update(signed).digest('hex') !== header('hash-header'))
      return 'wrong signature';
    const values = JSON.parse(signed) as Record<string, string>;
    const keys = header('sign-header-key').split(';');
    if (Object.keys(values).join(';') !== keys.map(each => `XroadVnpt-${each}`).join(';'))
      return 'keys differ';
    for (const [name, value] of Object.entries(values))
      if (request.headers[name.toLowerCase()] !== value) return `header ${name} differs`;
    if (!/^\d{8}T\d{6}\+0\d{3}$/.test(header('timestamp'))) return 'wrong time';
    if (path !== '/sendEdoc') return undefined;
    if (header('from') !== header('systemid')) return 'foreign sender';
    const digest = createHash('sha256').update(body).digest();
    const plain = [...digest].map(each => each.toString(16)).join('');
    return header('hash-file') === plain || header('hash-file') === digest.toString('hex')
      ? undefined
      : 'wrong digest';
  }
}
