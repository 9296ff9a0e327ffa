/** Algorithm identifiers and what they mean. RFC 5280 4.1.1.2, RFC 4055, RFC 5758, RFC 8017. */
import {tag} from './der.js';
import type {DerNode} from './der.js';
import {readOid, readSmallInteger} from './der-value.js';

export interface AlgorithmIdentifier {
  readonly id: string;
  readonly parameters?: DerNode;
}

/** Digests by the names WebCrypto knows, then those it does not. */
export type DigestName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export type SignatureScheme =
  | {
      readonly kind: 'rsa-pkcs1' | 'ecdsa';
      /** Absent: named by the context (CMS digestAlgorithm). */ readonly digest?: DigestName;
    }
  /** Hashes by itself: there is no digest to name. RFC 8419. */
  | {readonly kind: 'ed25519'}
  | {readonly kind: 'rsa-pss'; readonly digest: DigestName; readonly saltLength: number}
  | {readonly kind: 'unsupported'; readonly name: string};

export function readAlgorithm(node: DerNode): AlgorithmIdentifier {
  const [id, parameters] = node.items(tag.sequence);
  return {id: readOid(id), ...(parameters ? {parameters} : {})};
}

const digests: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Names for reports of what this verifier (and WebCrypto) cannot compute. */
const unsupportedNames: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.5': 'sha512-224',
  '2.16.840.1.101.3.4.2.6': 'sha512-256',
  '2.16.840.1.101.3.4.2.7': 'sha3-224',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
  '2.16.840.1.101.3.4.2.11': 'shake128',
  '2.16.840.1.101.3.4.2.12': 'shake256',
  '2.16.840.1.101.3.4.2.18': 'shake256-len',
  '1.3.36.3.2.1': 'ripemd160',
  '1.2.643.7.1.1.2.2': 'streebog-256',
  '1.2.643.7.1.1.2.3': 'streebog-512',
  '1.3.101.113': 'ed448',
  '1.2.840.10040.4.3': 'dsa-sha1',
  '2.16.840.1.101.3.4.3.2': 'dsa-sha256',
  '1.2.840.113549.1.1.4': 'rsa-md5',
  '1.2.840.113549.1.1.14': 'rsa-sha224',
  '1.2.840.10045.4.3.1': 'ecdsa-sha224',
  '2.16.840.1.101.3.4.3.9': 'ecdsa-sha3-224',
  '2.16.840.1.101.3.4.3.10': 'ecdsa-sha3-256',
  '2.16.840.1.101.3.4.3.11': 'ecdsa-sha3-384',
  '2.16.840.1.101.3.4.3.12': 'ecdsa-sha3-512',
  '2.16.840.1.101.3.4.3.13': 'rsa-sha3-224',
  '2.16.840.1.101.3.4.3.14': 'rsa-sha3-256',
  '2.16.840.1.101.3.4.3.15': 'rsa-sha3-384',
  '2.16.840.1.101.3.4.3.16': 'rsa-sha3-512',
};

const schemes: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.1': {kind: 'rsa-pkcs1'},
  '1.2.840.113549.1.1.5': {kind: 'rsa-pkcs1', digest: 'SHA-1'},
  '1.3.14.3.2.29': {kind: 'rsa-pkcs1', digest: 'SHA-1'},
  '1.2.840.113549.1.1.11': {kind: 'rsa-pkcs1', digest: 'SHA-256'},
  '1.2.840.113549.1.1.12': {kind: 'rsa-pkcs1', digest: 'SHA-384'},
  '1.2.840.113549.1.1.13': {kind: 'rsa-pkcs1', digest: 'SHA-512'},
  '1.2.840.10045.2.1': {kind: 'ecdsa'},
  '1.2.840.10045.4.1': {kind: 'ecdsa', digest: 'SHA-1'},
  '1.2.840.10045.4.3.2': {kind: 'ecdsa', digest: 'SHA-256'},
  '1.2.840.10045.4.3.3': {kind: 'ecdsa', digest: 'SHA-384'},
  '1.2.840.10045.4.3.4': {kind: 'ecdsa', digest: 'SHA-512'},
  '1.3.101.112': {kind: 'ed25519'},
};

const pssOid = '1.2.840.113549.1.1.10';
const mgf1Oid = '1.2.840.113549.1.1.8';

export function digestName(algorithm: AlgorithmIdentifier): DigestName | undefined {
  return digests[algorithm.id];
}

/** A name for people and logs; the dotted identifier where there is none. */
export function algorithmName(id: string): string {
  return digests[id]?.toLowerCase().replace('-', '') ?? unsupportedNames[id] ?? id;
}

/** What an AlgorithmIdentifier of a signature asks for. Never throws: what cannot be read is `unsupported`. */
export function signatureScheme(algorithm: AlgorithmIdentifier): SignatureScheme {
  if (algorithm.id === pssOid) return pssScheme(algorithm.parameters);
  return schemes[algorithm.id] ?? {kind: 'unsupported', name: algorithmName(algorithm.id)};
}

/** RSASSA-PSS-params. RFC 4055 3.1: defaults are SHA-1, MGF1 with SHA-1, salt of 20. */
function pssScheme(parameters: DerNode | undefined): SignatureScheme {
  const unsupported = (name: string): SignatureScheme => ({kind: 'unsupported', name: `rsa-pss-${name}`});
  try {
    const fields = parameters?.items(tag.sequence) ?? [];
    const field = (number: number): DerNode | undefined => fields.find(each => each.isContext(number))?.only;
    const hash = field(0);
    const mask = field(1);
    const salt = field(2);
    const trailer = field(3);
    const digest = hash ? digestName(readAlgorithm(hash)) : 'SHA-1';
    const maskAlgorithm = mask ? readAlgorithm(mask) : undefined;
    const maskDigest = maskAlgorithm?.parameters
      ? digestName(readAlgorithm(maskAlgorithm.parameters))
      : 'SHA-1';
    if (!digest) return unsupported('digest');
    // WebCrypto uses one digest for both; two different ones are legal but cannot be verified here.
    if ((maskAlgorithm && maskAlgorithm.id !== mgf1Oid) || maskDigest !== digest) return unsupported('mask');
    if (trailer && readSmallInteger(trailer) !== 1) return unsupported('trailer');
    return {kind: 'rsa-pss', digest, saltLength: salt ? readSmallInteger(salt) : 20};
  } catch {
    return unsupported('parameters');
  }
}

/** For a report: `rsa-pkcs1-sha256`. */
export function schemeName(scheme: SignatureScheme, digest?: DigestName): string {
  if (scheme.kind === 'unsupported') return scheme.name;
  if (scheme.kind === 'ed25519') return scheme.kind;
  const name = scheme.digest ?? digest;
  return name ? `${scheme.kind}-${name.toLowerCase().replace('-', '')}` : scheme.kind;
}
