/**
 * Certificate policies, with any policy acceptable to the user (RFC 5280 6.1.1): a path fails only where one of its
 * authorities demands an explicit policy and no policy is common to the path.
 */
import {isSelfIssued} from './certificate.js';
import type {Certificate} from './certificate.js';

const anyPolicy = '2.5.29.32.0';

/** `path`: the certificate first, the anchor last. The anchor's own constraints are inputs RFC 5280 leaves optional: not used. */
export function policiesArePermitted(path: readonly Certificate[]): boolean {
  let valid: ReadonlySet<string> | 'any' = 'any';
  let explicit = path.length + 1;
  let inhibitAny = path.length + 1;
  let inhibitMapping = path.length + 1;
  const downward = path.length > 1 ? path.slice(0, -1).toReversed() : path;
  for (const [index, certificate] of downward.entries()) {
    const isLeaf = index === downward.length - 1;
    const {policies, policyMappings = [], ...extensions} = certificate.extensions;
    const hasAny =
      (policies?.includes(anyPolicy) ?? false) && (inhibitAny > 0 || (!isLeaf && isSelfIssued(certificate)));
    valid = intersect(valid, new Set(policies ?? []), hasAny);
    if (explicit === 0 && valid !== 'any' && valid.size === 0) return false;
    if (isLeaf) {
      if (extensions.requireExplicitPolicy === 0) explicit = 0;
      return explicit > 0 || valid === 'any' || valid.size > 0;
    }
    valid = mapPolicies(valid, policyMappings, inhibitMapping > 0);
    if (!isSelfIssued(certificate)) {
      explicit = Math.max(0, explicit - 1);
      inhibitAny = Math.max(0, inhibitAny - 1);
      inhibitMapping = Math.max(0, inhibitMapping - 1);
    }
    explicit = Math.min(explicit, extensions.requireExplicitPolicy ?? explicit);
    inhibitAny = Math.min(inhibitAny, extensions.inhibitAnyPolicy ?? inhibitAny);
    inhibitMapping = Math.min(inhibitMapping, extensions.inhibitPolicyMapping ?? inhibitMapping);
  }
  return true;
}

function intersect(
  valid: ReadonlySet<string> | 'any',
  own: ReadonlySet<string>,
  hasAny: boolean,
): ReadonlySet<string> | 'any' {
  if (hasAny) return valid;
  const named = [...own].filter(policy => policy !== anyPolicy);
  return new Set(valid === 'any' ? named : named.filter(policy => valid.has(policy)));
}

function mapPolicies(
  valid: ReadonlySet<string> | 'any',
  mappings: readonly (readonly [issuer: string, subject: string])[],
  isPermitted: boolean,
): ReadonlySet<string> | 'any' {
  if (valid === 'any' || mappings.length === 0) return valid;
  const mapped = new Set(valid);
  for (const [issuer] of mappings) mapped.delete(issuer);
  if (isPermitted) for (const [issuer, subject] of mappings) if (valid.has(issuer)) mapped.add(subject);
  return mapped;
}
