/** The digest of stored bytes, read in pieces: a file of 100 MB is not held in memory for it. */
import {OfficeError} from '../../components/core/office-error.js';
import {hashParts} from '../../components/core/signature/sign/hash-parts.js';

/** SHA-256, lower-case hex. */
export async function digestOf(bytes: Blob): Promise<string> {
  return Array.from(await hashParts('SHA-256', [bytes]), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** @throws OfficeError `digest-changed` */
export async function requireDigest(bytes: Blob, digest: string): Promise<void> {
  if ((await digestOf(bytes)) !== digest) throw new OfficeError('digest-changed', 'the stored file is not the one that was shown');
}
