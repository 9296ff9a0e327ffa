/** One bounded request for evidence: a timestamp, an OCSP response, a CRL, an issuer's certificate. */
import {OfficeError} from '../../office-error.js';

export interface EvidenceRequest {
  readonly url: string;
  /** Sent by POST; absent: GET. */
  readonly body?: Uint8Array;
  readonly contentType?: string;
}

/** A CRL of a large authority; other answers are a few kilobytes. */
const MAX_ANSWER = 64 << 20;
/** A server that is slower than this is down for someone who waits in front of a screen. */
const TIMEOUT = 20_000;

/** @throws {OfficeError} `evidence-unreachable` (network, status, size, time), `aborted` */
export async function fetchBytes(request: EvidenceRequest, via: typeof fetch, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^https?:\/\//i.test(request.url)) throw new OfficeError('evidence-unreachable', `not a web address: ${request.url}`);
  try {
    const response = await via(request.url, {
      ...(request.body && {method: 'POST', body: Uint8Array.from(request.body), headers: {'content-type': request.contentType ?? 'application/octet-stream'}}),
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), ...(signal ? [signal] : [])]),
      // Public servers: the officer's sessions are none of their business.
      credentials: 'omit',
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await readBounded(response);
  } catch (cause) {
    if (signal?.aborted) throw new OfficeError('aborted', 'fetching evidence was stopped', {cause});
    throw new OfficeError('evidence-unreachable', `no answer from ${request.url}`, {cause});
  }
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_ANSWER) {
      await reader.cancel();
      throw new Error(`more than ${MAX_ANSWER} bytes`);
    }
    chunks.push(Uint8Array.from(value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
