/** Verifies the one signer of a SignedData against content given by its digest. RFC 5652 5.4 and 5.6, RFC 6211. */
import {tag} from './der.js';
import {readOctets, readOid, sameBytes} from './der-value.js';
import {algorithmName, digestName, readAlgorithm, schemeName, signatureScheme} from './algorithm.js';
import type {DigestName, SignatureScheme} from './algorithm.js';
import type {Certificate} from './certificate.js';
import {attributeOid} from './oid.js';
import {checkSignature} from './signature-check.js';
import type {SignatureCheck} from './signature-check.js';
import {checkSigningCertificate} from './signing-certificate.js';
import type {SigningCertificateCheck} from './signing-certificate.js';
import {findAttributes, isIdentified, singleValue} from './signed-data.js';
import type {SignedData, SignerInfo} from './signed-data.js';

/** The signed content without holding it: its digest under any algorithm, its bytes only where CMS has no attributes. */
export interface SignedContent {
  digest(name: DigestName): Promise<Uint8Array>;
  bytes(): Promise<Uint8Array>;
}

export interface SignerCheck {
  readonly integrity: 'intact' | 'broken' | 'unknown';
  /** Kebab-case; empty when intact. */
  readonly reasons: readonly string[];
  readonly signer?: SignerInfo;
  /** Whose key verified, or the one named where nothing could be verified. */
  readonly certificate?: Certificate;
  readonly digest?: DigestName;
  readonly scheme?: SignatureScheme;
  /** `rsa-pss-sha256`; for what is not supported, its name. */
  readonly algorithm?: string;
  readonly signingCertificate: SigningCertificateCheck;
}

/** `others`: certificates from elsewhere (DSS) that may be the signer's. */
export async function checkSigner(
  data: SignedData,
  content: SignedContent,
  others: readonly Certificate[] = [],
): Promise<SignerCheck> {
  const none = {signingCertificate: 'absent'} as const;
  const [signer] = data.signers;
  // EN 319 142-1 6.3 (a): exactly one; with more nobody could say which one a reader is told about.
  if (!signer || data.signers.length !== 1)
    return {...none, integrity: 'broken', reasons: ['cms-signer-count']};
  const digest = digestName(signer.digestAlgorithm);
  const scheme = signatureScheme(signer.signatureAlgorithm);
  const algorithm = schemeName(scheme, digest);
  const known = {...none, signer, scheme, algorithm, ...(digest ? {digest} : {})};
  const named = [...data.certificates, ...others].filter(each => isIdentified(signer.identifier, each));
  const first = named[0] ? {certificate: named[0]} : {};
  if (!digest) {
    return {
      ...known,
      ...first,
      algorithm: algorithmName(signer.digestAlgorithm.id),
      integrity: 'unknown',
      reasons: ['algorithm-unsupported'],
    };
  }
  const attributeProblem = await checkAttributes(data, signer, content, digest);
  if (attributeProblem) return {...known, ...first, integrity: 'broken', reasons: [attributeProblem]};
  if (named.length === 0) return {...known, integrity: 'unknown', reasons: ['signer-certificate-missing']};
  if ('digest' in scheme && scheme.digest && scheme.digest !== digest) {
    // RFC 5652 lets the two differ, but no signing tool does: it is the mark of a mangled or crafted CMS.
    return {...known, ...first, integrity: 'unknown', reasons: ['digest-algorithm-mismatch']};
  }
  const signed = signer.signedAttributesDer ?? (await content.bytes());
  const check = async (certificate: Certificate): Promise<SignatureCheck> => {
    const verify = (bytes: Uint8Array) =>
      checkSignature(certificate.publicKey, scheme, bytes, signer.signature, digest);
    const first = await verify(signed);
    return first === 'invalid' && signer.signedAttributesSorted ? verify(signer.signedAttributesSorted) : first;
  };
  let unsupported = false;
  for (const certificate of uniqueCertificates(named)) {
    const result = await check(certificate);
    if (result === 'unsupported') unsupported = true;
    if (result !== 'valid') continue;
    const signingCertificate = await checkSigningCertificate(signer.signedAttributes, certificate);
    // The hash inside the signature decides among certificates of one key; keep looking while it differs.
    if (signingCertificate === 'differs' && named.length > 1) continue;
    if (signingCertificate === 'differs') {
      return {
        ...known,
        certificate,
        signingCertificate,
        integrity: 'broken',
        reasons: ['signing-certificate-mismatch'],
      };
    }
    return {...known, certificate, signingCertificate, integrity: 'intact', reasons: []};
  }
  if (unsupported) return {...known, ...first, integrity: 'unknown', reasons: ['algorithm-unsupported']};
  return {...known, ...first, integrity: 'broken', reasons: ['signature-invalid']};
}

/** The reason code of the first signed attribute that contradicts the content; `undefined` when all agree. */
async function checkAttributes(
  data: SignedData,
  signer: SignerInfo,
  content: SignedContent,
  digest: DigestName,
): Promise<string | undefined> {
  const attributes = signer.signedAttributes;
  if (!attributes) return undefined;
  const type = singleValue(attributes, attributeOid.contentType);
  if (!type?.is(tag.oid) || readOid(type) !== data.contentType) return 'content-type-mismatch';
  const messageDigest = singleValue(attributes, attributeOid.messageDigest);
  if (!messageDigest?.is(tag.octetString)) return 'message-digest-missing';
  if (!sameBytes(readOctets(messageDigest), await content.digest(digest))) return 'digest-mismatch';
  return isProtected(signer) ? undefined : 'algorithm-protection-mismatch';
}

/** CMSAlgorithmProtection repeats both algorithms inside the signature. RFC 6211 2. */
function isProtected(signer: SignerInfo): boolean {
  const found = findAttributes(signer.signedAttributes, attributeOid.algorithmProtection);
  if (found.length === 0) return true;
  const value = singleValue(signer.signedAttributes, attributeOid.algorithmProtection);
  try {
    const [digest, signature] = value?.items(tag.sequence) ?? [];
    if (!digest || !signature?.isContext(1) || found.length > 1) return false;
    const [id, parameters] = signature.children;
    return (
      readAlgorithm(digest).id === signer.digestAlgorithm.id &&
      readOid(id) === signer.signatureAlgorithm.id &&
      sameParameters(parameters?.bytes, signer.signatureAlgorithm.parameters?.bytes)
    );
  } catch {
    return false;
  }
}

/** Absent parameters and NULL mean the same (RFC 5754 2). */
function sameParameters(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  const isNone = (bytes: Uint8Array | undefined) =>
    bytes === undefined || (bytes.length === 2 && bytes[0] === tag.null);
  return (isNone(a) && isNone(b)) || sameBytes(a, b);
}

/** The same certificate twice is one. */
export function uniqueCertificates(list: readonly Certificate[]): readonly Certificate[] {
  const kept: Certificate[] = [];
  for (const each of list) if (!kept.some(other => sameBytes(other.der, each.der))) kept.push(each);
  return kept;
}
