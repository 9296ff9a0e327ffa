/**
 * Check 16: one indication per signature, and why. EN 319 102-1 5.1.3: TOTAL-FAILED needs proof against the signature,
 * TOTAL-PASSED needs every answer, and everything in between is INDETERMINATE. An unknown root or an unreachable
 * revocation service proves nothing against anybody.
 */
import type {Change, Indication, SignatureReport} from '../validation-report.js';

/** Reasons that prove a signature forged, broken, or its document changed. All others leave the question open. */
const failures: ReadonlySet<string> = new Set([
  'algorithm-protection-mismatch',
  'byte-range-gap',
  'byte-range-invalid',
  'byte-range-missing',
  'bytes-after-signed-range',
  'certification-not-first',
  'changes-not-allowed',
  'cms-damaged',
  'cms-not-detached',
  'cms-signer-count',
  'contents-empty',
  'contents-missing',
  'contents-not-direct',
  'contents-not-in-file',
  'content-type-mismatch',
  'digest-mismatch',
  'later-revision-malformed',
  'message-digest-missing',
  'revision-not-in-chain',
  'revision-not-readable-alone',
  'revoked-before-signing',
  'signature-dictionary-ambiguous',
  'signature-invalid',
  'signature-not-in-signed-revision',
  'signed-range-ends-inside-revision',
  'signing-certificate-mismatch',
  'timestamp-damaged',
]);

/** What decides; the reasons are complete when this is called. */
export interface VerdictFacts {
  readonly reasons: ReadonlySet<string>;
  readonly isTimestamp: boolean;
  readonly integrity: SignatureReport['integrity'];
  readonly coverage: SignatureReport['coverage'];
  readonly trust: SignatureReport['trust'];
  readonly revocation: SignatureReport['revocation'];
  readonly changes: readonly Change[];
}

export function decide(facts: VerdictFacts): Indication {
  const {reasons, integrity, coverage, trust, revocation, changes} = facts;
  if (integrity === 'broken' || [...reasons].some(isFailure)) return 'total-failed';
  // A timestamp that was made for other data is no timestamp of this document; on a signature it merely proves no time.
  if (facts.isTimestamp && reasons.has('timestamp-imprint-mismatch')) return 'total-failed';
  const isWhole = integrity === 'intact' && coverage !== 'partial' && changes.every(change => change.allowed);
  const isBelieved = trust === 'trusted' && revocation === 'good';
  return isWhole && isBelieved && reasons.size === 0 ? 'total-passed' : 'indeterminate';
}

function isFailure(reason: string): boolean {
  return failures.has(reason);
}

const order: readonly Indication[] = ['total-passed', 'indeterminate', 'total-failed'];

/** The worst of the signatures. */
export function worst(indications: readonly Indication[]): Indication | 'unsigned' {
  const rank = Math.max(-1, ...indications.map(each => order.indexOf(each)));
  return order[rank] ?? 'unsigned';
}
