/**
 * Writes an envelope as the axis' own library does: the same order of elements, the attachment part without prefix, each file in a
 * ZIP of one entry, `cid:` on both sides. QCVN 102:2016/BTTTT.
 */
import {wrap, extensionOf} from './attachment-content.js';
import {encodeBase64} from './base64.js';
import type {
  Attachment,
  BusinessDetails,
  DocumentMessage,
  EdocMessage,
  Organisation,
  StaffContact,
  StatusMessage,
  UnknownElement,
} from './edoc-message.js';
import {writeDay, writeInstant} from './edoc-time.js';
import {contentId, entryName} from './envelope-id.js';
import {block, leaf, Raw} from './xml-writer.js';
import type {Node} from './xml-writer.js';

const namespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const businessCode = {new: '0', recall: '1', update: '2', replace: '3'} as const;

type Unwarned = Omit<DocumentMessage, 'warnings'> | Omit<StatusMessage, 'warnings'>;

/** The bytes of the envelope, UTF-8. Equal messages give equal bytes. */
export function writeEnvelope(message: Unwarned | EdocMessage): Uint8Array {
  const isDocument = message.kind === 'document';
  const header = block('edXMLHeader', [
    isDocument ? documentHeader(message) : statusHeader(message),
    ...(isDocument ? [traceList(message)] : []),
  ]);
  const files = isDocument ? message.attachments : [];
  const ids = files.map((each, at) => contentId(isDocument ? message.documentId : '', at, each.name));
  const envelope = block(
    'edXMLEnvelope',
    [header, ...(isDocument ? [manifest(files, ids)] : [])],
    `xmlns:edXML="${namespace}"`,
  );
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<edXML xmlns="${namespace}">\n`,
    envelope.text(1),
  ];
  if (files.length) {
    parts.push(
      '  <AttachmentEncoded>\n',
      ...files.map((each, at) => encodedAttachment(each, ids[at]!)),
      '  </AttachmentEncoded>\n',
    );
  }
  parts.push('</edXML>\n');
  return new TextEncoder().encode(parts.join(''));
}

function documentHeader(message: Omit<DocumentMessage, 'warnings'>): Node {
  const {signer} = message;
  return block('MessageHeader', [
    organisation('From', message.from),
    ...message.to.map(each => organisation('To', each)),
    leaf('DocumentId', message.documentId),
    block('Code', [leaf('CodeNumber', message.number), leaf('CodeNotation', message.notation)]),
    block('PromulgationInfo', [
      leaf('Place', message.place),
      leaf('PromulgationDate', message.issuedOn && writeDay(message.issuedOn)),
    ]),
    block('DocumentType', [
      leaf('Type', message.typeCode ?? (message.typeName ? '1' : undefined)),
      leaf('TypeDetail', message.typeDetail),
      leaf('TypeName', message.typeName),
    ]),
    leaf('Subject', message.subject),
    leaf('Content', message.content),
    signer &&
      block('SignerInfo', [
        leaf('Competence', signer.competence),
        leaf('Position', signer.position),
        leaf('FullName', signer.fullName),
      ]),
    leaf('DueDate', message.dueOn && writeDay(message.dueOn)),
    message.toPlaces?.length
      ? block(
          'ToPlaces',
          message.toPlaces.map(each => leaf('Place', each)),
        )
      : undefined,
    otherInfo(message),
    ...(message.responseFor ?? []).map(each =>
      block('ResponseFor', [
        leaf('OrganId', each.organisationId),
        leaf('Code', each.code),
        leaf('PromulgationDate', each.issuedOn && writeDay(each.issuedOn)),
        leaf('DocumentId', each.documentId),
      ]),
    ),
    leaf('SteeringType', message.steering),
    ...kept(message, 'MessageHeader'),
  ]);
}

function otherInfo(message: Omit<DocumentMessage, 'warnings'>): Node {
  return block('OtherInfo', [
    // Nghị định 30 knows three degrees of urgency: 4 is read, never written.
    leaf('Priority', String(Math.min(message.priority ?? 0, 3))),
    leaf('SphereOfPromulgation', message.sphere),
    leaf('TyperNotation', message.typist),
    leaf('PromulgationAmount', message.copies?.toString()),
    leaf('PageAmount', message.pages?.toString()),
    leaf('Direction', message.direction),
    message.appendixes?.length
      ? block(
          'Appendixes',
          message.appendixes.map(each => leaf('Appendix', each)),
        )
      : undefined,
    ...kept(message, 'OtherInfo'),
  ]);
}

function statusHeader(message: Omit<StatusMessage, 'warnings'>): Node {
  const {about} = message;
  return block('MessageHeader', [
    organisation('From', message.from),
    block('ResponseFor', [
      leaf('OrganId', about.organisationId),
      leaf('Code', about.code),
      leaf('PromulgationDate', about.issuedOn && writeDay(about.issuedOn)),
      leaf('DocumentId', about.documentId),
    ]),
    staff(message.staff),
    leaf('StatusCode', message.statusCode),
    leaf('Description', message.description),
    leaf('Timestamp', writeInstant(message.at)),
    ...kept(message, 'MessageHeader'),
  ]);
}

function traceList(message: Omit<DocumentMessage, 'warnings'>): Node {
  const hops = message.trace ?? [];
  return block('TraceHeaderList', [
    ...(hops.length ? hops : [{organisationId: message.from.id, at: undefined}]).map(each =>
      block('TraceHeader', [
        leaf('OrganId', each.organisationId),
        leaf('Timestamp', each.at && writeInstant(each.at)),
      ]),
    ),
    block('Bussiness', [
      leaf('DocumentId', message.details?.documentId),
      leaf('BussinessDocType', businessCode[message.business]),
      leaf('BussinessDocReason', message.details?.reason),
      leaf('Paper', message.details?.paper === undefined ? undefined : flag(message.details.paper)),
      ...businessParts(message.details ?? {}),
      staff(message.details?.staff),
    ]),
    ...kept(message, 'TraceHeaderList'),
  ]);
}

function kept(message: Unwarned, within: UnknownElement['within']): Node[] {
  return (message.unknown ?? []).filter(each => each.within === within).map(each => new Raw(each.xml));
}

function businessParts(details: BusinessDetails): (Node | undefined)[] {
  const {receivers, replaces, contentChanged, receiversChanged} = details;
  const hasInfo = contentChanged !== undefined || receiversChanged !== undefined || receivers?.length;
  return [
    hasInfo
      ? block('BussinessDocumentInfo', [
          leaf('DocumentInfo', flag(contentChanged ?? false)),
          leaf('DocumentReceiver', flag(receiversChanged ?? Boolean(receivers?.length))),
          receivers?.length
            ? block(
                'ReceiverList',
                receivers.map(each =>
                  block('Receiver', [
                    leaf('OrganId', each.organisationId),
                    leaf('ReceiverType', each.change === 'added' ? '1' : '0'),
                  ]),
                ),
              )
            : undefined,
        ])
      : undefined,
    replaces?.length
      ? block(
          'ReplacementInfoList',
          replaces.map(each =>
            block('ReplacementInfo', [
              leaf('DocumentId', each.documentId),
              block(
                'OrganIdList',
                each.organisationIds.map(id => leaf('OrganId', id)),
              ),
            ]),
          ),
        )
      : undefined,
  ];
}

function organisation(name: string, of: Organisation): Node {
  return block(name, [
    leaf('OrganId', of.id),
    leaf('OrganizationInCharge', of.inCharge),
    leaf('OrganName', of.name),
    leaf('OrganAdd', of.address),
    leaf('Email', of.email),
    leaf('Telephone', of.telephone),
    leaf('Fax', of.fax),
    leaf('Website', of.website),
  ]);
}

function staff(of: StaffContact | undefined): Node | undefined {
  return (
    of &&
    block('StaffInfo', [
      leaf('Department', of.department),
      leaf('Staff', of.name),
      leaf('Email', of.email),
      leaf('Mobile', of.mobile),
    ])
  );
}

function manifest(files: readonly Attachment[], ids: readonly string[]): Node {
  return block('edXMLBody', [
    block(
      'edXMLManifest',
      files.map((each, at) =>
        block('Reference', [
          leaf('ContentId', `cid:${ids[at]!}`),
          leaf('ContentType', each.contentType),
          leaf('Description', each.description),
          leaf('AttachmentName', each.name),
        ]),
      ),
      'version="1.0"',
    ),
  ]);
}

function encodedAttachment(file: Attachment, id: string): string {
  const named = [
    leaf('ContentId', `cid:${id}`, ''),
    leaf('AttachmentName', file.name, ''),
    leaf('Description', file.description, ''),
    leaf('ContentType', 'application/zip', ''),
  ];
  const content = encodeBase64(wrap(file.content, entryName(id, extensionOf(file.name))));
  return [
    '    <Attachment>\n',
    ...named.flatMap(each => (each ? [each.text(3)] : [])),
    `      <edXML:ContentTransferEncoded xmlns:edXML="${namespace}">${content}</edXML:ContentTransferEncoded>\n`,
    '    </Attachment>\n',
  ].join('');
}

const flag = (value: boolean) => (value ? '1' : '0');
