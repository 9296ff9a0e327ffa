/** Which trusted root ended a signer's path, and who says it is one. */
import {writeBase64} from '../core/certificate/certificate-base64.js';
import type {TrustAnchor} from '../core/certificate/trust-anchors.js';
import type {SignatureReport} from '../core/signature/validation-report.js';

export function anchorOf({trust, details}: SignatureReport, anchors: readonly TrustAnchor[]): TrustAnchor | undefined {
  const certificate = trust === 'trusted' ? details.pathEnd?.certificate : undefined;
  return certificate === undefined ? undefined : anchors.find(each => writeBase64(each.der) === certificate);
}
