/** One call of the Cloud Signature Consortium API: JSON by POST, a bearer token, errors as {error, error_description}. CSC v1/v2, clause 8. */
import {OfficeError} from '../../core/office-error.js';

/** Why the provider refused, where it said so in a way the API defines. */
export type RefusalReason = 'pin-wrong' | 'otp-wrong' | 'denied' | 'expired' | 'token-wrong' | 'other';

export class RemoteRefusedError extends OfficeError {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super('remote-refused', message);
    this.reason = reason;
  }
}

export interface RemoteConnection {
  /** Without slash at the end. */
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly fetch: typeof fetch;
}

export type Json = Readonly<Record<string, unknown>>;

const REASONS: Readonly<Record<string, RefusalReason>> = {
  invalid_pin: 'pin-wrong',
  invalid_otp: 'otp-wrong',
  access_denied: 'denied',
  invalid_token: 'token-wrong',
  expired_token: 'expired',
};

/**
 * @returns the answer, and whether it is not final yet (HTTP 202)
 * @throws {OfficeError} `remote-refused`, `remote-timeout`, `remote-unreachable`, `aborted`
 */
export async function callRemote(
  connection: RemoteConnection,
  path: string,
  body: Json,
  options: {signal?: AbortSignal | undefined; timeout: number},
): Promise<{answer: Json; isPending: boolean}> {
  const {signal, timeout} = options;
  let response: Response;
  let text: string;
  try {
    response = await connection.fetch(`${connection.baseUrl}/${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json', authorization: `Bearer ${connection.accessToken}`},
      body: JSON.stringify(body),
      signal: AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]),
      credentials: 'omit',
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw new OfficeError('aborted', 'remote signing was stopped', {cause});
    const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
    throw new OfficeError(isTimeout ? 'remote-timeout' : 'remote-unreachable', `no answer from ${path}`, {cause});
  }
  const answer = parseObject(text);
  if (!response.ok) throw refusal(path, response.status, answer);
  // An empty answer is what credentials/sendOTP gives.
  if (!answer && text !== '') throw new RemoteRefusedError('other', `${path} answered something that is not JSON`);
  return {answer: answer ?? {}, isPending: response.status === 202};
}

function refusal(path: string, status: number, answer: Json | undefined): OfficeError {
  // The gateway in front of the provider, not the provider.
  if (status === 502 || status === 503) return new OfficeError('remote-unreachable', `${path}: HTTP ${status}`);
  if (status === 408 || status === 504) return new OfficeError('remote-timeout', `${path}: HTTP ${status}`);
  const error = typeof answer?.['error'] === 'string' ? answer['error'] : '';
  const description = typeof answer?.['error_description'] === 'string' ? answer['error_description'] : '';
  const reason = REASONS[error] ?? (status === 401 ? 'token-wrong' : 'other');
  return new RemoteRefusedError(reason, `${path}: HTTP ${status} ${error} ${description}`.trim());
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
