/** GeneralName (RFC 5280 4.2.1.6), the kinds that constraints, distribution points and access descriptions use. */
import {tag} from './der.js';
import type {DerNode} from './der.js';
import {readName} from './distinguished-name.js';
import type {DistinguishedName} from './distinguished-name.js';

export type GeneralName =
  | {readonly kind: 'email' | 'dns' | 'uri'; readonly value: string}
  | {readonly kind: 'directory'; readonly value: DistinguishedName}
  | {readonly kind: 'ip'; readonly value: Uint8Array}
  | {readonly kind: 'other'; readonly value: Uint8Array};

export function readGeneralName(node: DerNode): GeneralName {
  const text = () => new TextDecoder().decode(node.content);
  if (node.isContext(1)) return {kind: 'email', value: text()};
  if (node.isContext(2)) return {kind: 'dns', value: text()};
  if (node.isContext(4)) return {kind: 'directory', value: readName(node.only)};
  if (node.isContext(6)) return {kind: 'uri', value: text()};
  if (node.isContext(7)) return {kind: 'ip', value: node.content};
  return {kind: 'other', value: node.bytes};
}

/** GeneralNames: a SEQUENCE, or the same under an implicit context tag. */
export function readGeneralNames(node: DerNode): readonly GeneralName[] {
  return (node.class === 0 ? node.items(tag.sequence) : node.children).map(readGeneralName);
}

/** The http addresses among `names`; other schemes (ldap) are not fetched. */
export function webAddresses(names: readonly GeneralName[]): readonly string[] {
  return names.flatMap(name => (name.kind === 'uri' && /^https?:\/\//i.test(name.value) ? [name.value] : []));
}
