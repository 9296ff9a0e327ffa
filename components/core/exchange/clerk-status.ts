/**
 * State messages a clerk sends: received, returned with a reason, done; asked back with a reason, and the answer to that.
 * Whether a state may follow is `office-state`'s; a refusal here happens before anything is written.
 */
import {formatDocumentNumber} from '../document/document-number.js';
import {OfficeError} from '../office-error.js';
import type {DocumentMessage, Organisation, StaffContact, StatusMessage} from './edoc-message.js';
import {statusKind} from './envelope-kind.js';
import type {ExchangeEnvelope} from './exchange.js';
import {nextStatusCodes, statusNeedsReason} from './office-state.js';
import type {ExchangeRole, OfficeProgress} from './office-state.js';
import {slotToken} from './slot.js';
import {writeEnvelope} from './write-envelope.js';

/** Words of the wire: what receivers' systems show, always Vietnamese. */
const words: Readonly<Record<string, string>> = {
  '01': 'Đã đến',
  '02': 'Từ chối tiếp nhận',
  '03': 'Đã tiếp nhận',
  '04': 'Phân công',
  '05': 'Đang xử lý',
  '06': 'Hoàn thành',
  '13': 'Lấy lại',
  '15': 'Đồng ý',
  '16': 'Từ chối',
};

export interface StatusRequest {
  readonly code: string;
  readonly message: Pick<DocumentMessage, 'from' | 'documentId' | 'number' | 'notation' | 'issuedOn'>;
  /** What became of the document so far between the two. */
  readonly progress: Pick<OfficeProgress, 'code'>;
  readonly reason?: string;
  /** RFC 3339. */
  readonly at: string;
  /** Who acts: "Văn thư" of "Phòng Hành chính". */
  readonly staff?: StaffContact & {readonly position?: string};
}

/**
 * A receiver's state: 01 to 06, 15, 16. It goes to the document's sender.
 * @throws {OfficeError} `status-not-possible`, `reason-missing`
 */
export function receiverStatus(self: Organisation, request: StatusRequest): StatusMessage {
  return statusMessage(self, request.message.from.id, 'receiver', request);
}

/**
 * Lấy lại: the sender asks `receiverId` for its document back. Nothing is withdrawn until the receiver agrees (15).
 * @throws {OfficeError} `status-not-possible`, `reason-missing`
 */
export function recallRequest(self: Organisation, receiverId: string, request: Omit<StatusRequest, 'code'>): StatusMessage {
  return statusMessage(self, receiverId, 'sender', {...request, code: '13'});
}

function statusMessage(from: Organisation, counterpart: string, role: ExchangeRole, request: StatusRequest): StatusMessage {
  const {code, message, progress, at, staff} = request;
  const reason = request.reason?.normalize('NFC').trim() ?? '';
  // What never reached the receiver's system has no state yet; asking for it back is possible from the day it was sent.
  const possible = role === 'sender' && progress.code === undefined ? ['13'] : nextStatusCodes(progress.code, role);
  if (!possible.includes(code)) throw new OfficeError('status-not-possible', `${code} cannot follow ${progress.code ?? 'nothing'} (${role})`);
  if (statusNeedsReason(code) && !reason) throw new OfficeError('reason-missing', `state ${code} is sent with a reason`);
  const who = [staff?.position ?? staff?.name, staff?.department].filter(Boolean).join(' - ');
  const what = [words[code], reason].filter(Boolean).join(' - ');
  return {
    kind: 'status',
    from,
    about: {
      organisationId: counterpart,
      code: formatDocumentNumber(message),
      ...(message.issuedOn && {issuedOn: message.issuedOn}),
      documentId: message.documentId,
    },
    statusCode: code,
    description: who ? `${who}: ${what}` : what,
    at,
    ...(staff && {staff}),
    warnings: [],
  };
}

/** The envelope a state travels in; `round` as `nextRound` counts it. */
export async function statusEnvelope(message: StatusMessage, round = 1): Promise<ExchangeEnvelope> {
  return {
    from: message.from.id,
    to: message.about.organisationId,
    documentId: await slotToken(message.about.documentId),
    kind: statusKind(message.statusCode, round),
    bytes: writeEnvelope(message),
  };
}
