/**
 * Checks 14 and 15: since when a signature is proven to exist. Document timestamps are judged from the newest inward:
 * each one, once believed, proves that everything in its bytes existed at its time, and so keeps older certificates and
 * algorithms believable. EN 319 102-1 5.5 and 5.6.
 */
import {OfficeError} from '../../office-error.js';
import {isDigestStrong} from '../../certificate/algorithm-policy.js';
import {attributeOid} from '../../certificate/oid.js';
import {digestBytes} from '../../certificate/signature-check.js';
import type {SignerCheck} from '../../certificate/signer-check.js';
import {findAttributes} from '../../certificate/signed-data.js';
import type {SignerInfo} from '../../certificate/signed-data.js';
import {checkTimestampToken, readTimestampToken} from '../../certificate/timestamp-token.js';
import type {TimestampToken} from '../../certificate/timestamp-token.js';
import type {EvidencePool} from './evidence-pool.js';
import type {TrustJudge, TrustVerdict} from './trust-judge.js';

export interface TimestampVerdict {
  /** Whether the token is genuine and made for this data, whoever made it. */
  readonly integrity: 'intact' | 'broken' | 'unknown';
  /** Whether its time is proven: genuine, from a trusted authority, not revoked. */
  readonly isProven: boolean;
  /** Milliseconds since 1970. */
  readonly generatedAt: number;
  readonly reasons: readonly string[];
  readonly trust?: TrustVerdict;
}

/** Judges one token at `at`, the time at which the token itself is known to have existed. */
export async function judgeToken(
  token: TimestampToken,
  check: SignerCheck,
  judge: TrustJudge,
  at: number,
): Promise<TimestampVerdict> {
  const {generatedAt} = token;
  if (check.integrity !== 'intact' || !check.certificate)
    return {integrity: check.integrity, isProven: false, generatedAt, reasons: check.reasons};
  const trust = await judge.judge(check.certificate, 'timestamp', at);
  const reasons = [...trust.reasons];
  const isStrong = [check.digest, token.imprintDigest].every(
    digest => digest === undefined || isDigestStrong(digest, at),
  );
  if (!isStrong) reasons.push('algorithm-weak');
  // A token from later than the present, or than what proves it, contradicts itself.
  if (generatedAt > at + 60_000) reasons.push('timestamp-from-the-future');
  const isProven = reasons.length === 0 && trust.trust === 'trusted' && trust.revocation === 'good';
  return {integrity: 'intact', isProven, generatedAt, reasons, trust};
}

/** The signature timestamps of a signer (RFC 3161 Appendix A), each judged. */
export async function judgeSignatureTimestamps(
  signer: SignerInfo | undefined,
  judge: TrustJudge,
  pool: EvidencePool,
  at: number,
): Promise<readonly TimestampVerdict[]> {
  const verdicts: TimestampVerdict[] = [];
  const values = findAttributes(signer?.unsignedAttributes, attributeOid.signatureTimestamp).flatMap(
    each => each.values,
  );
  for (const value of values.slice(0, 16)) {
    try {
      const token = readTimestampToken(value.bytes);
      pool.addSignedData(token.signedData);
      const imprintOf = (name: Parameters<typeof digestBytes>[0]) => digestBytes(name, signer!.signature);
      verdicts.push(
        await judgeToken(token, await checkTimestampToken(token, imprintOf, pool.certificates), judge, at),
      );
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      verdicts.push({integrity: 'broken', isProven: false, generatedAt: at, reasons: [error.code]});
    }
  }
  return verdicts;
}
