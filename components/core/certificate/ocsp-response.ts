/** OCSP responses, and the request that asks for one. RFC 6960. */
import {OfficeError} from '../office-error.js';
import {damaged, readDer, tag} from './der.js';
import type {DerNode} from './der.js';
import {
  joinBytes,
  readBits,
  readOctets,
  readOid,
  readSerialNumber,
  readSmallInteger,
  readTime,
  sameBytes,
} from './der-value.js';
import {encodeDer, encodeNull, encodeOid, encodeSequence, encodeUnsigned} from './der-writer.js';
import {digestName, readAlgorithm} from './algorithm.js';
import type {AlgorithmIdentifier, DigestName} from './algorithm.js';
import {readExtensionList} from './certificate-extensions.js';
import {readCertificateNode} from './certificate.js';
import type {Certificate} from './certificate.js';
import {readName} from './distinguished-name.js';
import {contentOid, extensionOid} from './oid.js';
import {digestBytes} from './signature-check.js';

/** One certificate's status. Times in milliseconds since 1970. */
export interface OcspAnswer {
  readonly digest?: DigestName;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: string;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: number;
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  /** RFC 6960 4.4.4: statuses of certificates expired after this are kept. */
  readonly archiveCutoff?: number;
}

export interface OcspResponse {
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly responder: {readonly nameKey: string} | {readonly keyHash: Uint8Array};
  readonly producedAt: number;
  readonly answers: readonly OcspAnswer[];
  readonly certificates: readonly Certificate[];
}

/** Reads OCSPResponse or, as some DSS dictionaries hold, a bare BasicOCSPResponse. @throws {OfficeError} `ocsp-damaged` */
export function readOcspResponse(bytes: Uint8Array): OcspResponse {
  try {
    const outer = readDer(bytes, {trailing: 'allowed'});
    const [first, body] = outer.items(tag.sequence);
    if (!first?.is(tag.enumerated)) return readBasic(outer);
    if (readSmallInteger(first) !== 0 || !body) throw damaged('the responder refused');
    const [type, response] = body.only.items(tag.sequence);
    if (readOid(type) !== contentOid.basicOcspResponse) throw damaged('not a basic response');
    return readBasic(readDer(readOctets(response)));
  } catch (cause) {
    throw new OfficeError('ocsp-damaged', `OCSP response of ${bytes.length} bytes`, {cause});
  }
}

function readBasic(node: DerNode): OcspResponse {
  const [toBeSigned, algorithm, signature, extra] = node.items(tag.sequence);
  if (!toBeSigned || !algorithm) throw damaged('a basic response lacks a field');
  const fields = [...toBeSigned.items(tag.sequence)];
  if (fields[0]?.isContext(0)) fields.shift();
  const [responder, producedAt, answers] = fields;
  if (!responder || !answers) throw damaged('response data lacks a field');
  return {
    toBeSigned: toBeSigned.bytes,
    signatureAlgorithm: readAlgorithm(algorithm),
    signature: readBits(signature),
    responder: responder.isContext(1)
      ? {nameKey: readName(responder.only).key}
      : {keyHash: readOctets(responder.only)},
    producedAt: readTime(producedAt),
    answers: answers.items(tag.sequence).map(readAnswer),
    certificates: extra?.isContext(0) ? extra.only.items(tag.sequence).map(readCertificateNode) : [],
  };
}

function readAnswer(node: DerNode): OcspAnswer {
  const [id, status, thisUpdate, ...rest] = node.items(tag.sequence);
  const [algorithm, nameHash, keyHash, serial] = id?.items(tag.sequence) ?? [];
  if (!algorithm || !status) throw damaged('a single response lacks a field');
  const digest = digestName(readAlgorithm(algorithm));
  const nextUpdate = rest.find(field => field.isContext(0));
  const extensions = rest.find(field => field.isContext(1));
  const cutoff =
    extensions && readExtensionList(extensions.only).find(each => each.id === extensionOid.ocspArchiveCutoff);
  return {
    ...(digest ? {digest} : {}),
    issuerNameHash: readOctets(nameHash),
    issuerKeyHash: readOctets(keyHash),
    serialNumber: readSerialNumber(serial),
    status: status.isContext(0) ? 'good' : status.isContext(1) ? 'revoked' : 'unknown',
    ...(status.isContext(1) ? {revokedAt: readTime(status.children[0])} : {}),
    thisUpdate: readTime(thisUpdate),
    ...(nextUpdate ? {nextUpdate: readTime(nextUpdate.only)} : {}),
    ...(cutoff ? {archiveCutoff: readTime(readDer(cutoff.value))} : {}),
  };
}

/** The answer about `certificate`, matched by all three parts of its CertID. RFC 6960 4.1.1. */
export async function findAnswer(
  response: OcspResponse,
  certificate: Certificate,
  issuer: Certificate,
): Promise<OcspAnswer | undefined> {
  for (const answer of response.answers) {
    if (answer.serialNumber !== certificate.serialNumber || !answer.digest) continue;
    const name = await digestBytes(answer.digest, certificate.issuer.der);
    const key = await digestBytes(answer.digest, issuer.publicKey.bits);
    if (sameBytes(answer.issuerNameHash, name) && sameBytes(answer.issuerKeyHash, key)) return answer;
  }
  return undefined;
}

/** Whether the response names `candidate` as its responder. KeyHash is SHA-1 of the key bits (RFC 6960 4.2.1). */
export async function isResponder(response: OcspResponse, candidate: Certificate): Promise<boolean> {
  if ('nameKey' in response.responder) return response.responder.nameKey === candidate.subject.key;
  return sameBytes(response.responder.keyHash, await digestBytes('SHA-1', candidate.publicKey.bits));
}

/** A request for one certificate, with SHA-1 in the CertID: the only digest every responder knows (RFC 5019 2.1.1). */
export async function writeOcspRequest(certificate: Certificate, issuer: Certificate): Promise<Uint8Array> {
  const certId = encodeSequence(
    encodeSequence(encodeOid('1.3.14.3.2.26'), encodeNull()),
    encodeDer(4, await digestBytes('SHA-1', certificate.issuer.der)),
    encodeDer(4, await digestBytes('SHA-1', issuer.publicKey.bits)),
    encodeUnsigned(Uint8Array.from(certificate.serialNumber.match(/../g) ?? [], pair => parseInt(pair, 16))),
  );
  return joinBytes([encodeSequence(encodeSequence(encodeSequence(encodeSequence(certId))))]);
}
