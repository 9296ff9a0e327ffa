/** Valid defaults for tests: a test states only what it is about. */
import type {ApprovalSlip, Opinion} from '../../components/core/approval/approval-slip.js';
import {documentId} from '../../components/core/document/office-document.js';
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import type {Draft} from '../../components/core/draft/draft.js';
import type {OutboxCommand} from '../../components/core/exchange/outbox-command.js';

/** The instant every built value stands around: Friday 20 November 2026, 10:41 in Hà Nội. */
export const now = '2026-11-20T10:41:07+07:00';

const origin = 'https://ioffice.namhai.gov.vn';

export function aDocument(change: Partial<OfficeDocument> = {}): OfficeDocument {
  const externalId = change.source?.externalId ?? '15';
  const source = {adapterId: 'nam-hai', origin, externalId, url: `${origin}/van-ban/${externalId}`};
  return {
    id: documentId(source),
    source,
    number: {number: '15', notation: 'UBND-VX'},
    subject: 'V/v triển khai đợt cao điểm tiêm chủng mở rộng trên địa bàn tỉnh',
    sender: 'Sở Y tế',
    urgency: 'normal',
    tab: 'to-do',
    issuedOn: '2026-11-20',
    receivedAt: '2026-11-20T09:12:00+07:00',
    unread: false,
    files: [aFile()],
    ...change,
  };
}

export function aFile(
  change: Partial<OfficeDocument['files'][number]> = {},
): OfficeDocument['files'][number] {
  return {
    id: 'file-1',
    name: '15-UBND-VX.pdf',
    contentType: 'application/pdf',
    url: `${origin}/tep/1`,
    size: 182_311,
    ...change,
  };
}

/** `count` documents with ids `d-0`, `d-1`, …, each different in number, sender, urgency and deadline. */
export function manyDocuments(count: number): readonly OfficeDocument[] {
  return Array.from({length: count}, (_, index) => numberedDocument(index));
}

const subjects = [
  'V/v triển khai đợt cao điểm tiêm chủng mở rộng trên địa bàn tỉnh',
  'Phê duyệt Kế hoạch cải cách hành chính giai đoạn 2026–2030',
  'Tờ trình về việc phê duyệt dự toán kinh phí chuyển đổi số năm 2026',
  'Báo cáo kết quả xử lý văn bản trên môi trường điện tử quý III',
  'Giấy mời họp thẩm định hồ sơ đấu thầu thiết bị trường học',
  'Kế hoạch tập huấn sử dụng chữ ký số chuyên dùng công vụ',
  'Thông báo kết luận của Chủ tịch Uỷ ban nhân dân tỉnh tại phiên họp thường kỳ tháng 11',
] as const;
const senders = [
  'Sở Y tế',
  'Bộ Nội vụ',
  'Sở Tài chính',
  'Văn phòng',
  'UBND tỉnh',
  'Sở Nội vụ',
  'Công an tỉnh',
] as const;
const notations = ['UBND-VX', 'QĐ-BNV', 'TTr-STC', 'BC-VP', 'GM-UBND', 'KH-SNV', 'TB-CAT'] as const;
const dues = [
  '2026-11-20',
  '2026-11-18',
  '2026-11-25',
  '2026-11-30',
  undefined,
  '2027-02-26',
  '2026-11-23',
] as const;
const levels = ['express', 'normal', 'urgent', 'normal', 'very-urgent', 'normal', 'normal'] as const;

export function numberedDocument(index: number): OfficeDocument {
  const kind = index % 7;
  const due = dues[kind];
  return {
    ...aDocument({
      id: `d-${index}`,
      number: {number: String(15 + index), notation: notations[kind]!},
      subject: subjects[kind]!,
      sender: senders[kind]!,
      urgency: levels[kind]!,
      unread: kind < 3,
      receivedAt: new Date(Date.parse('2026-11-20T09:12:00+07:00') - index * 7 * 3_600_000).toISOString(),
      files: Array.from({length: 1 + (index % 3)}, (_, file) => aFile({id: `f-${index}-${file}`})),
      source: {adapterId: 'nam-hai', origin, externalId: String(index)},
    }),
    ...(due ? {dueOn: due} : {}),
  };
}

export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    id: 'draft-1',
    documentId: aDocument().id,
    revision: 1,
    decision: 'approve',
    text: 'Đồng ý. Giao Sở Y tế chủ trì, Sở Tài chính phối hợp, hoàn thành trước 25/11.',
    attachments: [],
    createdAt: '2026-11-20T10:39:00+07:00',
    updatedAt: now,
    ...change,
  };
}

export function aCommand(change: Partial<OutboxCommand> = {}): OutboxCommand {
  return {
    id: 'command-1',
    documentId: aDocument().id,
    sequence: 1,
    action: 'approve',
    text: 'Đồng ý. Giao Sở Y tế chủ trì.',
    files: [],
    state: 'waiting',
    attempts: 0,
    createdAt: now,
    updatedAt: now,
    ...change,
  };
}

export function anOpinion(change: Partial<Opinion> = {}): Opinion {
  return {decision: 'approve', text: '', decidedAt: '2026-11-20T14:20:00+07:00', ...change};
}

/** Submitted, now with the office; then the leader decides and the clerk seals. */
export function aSlip(change: Partial<ApprovalSlip> = {}): ApprovalSlip {
  return {
    documentId: aDocument().id,
    steps: [
      {
        id: 'submit',
        role: 'submit',
        approver: 'Sở Y tế',
        opinions: [anOpinion({decidedAt: '2026-11-20T08:55:00+07:00', decidedBy: 'Nguyễn Thị Chuyên'})],
      },
      {id: 'office', role: 'review', approver: 'Văn phòng', opinions: []},
      {id: 'leader', role: 'decide', approver: 'Trần Văn Lãnh', position: 'Phó Chủ tịch', opinions: []},
      {id: 'clerk', role: 'seal', approver: 'Văn thư', opinions: []},
    ],
    endedRounds: [],
    ...change,
  };
}
