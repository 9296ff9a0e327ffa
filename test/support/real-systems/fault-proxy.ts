/** Stands before a real system and lets happen what happens to networks and servers, without touching the system. */
import {createServer, request as ask} from 'node:http';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface FaultProxy {
  readonly url: string;
  /** What happens from now on; empty for nothing. */
  readonly faults: {
    /** The server is off. */
    isDown?: boolean;
    /** Every answer comes this much later. */
    delayMs?: number;
    /** The system knows no session, and gives none. */
    hasNoSession?: boolean;
    /** The next this many POSTs reach the system; their answers do not come back. */
    loseReplies?: number;
    /** Changes the bodies of POSTs, byte for byte (latin1). */
    spoil?: ((body: string) => string) | undefined;
    /** A header of POSTs that holds the token; its value becomes a wrong one. */
    wrongHeader?: string | undefined;
  };
  /** POSTs that reached the system and match. */
  readonly posts: {readonly path: string; readonly body: string}[];
  stop(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults: FaultProxy['faults'] = {};
  const posts: FaultProxy['posts'] = [];
  const {hostname, port} = new URL(target);

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (faults.isDown) return void request.socket.destroy();
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    let body = Buffer.concat(pieces);
    const isPost = request.method === 'POST';
    if (isPost && faults.spoil) body = Buffer.from(faults.spoil(body.toString('latin1')), 'latin1');
    const headers = {...request.headers};
    if (faults.hasNoSession) delete headers.cookie;
    if (isPost && faults.wrongHeader && headers[faults.wrongHeader] !== undefined) headers[faults.wrongHeader] = 'A'.repeat(32);
    if (body.length > 0) headers['content-length'] = String(body.length);
    delete headers['transfer-encoding'];
    if (isPost) posts.push({path: request.url ?? '', body: body.toString('latin1').slice(0, 200_000)});
    const onward = ask({hostname, port, path: request.url, method: request.method, headers}, answer => {
      const answered: Buffer[] = [];
      answer.on('data', (piece: Buffer) => answered.push(piece));
      answer.on('end', () => {
        if (isPost && (faults.loseReplies ?? 0) > 0) {
          faults.loseReplies!--;
          request.socket.destroy();
          return;
        }
        const given = {...answer.headers};
        if (faults.hasNoSession) delete given['set-cookie'];
        delete given['transfer-encoding'];
        setTimeout(() => {
          response.writeHead(answer.statusCode ?? 502, given);
          response.end(Buffer.concat(answered));
        }, faults.delayMs ?? 0);
      });
    });
    onward.on('error', () => request.socket.destroy());
    onward.end(body);
  };
  const server = createServer((request, response) => void pass(request, response).catch(() => request.socket.destroy()));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    posts,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
