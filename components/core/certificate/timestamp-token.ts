/** RFC 3161 timestamp tokens, with the certificate hash of RFC 5816. */
import {OfficeError} from '../office-error.js';
import {readDer, tag} from './der.js';
import {readOctets, readTime, sameBytes} from './der-value.js';
import {digestName, readAlgorithm} from './algorithm.js';
import type {DigestName} from './algorithm.js';
import type {Certificate} from './certificate.js';
import {contentOid} from './oid.js';
import {digestBytes} from './signature-check.js';
import {checkSigner} from './signer-check.js';
import type {SignerCheck} from './signer-check.js';
import {readSignedData} from './signed-data.js';
import type {SignedData} from './signed-data.js';

export interface TimestampToken {
  readonly signedData: SignedData;
  /** Milliseconds since 1970. */
  readonly generatedAt: number;
  /** Absent: an algorithm that cannot be computed here. */
  readonly imprintDigest?: DigestName;
  readonly imprint: Uint8Array;
}

/** @throws {OfficeError} `timestamp-damaged` */
export function readTimestampToken(bytes: Uint8Array): TimestampToken {
  try {
    const signedData = readSignedData(bytes);
    if (signedData.contentType !== contentOid.timestampInfo || !signedData.content) {
      throw new OfficeError('timestamp-damaged', `content type ${signedData.contentType}`);
    }
    // TSTInfo: version, policy, messageImprint, serialNumber, genTime, ... RFC 3161 2.4.2.
    const [, , imprint, , generatedAt] = readDer(signedData.content).items(tag.sequence);
    const [algorithm, hash] = imprint?.items(tag.sequence) ?? [];
    if (!algorithm) throw new OfficeError('timestamp-damaged', 'no message imprint');
    const imprintDigest = digestName(readAlgorithm(algorithm));
    return {
      signedData,
      generatedAt: readTime(generatedAt),
      imprint: readOctets(hash),
      ...(imprintDigest ? {imprintDigest} : {}),
    };
  } catch (cause) {
    if (cause instanceof OfficeError && cause.code === 'timestamp-damaged') throw cause;
    throw new OfficeError('timestamp-damaged', `timestamp of ${bytes.length} bytes`, {cause});
  }
}

/**
 * Verifies the token's own signature, and that it was made for the data whose digest `imprintOf` gives. Codes:
 * `timestamp-imprint-mismatch` (a token copied from elsewhere), those of the signer prefixed with `timestamp-`.
 */
export async function checkTimestampToken(
  token: TimestampToken,
  imprintOf: (digest: DigestName) => Promise<Uint8Array>,
  others: readonly Certificate[] = [],
): Promise<SignerCheck> {
  const content = token.signedData.content ?? new Uint8Array();
  const check = await checkSigner(
    token.signedData,
    {digest: name => digestBytes(name, content), bytes: () => Promise.resolve(content)},
    others,
  );
  if (!token.imprintDigest)
    return {...check, integrity: 'unknown', reasons: ['timestamp-algorithm-unsupported']};
  if (!sameBytes(token.imprint, await imprintOf(token.imprintDigest))) {
    return {...check, integrity: 'broken', reasons: ['timestamp-imprint-mismatch']};
  }
  // RFC 3161 2.4.1: the token must be bound to the TSA's certificate.
  if (check.integrity === 'intact' && check.signingCertificate !== 'matches') {
    return {...check, integrity: 'unknown', reasons: ['timestamp-signing-certificate-missing']};
  }
  return {...check, reasons: check.reasons.map(reason => `timestamp-${reason}`)};
}
