/**
 * The truth about a signed PDF, offline unless `fetch` is given. The order of work, each step a module of its own:
 *
 * 1. signature dictionaries of the newest revision (signature-dictionary.ts)
 * 2. per signature: byte range and gap, revision boundary, CMS over the signed bytes (signature-facts.ts)
 * 3. what every later revision changed (compare-revisions.ts) against what the signature permits (change-permission.ts)
 * 4. document timestamps from the newest inward, then signature timestamps (proof-of-time.ts)
 * 5. trust and revocation at the time so proven (trust-judge.ts)
 * 6. one indication with its reasons (verdict.ts, signature-report.ts), and warnings (reader-warnings.ts)
 *
 * Pages are never interpreted. docs/checks.md lists every check with its clause and test.
 */
import {errorCode, OfficeError} from '../../office-error.js';
import {anchorCertificates} from '../../certificate/trust-anchors.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {SignatureReport, ValidationReport} from '../validation-report.js';
import {compareRevisions} from './compare-revisions.js';
import {EvidencePool} from './evidence-pool.js';
import {fetchedEvidence} from './evidence-source.js';
import {formFieldsAt} from './form-field.js';
import {judgeSignatureTimestamps, judgeToken} from './proof-of-time.js';
import type {TimestampVerdict} from './proof-of-time.js';
import {findWarnings} from './reader-warnings.js';
import type {ReferenceCache} from './object-walk.js';
import type {RevisionChange} from './revision-change.js';
import {readSignatures} from './signature-dictionary.js';
import type {SignatureDictionary} from './signature-dictionary.js';
import {gatherFacts} from './signature-facts.js';
import type {SignatureFacts} from './signature-facts.js';
import {makeReport} from './signature-report.js';
import {TrustJudge} from './trust-judge.js';
import {worst} from './verdict.js';

