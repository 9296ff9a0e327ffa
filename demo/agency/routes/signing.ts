import {isoDay} from '../calendar.js';
import {isFormToken, tokenField} from '../csrf.js';
import {listAttachments} from '../database/attachments.js';
import type {Attachment} from '../database/attachments.js';
import {recordDecision} from '../database/decisions.js';
import {findDocument} from '../database/documents.js';
import type {ListedDocument} from '../database/documents.js';
import {setFlash} from '../database/sessions.js';
import {findSignedUpload, issueTicket, keepSignedUpload, redeemTicket} from '../database/tickets.js';
import {officeLayout} from '../pages/layout.js';
import {signingContent} from '../pages/signing.js';
import type {SigningParameters} from '../pages/signing.js';
import {file, json, page, redirect} from '../visit.js';
import type {OfficerVisit, Reply, Visit} from '../visit.js';
import {isPdf, maximumFile, notFound, wrongToken} from './document.js';

const uploadPage = '/ky-so/da-ky/';

export async function showSigningHome(): Promise<Reply> {
  return redirect('/van-ban?loai=trinh-ky&hop=cho-xu-ly');
}

export async function showSigning(visit: OfficerVisit): Promise<Reply> {
  const document = await findDocument(visit.office.database, Number(visit.parameters[0]), visit.user.id);
  return document ? signingPage(visit, document) : notFound();
}

/** The paper, for the signing program: it has no cookie, the ticket in the address is its right, once. */
export async function downloadForSigning({office, parameters}: Visit): Promise<Reply> {
  const ticket = await redeemTicket(office.database, 'download', parameters[0] ?? '', office.now());
  const attachment = ticket && (await firstAttachment(office.database, ticket.documentId));
  return attachment ? file(await office.readPaper(attachment), attachment.fileName) : notFound();
}

/** Takes the signed paper back. Status is a boolean here, while the program tells the page a number. */
export async function uploadSigned({office, form, url}: Visit): Promise<Reply> {
  const refuse = (Message: string) => json({Status: false, Message, FileName: '', FileServer: ''});
  const uploaded = form.files.get('uploadfile')?.[0];
  if (!uploaded) return refuse('Không có tệp tải lên.');
  if (!isPdf(uploaded.content)) return refuse('Tệp tải lên không phải là tệp PDF.');
  if (uploaded.content.length > maximumFile) return refuse('Tệp vượt quá dung lượng cho phép (25 MB).');
  // The ticket is used up last: a refused file may be sent again.
  const ticket = await redeemTicket(
    office.database,
    'upload',
    url.searchParams.get('ve') ?? '',
    office.now(),
  );
  if (!ticket) return refuse('Phiên ký số không hợp lệ hoặc đã hết hạn.');
  const id = await keepSignedUpload(office.database, ticket, uploaded);
  return json({Status: true, Message: '', FileName: uploaded.fileName, FileServer: `${uploadPage}${id}`});
}

/** The officer finishes: the file the signing program sent becomes the approval's file. */
export async function finishSigning(visit: OfficerVisit): Promise<Reply> {
  const {office, user, session, form, parameters} = visit;
  const document = await findDocument(office.database, Number(parameters[0]), user.id);
  if (!document) return notFound();
  if (!isFormToken(session, visit.url.pathname, form.fields.get(tokenField))) return wrongToken();
  const reference = (form.fields.get('tep-da-ky') ?? '').replace(uploadPage, '');
  const ticket = {documentId: document.id, userId: user.id};
  const signed = await findSignedUpload(office.database, reference, ticket);
  if (!signed) return signingPage(visit, document, 'Chưa có văn bản đã ký. Hãy ký số trước khi hoàn thành.');
  const comment = form.fields.get('noi-dung')?.trim() ?? '';
  await recordDecision(office.database, {
    ...ticket,
    kind: 'phe-duyet',
    comment,
    files: [signed],
    decidedAt: office.now(),
  });
  await setFlash(office.database, session, 'Đã ký số và cập nhật kết quả xử lý văn bản.');
  return redirect(`/van-ban/${document.id}`);
}

async function signingPage(visit: OfficerVisit, document: ListedDocument, error?: string): Promise<Reply> {
  const {office, url, user, session} = visit;
  const right = {documentId: document.id, userId: user.id};
  const download = await issueTicket(office.database, 'download', right, office.now());
  const upload = await issueTicket(office.database, 'upload', right, office.now());
  const parameters: SigningParameters = {
    FileUploadHandler: `${url.origin}/ky-so/upload?ve=${upload}`,
    SessionId: '',
    JWTToken: '',
    FileName: `${url.origin}/ky-so/tai/${download}/van-ban-${document.id}.pdf`,
    DocNumber: /^\d/.test(document.number) ? document.number : '',
    IssuedDate: document.issuedOn ? `${isoDay(document.issuedOn)}T12:00:00+07:00` : '',
    MetaData: [{Key: 'DocumentId', Value: String(document.id)}],
  };
  return page(officeLayout(user, 'Ký số văn bản', signingContent(document, session, parameters, error)));
}

async function firstAttachment(
  database: Visit['office']['database'],
  documentId: number,
): Promise<Attachment | undefined> {
  return (await listAttachments(database, documentId))[0];
}
