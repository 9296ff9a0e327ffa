/** What a sender's list says of one recipient: the labels of the systems officers come from. */
import type {Organisation, StatusMessage} from '../core/exchange/edoc-message.js';
import {nextStatusCodes, progress} from '../core/exchange/office-state.js';
import {receiptPromptness} from '../core/exchange/promptness.js';
import {isTermKey} from '../locale/term.js';
import type {TermKey} from '../locale/term.js';

export interface ExchangeRecipient {
  readonly organisation: Organisation;
  /** How far the envelope itself came. */
  readonly sending: 'unsent' | 'sent' | 'failed';
  /** RFC 3339. */
  readonly sentAt?: string;
  /** Code of the last failure. */
  readonly problem?: string;
  /** Kept by `recordStatus`, oldest first; also the recall this side sent. */
  readonly history: readonly StatusMessage[];
}

export interface RecipientState {
  readonly tone: 'quiet' | 'going' | 'good' | 'bad' | 'waiting';
  readonly headline: {readonly key: TermKey; readonly code: string};
  readonly isLate: boolean;
  readonly isRecallRefused: boolean;
  readonly mayRecall: boolean;
  readonly isTakenOver: boolean;
}

const tones: Readonly<Record<string, RecipientState['tone']>> = {'01': 'waiting', '02': 'bad', '03': 'going', '04': 'going', '05': 'going', '06': 'good', '13': 'waiting', '15': 'quiet'};
const takenOver = new Set(['03', '04', '05', '06']);

export function recipientState({sending, sentAt, history}: ExchangeRecipient, now: string): RecipientState {
  const {code, withdrawn, recallAsked} = progress(history);
  const word = code ?? sending;
  const known = `exchange.headline.${word}`;
  const confirmed = history.find(each => each.statusCode === '02' || takenOver.has(each.statusCode));
  const isOut = sending === 'sent' && sentAt !== undefined && !withdrawn && !recallAsked;
  return {
    tone: code === undefined ? (sending === 'failed' ? 'bad' : sending === 'sent' ? 'waiting' : 'quiet') : (tones[code] ?? 'going'),
    headline: {key: isTermKey(known) ? known : 'exchange.headline.unknown', code: word},
    isLate: isOut && !confirmed && receiptPromptness(sentAt, undefined, now) === 'late',
    isRecallRefused: !recallAsked && !withdrawn && history.findLast(each => each.statusCode === '13' || each.statusCode === '16')?.statusCode === '16',
    mayRecall: sending === 'sent' && (code === undefined || nextStatusCodes(code, 'sender').includes('13')),
    isTakenOver: !withdrawn && history.some(each => takenOver.has(each.statusCode)),
  };
}
