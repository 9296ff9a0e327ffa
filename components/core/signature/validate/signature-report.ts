/** Puts facts, later changes, time and trust of one signature into its report. EN 319 102-1 5.1.3 and 5.5. */
import {writeBase64} from '../../certificate/certificate-base64.js';
import {isDigestStrong} from '../../certificate/algorithm-policy.js';
import {displayName, nameText, nameValue} from '../../certificate/distinguished-name.js';
import type {Certificate} from '../../certificate/certificate.js';
import {nameOid} from '../../certificate/oid.js';
import type {
  Change,
  SignatureDetails,
  SignatureReport,
  SignerIdentity,
  TimestampReport,
} from '../validation-report.js';
import {judgeChange} from './change-permission.js';
import type {TimestampVerdict} from './proof-of-time.js';
import type {RevisionChange} from './revision-change.js';
import type {SignatureFacts} from './signature-facts.js';
import type {TrustVerdict} from './trust-judge.js';
import {decide} from './verdict.js';

export interface ReportInput {
  readonly facts: SignatureFacts;
  /** Of the revisions after this signature; `undefined` where they could not be analysed. */
  readonly later: readonly RevisionChange[] | undefined;
  readonly trust: TrustVerdict | undefined;
  /** Of a document timestamp: why it proves no time. */
  readonly ownReasons: readonly string[];
  /** Over the signature itself, and of the document timestamps that cover it. */
  readonly timestamps: readonly TimestampVerdict[];
  readonly documentTimestamps: readonly TimestampVerdict[];
  /** Milliseconds since 1970 at which trust was judged. */
  readonly judgedAt: number;
  /** Whether an approval stands before this certification. ISO 32000-2 12.8.2.2.1. */
  readonly isLateCertification: boolean;
  readonly hasStatusEvidence: boolean;
}

export function makeReport(input: ReportInput): SignatureReport {
  const {facts, trust} = input;
  const {signature, content} = facts;
  const changesAfter = (input.later ?? []).map(change => toChange(change, facts));
  const reasons = new Set([...facts.problems, ...content.reasons]);
  if (!input.later) reasons.add('changes-not-analysed');
  if (changesAfter.some(change => !change.allowed)) reasons.add('changes-not-allowed');
  for (const change of input.later ?? []) {
    if (judgeChange(change, facts.permission) === 'doubtful')
      reasons.add(change.level === 'annotation' ? 'comments-after-signing' : 'content-may-be-covered');
  }
  if (input.isLateCertification) reasons.add('certification-not-first');
  if (
    signature.subFilter === 'ETSI.CAdES.detached' &&
    content.integrity === 'intact' &&
    content.signingCertificate !== 'matches'
  ) {
    reasons.add(
      content.signingCertificate === 'unsupported' ? 'algorithm-unsupported' : 'signing-certificate-missing',
    );
  }
  if (content.digest && !isDigestStrong(content.digest, input.judgedAt)) reasons.add('algorithm-weak');
  for (const timestamp of input.timestamps) {
    // An untrusted timestamp proves no time, which costs a good signature nothing; a broken one is a contradiction.
    if (timestamp.integrity === 'broken') for (const reason of timestamp.reasons) reasons.add(reason);
  }
  for (const reason of [...(trust?.reasons ?? []), ...input.ownReasons]) reasons.add(reason);
  const claimedAt = signature.claimedAt ?? toInstant(content.claimedAt);
  if (
    trust?.revocation === 'revoked' &&
    trust.revokedAt !== undefined &&
    claimedAt &&
    Date.parse(claimedAt) >= trust.revokedAt
  ) {
    reasons.add('revoked-before-signing');
  }
  const verdict = {
    integrity: content.integrity,
    coverage: facts.coverage,
    trust: trust?.trust ?? 'unchecked',
    revocation: trust?.revocation ?? 'unchecked',
  } as const;
  const isTimestamp = signature.isTimestamp;
  return {
    fieldName: signature.field.name,
    kind: isTimestamp ? 'document-timestamp' : 'signature',
    indication: decide({...verdict, reasons, isTimestamp, changes: changesAfter}),
    reasons: [...reasons],
    ...verdict,
    changesAfter,
    level: levelOf(input),
    ...(content.certificate ? {signer: identify(content.certificate)} : {}),
    ...signingTime(input, claimedAt),
    revision: facts.revision,
    revisionEnd: facts.revision > 0 ? facts.signedEnd : 0,
    ...(content.algorithm ? {algorithm: content.algorithm} : {}),
    ...(signature.reason ? {reason: signature.reason} : {}),
    ...(signature.location ? {location: signature.location} : {}),
    details: detailsOf(input),
  };
}

