/** One call of the Government CA service: open, send one frame, take one frame, close. */
import {OfficeError} from '../../core/office-error.js';

/** The part of a WebSocket that is used; the browser's, or one a test brings. */
export interface CaSocket {
  addEventListener(type: 'open' | 'message' | 'error' | 'close', listener: (event: never) => void): void;
  send(text: string): void;
  close(): void;
}

export interface CaConnection {
  /** Without slash at the end. */
  readonly url: string;
  readonly WebSocket: new (url: string) => CaSocket;
  readonly patience: number;
}

export interface CaReply {
  /** The frame as it came. */
  readonly text: string;
  /** Its fields where it was a JSON object; only those that are text or number. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Status of a reply: 0 is success, 11 the officer pressed cancel, anything else a failure with a message. */
const SUCCESS = '0';
const CANCELLED = '11';

/** @throws {OfficeError} `ca-service-unreachable`, `ca-service-silent`, `user-cancelled`, `ca-service-failed`, `aborted` */
export async function caCall(connection: CaConnection, name: string, message: string, signal?: AbortSignal): Promise<CaReply> {
  const reply = readReply(await exchange(connection, name, message, signal));
  const status = reply.fields['Status'];
  if (status === CANCELLED) throw new OfficeError('user-cancelled', `${name}: the officer cancelled`);
  if (status !== undefined && status !== SUCCESS) {
    throw new OfficeError('ca-service-failed', `${name}: status ${status}: ${reply.fields['Message'] ?? ''}`);
  }
  return reply;
}

function exchange({url, WebSocket, patience}: CaConnection, name: string, message: string, signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new OfficeError('aborted', `${name} was stopped`));
    let isOpen = false;
    let isSettled = false;
    let socket: CaSocket;
    // Listeners stay: an error after the end has nobody to tell, but some implementations throw where none listens.
    const settle = (end: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      socket.close();
      end();
    };
    const stop = (): void => settle(() => reject(new OfficeError('aborted', `${name} was stopped`)));
    const fail = (): void =>
      settle(() =>
        reject(
          isOpen
            ? new OfficeError('ca-service-silent', `${name}: the service closed without an answer`)
            : new OfficeError('ca-service-unreachable', `nothing answers at ${url}`),
        ),
      );
    const timer = setTimeout(() => settle(() => reject(new OfficeError('ca-service-silent', `${name}: no answer within ${patience} ms`))), patience);
    try {
      socket = new WebSocket(`${url}/${name}`);
    } catch (cause) {
      clearTimeout(timer);
      return reject(new OfficeError('ca-service-unreachable', `nothing can be reached at ${url}`, {cause}));
    }
    signal?.addEventListener('abort', stop, {once: true});
    socket.addEventListener('open', () => {
      isOpen = true;
      socket.send(message);
    });
    socket.addEventListener('message', (event: {data: unknown}) => settle(() => resolve(String(event.data))));
    socket.addEventListener('error', fail);
    socket.addEventListener('close', fail);
  });
}

function readReply(text: string): CaReply {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const known = Object.entries(value).filter(([, each]) => typeof each === 'string' || typeof each === 'number');
      return {text, fields: Object.fromEntries(known.map(([key, each]) => [key, String(each)]))};
    }
  } catch {
    // A bare word: GetVersion and Config answer so.
  }
  return {text, fields: {}};
}
