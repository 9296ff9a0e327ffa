/**
 * Checks 12 and 13 put together: may this certificate be believed at that time? Trust, validity and revocation are
 * answered apart, because an officer does something different about each.
 * ETSI EN 319 102-1 5.2.6; RFC 5280 6.1 and 6.3; RFC 6960.
 */
import type {Certificate} from '../../certificate/certificate.js';
import {ChainBuilder} from '../../certificate/certificate-chain.js';
import type {CertificatePurpose} from '../../certificate/certificate-purpose.js';
import {checkRevocation} from '../../certificate/revocation.js';
import type {RevocationStatus} from '../../certificate/revocation.js';
import type {EvidencePool} from './evidence-pool.js';

export interface TrustVerdict {
  readonly trust: 'trusted' | 'untrusted' | 'unchecked';
  readonly revocation: 'good' | 'revoked' | 'unchecked';
  /** Kebab-case; empty: believed. */
  readonly reasons: readonly string[];
  readonly chain: readonly Certificate[];
  /** When the signer's own certificate was revoked, even if that was after the time asked about. */
  readonly revokedAt?: number;
}

/** Gets issuers and evidence from where certificates say they are; absent: nothing leaves the computer. */
export interface EvidenceSource {
  fetchIssuers(certificate: Certificate): Promise<readonly Certificate[]>;
  fetchStatus(certificate: Certificate, issuer: Certificate, pool: EvidencePool): Promise<void>;
}

export class TrustJudge {
  readonly #anchors: readonly Certificate[];
  readonly #pool: EvidencePool;
  readonly #now: number;
  readonly #source: EvidenceSource | undefined;
  readonly #chains = new ChainBuilder();

  constructor(anchors: readonly Certificate[], pool: EvidencePool, now: number, source?: EvidenceSource) {
    this.#anchors = anchors;
    this.#pool = pool;
    this.#now = now;
    this.#source = source;
  }

  async judge(certificate: Certificate, purpose: CertificatePurpose, at: number): Promise<TrustVerdict> {
    const chain = await this.#buildChain(certificate, purpose, at);
    const links = chain.certificates.slice(0, -1);
    let leaf: RevocationStatus | undefined;
    const statuses: RevocationStatus[] = [];
    for (const [index, each] of links.entries()) {
      const status = await this.#statusOf(each, chain.certificates[index + 1]!, at);
      if (index === 0) leaf = status;
      statuses.push(status);
    }
    // The end of an unanchored path has nobody above who could say anything about it.
    if (!chain.isAnchored) statuses.push({status: 'unchecked', reason: 'revocation-unchecked'});
    const isUnchecked = this.#anchors.length === 0;
    const reasons = new Set(
      chain.reasons.map(reason =>
        isUnchecked && reason === 'no-trusted-chain' ? 'no-trust-anchors' : reason,
      ),
    );
    for (const status of statuses) if (status.status !== 'good' && status.reason) reasons.add(status.reason);
    const isRevoked = statuses.some(status => status.status === 'revoked');
    return {
      trust: isUnchecked
        ? 'unchecked'
        : chain.isAnchored && chain.reasons.length === 0
          ? 'trusted'
          : 'untrusted',
      revocation: isRevoked
        ? 'revoked'
        : statuses.every(status => status.status === 'good')
          ? 'good'
          : 'unchecked',
      reasons: [...reasons],
      chain: chain.certificates,
      ...(leaf?.revokedAt === undefined ? {} : {revokedAt: leaf.revokedAt}),
    };
  }

  async #buildChain(certificate: Certificate, purpose: CertificatePurpose, at: number) {
    const build = () =>
      this.#chains.build({certificate, purpose, at, anchors: this.#anchors, others: this.#pool.certificates});
    let chain = await build();
    // Three steps up reach the root of every hierarchy met in practice.
    for (let step = 0; step < 3 && this.#source && !chain.isAnchored; step += 1) {
      const found = await this.#source.fetchIssuers(chain.certificates.at(-1)!);
      if (found.length === 0) break;
      this.#pool.addCertificates(found);
      chain = await build();
    }
    return chain;
  }

  async #statusOf(certificate: Certificate, issuer: Certificate, at: number): Promise<RevocationStatus> {
    const check = () =>
      checkRevocation({certificate, issuer, evidence: this.#pool, at, now: this.#now, chains: this.#chains});
    const status = await check();
    if (status.status !== 'unchecked' || !this.#source) return status;
    await this.#source.fetchStatus(certificate, issuer, this.#pool);
    return check();
  }
}
