/** What was found out about one signature before anybody's trust is asked: bytes, structure, CMS. */
import type {EvidencePool} from './evidence-pool.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {checkByteRange} from './byte-range.js';
import type {ByteRangeCheck} from './byte-range.js';
import {readPermission} from './change-permission.js';
import type {ChangePermission} from './change-permission.js';
import {formFieldsAt} from './form-field.js';
import {findRevision} from './revision-boundary.js';
import type {RevisionBoundary} from './revision-boundary.js';
import {checkContent} from './signature-content.js';
import type {ContentCheck} from './signature-content.js';
import {isSameDictionary, readSignatures} from './signature-dictionary.js';
import type {SignatureDictionary} from './signature-dictionary.js';
import {SignedBytes} from './signed-bytes.js';

export interface SignatureFacts {
  readonly signature: SignatureDictionary;
  /** Kebab-case codes of everything wrong with bytes and structure. */
  readonly problems: readonly string[];
  readonly coverage: RevisionBoundary['coverage'];
  /** 1-based; 0: the signed bytes are no revision. */
  readonly revision: number;
  readonly signedEnd: number;
  readonly content: ContentCheck;
  readonly permission: ChangePermission;
}

export interface FactOptions {
  readonly password?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export async function gatherFacts(
  pdf: PdfFile,
  signature: SignatureDictionary,
  pool: EvidencePool,
  options: FactOptions,
): Promise<SignatureFacts> {
  const range = await checkByteRange(pdf, signature);
  if (!range.ranges) {
    const content: ContentCheck = {integrity: 'broken', reasons: [], signingCertificate: 'absent'};
    const permission = await readPermission(pdf.latest, signature);
    return {
      signature,
      problems: range.problems,
      coverage: 'partial',
      revision: 0,
      signedEnd: 0,
      content,
      permission,
    };
  }
  const signedEnd = range.ranges[1][1];
  // The file is hashed while its structure is read: neither waits for the other.
  const [boundary, content] = await Promise.all([
    findRevision(pdf, signedEnd, options),
    checkContent(signature, new SignedBytes(pdf.blob, range.ranges, options.signal), pool.certificates),
  ]);
  if (content.certificates) pool.addCertificates(content.certificates);
  if (content.signedData) pool.addSignedData(content.signedData);
  const problems = [
    ...range.problems,
    ...boundary.problems,
    ...(await ownRevisionProblems(pdf, signature, boundary)),
  ];
  const view = boundary.revision > 0 ? pdf.atRevision(boundary.revision) : pdf.latest;
  return {
    signature,
    problems,
    coverage: coverageOf(range, boundary),
    revision: boundary.revision,
    signedEnd,
    content,
    permission: await readPermission(view, signature),
  };
}

function coverageOf(range: ByteRangeCheck, boundary: RevisionBoundary): RevisionBoundary['coverage'] {
  return range.problems.length > 0 ? 'partial' : boundary.coverage;
}

/**
 * Check 7, spoofing: the signature shown now must be the very dictionary its own revision had in that field; else its
 * signer, reason and time would be somebody else's.
 */
async function ownRevisionProblems(
  pdf: PdfFile,
  signature: SignatureDictionary,
  boundary: RevisionBoundary,
): Promise<readonly string[]> {
  if (boundary.revision === 0 || boundary.revision === pdf.revisions.length) return [];
  const view = pdf.atRevision(boundary.revision);
  const then = await readSignatures(view, await formFieldsAt(pdf, boundary.revision));
  const same = then.some(
    each => each.field.name === signature.field.name && isSameDictionary(each, signature),
  );
  return same ? [] : ['signature-not-in-signed-revision'];
}
