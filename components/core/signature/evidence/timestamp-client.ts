/** Asks a timestamp authority. RFC 3161, 2.4 and 3.4. */
import {OfficeError} from '../../office-error.js';
import {readDer, tag} from '../../certificate/der.js';
import {readSmallInteger, readUnsigned, sameBytes} from '../../certificate/der-value.js';
import {encodeDer, encodeOid, encodeSequence, encodeUnsigned} from '../../certificate/der-writer.js';
import {checkTimestampToken, readTimestampToken} from '../../certificate/timestamp-token.js';
import type {DigestName} from '../../certificate/algorithm.js';
import {fetchBytes} from './fetch-bytes.js';

const OIDS: Readonly<Record<string, string>> = {
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

export interface TimestampSource {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A token over data whose digest is `imprint`. The token is checked: its own signature, the imprint, the nonce.
 * @returns the TimeStampToken, DER
 * @throws {OfficeError} `timestamp-failed` (unreachable, refused, or an answer that does not hold), `aborted`
 */
export async function requestTimestamp(digest: DigestName, imprint: Uint8Array, source: TimestampSource): Promise<Uint8Array> {
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  const body = encodeSequence(
    encodeDer(tag.integer, Uint8Array.of(1)),
    encodeSequence(encodeSequence(encodeOid(OIDS[digest]!)), encodeDer(tag.octetString, imprint)),
    encodeUnsigned(nonce),
    // certReq: without the authority's certificate the token could not be checked later.
    encodeDer(tag.boolean, Uint8Array.of(0xff)),
  );
  try {
    const answer = await fetchBytes({url: source.url, body, contentType: 'application/timestamp-query'}, source.fetch, source.signal);
    return await checkedToken(answer, imprint, nonce);
  } catch (cause) {
    if (cause instanceof OfficeError && (cause.code === 'aborted' || cause.code === 'timestamp-failed')) throw cause;
    throw new OfficeError('timestamp-failed', `no usable timestamp from ${source.url}`, {cause});
  }
}

async function checkedToken(answer: Uint8Array, imprint: Uint8Array, nonce: Uint8Array): Promise<Uint8Array> {
  const [statusInfo, tokenNode] = readDer(answer, {trailing: 'allowed'}).items();
  const status = readSmallInteger(statusInfo?.items()[0]);
  // 0 granted, 1 granted with modifications.
  if (status > 1 || !tokenNode) throw new OfficeError('timestamp-failed', `the authority refused with status ${status}`);
  const token = readTimestampToken(tokenNode.bytes);
  const check = await checkTimestampToken(token, async () => imprint);
  if (check.integrity !== 'intact') throw new OfficeError('timestamp-failed', `the token does not hold: ${check.reasons.join(', ')}`);
  const fields = readDer(token.signedData.content!).items();
  // After genTime the only bare INTEGER is the nonce (2.4.2).
  const answered = fields.slice(5).find(field => field.is(tag.integer));
  if (!answered || !sameBytes(readUnsigned(answered), readUnsigned(readDer(encodeUnsigned(nonce))))) {
    throw new OfficeError('timestamp-failed', 'the answer belongs to another request (nonce)');
  }
  return tokenNode.bytes;
}
