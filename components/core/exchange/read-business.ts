/** What an envelope does to a document: sends it, recalls, updates or replaces it. The wire spells it `Bussiness`. */
import type {Element} from '@xmldom/xmldom';

import type {BusinessDetails, DocumentMessage} from './edoc-message.js';
import {some, staffContact} from './header-parts.js';
import {child, childrenNamed, text} from './xml-reader.js';

const kinds = ['new', 'recall', 'update', 'replace'] as const;

export function readBusiness(
  of: Element | undefined,
  warnings: string[],
): {readonly business: DocumentMessage['business']; readonly details?: BusinessDetails} {
  if (!of) return {business: 'new'};
  const code = text(of, 'BussinessDocType') ?? '0';
  const business = kinds[Number(code)];
  if (!business) warnings.push('business-unknown');
  const info = child(of, 'BussinessDocumentInfo');
  const receivers = childrenNamed(child(info, 'ReceiverList'), 'Receiver').map(each => ({
    organisationId: text(each, 'OrganId') ?? '',
    change: text(each, 'ReceiverType') === '0' ? ('removed' as const) : ('added' as const),
  }));
  const replaces = childrenNamed(child(of, 'ReplacementInfoList'), 'ReplacementInfo').map(each => ({
    documentId: text(each, 'DocumentId') ?? '',
    organisationIds: childrenNamed(child(each, 'OrganIdList'), 'OrganId').map(
      id => id.textContent?.trim() ?? '',
    ),
  }));
  const details: BusinessDetails = {
    ...some('reason', text(of, 'BussinessDocReason')),
    ...some('paper', flag(text(of, 'Paper'))),
    ...some('documentId', text(of, 'DocumentId')),
    ...some('contentChanged', flag(text(info, 'DocumentInfo'))),
    ...some('receiversChanged', flag(text(info, 'DocumentReceiver'))),
    ...(receivers.length ? {receivers} : {}),
    ...(replaces.length ? {replaces} : {}),
    ...some('staff', staffContact(child(of, 'StaffInfo'))),
  };
  return {business: business ?? 'new', ...(Object.keys(details).length ? {details} : {})};
}

const flag = (value: string | undefined) =>
  value === '1' || value === 'true' ? true : value === '0' || value === 'false' ? false : undefined;
