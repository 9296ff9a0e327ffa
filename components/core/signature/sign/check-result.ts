/**
 * Reads a signed file again before anyone is told that it is signed: the new signature by the validator's own rules, and
 * what its revision did to the signatures before it. Nothing is hashed twice: the digest was just made from the same
 * immutable Blob.
 */
import {OfficeError} from '../../office-error.js';
import type {DigestName} from '../../certificate/algorithm.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {checkByteRange} from '../validate/byte-range.js';
import {judgeChange, readPermission} from '../validate/change-permission.js';
import {compareRevisions} from '../validate/compare-revisions.js';
import {formFieldsAt} from '../validate/form-field.js';
import {checkContent} from '../validate/signature-content.js';
import {readSignatures} from '../validate/signature-dictionary.js';
import type {SignatureDictionary} from '../validate/signature-dictionary.js';

export interface MadeSignature {
  /** How many revisions the file had, and its size. */
  readonly revisionsBefore: number;
  readonly sizeBefore: number;
  /** Digest of the signed bytes, as it went into the signed attributes. */
  readonly digest: Uint8Array;
  readonly digestName: DigestName;
  readonly password?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * @throws {OfficeError} `signature-not-made` where the new signature does not verify; `changes-not-permitted` where it would
 *   break an earlier one
 */
export async function checkResult(signed: Blob, made: MadeSignature): Promise<void> {
  const pdf = await openPdf(signed, {password: made.password, signal: made.signal});
  const last = pdf.revisions.at(-1)!;
  if (pdf.isRebuilt || pdf.revisions.length !== made.revisionsBefore + 1 || last.end !== signed.size) {
    throw notMade('the new revision cannot be read back');
  }
  const signatures = await readSignatures(pdf.latest, await formFieldsAt(pdf, last.index));
  const own = signatures.find(each => (each.contents?.start ?? 0) >= made.sizeBefore);
  if (!own) throw notMade('the new signature is not found again');
  await checkOwn(pdf, own, made);
  const earlier = signatures.filter(each => each !== own);
  if (earlier.length > 0) await checkEarlier(pdf, earlier, made.signal);
}

async function checkOwn(pdf: PdfFile, own: SignatureDictionary, made: MadeSignature): Promise<void> {
  const {problems, ranges} = await checkByteRange(pdf, own);
  if (problems.length > 0 || ranges?.[1][1] !== pdf.size) throw notMade(`the signed range: ${problems.join(', ') || 'it ends early'}`);
  const known = {
    digest: async (name: DigestName): Promise<Uint8Array> => {
      if (name !== made.digestName) throw notMade(`the signature speaks of ${name}`);
      return made.digest;
    },
    bytes: () => Promise.reject(notMade('the signature has no signed attributes')),
  };
  const {integrity, reasons, signingCertificate} = await checkContent(own, known, []);
  if (integrity !== 'intact' || signingCertificate !== 'matches') {
    throw notMade(`the signer's answer does not fit its certificate: ${[...reasons, signingCertificate].join(', ')}`);
  }
}

/** Whether every earlier signature lets the last revision do what it did. */
async function checkEarlier(pdf: PdfFile, earlier: readonly SignatureDictionary[], signal: AbortSignal | undefined): Promise<void> {
  const changes = await compareRevisions(pdf, pdf.revisions.length, new Map(), signal);
  for (const signature of earlier) {
    const end = signature.contents?.end ?? 0;
    const revision = pdf.revisions.find(each => each.end >= end);
    if (!revision) continue;
    const permission = await readPermission(pdf.atRevision(revision.index), signature);
    const refused = changes.find(change => judgeChange(change, permission) !== 'allowed');
    if (refused) throw new OfficeError('changes-not-permitted', `the signature ${signature.field.name} does not permit: ${refused.kind}`);
  }
}

function notMade(fact: string): OfficeError {
  return new OfficeError('signature-not-made', fact);
}
