/** What a sender's list says of one recipient: the labels of the systems officers come from. */
import type {ExchangeRecipient} from '../core/exchange/exchange-recipient.js';
import {nextStatusCodes, progress} from '../core/exchange/office-state.js';
import {receiptPromptness} from '../core/exchange/promptness.js';
import {isTermKey} from '../locale/term.js';
import type {TermKey} from '../locale/term.js';

export type {ExchangeRecipient};

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
    mayRecall: sending === 'unsent' || (sending === 'sent' && (code === undefined || nextStatusCodes(code, 'sender').includes('13'))),
    isTakenOver: !withdrawn && history.some(each => takenOver.has(each.statusCode)),
  };
}
