/** The clerk's screens in every state, for the gallery and its accessibility test. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';

import type {ArrivedDocument, SentDocument} from '../../../components/core/exchange/clerk-record.js';
import type {StatusMessage} from '../../../components/core/exchange/edoc-message.js';
import {OrganisationDirectory} from '../../../components/core/exchange/organisation-directory.js';
import type {IncomingEntry, RegisterEntry} from '../../../components/core/exchange/register.js';
import type {ExchangeRecipient} from '../../../components/exchange/recipient-state.js';
import type {TkDispatch} from '../../../components/exchange/tk-dispatch.js';

export const now = '2026-11-20T10:41:07+07:00';
export const today = '2026-11-20';
const evil = '<img src=x onerror=alert(1)>\u202e';

const aStatus = (statusCode: string, at: string, description = ''): StatusMessage => ({
  kind: 'status',
  from: {id: 'G22'},
  about: {organisationId: 'H41', code: '05/QĐ-UBND', documentId: 'd'},
  statusCode,
  description,
  at,
  warnings: [],
});
export const aRecipient = (id: string, codes: readonly string[] = [], change: Partial<ExchangeRecipient> = {}): ExchangeRecipient => ({
  organisation: {id, name: `Cơ quan ${id}`},
  sending: 'sent',
  sentAt: '2026-11-20T08:00:00+07:00',
  history: codes.map((code, at) => aStatus(code, `2026-11-20T09:0${at}:00+07:00`, `Văn thư: lý do ${code}`)),
  ...change,
});
export const recipients: readonly ExchangeRecipient[] = [
  aRecipient('U', [], {sending: 'unsent', sentAt: undefined as never}),
  aRecipient('F', [], {sending: 'failed', problem: 'exchange-unavailable'}),
  aRecipient('S'),
  aRecipient('L', [], {sentAt: '2026-11-18T08:00:00+07:00'}),
  ...['01', '02', '03', '04', '05', '06', '07'].map(code => aRecipient(code, code === '01' ? ['01'] : ['01', code])),
  aRecipient('13', ['01', '03', '13']),
  aRecipient('15', ['01', '13', '15']),
  aRecipient('16', ['01', '03', '13', '16']),
  aRecipient('X', ['01', '02'], {organisation: {id: 'X', name: evil}}),
];

export const entry = (number: number, change: Partial<IncomingEntry> = {}): IncomingEntry => ({
  kind: 'incoming',
  documentId: `in-${number}`,
  number: String(number).padStart(2, '0'),
  receivedOn: today,
  author: 'Bộ Nội vụ',
  documentNumber: {number: String(number + 100), notation: 'QĐ-BNV'},
  issuedOn: '2026-11-19',
  typeName: 'Quyết định',
  subject: `về việc ban hành Quy chế số ${number}`,
  ...change,
});
export const outgoing: RegisterEntry = {
  kind: 'outgoing', documentId: 'out', series: '', documentNumber: {number: '05', notation: 'QĐ-UBND'}, issuedOn: today, typeName: 'Quyết định', subject: evil, signer: 'Nguyễn Văn Hải', recipients: ['Bộ Nội vụ'], cancelled: 'in hỏng',
};

export const directory = new OrganisationDirectory([
  {code: 'G22', name: 'Văn phòng Chính phủ', formerCodes: ['000.00.00.G22']},
  {code: 'G14', name: 'Bộ Thông tin và Truyền thông', validUntil: '2025-02-28', mergedInto: 'G06'},
  {code: 'G06', name: 'Bộ Khoa học và Công nghệ'},
  {code: 'G99', name: 'Cơ quan sắp lập', validFrom: '2027-01-01'},
  ...Array.from({length: 63}, (_, at) => ({code: `H${at + 1}`, name: `UBND tỉnh thứ ${at + 1}`})),
]);
export const groups = [{name: 'Các tỉnh, thành phố', codes: Array.from({length: 63}, (_, at) => `H${at + 1}`)}];
const subject = {documentId: 'd', typeName: 'Quyết định', subject: 'phê duyệt dự toán', notation: 'QĐ-UBND', signer: 'Nguyễn Văn Hải', urgency: 'urgent'} as const;
export const seal = {page: 2, rect: [300, 200, 402, 302], pageSize: {width: 595, height: 842}, confidence: 0.95} as const;
export const aSheet = (change: Partial<TkDispatch> = {}): TemplateResult => {
  const facts = {mode: 'issue', subject, nextNumber: '05', taken: ['04'], today, seal, directory, groups, recipients: [{id: 'G22', name: 'Văn phòng Chính phủ'}], ...change};
  return html`<tk-dispatch
    .mode=${facts.mode} .subject=${facts.subject} .nextNumber=${facts.nextNumber} .taken=${facts.taken} .today=${facts.today} .seal=${facts.seal}
    .directory=${facts.directory} .groups=${facts.groups} .recipients=${facts.recipients} .promptness=${facts.promptness} .problem=${facts.problem} .busy=${facts.busy ?? false}
  ></tk-dispatch>`;
};

export const anArrival = (id: string, codes: readonly string[], change: Partial<ArrivedDocument> = {}): ArrivedDocument => ({
  kind: 'arrived',
  id,
  revision: 1,
  message: {
    kind: 'document',
    business: 'new',
    from: {id: 'G22', name: 'Văn phòng Chính phủ'},
    to: [{id: 'H41'}],
    documentId: id,
    number: '15',
    notation: 'QĐ-VPCP',
    typeName: 'Quyết định',
    subject: 'về việc ban hành Quy chế làm việc',
    files: [{name: 'a.pdf', contentType: 'application/pdf', size: 10}],
  },
  envelopeFile: 'e',
  arrivedAt: '2026-11-20T08:00:00+07:00',
  history: codes.map((code, at) => aStatus(code, `2026-11-20T09:0${at}:00+07:00`, `lý do ${code}`)),
  warnings: [],
  origin: 'sender',
  ...change,
});
export const arrivals: readonly ArrivedDocument[] = [
  anArrival('new', ['01'], {origin: 'sender-unchecked'}),
  anArrival('late', ['01'], {arrivedAt: '2026-11-18T08:00:00+07:00', origin: 'other', warnings: ['sender-differs', 'attachment-damaged']}),
  anArrival('checking', ['01'], {origin: undefined as never}),
  anArrival('taken', ['01', '03'], {later: ['x']}),
  anArrival('assigned', ['01', '03', '04'], {origin: 'unsigned'}),
  anArrival('done', ['01', '03', '06'], {origin: 'broken'}),
  anArrival('returned', ['01', '02'], {origin: 'no-pdf'}),
  anArrival('recall', ['01', '03', '13']),
  anArrival('gone', ['01', '13', '15']),
  anArrival('evil', ['01'], {message: {...anArrival('e', []).message, business: 'replace', subject: evil, details: {reason: evil}, from: {id: evil}}}),
];
export const sentDocuments: readonly SentDocument[] = [
  {kind: 'sent', id: 'many', revision: 1, message: anArrival('many', []).message, envelopeFile: 'e', issuedAt: now, recipients},
  {kind: 'sent', id: 'evil', revision: 1, message: {...anArrival('evil', []).message, subject: evil}, envelopeFile: 'e', issuedAt: '2026-11-10T08:00:00+07:00', recipients: [aRecipient('03', ['01', '03'])]},
];

export const exchangeStates: Readonly<Record<string, () => TemplateResult>> = {
  'exchange-status-none': () => html`<tk-exchange-status></tk-exchange-status>`,
  'exchange-status': () => html`<tk-exchange-status .recipients=${recipients} now=${now}></tk-exchange-status>`,
  'register-empty': () => html`<tk-register .year=${2026}></tk-register>`,
  'register-incoming': () => html`<tk-register style="block-size: 400px" .year=${2026} .entries=${[1, 2, 5].map(each => entry(each))}></tk-register>`,
  'register-outgoing': () => html`<tk-register style="block-size: 400px" kind="outgoing" .year=${2026} .entries=${[outgoing]}></tk-register>`,
  'recipients-none': () => html`<tk-recipients .directory=${directory} day=${today}></tk-recipients>`,
  'recipients-some': () => html`<tk-recipients .directory=${directory} .groups=${groups} .recipients=${[{id: 'G22', name: evil}, {id: 'G06'}]} day=${today}></tk-recipients>`,
  'dispatch-issue': () => aSheet(),
  'dispatch-late': () => aSheet({promptness: 'late', problem: 'exchange-unavailable', seal: {...seal, confidence: 0.2}}),
  'dispatch-unsealed': () => aSheet({promptness: 'due-now', seal: undefined as never, recipients: []}),
  'dispatch-busy': () => aSheet({busy: true}),
  'dispatch-send': () => aSheet({mode: 'send', promptness: 'due-now'}),
  'arrivals-none': () => html`<tk-arrivals></tk-arrivals>`,
  arrivals: () => html`<tk-arrivals .arrived=${arrivals} next-number="07" now=${now}></tk-arrivals>`,
  'arrivals-busy': () => html`<tk-arrivals .arrived=${arrivals.slice(0, 2)} now=${now} busy></tk-arrivals>`,
  'sent-none': () => html`<tk-sent></tk-sent>`,
  sent: () => html`<tk-sent .sent=${sentDocuments} open-id="many" now=${now}></tk-sent>`,
  'dispatch-recall': () => aSheet({mode: 'recall'}),
  'dispatch-return': () => aSheet({mode: 'return'}),
};
