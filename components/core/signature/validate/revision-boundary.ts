/**
 * Checks 3 and 4: where the signed bytes end, and whether they are by themselves the file the signer saw.
 * ISO 32000-2 7.5.5 and 7.5.6.
 */
import {errorCode, OfficeError} from '../../office-error.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {PdfFile} from '../../pdf/pdf-file.js';

export interface RevisionBoundary {
  readonly coverage: 'whole-document' | 'earlier-revision' | 'partial';
  /** 1-based revision that ends where the signed bytes end; 0: none does. */
  readonly revision: number;
  readonly problems: readonly string[];
}

/** How the chain of a file is written when a forger or a broken tool wrote it; harmless where it was so when signed. */
const structuralWarnings: readonly string[] = [
  'xref-loop',
  'xref-order',
  'hybrid-conflict',
  'duplicate-xref-entry',
  'startxref-missing',
  'end-of-file-marker-missing',
];

const paddingLimit = 65_536;

export async function findRevision(
  pdf: PdfFile,
  signedEnd: number,
  options: {password?: string | undefined; signal?: AbortSignal | undefined},
): Promise<RevisionBoundary> {
  if (pdf.isRebuilt) {
    // What was found by scanning may be anything; with bytes behind the signed ones it is what somebody appended.
    const isAppended = !(await isBlank(pdf, signedEnd));
    return {
      coverage: isAppended ? 'partial' : 'whole-document',
      revision: 0,
      problems: ['structure-rebuilt', ...(isAppended ? ['bytes-after-signed-range'] : [])],
    };
  }
  let index = 0;
  for (const revision of pdf.revisions) if (await isEndOf(pdf, revision.end, signedEnd)) index = revision.index;
  if (index === 0 || !(await endsWithMarker(pdf, signedEnd))) {
    return {coverage: 'partial', revision: 0, problems: ['signed-range-ends-inside-revision']};
  }
  const isLast = index === pdf.revisions.length;
  if (isLast && !(await isBlank(pdf, signedEnd)))
    return {coverage: 'partial', revision: index, problems: ['bytes-after-signed-range']};
  if (isLast) return {coverage: 'whole-document', revision: index, problems: []};
  const problems = [...(await comparePrefix(pdf, signedEnd, index, options))];
  // What follows the last revision belongs to nobody, however many updates lie between.
  if (!(await isBlank(pdf, pdf.revisions.at(-1)!.end))) problems.push('bytes-after-signed-range');
  return {coverage: 'earlier-revision', revision: index, problems};
}

/**
 * Opens the signed bytes alone, as the signer's viewer did. The chain of the whole file must pass through the very same
 * section, or the later updates were built on something else that merely lies in the signed bytes (a prepared shadow).
 */
async function comparePrefix(
  pdf: PdfFile,
  signedEnd: number,
  index: number,
  options: {password?: string | undefined; signal?: AbortSignal | undefined},
): Promise<readonly string[]> {
  let prefix: PdfFile;
  try {
    prefix = await openPdf(pdf.blob.slice(0, signedEnd), options);
  } catch (error) {
    if (errorCode(error) === 'aborted' || !(error instanceof OfficeError)) throw error;
    return ['revision-not-readable-alone'];
  }
  if (prefix.isRebuilt) return ['revision-not-readable-alone'];
  const alone = prefix.latest.revision.sections.map(section => section.offset);
  const within = pdf.revisions[index - 1]?.sections.map(section => section.offset) ?? [];
  const isSame =
    prefix.revisions.length === index &&
    alone.length === within.length &&
    alone.every((each, at) => each === within[at]);
  if (!isSame) return ['revision-not-in-chain'];
  const before = new Set(prefix.warnings);
  return pdf.warnings.some(warning => structuralWarnings.includes(warning) && !before.has(warning))
    ? ['later-revision-malformed']
    : [];
}

/**
 * Whether a revision that ends at `end` is what was signed up to `signedEnd`: the end of line after `%%EOF` may belong to
 * either side, and white space the writer left behind it to the signed bytes.
 */
async function isEndOf(pdf: PdfFile, end: number, signedEnd: number): Promise<boolean> {
  if (signedEnd > end) return isWhite(pdf, end, signedEnd);
  if (signedEnd < end - 2) return false;
  return (await pdf.bytes(signedEnd, end)).every(byte => byte === 0x0a || byte === 0x0d);
}

/** Whether the signed bytes close with `%%EOF` and at most white space. */
async function endsWithMarker(pdf: PdfFile, end: number): Promise<boolean> {
  const tail = await pdf.bytes(Math.max(0, end - paddingLimit), end);
  const last = tail.findLastIndex(byte => !isPadding(byte));
  return String.fromCharCode(...tail.subarray(Math.max(0, last - 4), last + 1)) === '%%EOF';
}

/** Whether only white space follows. */
function isBlank(pdf: PdfFile, from: number): Promise<boolean> {
  return isWhite(pdf, from, pdf.size);
}

/** Looked at as far as any padding goes. */
async function isWhite(pdf: PdfFile, from: number, to: number): Promise<boolean> {
  return to - from <= paddingLimit && (await pdf.bytes(from, to)).every(isPadding);
}

function isPadding(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09 || byte === 0;
}
