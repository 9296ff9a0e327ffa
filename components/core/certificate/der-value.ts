/** Turns primitive ASN.1 values into what the rest of the code speaks. X.690 8 and 11. */
import {damaged, tag, tagClass} from './der.js';
import type {DerNode} from './der.js';

export function readOid(node: DerNode | undefined): string {
  if (!node?.is(tag.oid)) throw damaged('expected an object identifier');
  return readOidContent(node.content);
}

/** The dotted form of the content octets of an object identifier. X.690 8.19. */
export function readOidContent(content: Uint8Array): string {
  if (content.length === 0 || content.length > 64) throw damaged('an object identifier has a bad length');
  const arcs: number[] = [];
  let value = 0;
  for (const [index, each] of content.entries()) {
    value = value * 128 + (each & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 128) throw damaged('an object identifier arc is too large');
    if (each >= 0x80) {
      if (index === content.length - 1) throw damaged('an object identifier ends inside an arc');
      continue;
    }
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(value / 40));
      arcs.push(root, value - root * 40);
    } else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** Content octets of an INTEGER as upper-case hexadecimal without the sign octet: how serial numbers are shown. */
export function readSerialNumber(node: DerNode | undefined): string {
  if (!node?.is(tag.integer) || node.content.length === 0) throw damaged('expected an integer');
  return toHex(stripSign(node.content));
}

/** A small non-negative INTEGER or ENUMERATED. */
export function readSmallInteger(node: DerNode | undefined): number {
  if (!node || !(node.is(tag.integer) || node.is(tag.enumerated))) throw damaged('expected an integer');
  const {content} = node;
  if (content.length === 0 || content.length > 5 || (content[0] ?? 0) >= 0x80)
    throw damaged('an integer is out of range');
  return content.reduce((value, each) => value * 256 + each, 0);
}

/** Unsigned content octets without leading zeros. */
export function readUnsigned(node: DerNode | undefined): Uint8Array {
  if (!node?.is(tag.integer) || node.content.length === 0) throw damaged('expected an integer');
  return stripSign(node.content);
}

function stripSign(content: Uint8Array): Uint8Array {
  let start = 0;
  while (start < content.length - 1 && content[start] === 0) start += 1;
  return content.subarray(start);
}

export function readBoolean(node: DerNode): boolean {
  if (!node.is(tag.boolean) || node.content.length !== 1) throw damaged('expected a boolean');
  return node.content[0] !== 0;
}

/** The octets of an OCTET STRING, joined when BER wrote it in pieces. Also reads `[n] IMPLICIT OCTET STRING`. */
export function readOctets(node: DerNode | undefined): Uint8Array {
  if (!node || !(node.is(tag.octetString) || node.class === tagClass.context))
    throw damaged('expected an octet string');
  if (!node.constructed) return node.content;
  return joinBytes(node.children.map(readOctets));
}

/** The octets of a BIT STRING whose length is a whole number of octets: every key and signature. */
export function readBits(node: DerNode | undefined): Uint8Array {
  if (!node?.is(tag.bitString) || node.constructed || node.content.length === 0)
    throw damaged('expected a bit string');
  if (node.content[0] !== 0) throw damaged('a bit string is not whole octets');
  return node.content.subarray(1);
}

/** The set bits of a named-bit BIT STRING, bit 0 first. X.690 8.6.2. */
export function readNamedBits(content: Uint8Array): ReadonlySet<number> {
  const bits = new Set<number>();
  for (const [index, each] of content.subarray(1, 5).entries()) {
    for (let bit = 0; bit < 8; bit += 1) if (each & (0x80 >> bit)) bits.add(index * 8 + bit);
  }
  return bits;
}

/**
 * Milliseconds since 1970 of a UTCTime or GeneralizedTime (RFC 5280 4.1.2.5). Offsets and fractions are BER leftovers
 * that real timestamps carry, so they are read too.
 */
export function readTime(node: DerNode | undefined): number {
  if (!node || !(node.is(tag.utcTime) || node.is(tag.generalizedTime))) throw damaged('expected a time');
  const text = String.fromCharCode(...node.content.subarray(0, 40));
  const pattern = node.is(tag.utcTime)
    ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?()(Z|[+-]\d{4})$/
    : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?([.,]\d+)?(Z|[+-]\d{4})$/;
  const match = pattern.exec(text);
  if (!match) throw damaged('a time is not readable');
  const [, yearText = '', month, day, hour, minute, second, fraction, zone = 'Z'] = match;
  // RFC 5280 4.1.2.5.1: two-digit years from 50 on are the twentieth century.
  const year =
    yearText.length === 2 ? Number(yearText) + (Number(yearText) >= 50 ? 1900 : 2000) : Number(yearText);
  const at = Date.UTC(
    year,
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  const offset = zone === 'Z' ? 0 : Number(zone.slice(0, 3)) * 60 + Number(zone[0] + zone.slice(3));
  const milliseconds = fraction ? Math.floor(Number(`0.${fraction.slice(1)}`) * 1000) : 0;
  const result = at - offset * 60_000 + milliseconds;
  if (!Number.isFinite(result) || Number(month) > 12 || Number(day) > 31)
    throw damaged('a time does not exist');
  return result;
}

/** Text of any ASN.1 string type; what cannot be decoded becomes U+FFFD, never an error: names are for showing. */
export function readText(node: DerNode): string {
  const {content} = node;
  if (node.is(tag.bmpString)) return new TextDecoder('utf-16be').decode(content);
  if (node.is(tag.universalString)) {
    let text = '';
    for (let at = 0; at + 4 <= content.length; at += 4) {
      const point =
        ((content[at]! << 24) >>> 0) + (content[at + 1]! << 16) + (content[at + 2]! << 8) + content[at + 3]!;
      text += point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
    }
    return text;
  }
  // TeletexString in the wild is Latin-1, whatever T.61 says.
  if (node.is(tag.teletexString)) return new TextDecoder('latin1').decode(content);
  return new TextDecoder().decode(content);
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const each of bytes) text += each.toString(16).padStart(2, '0');
  return text.toUpperCase();
}

export function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.length === b.length && a.every((each, index) => each === b[index])
  );
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
