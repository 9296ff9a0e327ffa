/**
 * Trust anchors as data. The kit decides nothing about trust: whoever deploys it says whom an office trusts, and the
 * report names the anchor that ended a chain.
 *
 * Three sources, in the order a deployment uses them:
 * - `bundled`: {@link vietnameseAnchors} below, shipped with the kit;
 * - `policy`: given by the administrator (the extension's managed storage), DER in base64;
 * - `user`: added by the officer on this computer, and `file`: chosen for one file alone; both shown as such.
 */
import {readCertificate} from './certificate.js';
import type {Certificate} from './certificate.js';
import {displayName} from './distinguished-name.js';

export interface TrustAnchor {
  readonly der: Uint8Array;
  readonly name: string;
  /** Where these bytes were obtained: the authority's own publication, a policy, a person. */
  readonly source: string;
  /** RFC 3339 date on which they were obtained and compared with the published fingerprint. */
  readonly date: string;
  /** Luật Giao dịch điện tử 2023, Điều 22: public service, or special service of the State's offices. */
  readonly kind: 'government' | 'public' | 'other';
  readonly origin: 'bundled' | 'policy' | 'user' | 'file';
}

/**
 * Roots of Viet Nam: Ban Cơ yếu Chính phủ (chữ ký số chuyên dùng công vụ, kind `government`) and NEAC (chữ ký số công
 * cộng, kind `public`).
 *
 * Empty on purpose. A root certificate is taken from the authority's own site, its SHA-256 fingerprint compared over a
 * second channel, and the entry added here with source and date by the person who did so. One that was copied from
 * elsewhere or remembered would make forged signatures green, so none is shipped until that has been done.
 * docs/administrators.md tells how an office adds them by policy meanwhile.
 */
export const vietnameseAnchors: readonly TrustAnchor[] = [];

/** An anchor from bytes a policy or a person gave. @throws {OfficeError} `certificate-damaged` */
export function makeTrustAnchor(
  der: Uint8Array,
  facts: {source: string; date: string; kind?: TrustAnchor['kind']; origin: Exclude<TrustAnchor['origin'], 'bundled'>},
): TrustAnchor {
  const certificate = readCertificate(der);
  return {kind: 'other', ...facts, der, name: displayName(certificate.subject)};
}

/** The certificates of `anchors`; one that cannot be read is left out, since it can end no chain. */
export function anchorCertificates(anchors: readonly Uint8Array[]): readonly Certificate[] {
  return anchors.flatMap(der => {
    try {
      return [readCertificate(der)];
    } catch {
      return [];
    }
  });
}
