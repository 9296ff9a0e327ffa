/**
 * A validation report in the words of an office. Three looks only: proven, changed or broken, not checkable; and a neutral
 * line where nobody signed. Green has one gate, `lookOf`: everything that is not proven falls through to something else.
 */
import type {TrustAnchor} from '../core/certificate/trust-anchors.js';
import type {Change, SignatureReport, ValidationReport} from '../core/signature/validation-report.js';
import {clockTime, dayInVietnam, shortDay} from '../locale/moment.js';
import {isTermKey, term} from '../locale/term.js';
import {reasonTerm} from '../locale/reason-term.js';
import {anchorOf} from './anchor-of.js';

export type TruthLook = 'proven' | 'broken' | 'unchecked' | 'unsigned';

export interface Truth {
  readonly look: TruthLook;
  readonly sentence: string;
}

/**
 * Warnings that leave a proven document green, and are only listed: a seal overlaps the signature image by law (Nghị định 30/2020,
 * Phụ lục I), and the other two are habits of old producers. Every other warning takes the green away.
 */
const mild: ReadonlySet<string> = new Set(['annotations-overlap', 'junk-before-header', 'xref-order']);

/** Reasons that come before any question of trust: what a person sees may not be what was signed. */
const doubts: ReadonlySet<string> = new Set(['content-may-be-covered', 'comments-after-signing']);

/** What a reader should know of the whole document, in one sentence. */
export function documentTruth(report: ValidationReport, anchors: readonly TrustAnchor[] = []): Truth {
  const {signatures, warnings} = report;
  if (report.document === 'unsigned' && signatures.length === 0) return {look: 'unsigned', sentence: term('signature.truth-unsigned')};
  const worst = worstOf(signatures);
  const look = worst && lookOf(worst);
  if (!worst || look !== 'proven' || report.document !== 'total-passed') {
    if (worst && look !== 'proven') return signatureTruth(worst);
    // The report says less than its parts: believe the lesser.
    return {look: report.document === 'total-failed' ? 'broken' : 'unchecked', sentence: term('signature.truth-unknown', {who: term('signature.somebody'), reason: ''}).trim()};
  }
  const grave = warnings.find(code => !mild.has(code));
  if (grave) return {look: 'unchecked', sentence: term('signature.truth-warned', {warning: reasonWords(grave)})};
  // A root somebody chose for one file convinces that person, and is not shown as if an authority stood behind it.
  const own = signatures.map(each => anchorOf(each, anchors)).find(anchor => anchor?.origin === 'file');
  if (own) return {look: 'unchecked', sentence: term('signature.truth-own-root', {root: own.name})};
  const people = signatures.filter(each => each.kind === 'signature');
  const latest = people.at(-1) ?? worst;
  if (people.length > 1) {
    return {look: 'proven', sentence: term('signature.truth-many', {count: people.length, who: whoSigned(latest), when: whenSigned(latest)})};
  }
  return signatureTruth(latest);
}

/** The same of one signature. */
export function signatureTruth(signature: SignatureReport, anchors: readonly TrustAnchor[] = []): Truth {
  const own = anchorOf(signature, anchors);
  const look = lookOf(signature);
  if (look === 'proven' && own?.origin === 'file') return {look: 'unchecked', sentence: term('signature.truth-one-own-root', {who: whoSigned(signature), when: whenSigned(signature), root: own.name})};
  const who = whoSigned(signature);
  const when = whenSigned(signature);
  const reason = signature.reasons[0] === undefined ? '' : reasonWords(signature.reasons[0]);
  const said = (key: Parameters<typeof term>[0]): Truth => ({look, sentence: term(key, {who, when, reason}).trim()});
  if (look === 'proven') {
    if (signature.kind === 'document-timestamp') return said('signature.timestamp-sentence');
    return said(signature.changesAfter.length > 0 ? 'signature.truth-one-added' : 'signature.truth-one');
  }
  if (look === 'broken') {
    if (signature.integrity === 'broken') return said('signature.truth-broken');
    if (wasChanged(signature)) return said('signature.truth-changed');
    return said(signature.revocation === 'revoked' ? 'signature.truth-revoked' : 'signature.truth-failed');
  }
  if (signature.integrity !== 'intact') return said('signature.truth-unknown');
  const doubt = signature.reasons.find(code => doubts.has(code));
  if (doubt !== undefined) return {look, sentence: term('signature.truth-doubtful', {who, when, reason: reasonWords(doubt)})};
  if (signature.trust !== 'trusted') return said('signature.truth-untrusted');
  return said(signature.revocation === 'unchecked' ? 'signature.truth-revocation-unchecked' : 'signature.truth-unproven');
}

/** The one gate to green. */
export function lookOf(signature: SignatureReport): Exclude<TruthLook, 'unsigned'> {
  if (signature.indication === 'total-failed' || signature.integrity === 'broken' || wasChanged(signature)) return 'broken';
  const isProven =
    signature.indication === 'total-passed' &&
    signature.integrity === 'intact' &&
    signature.coverage !== 'partial' &&
    signature.trust === 'trusted' &&
    signature.revocation !== 'revoked';
  return isProven ? 'proven' : 'unchecked';
}

export function wasChanged(signature: SignatureReport): boolean {
  return signature.changesAfter.some(change => !change.allowed);
}

export function whoSigned({signer}: SignatureReport): string {
  return signer?.commonName || term('signature.somebody');
}

/** `20/11/2026 08:55`, Vietnam's clock. */
export function whenSigned({signedAt}: SignatureReport): string {
  return signedAt === undefined ? term('signature.no-time') : fullMoment(signedAt);
}

export function fullMoment(instant: string): string {
  const day = dayInVietnam(instant);
  return day === undefined ? instant : `${shortDay(day, '')} ${clockTime(instant)}`;
}

export function fullDay(instant: string): string {
  const day = dayInVietnam(instant);
  return day === undefined ? instant : shortDay(day, '');
}

/** The time of signing with its source: a timestamp proves it, a machine's clock only claims it. */
export function timeWords(signature: SignatureReport): string {
  if (signature.signedAt === undefined) return term('signature.no-time');
  const when = fullMoment(signature.signedAt);
  return term(signature.timeSource === 'timestamp' ? 'signature.time-timestamp' : 'signature.time-claimed', {when});
}

export function integrityWords(signature: SignatureReport): string {
  if (signature.integrity === 'broken') return term('signature.integrity-broken');
  if (signature.integrity === 'unknown') return term('signature.integrity-unknown');
  if (wasChanged(signature)) return term('signature.integrity-changed');
  if (signature.coverage === 'partial') return term('signature.integrity-partial');
  if (signature.changesAfter.some(change => change.isDoubtful)) return term('signature.integrity-doubtful');
  return term(signature.changesAfter.length > 0 ? 'signature.integrity-added' : 'signature.integrity-intact');
}

export function changeWords({kind}: Change): string {
  const key = `signature.change.${kind}`;
  return isTermKey(key) ? term(key) : term('signature.change-other', {kind});
}

/** The sentence of a reason or warning code; the code itself where no sentence is known, never an "unexpected error". */
export function reasonWords(code: string): string {
  return reasonTerm(code) ?? code;
}

const order = {broken: 0, unchecked: 1, proven: 2} as const;

function worstOf(signatures: readonly SignatureReport[]): SignatureReport | undefined {
  return [...signatures].sort((one, other) => order[lookOf(one)] - order[lookOf(other)])[0];
}
