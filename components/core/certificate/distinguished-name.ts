/** X.500 names: comparing issuers with subjects (RFC 5280 7.1), and showing them to a person. */
import {tag} from './der.js';
import type {DerNode} from './der.js';
import {readOid, readText, toHex} from './der-value.js';
import {nameOid} from './oid.js';

export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

export interface DistinguishedName {
  /** Relative names from the root down; each has one attribute, seldom more. */
  readonly parts: readonly (readonly NameAttribute[])[];
  /** The bytes as issued. */
  readonly der: Uint8Array;
  /** Equal for names RFC 5280 7.1 calls equal: string type, case and white space do not count. */
  readonly key: string;
}

const shortNames = new Map<string, string>([
  [nameOid.commonName, 'CN'],
  [nameOid.country, 'C'],
  [nameOid.locality, 'L'],
  [nameOid.state, 'ST'],
  [nameOid.organisation, 'O'],
  [nameOid.organisationalUnit, 'OU'],
  [nameOid.title, 'T'],
  [nameOid.surname, 'SN'],
  [nameOid.givenName, 'GN'],
  [nameOid.serialNumber, 'serialNumber'],
  [nameOid.organisationIdentifier, 'organizationIdentifier'],
  [nameOid.email, 'E'],
  [nameOid.userId, 'UID'],
  [nameOid.domainComponent, 'DC'],
]);

export function readName(node: DerNode): DistinguishedName {
  const parts = node.items(tag.sequence).map(relative => relative.items(tag.set).map(readAttribute));
  const key = parts
    .map(part =>
      part
        .map(({type, value}) => `${type}=${fold(value)}`)
        .sort()
        .join('+'),
    )
    .join('\n');
  return {parts, der: node.bytes, key};
}

function readAttribute(node: DerNode): NameAttribute {
  const [type, value] = node.items(tag.sequence);
  const isText = value !== undefined && !value.constructed && value.class === 0 && !value.is(tag.bitString);
  return {
    type: readOid(type),
    value: value === undefined ? '' : isText ? readText(value) : `#${toHex(value.bytes)}`,
  };
}

/** Preparation of RFC 4518 as far as names in certificates need it. */
function fold(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ')
    .replaceAll(/[\n=+]/g, mark => `\\${mark.charCodeAt(0)}`);
}

/** The last value of `type`: the most specific one, as in `OU=Cục A, OU=Phòng B`. */
export function nameValue(name: DistinguishedName, type: string): string | undefined {
  return name.parts.flat().findLast(attribute => attribute.type === type)?.value;
}

/** What to call the holder: common name, else organisation, else the whole name. */
export function displayName(name: DistinguishedName): string {
  return nameValue(name, nameOid.commonName) || nameValue(name, nameOid.organisation) || nameText(name);
}

/** RFC 4514 string, most specific part first. */
export function nameText(name: DistinguishedName): string {
  return name.parts
    .toReversed()
    .map(part => part.map(({type, value}) => `${shortNames.get(type) ?? type}=${escape(value)}`).join('+'))
    .join(', ');
}

function escape(value: string): string {
  return value.replace(/[,+"\\<>;]/g, mark => `\\${mark}`);
}
