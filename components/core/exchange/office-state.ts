/**
 * What became of a document at one receiver, from the status messages that came: out of order, twice, or never.
 * QĐ 28/2018/QĐ-TTg; codes as the axis' own library writes them (07–12 and 14 were never seen: shown as they come).
 */
import type {StatusMessage} from './edoc-message.js';

export type ExchangeRole = 'sender' | 'receiver';

/** 01 đã đến · 02 từ chối · 03 đã tiếp nhận · 04 phân công · 05 đang xử lý · 06 hoàn thành · 13 lấy lại · 15 đồng ý · 16 từ chối lấy lại. */
export const officeStates = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;
export type OfficeState = (typeof officeStates)[number];

const afterwards: Readonly<Record<string, Readonly<Record<ExchangeRole, readonly string[]>>>> = {
  '': {receiver: ['01', '02', '03'], sender: []},
  '01': {receiver: ['02', '03'], sender: ['13']},
  '02': {receiver: [], sender: []},
  '03': {receiver: ['04', '05', '06'], sender: ['13']},
  '04': {receiver: ['05', '06'], sender: ['13']},
  '05': {receiver: ['06'], sender: ['13']},
  '06': {receiver: [], sender: []},
  '13': {receiver: ['15', '16'], sender: []},
  '15': {receiver: [], sender: []},
  // The recall was refused: the document goes on from where it stood, and may be asked back again.
  '16': {receiver: ['03', '04', '05', '06'], sender: ['13']},
};

/** Codes `role` may send next. An unknown code allows none, and throws nothing. */
export function nextStatusCodes(current: string | undefined, role: ExchangeRole): readonly string[] {
  const code = current === undefined || current === '0' || current === '00' ? '' : current;
  return (Object.hasOwn(afterwards, code) ? afterwards[code] : undefined)?.[role] ?? [];
}

/** Whether a reason must be given: a refusal or a recall without one helps nobody. */
export function statusNeedsReason(code: string): boolean {
  return code === '02' || code === '13' || code === '16';
}

export interface OfficeProgress {
  /** Headline state; `undefined` while nothing came. Never goes back because an older message came late. */
  readonly code?: string;
  /** The sender asked for the document back, and no answer came yet. */
  readonly recallAsked: boolean;
  /** The receiver agreed: the document is withdrawn. */
  readonly withdrawn: boolean;
  /** Every different message, oldest first. */
  readonly history: readonly StatusMessage[];
}

/** Adds one message; the same message twice changes nothing. */
export function recordStatus(
  history: readonly StatusMessage[],
  message: StatusMessage,
): readonly StatusMessage[] {
  const same = (one: StatusMessage) =>
    one.statusCode === message.statusCode &&
    one.at === message.at &&
    one.from.id === message.from.id &&
    one.description === message.description;
  if (history.some(same)) return history;
  // Stable: two messages of one second stay in the order they came.
  return [...history, message].sort((one, other) => instant(one) - instant(other));
}

/**
 * Reads the headline off a history kept by `recordStatus`. With `isUpdate` the history is that of an update: a 15 that answers no recall
 * then agrees to the update, and nothing is withdrawn.
 */
export function progress(history: readonly StatusMessage[], {isUpdate = false} = {}): OfficeProgress {
  let code: string | undefined;
  let [asked, agreed, refused] = [0, 0, 0];
  for (const {statusCode} of history) {
    if (statusCode === '13') asked++;
    // Of an update, a 15 before any recall agrees to the update.
    else if (statusCode === '15') agreed += isUpdate && asked === 0 ? 0 : 1;
    else if (statusCode === '16') refused++;
    // Within one second receivers send 03 and 05 together: the further one counts.
    else code = code === undefined || !isTerminal(code) ? further(code, statusCode) : code;
  }
  const withdrawn = agreed > 0;
  // Counted, not read in order: two agencies' clocks differ, and an answer may seem older than its question.
  const recallAsked = !withdrawn && asked > refused;
  const headline = withdrawn ? '15' : recallAsked ? '13' : code;
  return {...(headline === undefined ? {} : {code: headline}), recallAsked, withdrawn, history};
}

const isTerminal = (code: string) => code === '02' || code === '06';

function further(one: string | undefined, other: string): string {
  if (one === undefined || !(officeStates as readonly string[]).includes(other)) return other;
  return Number(other) >= Number(one) ? other : one;
}

function instant(message: StatusMessage): number {
  const at = Date.parse(message.at);
  return Number.isNaN(at) ? 0 : at;
}
