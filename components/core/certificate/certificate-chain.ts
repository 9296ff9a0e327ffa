/**
 * Builds and validates certification paths at one point in time. RFC 5280 6.1, with trust anchors given from outside:
 * nothing here trusts a certificate because it is a root, or because it came along with the signature.
 */
import {sameBytes} from './der-value.js';
import {signatureScheme} from './algorithm.js';
import {isDigestStrong, isKeyStrong} from './algorithm-policy.js';
import {isSelfIssued, mayHaveIssued} from './certificate.js';
import type {Certificate} from './certificate.js';
import {keyUsageBit} from './certificate-extensions.js';
import {isForPurpose} from './certificate-purpose.js';
import type {CertificatePurpose} from './certificate-purpose.js';
import {policiesArePermitted} from './certificate-policies.js';
import {namesArePermitted} from './name-constraints.js';
import {checkSignature} from './signature-check.js';
import type {SignatureCheck} from './signature-check.js';

export interface ChainRequest {
  readonly certificate: Certificate;
  readonly purpose: CertificatePurpose;
  /** Milliseconds since 1970: when the signature is known to have existed. */
  readonly at: number;
  readonly anchors: readonly Certificate[];
  /** Certificates that may lie between. */
  readonly others: readonly Certificate[];
}

export interface CertificateChain {
  /** The certificate first, the anchor last when one was reached. */
  readonly certificates: readonly Certificate[];
  readonly isAnchored: boolean;
  /** Kebab-case codes; empty: the path holds at that time. */
  readonly reasons: readonly string[];
}

/** Bounds for hostile certificate heaps: longer paths and bushier searches do not occur in honest ones. */
const lengthLimit = 10;
const checkLimit = 60;

/** Remembers link checks, so that the chains of one document verify each signature once. */
export class ChainBuilder {
  readonly #checks = new Map<string, SignatureCheck>();
  readonly #numbers = new Map<Uint8Array, number>();

  /** The first valid path to an anchor, else the first path to one, else the longest path found. */
  async build(request: ChainRequest): Promise<CertificateChain> {
    const search: Search = {request, budget: checkLimit, best: undefined};
    await this.#extend(search, [request.certificate], []);
    return (
      search.best ?? {certificates: [request.certificate], isAnchored: false, reasons: ['no-trusted-chain']}
    );
  }

  /** Whether `issuer`'s key made the signature on `certificate`. */
  async isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<SignatureCheck> {
    const key = `${this.#number(issuer.publicKey.der)}:${this.#number(certificate.der)}`;
    let check = this.#checks.get(key);
    if (!check) {
      const scheme = signatureScheme(certificate.signatureAlgorithm);
      check = await checkSignature(issuer.publicKey, scheme, certificate.toBeSigned, certificate.signature);
      this.#checks.set(key, check);
    }
    return check;
  }

  #number(bytes: Uint8Array): number {
    for (const [known, number] of this.#numbers) if (sameBytes(known, bytes)) return number;
    this.#numbers.set(bytes, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  async #extend(search: Search, path: readonly Certificate[], linkReasons: readonly string[]): Promise<void> {
    const {request} = search;
    const last = path.at(-1)!;
    // Every self-issued stranger and every partial path is only a better or worse answer, never trusted.
    if (request.anchors.some(anchor => sameBytes(anchor.der, last.der))) {
      this.#offer(search, path, true, linkReasons);
      return;
    }
    this.#offer(search, path, false, linkReasons);
    if (path.length >= lengthLimit) return;
    const anchors = request.anchors.filter(each => mayHaveIssued(each, last));
    const others = isSelfIssued(last) ? [] : request.others.filter(each => mayHaveIssued(each, last));
    for (const issuer of [...anchors, ...others]) {
      if (search.best?.isAnchored && search.best.reasons.length === 0) return;
      if (path.some(each => sameBytes(each.der, issuer.der))) continue;
      search.budget -= 1;
      if (search.budget < 0) return;
      const check = await this.isIssuedBy(last, issuer);
      if (check === 'invalid') continue;
      const reasons =
        check === 'unsupported' ? [...linkReasons, 'certificate-algorithm-unsupported'] : linkReasons;
      await this.#extend(search, [...path, issuer], reasons);
    }
  }

  #offer(
    search: Search,
    path: readonly Certificate[],
    isAnchored: boolean,
    linkReasons: readonly string[],
  ): void {
    const reasons = new Set(linkReasons);
    for (const reason of validatePath(path, isAnchored, search.request)) reasons.add(reason);
    const chain = {
      certificates: path,
      isAnchored,
      reasons: isAnchored ? [...reasons] : ['no-trusted-chain', ...reasons],
    };
    const {best} = search;
    const isBetter =
      !best ||
      Number(isAnchored) - Number(best.isAnchored) > 0 ||
      (isAnchored === best.isAnchored &&
        (isAnchored ? reasons.size < best.reasons.length : path.length > best.certificates.length));
    if (isBetter) search.best = chain;
  }
}

interface Search {
  readonly request: ChainRequest;
  budget: number;
  best: CertificateChain | undefined;
}

/** RFC 5280 6.1.3 to 6.1.5 for everything but signatures and revocation. The anchor itself is an input, not judged. */
function validatePath(
  path: readonly Certificate[],
  isAnchored: boolean,
  {at, purpose}: ChainRequest,
): readonly string[] {
  const reasons: string[] = [];
  const [leaf] = path;
  const judged = isAnchored && path.length > 1 ? path.slice(0, -1) : path;
  if (leaf && !isForPurpose(leaf, purpose)) reasons.push(`certificate-not-for-${purpose}`);
  for (const [index, certificate] of judged.entries()) {
    if (at < certificate.notBefore) reasons.push('certificate-not-yet-valid');
    if (at > certificate.notAfter) reasons.push('certificate-expired');
    if (certificate.extensions.unknownCritical.length > 0) reasons.push('certificate-extension-unknown');
    if (!isKeyStrong(certificate.publicKey)) reasons.push('algorithm-weak');
    const scheme = signatureScheme(certificate.signatureAlgorithm);
    const isLinked = index < path.length - 1;
    if (
      isLinked &&
      'digest' in scheme &&
      scheme.digest &&
      !isDigestStrong(scheme.digest, certificate.notBefore)
    ) {
      reasons.push('algorithm-weak');
    }
  }
  for (const [index, issuer] of path.entries()) {
    if (index > 0) reasons.push(...judgeIssuer(path, index, issuer));
  }
  if (!policiesArePermitted(path)) reasons.push('certificate-policy-not-permitted');
  return reasons;
}

function judgeIssuer(path: readonly Certificate[], index: number, issuer: Certificate): readonly string[] {
  const reasons: string[] = [];
  const {basicConstraints, keyUsage} = issuer.extensions;
  if (!basicConstraints?.isAuthority) reasons.push('issuer-not-authority');
  if (keyUsage && !keyUsage.has(keyUsageBit.keyCertSign)) reasons.push('issuer-not-authority');
  // Self-issued certificates between do not count (RFC 5280 6.1.4 (l)).
  const between = path.slice(1, index).filter(each => !isSelfIssued(each)).length;
  if (basicConstraints?.pathLength !== undefined && between > basicConstraints.pathLength)
    reasons.push('path-too-long');
  const isNamed = path
    .slice(0, index)
    .every((each, below) => (below > 0 && isSelfIssued(each)) || namesArePermitted(issuer, each));
  if (!isNamed) reasons.push('name-not-permitted');
  return reasons;
}
