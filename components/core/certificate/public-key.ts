/** SubjectPublicKeyInfo. RFC 5280 4.1.2.7, RFC 3279 2.3, RFC 5480. */
import {damaged, readDer, tag} from './der.js';
import type {DerNode} from './der.js';
import {readOid, readUnsigned} from './der-value.js';
import {readAlgorithm} from './algorithm.js';

export type CurveName = 'P-256' | 'P-384' | 'P-521';

export interface PublicKey {
  /** The whole SubjectPublicKeyInfo. */
  readonly der: Uint8Array;
  /** The key alone, without algorithm: what key identifiers hash. */
  readonly bits: Uint8Array;
  readonly kind: 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'other';
  /** Modulus or field size in bits; 0 where it is not known. */
  readonly size: number;
  readonly curve?: CurveName;
  /** `rsa`, `ec P-256`, or the identifier of what is not supported. */
  readonly name: string;
}

const curves: Readonly<Record<string, {name: string; size: number; web?: CurveName}>> = {
  '1.2.840.10045.3.1.7': {name: 'P-256', size: 256, web: 'P-256'},
  '1.3.132.0.34': {name: 'P-384', size: 384, web: 'P-384'},
  '1.3.132.0.35': {name: 'P-521', size: 521, web: 'P-521'},
  '1.3.132.0.33': {name: 'P-224', size: 224},
  '1.2.840.10045.3.1.1': {name: 'P-192', size: 192},
  '1.3.132.0.10': {name: 'secp256k1', size: 256},
  '1.3.36.3.3.2.8.1.1.7': {name: 'brainpoolP256r1', size: 256},
  '1.3.36.3.3.2.8.1.1.11': {name: 'brainpoolP384r1', size: 384},
  '1.3.36.3.3.2.8.1.1.13': {name: 'brainpoolP512r1', size: 512},
};

const otherKeys: Readonly<Record<string, {name: string; size: number}>> = {
  '1.3.101.113': {name: 'ed448', size: 448},
  '1.2.840.10040.4.1': {name: 'dsa', size: 0},
};

export function readPublicKey(node: DerNode): PublicKey {
  const [algorithmNode, bitString] = node.items(tag.sequence);
  if (!algorithmNode || !bitString?.is(tag.bitString)) throw damaged('a public key has two parts');
  const algorithm = readAlgorithm(algorithmNode);
  const bits = bitString.content.subarray(1);
  const shared = {der: node.bytes, bits};
  if (algorithm.id === '1.2.840.113549.1.1.1' || algorithm.id === '1.2.840.113549.1.1.10') {
    const modulus = readUnsigned(readDer(bits).items(tag.sequence)[0]);
    const size = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
    return {...shared, kind: algorithm.id.endsWith('.10') ? 'rsa-pss' : 'rsa', size, name: `rsa ${size}`};
  }
  if (algorithm.id === '1.2.840.10045.2.1') {
    const id = algorithm.parameters?.is(tag.oid) ? readOid(algorithm.parameters) : 'explicit parameters';
    const curve = curves[id];
    return {
      ...shared,
      kind: 'ec',
      size: curve?.size ?? 0,
      name: `ec ${curve?.name ?? id}`,
      ...(curve?.web ? {curve: curve.web} : {}),
    };
  }
  if (algorithm.id === '1.3.101.112') return {...shared, kind: 'ed25519', size: 256, name: 'ed25519'};
  const other = otherKeys[algorithm.id];
  return {...shared, kind: 'other', size: other?.size ?? 0, name: other?.name ?? algorithm.id};
}
