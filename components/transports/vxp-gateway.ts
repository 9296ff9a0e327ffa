/** The calls of the VXP gateway, one method each; answers are checked before anything is taken from them. */
import {OfficeError} from '../core/office-error.js';
import {vxpRequestParts} from '../core/exchange/vxp-request.js';
import type {VxpAccount} from '../core/exchange/vxp-request.js';

/** One waiting message. */
export interface WaitingItem {
  readonly docId: string;
  readonly from: string;
  /** Milliseconds since 1970 where the gateway's own form of time could be read, else 0. */
  readonly createdAt: number;
}

const timeout = 120_000;

export class VxpGateway {
  readonly #account: VxpAccount;
  readonly #now: () => string;
  readonly #fetch: typeof fetch;

  constructor(account: VxpAccount, now: () => string, ask: typeof fetch) {
    this.#account = account;
    this.#now = now;
    this.#fetch = ask;
  }

  /** Posts one envelope; resolves to the gateway's id of it. */
  async send(
    from: string,
    messagetype: 'edoc' | 'status',
    body: Uint8Array,
    signal?: AbortSignal,
  ): Promise<string> {
    const answer = await this.#call('/sendEdoc', {from, servicetype: 'eDoc', messagetype}, signal, body);
    return String(answer['DocId'] ?? answer['docID'] ?? answer['docId'] ?? '');
  }

  async received(messagetype: 'edoc' | 'status', signal?: AbortSignal): Promise<readonly WaitingItem[]> {
    const {data} = await this.#call('/getReceivedEdocList', {servicetype: 'eDoc', messagetype}, signal);
    return (Array.isArray(data) ? data : []).flatMap((each: unknown) => {
      const {docId, from, created_time: created} = (each ?? {}) as Record<string, unknown>;
      if (typeof docId !== 'string' && typeof docId !== 'number') return [];
      const at = typeof created === 'number' ? created : Date.parse(String(created));
      return [
        {
          docId: String(docId),
          from: typeof from === 'string' ? from : '',
          createdAt: Number.isNaN(at) ? 0 : at,
        },
      ];
    });
  }

  /** The envelope as base64 text. */
  async envelope(docId: string, signal?: AbortSignal): Promise<string> {
    const {data} = await this.#call('/getEdoc', {docId, filePath: 'xml'}, signal);
    if (typeof data !== 'string')
      throw new OfficeError('exchange-answer-invalid', '/getEdoc answered without data');
    return data;
  }

  /** Transport state, not the office state. */
  async updateStatus(
    docid: string,
    status: 'processing' | 'done' | 'fail',
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#call('/updateStatus', {status, docid}, signal);
  }

  /** All connected agencies, as the gateway names them. */
  async agencies(signal?: AbortSignal): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const {data} = await this.#call('/getAgenciesList', {}, signal);
    return Array.isArray(data)
      ? data.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null)
      : [];
  }

  async #call(
    path: string,
    inputs: Readonly<Record<string, string>>,
    signal?: AbortSignal,
    body?: Uint8Array,
  ): Promise<Record<string, unknown>> {
    const parts = await vxpRequestParts(path, inputs, this.#account, {
      now: this.#now(),
      ...(body ? {body} : {}),
    });
    const limits = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
    let response: Response;
    try {
      response = await this.#fetch(parts.url, {
        method: parts.method,
        headers: parts.headers,
        credentials: 'omit',
        redirect: 'error',
        signal: limits,
        ...(parts.body ? {body: parts.body as Uint8Array<ArrayBuffer>} : {}),
      });
    } catch (cause) {
      if (signal?.aborted) throw new OfficeError('aborted', `${path} aborted`, {cause});
      throw new OfficeError('exchange-unavailable', `${path}: gateway not reached`, {cause});
    }
    if (response.status === 401 || response.status === 403)
      throw new OfficeError('exchange-denied', `${path}: HTTP ${response.status}`);
    if (!response.ok) throw new OfficeError('exchange-unavailable', `${path}: HTTP ${response.status}`);
    return checkAnswer(path, await response.text());
  }
}

/** `status` OK and `ErrorCode` 0, or the gateway's own words as an error. */
function checkAnswer(path: string, text: string): Record<string, unknown> {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    throw new OfficeError('exchange-answer-invalid', `${path} answered no JSON`, {cause});
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw new OfficeError('exchange-answer-invalid', `${path} answered no object`);
  }
  const {status, ErrorCode: code, ErrorDesc: words} = answer as Record<string, unknown>;
  if (
    (code !== undefined && String(code) !== '0') ||
    (typeof status === 'string' && status.toUpperCase() === 'FAIL')
  ) {
    throw new OfficeError(
      'exchange-refused',
      `${path}: ${String(code ?? status)} ${String(words ?? '')}`.trim(),
    );
  }
  return answer as Record<string, unknown>;
}
