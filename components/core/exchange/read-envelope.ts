/** An edXML envelope, read by name and never by position: three orders of the header are in use. QCVN 102:2016/BTTTT. */
import type {Element} from '@xmldom/xmldom';

import {OfficeError} from '../office-error.js';
import type {
  DocumentMessage,
  EdocMessage,
  Organisation,
  ResponseFor,
  StatusMessage,
  TraceHop,
  UnknownElement,
} from './edoc-message.js';
import {readAttachments} from './read-attachments.js';
import {some, staffContact} from './header-parts.js';
import {readBusiness} from './read-business.js';
import {readDay, readInstant} from './edoc-time.js';
import {child, children, childrenNamed, localName, readXml, text} from './xml-reader.js';
import type {CutXml} from './xml-reader.js';

const knownHeader = new Set([
  'From',
  'To',
  'DocumentId',
  'Code',
  'PromulgationInfo',
  'DocumentType',
  'Subject',
  'Content',
  'SignerInfo',
  'DueDate',
  'ToPlaces',
  'OtherInfo',
  'ResponseFor',
  'SteeringType',
  'StaffInfo',
  'StatusCode',
  'Description',
  'Timestamp',
]);

const knownOther = new Set([
  'Priority',
  'SphereOfPromulgation',
  'PromulgationAmount',
  'PageAmount',
  'Appendixes',
  'TyperNotation',
  'Direction',
]);
const knownTrace = new Set(['TraceHeader', 'Bussiness']);

/**
 * @throws OfficeError `envelope-not-xml`, `envelope-not-edxml`, `envelope-too-large`
 */
export function readEnvelope(bytes: Uint8Array): EdocMessage {
  const xml = readXml(bytes);
  const warnings = [...xml.warnings];
  if (localName(xml.root).toLowerCase() !== 'edxml') {
    throw new OfficeError('envelope-not-edxml', `root element ${xml.root.nodeName}`);
  }
  const envelope = child(xml.root, 'edXMLEnvelope');
  const header = child(envelope, 'edXMLHeader');
  const message = child(header, 'MessageHeader');
  if (!envelope || !header || !message) throw new OfficeError('envelope-not-edxml', 'no MessageHeader');
  const namespace = xml.root.namespaceURI ?? '';
  if (namespace && !namespace.includes('QCVN_102')) warnings.push('namespace-older');
  if (childrenNamed(header, 'Signature').length || childrenNamed(envelope, 'Signature').length)
    warnings.push('envelope-signature-not-checked');
  const unknown = [
    ...strangers('MessageHeader', message, knownHeader),
    ...strangers('OtherInfo', child(message, 'OtherInfo'), knownOther),
    ...strangers('TraceHeaderList', child(header, 'TraceHeaderList'), knownTrace),
  ];
  return text(message, 'StatusCode')
    ? readStatus(message, warnings, unknown)
    : readDocument(xml, header, message, warnings, unknown);
}

function readDocument(
  xml: CutXml,
  header: Element,
  message: Element,
  warnings: string[],
  unknown: UnknownElement[],
): DocumentMessage {
  const trace = child(header, 'TraceHeaderList');
  const {business, details} = readBusiness(child(trace, 'Bussiness') ?? child(header, 'Bussiness'), warnings);
  const documentId = text(message, 'DocumentId') ?? '';
  if (!documentId) warnings.push('document-id-missing');
  const to = childrenNamed(message, 'To').map(organisation);
  if (!to.length) warnings.push('recipient-missing');
  const other = child(message, 'OtherInfo');
  const signerName = text(message, 'SignerInfo', 'FullName');
  const signer = child(message, 'SignerInfo');
  const priority = text(other, 'Priority');
  return {
    kind: 'document',
    business,
    from: organisation(child(message, 'From')),
    to,
    documentId,
    number: text(message, 'Code', 'CodeNumber') ?? '',
    notation: text(message, 'Code', 'CodeNotation') ?? '',
    ...some('issuedOn', dayOf(text(message, 'PromulgationInfo', 'PromulgationDate'), warnings)),
    ...some('place', text(message, 'PromulgationInfo', 'Place')),
    typeName: text(message, 'DocumentType', 'TypeName') ?? '',
    ...some('typeCode', text(message, 'DocumentType', 'Type')),
    ...some('typeDetail', text(message, 'DocumentType', 'TypeDetail')),
    subject: text(message, 'Subject') ?? '',
    ...some('content', text(message, 'Content')),
    ...(signerName !== undefined || text(signer, 'Position') !== undefined
      ? {
          signer: {
            ...some('competence', text(signer, 'Competence')),
            ...some('position', text(signer, 'Position')),
            fullName: signerName ?? '',
          },
        }
      : {}),
    ...some('dueOn', dayOf(text(message, 'DueDate'), warnings)),
    ...list('toPlaces', childrenNamed(child(message, 'ToPlaces'), 'Place').map(content)),
    ...(priority !== undefined && /^\d$/.test(priority) ? {priority: Number(priority)} : {}),
    ...some('sphere', text(other, 'SphereOfPromulgation')),
    ...some('typist', text(other, 'TyperNotation')),
    ...some('direction', text(other, 'Direction')),
    ...count('copies', text(other, 'PromulgationAmount')),
    ...count('pages', text(other, 'PageAmount')),
    ...list('appendixes', childrenNamed(child(other, 'Appendixes'), 'Appendix').map(content)),
    ...some('steering', text(message, 'SteeringType')),
    ...list(
      'responseFor',
      childrenNamed(message, 'ResponseFor')
        .map(each => responseFor(each, warnings))
        .filter(each => each.documentId || each.code),
    ),
    ...(details ? {details} : {}),
    ...list('trace', childrenNamed(trace, 'TraceHeader').map(hop)),
    attachments: readAttachments(xml, warnings),
    ...list('unknown', unknown),
    warnings,
  };
}

