/**
 * Was this certificate revoked when it signed? Judged from OCSP responses and CRLs at hand, each of which must itself be
 * signed by the issuer or its delegate. No usable evidence is `unchecked`, which is neither good nor revoked.
 * RFC 6960 3.2 and 4.2.2.2, RFC 5280 6.3, ETSI EN 319 102-1 5.2.5.
 */
import {signatureScheme} from './algorithm.js';
import type {Certificate} from './certificate.js';
import type {ChainBuilder} from './certificate-chain.js';
import {findRevoked} from './certificate-list.js';
import type {CertificateList} from './certificate-list.js';
import {keyUsageBit} from './certificate-extensions.js';
import {isForPurpose} from './certificate-purpose.js';
import {isDigestStrong} from './algorithm-policy.js';
import {findAnswer, isResponder} from './ocsp-response.js';
import type {OcspResponse} from './ocsp-response.js';
import {checkSignature} from './signature-check.js';

export interface RevocationEvidence {
  readonly ocsps: readonly OcspResponse[];
  readonly crls: readonly CertificateList[];
}

export interface RevocationStatus {
  readonly status: 'good' | 'revoked' | 'unchecked';
  /** Why it is not good: `revocation-unchecked`, `revocation-not-fresh`, `revocation-unknown`, `certificate-revoked`. */
  readonly reason?: string;
  readonly revokedAt?: number;
  /** When the evidence that decided was made. */
  readonly evidenceAt?: number;
}

export interface RevocationRequest {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly evidence: RevocationEvidence;
  /** When the signature is known to have existed. Milliseconds since 1970. */
  readonly at: number;
  /** The verifier's present: evidence from later is not believed. */
  readonly now: number;
  readonly chains: ChainBuilder;
}

/** Clocks of responders and timestamp servers differ by seconds; RFC 6960 itself asks for tolerance in 4.2.2.1. */
const clockTolerance = 60_000;

interface Finding {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: number;
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  /** Expired certificates are kept since. */
  readonly keptSince?: number;
}

export async function checkRevocation(request: RevocationRequest): Promise<RevocationStatus> {
  const {certificate, at, now} = request;
  if (certificate.extensions.statusNotNeeded) return {status: 'good'};
  const findings = [...(await ocspFindings(request)), ...(await crlFindings(request))].filter(
    finding => finding.thisUpdate <= now + clockTolerance,
  );
  const revoked = findings.filter(finding => finding.status === 'revoked');
  const revokedAt = Math.min(...revoked.map(finding => finding.revokedAt ?? 0));
  // Any believable "revoked" outweighs every "good": the good may simply be older.
  if (revoked.length > 0 && revokedAt <= at)
    return {status: 'revoked', reason: 'certificate-revoked', revokedAt};
  const good = findings.filter(finding => finding.status === 'good' || finding.status === 'revoked');
  const fresh = good.find(finding => isFresh(finding, certificate, at));
  if (fresh)
    return {status: 'good', evidenceAt: fresh.thisUpdate, ...(revoked.length > 0 ? {revokedAt} : {})};
  if (good.length > 0) return {status: 'unchecked', reason: 'revocation-not-fresh'};
  if (findings.length > 0) return {status: 'unchecked', reason: 'revocation-unknown'};
  return {status: 'unchecked', reason: 'revocation-unchecked'};
}

/**
 * Whether the evidence speaks about `at`: made after it, or still current then. Evidence older than the signature's
 * proven time says nothing about the time between.
 */
function isFresh(finding: Finding, certificate: Certificate, at: number): boolean {
  // A responder forgets certificates once they expire, unless it says since when it keeps them.
  if (
    finding.thisUpdate > certificate.notAfter &&
    !(finding.keptSince !== undefined && finding.keptSince <= certificate.notAfter)
  )
    return false;
  if (finding.thisUpdate >= at - clockTolerance) return true;
  return finding.nextUpdate !== undefined && at <= finding.nextUpdate;
}

async function ocspFindings({
  certificate,
  issuer,
  evidence,
  chains,
}: RevocationRequest): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const response of evidence.ocsps) {
    const answer = await findAnswer(response, certificate, issuer);
    if (!answer || !(await isAuthorised(response, issuer, chains))) continue;
    const keptSince = answer.archiveCutoff;
    findings.push({...answer, ...(keptSince === undefined ? {} : {keptSince})});
  }
  return findings;
}

/** RFC 6960 4.2.2.2: the issuer itself, or a responder whose certificate this issuer made for that purpose. */
async function isAuthorised(
  response: OcspResponse,
  issuer: Certificate,
  chains: ChainBuilder,
): Promise<boolean> {
  const scheme = signatureScheme(response.signatureAlgorithm);
  if ('digest' in scheme && scheme.digest && !isDigestStrong(scheme.digest, response.producedAt))
    return false;
  for (const responder of [issuer, ...response.certificates]) {
    if (!(await isResponder(response, responder))) continue;
    if (
      (await checkSignature(responder.publicKey, scheme, response.toBeSigned, response.signature)) !== 'valid'
    )
      continue;
    if (responder === issuer || responder.publicKey.der === issuer.publicKey.der) return true;
    const isCurrent = response.producedAt >= responder.notBefore && response.producedAt <= responder.notAfter;
    if (!isCurrent || !isForPurpose(responder, 'ocsp') || responder.extensions.unknownCritical.length > 0)
      continue;
    if (
      responder.issuer.key === issuer.subject.key &&
      (await chains.isIssuedBy(responder, issuer)) === 'valid'
    )
      return true;
  }
  return false;
}

async function crlFindings({certificate, issuer, evidence}: RevocationRequest): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const {keyUsage} = issuer.extensions;
  if (keyUsage && !keyUsage.has(keyUsageBit.crlSign)) return findings;
  for (const list of evidence.crls) {
    if (list.issuer.key !== certificate.issuer.key || list.issuer.key !== issuer.subject.key) continue;
    const scheme = signatureScheme(list.signatureAlgorithm);
    if ((await checkSignature(issuer.publicKey, scheme, list.toBeSigned, list.signature)) !== 'valid')
      continue;
    const entry =
      list.scope?.isPartial && !list.isUsable ? undefined : findRevoked(list, certificate.serialNumber);
    // Reason 8 takes a certificate off a delta list; in a full list it means nothing is held against it. RFC 5280 5.3.1.
    if (entry && entry.reason !== 8)
      findings.push({status: 'revoked', revokedAt: entry.revokedAt, thisUpdate: list.thisUpdate});
    else if (coversCertificate(list, certificate)) {
      findings.push({
        status: 'good',
        thisUpdate: list.thisUpdate,
        ...(list.nextUpdate === undefined ? {} : {nextUpdate: list.nextUpdate}),
        ...(list.keepsExpiredSince === undefined ? {} : {keptSince: list.keepsExpiredSince}),
      });
    }
  }
  return findings;
}

/** Whether absence from the list means anything: complete, and for this kind of certificate. RFC 5280 6.3.3 (b). */
function coversCertificate(list: CertificateList, certificate: Certificate): boolean {
  if (!list.isUsable) return false;
  const {scope} = list;
  if (!scope) return true;
  const isAuthority = certificate.extensions.basicConstraints?.isAuthority ?? false;
  if (scope.isPartial || (scope.onlyUsers && isAuthority) || (scope.onlyAuthorities && !isAuthority))
    return false;
  return (
    scope.addresses.length === 0 ||
    scope.addresses.some(each => certificate.extensions.crlAddresses.includes(each))
  );
}