function toChange(change: RevisionChange, {permission}: SignatureFacts): Change {
  const {revision, kind, object} = change;
  const verdict = judgeChange(change, permission);
  return {
    revision,
    kind,
    ...(object ? {object} : {}),
    allowed: verdict !== 'forbidden',
    ...(verdict === 'doubtful' ? {isDoubtful: true} : {}),
  };
}

/** EN 319 142-1 6: each level needs the one below. Says what the signature carries, not whether it is believed. */
function levelOf({
  facts,
  timestamps,
  documentTimestamps,
  hasStatusEvidence,
}: ReportInput): SignatureReport['level'] {
  const {content, signature} = facts;
  if (content.integrity !== 'intact') return 'unknown';
  const isBaseline =
    signature.subFilter === 'ETSI.CAdES.detached' && content.signingCertificate === 'matches';
  if (!isBaseline) return signature.isTimestamp ? 'unknown' : 'CMS';
  const hasDocumentTimestamp = documentTimestamps.some(each => each.integrity === 'intact');
  if (!hasDocumentTimestamp && !timestamps.some(each => each.integrity === 'intact')) return 'B-B';
  if (!hasStatusEvidence) return 'B-T';
  return hasDocumentTimestamp ? 'B-LTA' : 'B-LT';
}

function signingTime(
  {facts, timestamps, documentTimestamps}: ReportInput,
  claimedAt: string | undefined,
): {signedAt?: string; timeSource?: 'timestamp' | 'claimed'} {
  const {token} = facts.content;
  const proven = [...timestamps, ...documentTimestamps]
    .filter(each => each.isProven)
    .map(each => each.generatedAt);
  if (token) return {signedAt: new Date(token.generatedAt).toISOString(), timeSource: 'timestamp'};
  if (proven.length > 0)
    return {signedAt: new Date(Math.min(...proven)).toISOString(), timeSource: 'timestamp'};
  return claimedAt ? {signedAt: claimedAt, timeSource: 'claimed'} : {};
}

function identify(certificate: Certificate): SignerIdentity {
  const organisation = nameValue(certificate.subject, nameOid.organisation);
  return {
    commonName: displayName(certificate.subject),
    ...(organisation ? {organisation} : {}),
    issuer: displayName(certificate.issuer) || nameText(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: new Date(certificate.notBefore).toISOString(),
    notAfter: new Date(certificate.notAfter).toISOString(),
  };
}

function detailsOf({facts, trust, timestamps, documentTimestamps, judgedAt}: ReportInput): SignatureDetails {
  const {content, permission, signature} = facts;
  const chain = trust?.chain.map(each => displayName(each.subject)) ?? [];
  const end = trust?.chain.at(-1);
  const anchor = trust?.trust === 'trusted' ? chain.at(-1) : undefined;
  return {
    format: signature.subFilter,
    ...(content.certificate ? {key: content.certificate.publicKey.name} : {}),
    chain,
    ...(anchor ? {anchor} : {}),
    ...(end ? {pathEnd: {name: displayName(end.subject), certificate: writeBase64(end.der)}} : {}),
    permission: permission.level,
    isCertification: permission.isCertification,
    timestamps: [...timestamps, ...documentTimestamps].map(toTimestampReport),
    ...(trust?.revokedAt === undefined ? {} : {revokedAt: new Date(trust.revokedAt).toISOString()}),
    judgedAt: new Date(judgedAt).toISOString(),
  };
}

function toTimestampReport({
  generatedAt,
  isProven,
  integrity,
  reasons,
  trust,
}: TimestampVerdict): TimestampReport {
  const authority = trust?.chain[0] && displayName(trust.chain[0].subject);
  return {
    at: new Date(generatedAt).toISOString(),
    isProven,
    integrity,
    reasons,
    ...(authority ? {authority} : {}),
  };
}

function toInstant(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
