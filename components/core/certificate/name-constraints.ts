/** Name constraints of an authority, applied to what it vouches for. RFC 5280 4.2.1.10 and 6.1.4 (g). */
import {sameBytes} from './der-value.js';
import type {Certificate} from './certificate.js';
import type {GeneralName} from './general-name.js';
import {nameOid} from './oid.js';

/** Whether every name of `certificate` is permitted and none excluded by `authority`. */
export function namesArePermitted(authority: Certificate, certificate: Certificate): boolean {
  const {permittedNames = [], excludedNames = []} = authority.extensions;
  if (permittedNames.length + excludedNames.length === 0) return true;
  return namesOf(certificate).every(name => {
    if (excludedNames.some(subtree => isWithin(name, subtree))) return false;
    const sameKind = permittedNames.filter(subtree => subtree.kind === name.kind);
    return sameKind.length === 0 || sameKind.some(subtree => isWithin(name, subtree));
  });
}

function namesOf(certificate: Certificate): readonly GeneralName[] {
  const emails = certificate.subject.parts
    .flat()
    .filter(({type}) => type === nameOid.email)
    .map(({value}): GeneralName => ({kind: 'email', value}));
  const subject: readonly GeneralName[] =
    certificate.subject.parts.length > 0 ? [{kind: 'directory', value: certificate.subject}] : [];
  return [...subject, ...certificate.extensions.subjectAltNames, ...emails];
}

function isWithin(name: GeneralName, subtree: GeneralName): boolean {
  if (name.kind === 'directory' && subtree.kind === 'directory') {
    return (
      name.value.key === subtree.value.key ||
      name.value.key.startsWith(`${subtree.value.key}\n`) ||
      subtree.value.key === ''
    );
  }
  if (name.kind === 'email' && subtree.kind === 'email')
    return isEmailWithin(name.value.toLowerCase(), subtree.value.toLowerCase());
  if (name.kind === 'dns' && subtree.kind === 'dns') return isHostWithin(name.value, subtree.value);
  if (name.kind === 'uri' && subtree.kind === 'uri') {
    const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^:/?#]+)/i.exec(name.value)?.[1] ?? '';
    return subtree.value.startsWith('.')
      ? host.toLowerCase().endsWith(subtree.value.toLowerCase())
      : host.toLowerCase() === subtree.value.toLowerCase();
  }
  if (name.kind === 'ip' && subtree.kind === 'ip') return isAddressWithin(name.value, subtree.value);
  return name.kind === 'other' && subtree.kind === 'other' && sameBytes(name.value, subtree.value);
}

function isEmailWithin(address: string, constraint: string): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1);
  if (constraint.includes('@')) return address === constraint;
  return constraint.startsWith('.') ? host.endsWith(constraint) : host === constraint;
}

function isHostWithin(name: string, constraint: string): boolean {
  const [host, suffix] = [name.toLowerCase(), constraint.toLowerCase().replace(/^\./, '')];
  return suffix === '' || host === suffix || host.endsWith(`.${suffix}`);
}

/** The constraint is address and mask side by side. */
function isAddressWithin(address: Uint8Array, range: Uint8Array): boolean {
  if (range.length !== address.length * 2) return false;
  return address.every((octet, index) => {
    const mask = range[address.length + index] ?? 0;
    return (octet & mask) === ((range[index] ?? 0) & mask);
  });
}
