import {isFormToken, tokenField} from '../csrf.js';
import {formatInstant} from '../calendar.js';
import {findAttachment, listAttachments} from '../database/attachments.js';
import {
  decisionNames,
  isDecisionKind,
  listDecisions,
  readDecisionFile,
  recordDecision,
} from '../database/decisions.js';
import type {UploadedFile} from '../database/decisions.js';
import {findDocument, markSeen} from '../database/documents.js';
import type {ListedDocument} from '../database/documents.js';
import {setFlash} from '../database/sessions.js';
import {detailContent} from '../pages/detail.js';
import type {RefusedDecision} from '../pages/detail.js';
import {emptyFrame, framesPage} from '../pages/frames.js';
import {html} from '../pages/html.js';
import {bareLayout, errorPage, notice, officeLayout} from '../pages/layout.js';
import {insideFrames, wholePage} from '../pages/list.js';
import type {Place} from '../pages/list.js';
import {file, page, redirect} from '../visit.js';
import type {OfficerVisit, Reply} from '../visit.js';

export const maximumFile = 25 * 1024 * 1024;
const maximumComment = 1000;

export const showDocument = (visit: OfficerVisit) => show(visit, wholePage);
export const showFramedDocument = (visit: OfficerVisit) => show(visit, insideFrames);
export const decide = (visit: OfficerVisit) => handleDecision(visit, wholePage);
export const decideInFrame = (visit: OfficerVisit) => handleDecision(visit, insideFrames);

export async function showFrames(visit: OfficerVisit): Promise<Reply> {
  return page(framesPage(visit.user));
}

export async function showEmptyFrame(): Promise<Reply> {
  return page(emptyFrame());
}

export async function downloadAttachment(visit: OfficerVisit): Promise<Reply> {
  const {office, user, parameters} = visit;
  const attachment = await findAttachment(office.database, Number(parameters[0]));
  if (!attachment || !(await findDocument(office.database, attachment.documentId, user.id)))
    return notFound();
  return file(await office.readPaper(attachment), attachment.fileName);
}

export async function downloadDecisionFile({office, user, parameters}: OfficerVisit): Promise<Reply> {
  const stored = await readDecisionFile(office.database, Number(parameters[0]));
  if (!stored || !(await findDocument(office.database, stored.documentId, user.id))) return notFound();
  return file(stored.content, stored.fileName);
}

export function notFound(): Reply {
  return page(errorPage('Không tìm thấy', 'Văn bản không tồn tại hoặc bạn không có quyền xem.'), 404);
}

export function wrongToken(): Reply {
  const message =
    'Yêu cầu không hợp lệ hoặc biểu mẫu đã hết hiệu lực. Vui lòng tải lại trang và thực hiện lại.';
  return page(errorPage('403 - Từ chối truy cập', message), 403);
}

async function show(visit: OfficerVisit, place: Place): Promise<Reply> {
  const document = await findDocument(visit.office.database, Number(visit.parameters[0]), visit.user.id);
  if (!document) return notFound();
  await markSeen(visit.office.database, document.id, visit.user.id, visit.office.now());
  return detail(visit, place, document);
}

async function detail(
  visit: OfficerVisit,
  place: Place,
  document: ListedDocument,
  refused?: RefusedDecision,
): Promise<Reply> {
  const {database} = visit.office;
  const content = detailContent({
    place,
    session: visit.session,
    document,
    attachments: await listAttachments(database, document.id),
    decisions: await listDecisions(database, document.id),
    refused,
  });
  const title = `Văn bản ${document.number}`;
  return page(
    place === wholePage
      ? officeLayout(visit.user, title, content, visit.session.flash)
      : bareLayout(title, html`${notice(visit.session.flash)} ${content}`, 'trong-khung'),
  );
}

async function handleDecision(visit: OfficerVisit, place: Place): Promise<Reply> {
  const {office, user, session, form, parameters} = visit;
  const document = await findDocument(office.database, Number(parameters[0]), user.id);
  if (!document) return notFound();
  const address = `${place.detail}/${document.id}`;
  if (!isFormToken(session, `${address}/xu-ly`, form.fields.get(tokenField))) return wrongToken();

  const kind = form.fields.get('ket-qua') ?? '';
  // Browsers send line breaks of a textarea as CR LF.
  const comment = (form.fields.get('noi-dung') ?? '').replaceAll('\r\n', '\n').trim();
  const files = form.files.get('tep-da-ky') ?? [];
  const errors = problems(kind, comment, files);
  if (errors.length > 0 || !isDecisionKind(kind)) {
    return detail(visit, place, document, {errors, kind, comment});
  }
  const decidedAt = office.now();
  await recordDecision(office.database, {
    documentId: document.id,
    userId: user.id,
    kind,
    comment,
    files,
    decidedAt,
  });
  const flash = `Đã cập nhật kết quả xử lý "${decisionNames[kind]}" lúc ${formatInstant(decidedAt)}.`;
  await setFlash(office.database, session, flash);
  return redirect(address);
}

function problems(kind: string, comment: string, files: readonly UploadedFile[]): string[] {
  const errors: string[] = [];
  if (!isDecisionKind(kind)) errors.push('Bạn chưa chọn kết quả xử lý.');
  else if (kind !== 'phe-duyet' && comment === '') {
    errors.push(`Bạn phải nhập nội dung ý kiến khi chọn "${decisionNames[kind]}".`);
  }
  if ([...comment].length > maximumComment) errors.push(`Nội dung ý kiến không quá ${maximumComment} ký tự.`);
  for (const {fileName, content} of files) {
    if (content.length > maximumFile) errors.push(`Tệp "${fileName}" vượt quá dung lượng cho phép (25 MB).`);
    else if (!isPdf(content)) errors.push(`Tệp "${fileName}" không phải là tệp PDF.`);
  }
  return errors;
}

export function isPdf(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(0, 5)).toString('latin1') === '%PDF-';
}