export interface ValidateOptions {
  /** DER. None: trust is `unchecked`, never assumed. */
  readonly trustAnchors?: readonly Uint8Array[] | undefined;
  /** RFC 3339; the public entry fills in now, core reads no clock. */
  readonly validationTime?: string | undefined;
  readonly password?: string | undefined;
  /** Given: issuers, OCSP and CRLs may be fetched from where certificates say. Absent: nothing leaves the computer. */
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

type TimedOptions = ValidateOptions & {readonly validationTime: string};

/** Real documents carry a dozen; a file with more is read up to here and warned about. */
const signatureLimit = 200;
/** Revisions looked at for signatures that were taken away. */
const removalLimit = 64;

/** Never throws for a bad signature. @throws {OfficeError} `pdf-damaged`, `pdf-encrypted`, `not-a-pdf`, `aborted` */
export async function validatePdf(pdf: Blob, options: TimedOptions): Promise<ValidationReport> {
  try {
    return await validateOpened(await openPdf(pdf, options), options);
  } catch (error) {
    if (options.signal?.aborted)
      throw new OfficeError('aborted', 'the validation was stopped', {cause: error});
    if (error instanceof OfficeError) throw error;
    throw new OfficeError('pdf-damaged', 'the file could not be validated', {cause: error});
  }
}

interface Judged {
  readonly facts: SignatureFacts;
  readonly verdict: TimestampVerdict;
}

async function validateOpened(pdf: PdfFile, options: TimedOptions): Promise<ValidationReport> {
  const now = Date.parse(options.validationTime);
  if (Number.isNaN(now)) throw new OfficeError('time-unreadable', `validationTime ${options.validationTime}`);
  const fields = await formFieldsAt(pdf, pdf.revisions.length);
  const all = await readSignatures(pdf.latest, fields);
  const signatures = all.slice(0, signatureLimit);
  const pool = new EvidencePool();
  if (signatures.length > 0) await pool.addSecurityStores(pdf);
  const [found, isRemoved, facts] = await Promise.all([
    findWarnings(pdf, fields),
    anyRemoved(pdf, all),
    gatherAll(pdf, signatures, pool, options),
  ]);
  const warnings = new Set(found);
  if (all.length > signatures.length) warnings.add('too-many-signatures');
  if (isRemoved) warnings.add('signature-removed');
  const source = options.fetch ? fetchedEvidence(options.fetch, options.signal) : undefined;
  const judge = new TrustJudge(anchorCertificates(options.trustAnchors ?? []), pool, now, source);
  const changes = await compareLater(pdf, facts, options.signal);
  const documentTimestamps = await judgeDocumentTimestamps(facts, judge, now);
  const reports: SignatureReport[] = [];
  for (const each of facts)
    reports.push(
      await reportOn(each, {
        facts,
        judge,
        pool,
        now,
        revisions: pdf.revisions.length,
        changes,
        documentTimestamps,
      }),
    );
  if (
    reports.some(report =>
      report.changesAfter.some(change => change.kind === 'annotation-added' && change.allowed),
    )
  ) {
    warnings.add('annotations-after-signing');
  }
  return {
    document: worst(reports.map(report => report.indication)),
    signatures: reports,
    revisions: pdf.revisions.length,
    warnings: [...warnings],
  };
}

/** One after the other: the certificates one signature brings may be those another one names. */
async function gatherAll(
  pdf: PdfFile,
  signatures: readonly SignatureDictionary[],
  pool: EvidencePool,
  options: TimedOptions,
): Promise<readonly SignatureFacts[]> {
  const facts: SignatureFacts[] = [];
  for (const signature of signatures) facts.push(await gatherFacts(pdf, signature, pool, options));
  return facts;
}

/** Whether an earlier revision held a signature that the newest does not show. */
async function anyRemoved(pdf: PdfFile, shown: readonly SignatureDictionary[]): Promise<boolean> {
  for (const revision of pdf.revisions.slice(0, -1).slice(-removalLimit)) {
    const view = pdf.atRevision(revision.index);
    const then = await readSignatures(view, await formFieldsAt(pdf, revision.index).catch(() => []));
    if (then.some(each => !shown.some(other => other.field.name === each.field.name))) return true;
  }
  return false;
}

/** Changes by revision, compared once for all signatures; a revision that could not be analysed is absent. */
async function compareLater(
  pdf: PdfFile,
  facts: readonly SignatureFacts[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, readonly RevisionChange[]>> {
  const changes = new Map<number, readonly RevisionChange[]>();
  const first = Math.min(...facts.filter(each => each.revision > 0).map(each => each.revision));
  const references: ReferenceCache = new Map();
  for (let revision = first + 1; revision <= pdf.revisions.length; revision += 1) {
    try {
      changes.set(revision, await compareRevisions(pdf, revision, references, signal));
    } catch (error) {
      if (errorCode(error) === 'aborted' || signal?.aborted || !(error instanceof OfficeError)) throw error;
    }
  }
  return changes;
}

/** From the newest inward: each proven one moves the time at which what it covers is judged. EN 319 102-1 5.6. */
async function judgeDocumentTimestamps(
  facts: readonly SignatureFacts[],
  judge: TrustJudge,
  now: number,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const tokens = facts
    .filter(each => each.content.token !== undefined)
    .toSorted((a, b) => b.revision - a.revision);
  for (const each of tokens) {
    const {content, problems} = each;
    if (!content.token) continue;
    if (problems.length > 0 || each.revision === 0) {
      const verdict = {
        integrity: content.integrity,
        isProven: false,
        generatedAt: content.token.generatedAt,
        reasons: problems,
      };
      judged.push({facts: each, verdict});
      continue;
    }
    judged.push({
      facts: each,
      verdict: await judgeToken(content.token, content, judge, provenTime(judged, each.revision, now)),
    });
  }
  return judged;
}

/** The earliest proven time of the document timestamps after `revision`; `now` where there is none. */
function provenTime(judged: readonly Judged[], revision: number, now: number): number {
  const times = judged
    .filter(each => each.verdict.isProven && each.facts.revision > revision)
    .map(each => each.verdict.generatedAt);
  return Math.min(now, ...times);
}

interface Context {
  readonly facts: readonly SignatureFacts[];
  readonly judge: TrustJudge;
  readonly pool: EvidencePool;
  readonly now: number;
  /** How many the file has. */
  readonly revisions: number;
  readonly changes: ReadonlyMap<number, readonly RevisionChange[]>;
  readonly documentTimestamps: readonly Judged[];
}

async function reportOn(each: SignatureFacts, context: Context): Promise<SignatureReport> {
  const {content, revision} = each;
  const {judge, pool, now} = context;
  const covering = context.documentTimestamps.filter(
    other => revision > 0 && other.facts.revision > revision,
  );
  const own = context.documentTimestamps.find(other => other.facts === each);
  const before = revision > 0 ? provenTime(context.documentTimestamps, revision, now) : now;
  const timestamps = await judgeSignatureTimestamps(
    content.token ? undefined : content.signer,
    judge,
    pool,
    before,
  );
  const judgedAt = Math.min(before, ...timestamps.filter(one => one.isProven).map(one => one.generatedAt));
  const trust =
    own?.verdict.trust ??
    (content.certificate
      ? await judge.judge(content.certificate, content.token ? 'timestamp' : 'signing', judgedAt)
      : undefined);
  return makeReport({
    facts: each,
    later: laterChanges(context.changes, revision, context.revisions),
    trust,
    ownReasons: own?.verdict.reasons ?? [],
    timestamps,
    documentTimestamps: covering.map(other => other.verdict),
    judgedAt,
    isLateCertification:
      each.permission.isCertification &&
      context.facts.some(
        other =>
          other !== each && other.revision > 0 && other.revision < revision && !other.signature.isTimestamp,
      ),
    hasStatusEvidence: pool.revisionsWithStatus.some(index => index >= revision),
  });
}

function laterChanges(
  changes: ReadonlyMap<number, readonly RevisionChange[]>,
  revision: number,
  last: number,
): readonly RevisionChange[] | undefined {
  if (revision === 0) return [];
  const list: RevisionChange[] = [];
  for (let index = revision + 1; index <= last; index += 1) {
    const found = changes.get(index);
    if (!found) return undefined;
    list.push(...found);
  }
  return list;
}