function readStatus(message: Element, warnings: string[], unknown: UnknownElement[]): StatusMessage {
  const at = text(message, 'Timestamp');
  const instant = at === undefined ? undefined : readInstant(at);
  if (!instant) warnings.push('date-impossible');
  const staff = staffContact(child(message, 'StaffInfo'));
  return {
    kind: 'status',
    from: organisation(child(message, 'From')),
    about: responseFor(child(message, 'ResponseFor'), warnings),
    statusCode: (text(message, 'StatusCode') ?? '').padStart(2, '0'),
    description: text(message, 'Description') ?? '',
    at: instant ?? at ?? '',
    ...(staff ? {staff} : {}),
    ...list('unknown', unknown),
    warnings,
  };
}

function strangers(
  within: UnknownElement['within'],
  of: Element | undefined,
  known: ReadonlySet<string>,
): UnknownElement[] {
  return children(of)
    .filter(each => !known.has(localName(each)))
    .map(each => ({within, xml: each.toString()}));
}

function organisation(of: Element | undefined): Organisation {
  const id = text(of, 'OrganId') ?? '';
  return {
    id: id === 'null' ? '' : id,
    ...some('name', text(of, 'OrganName')),
    ...some('inCharge', text(of, 'OrganizationInCharge')),
    ...some('address', text(of, 'OrganAdd')),
    ...some('email', text(of, 'Email')),
    ...some('telephone', text(of, 'Telephone')),
    ...some('fax', text(of, 'Fax')),
    ...some('website', text(of, 'Website')),
  };
}

function responseFor(of: Element | undefined, warnings: string[]): ResponseFor {
  return {
    organisationId: text(of, 'OrganId') ?? '',
    code: text(of, 'Code') ?? '',
    ...some('issuedOn', dayOf(text(of, 'PromulgationDate'), warnings)),
    documentId: text(of, 'DocumentId') ?? '',
  };
}

function hop(of: Element): TraceHop {
  const id = text(of, 'OrganId');
  const at = text(of, 'Timestamp');
  return {
    ...some('organisationId', id === 'null' ? undefined : id),
    ...some('at', at === undefined ? undefined : readInstant(at)),
  };
}

function dayOf(value: string | undefined, warnings: string[]): string | undefined {
  if (value === undefined) return undefined;
  const day = readDay(value);
  if (!day && !warnings.includes('date-impossible')) warnings.push('date-impossible');
  return day;
}

const content = (of: Element) => of.textContent?.normalize('NFC').trim() ?? '';

function list<K extends string, V>(key: K, values: readonly V[]): {[P in K]?: readonly V[]} {
  return values.length ? ({[key]: values} as {[P in K]?: readonly V[]}) : {};
}

function count<K extends string>(key: K, value: string | undefined): {[P in K]?: number} {
  return value !== undefined && /^\d{1,6}$/.test(value)
    ? ({[key]: Number(value)} as {[P in K]?: number})
    : {};
}
