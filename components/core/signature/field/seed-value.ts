/**
 * Seed values: what the maker of an empty field asks of whoever signs in it. ISO 32000-2, 12.7.5.5, Tables 237 and 238.
 * Only constraints marked as required by /Ff bind; the others are wishes.
 */
import {OfficeError} from '../../office-error.js';
import {isArray, isDict, isInteger, isName, isString} from '../../pdf/pdf-object.js';
import type {PdfObject} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {decodeText} from '../../pdf/text-string.js';
import {sameBytes} from '../../certificate/der-value.js';
import {keyUsageBit} from '../../certificate/certificate-extensions.js';
import type {Certificate} from '../../certificate/certificate.js';
import type {DigestName} from '../../certificate/algorithm.js';

export interface SignatureFacts {
  readonly chain: readonly Certificate[];
  readonly digest: DigestName;
  readonly subFilter: string;
  readonly reason?: string | undefined;
  readonly certify?: number | undefined;
  readonly hasTimestamp: boolean;
}

// Bits of /Ff, Table 237.
const REQUIRED = {filter: 1, subFilter: 2, version: 4, reasons: 8, legalAttestation: 16, addRevInfo: 32, digestMethod: 64, lockDocument: 128, appearance: 256};
// Bits of the certificate's /Ff, Table 238.
const CERTIFICATE = {subject: 1, issuer: 2, policy: 4, subjectName: 8, keyUsage: 32};

/** @throws {OfficeError} `changes-not-permitted` with the constraint that is not met; `certificate-not-for-signing` for one about the certificate. */
export async function checkSeedValue(view: PdfView, field: PdfObject, facts: SignatureFacts): Promise<void> {
  const seed = await view.get(field, 'SV');
  if (!isDict(seed)) return;
  const flags = await integer(view, seed, 'Ff');
  const get = (key: string): Promise<PdfObject> => view.get(seed, key);
  const required = (bit: number): boolean => (flags & bit) !== 0;

  if (required(REQUIRED.filter) && !isName(await get('Filter'), 'Adobe.PPKLite')) throw unmet('Filter');
  if (required(REQUIRED.subFilter) && !(await names(view, await get('SubFilter'))).includes(facts.subFilter)) throw unmet('SubFilter');
  // Version 3 is what PDF 2.0 describes; a higher one asks for what nobody has written down.
  if (required(REQUIRED.version) && (await integer(view, seed, 'V')) > 3) throw unmet('V');
  if (required(REQUIRED.reasons)) {
    const reasons = await texts(view, await get('Reasons'));
    const forbidsReason = reasons.length === 0 || (reasons.length === 1 && reasons[0] === '.');
    if (forbidsReason ? facts.reason !== undefined : !reasons.includes(facts.reason ?? '')) throw unmet('Reasons');
  }
  if (required(REQUIRED.legalAttestation)) throw unmet('LegalAttestation');
  if (required(REQUIRED.addRevInfo) && (await get('AddRevInfo')) === true) throw unmet('AddRevInfo');
  if (required(REQUIRED.digestMethod)) {
    const methods = (await texts(view, await get('DigestMethod'))).map(each => each.replace('-', ''));
    if (!methods.includes(facts.digest.replace('-', ''))) throw unmet('DigestMethod');
  }
  if (required(REQUIRED.lockDocument) && (isName(await get('LockDocument'), 'true') || (await get('LockDocument')) === true)) throw unmet('LockDocument');
  if (required(REQUIRED.appearance)) throw unmet('AppearanceFilter');

  const mdp = await get('MDP');
  if (isDict(mdp)) {
    // P 0: an approval signature; 1 to 3: a certification with exactly this level.
    const level = await integer(view, mdp, 'P');
    if (level !== (facts.certify ?? 0)) throw unmet('MDP');
  }
  const timestamp = await get('TimeStamp');
  if (isDict(timestamp) && (await integer(view, timestamp, 'Ff')) === 1 && !facts.hasTimestamp) throw unmet('TimeStamp');
  await checkCertificate(view, await get('Cert'), facts.chain);
}

async function checkCertificate(view: PdfView, constraint: PdfObject, chain: readonly Certificate[]): Promise<void> {
  if (!isDict(constraint)) return;
  const flags = await integer(view, constraint, 'Ff');
  const own = chain[0]!;
  const ders = async (key: string): Promise<Uint8Array[]> => strings(view, await view.get(constraint, key));
  if (flags & CERTIFICATE.subject && !(await ders('Subject')).some(der => sameBytes(der, own.der))) throw wrongCertificate('Subject');
  if (flags & CERTIFICATE.issuer && !(await ders('Issuer')).some(der => chain.slice(1).some(each => sameBytes(each.der, der)))) {
    throw wrongCertificate('Issuer');
  }
  if (flags & CERTIFICATE.policy) {
    const policies = (await texts(view, await view.get(constraint, 'OID'))).map(each => each.trim());
    if (!policies.some(policy => own.extensions.policies?.includes(policy))) throw wrongCertificate('OID');
  }
  if (flags & CERTIFICATE.keyUsage) {
    const wanted = await texts(view, await view.get(constraint, 'KeyUsage'));
    if (!wanted.some(pattern => matchesKeyUsage(pattern, own.extensions.keyUsage))) throw wrongCertificate('KeyUsage');
  }
  if (flags & CERTIFICATE.subjectName) throw wrongCertificate('SubjectDN');
}

/** `1X0...`: each place is a bit of keyUsage that must be set, may be either, or must not be set. */
function matchesKeyUsage(pattern: string, usage: ReadonlySet<number> | undefined): boolean {
  const bits = usage ?? new Set([keyUsageBit.digitalSignature, keyUsageBit.nonRepudiation]);
  return [...pattern].every((char, bit) => (char === '1' ? bits.has(bit) : char === '0' ? !bits.has(bit) : true));
}

async function integer(view: PdfView, container: PdfObject, key: string): Promise<number> {
  const value = await view.get(container, key);
  return isInteger(value) ? value : 0;
}
async function names(view: PdfView, list: PdfObject): Promise<string[]> {
  return (await resolved(view, list)).filter(item => isName(item)).map(item => item.value);
}
async function strings(view: PdfView, list: PdfObject): Promise<Uint8Array[]> {
  return (await resolved(view, list)).filter(item => isString(item)).map(item => item.bytes);
}
async function texts(view: PdfView, list: PdfObject): Promise<string[]> {
  return (await strings(view, list)).map(decodeText);
}
async function resolved(view: PdfView, list: PdfObject): Promise<PdfObject[]> {
  return isArray(list) ? Promise.all(list.items.slice(0, 1000).map(item => view.resolve(item))) : [];
}

function unmet(key: string): OfficeError {
  return new OfficeError('changes-not-permitted', `the signature field requires another /${key} (seed value)`);
}
function wrongCertificate(key: string): OfficeError {
  return new OfficeError('certificate-not-for-signing', `the signature field requires another certificate (/${key})`);
}
