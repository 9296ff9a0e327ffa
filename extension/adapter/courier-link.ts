/** The extension's end of the wire to one granted page: typed asks, one answer each, files in checked chunks. */
import type {Runtime} from 'webextension-polyfill';

import {OfficeError} from '../../components/core/office-error.js';
import {courierPort} from '../messages/courier-ask.js';
import type {CourierAnswers, CourierAsk, CourierReply} from '../messages/courier-ask.js';
import {flag, integer, isPlainRecord, oneOf} from '../messages/check.js';

/** Port: asks one page. A courier on a tab is one; tests write their own. */
export interface Courier {
  ask<A extends CourierAsk>(ask: A, options?: {ms?: number | undefined}): Promise<CourierAnswers[A['op']]>;
  /** Puts `more.js` beside it, once. */
  more?(): Promise<void>;
  /** Only on a tab of the desk's own: makes the page at `url` the live one. */
  show?(url: string): Promise<void>;
  /** Only there: what the page would save, open or send from now on is told to `take` instead. */
  catchFiles?(): Promise<void>;
  close(): void;
}

const pieceLength = 768 * 1024;
const ownCodes = oneOf(
  'address-refused',
  'redirected-away',
  'unreachable',
  'timed-out',
  'element-missing',
  'selector-wrong',
  'ask-unknown',
  'failed',
);
const count = integer(1, Number.MAX_SAFE_INTEGER);

/** Whether `value` is an answer of the courier: the page shares a process with it, so its shape is checked like any stranger's. */
export function isCourierReply(value: unknown): value is CourierReply {
  if (!isPlainRecord(value) || !count(value['n']) || !flag(value['ok'])) return false;
  return value['ok'] ? 'value' in value : ownCodes(value['code']);
}

/** A courier over an open port. `connect` opens it with the name it is given. */
export function linkCourier(connect: (name: string) => Runtime.Port): Courier {
  const port = connect(`${courierPort}:${crypto.randomUUID()}`);
  const waiting = new Map<number, {resolve: (value: unknown) => void; reject: (error: OfficeError) => void}>();
  let last = 0;
  let gone = false;

  port.onMessage.addListener((reply: unknown) => {
    if (!isCourierReply(reply)) return;
    const asked = waiting.get(reply.n);
    waiting.delete(reply.n);
    if (reply.ok) asked?.resolve(reply.value);
    else asked?.reject(new OfficeError(`page-${reply.code}`, `the courier answered ${reply.code}`));
  });
  port.onDisconnect.addListener(() => {
    gone = true;
    for (const {reject} of waiting.values()) reject(new OfficeError('page-gone', 'the page was closed or left'));
    waiting.clear();
  });

  return {
    ask: (ask, {ms = 30_000} = {}) => {
      if (gone) return Promise.reject(new OfficeError('page-gone', 'the page was closed or left'));
      const n = ++last;
      return new Promise((resolve, reject) => {
        // The courier gives up by itself; a page that froze cannot, so this side waits a little longer and then stops too.
        const timer = setTimeout(() => {
          waiting.delete(n);
          reject(new OfficeError('page-timed-out', `no answer to ${ask.op} in ${ms} ms`));
        }, ms + 2000);
        waiting.set(n, {
          resolve: value => (clearTimeout(timer), resolve(value as never)),
          reject: error => (clearTimeout(timer), reject(error)),
        });
        port.postMessage({n, ms, ask});
      });
    },
    close: () => port.disconnect(),
  };
}

/** Reads the courier's current file. @throws OfficeError `page-gone` when it ends before its size. */
export async function readFile(courier: Courier, size: number, type: string): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < size; ) {
    const piece = fromBase64(await courier.ask({op: 'read', at, length: pieceLength}));
    if (piece.length === 0) throw new OfficeError('page-gone', `the file ended at ${at} of ${size} bytes`);
    pieces.push(piece);
    at += piece.length;
  }
  return new Blob(pieces, {type});
}

/** Hands `file` to the courier as number `number`; the size it reports back must be the file's. */
export async function putFile(courier: Courier, number: number, file: Blob, name: string): Promise<void> {
  let put = 0;
  for (let at = 0; at < file.size || at === 0; at += pieceLength) {
    const piece = toBase64(new Uint8Array(await file.slice(at, at + pieceLength).arrayBuffer()));
    put = await courier.ask({op: 'put', file: number, name, type: file.type, piece});
  }
  if (put !== file.size) throw new OfficeError('page-gone', `the page holds ${put} of ${file.size} bytes`);
}

function fromBase64(value: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(value), each => each.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
