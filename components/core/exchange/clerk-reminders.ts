/** What a clerk should not go home without: Nghị định 30/2020, Điều 18, 21 and 22. The counters of the systems officers come from. */
import type {ArrivedDocument, SentDocument} from './clerk-record.js';
import {progress} from './office-state.js';
import type {OfficeProgress} from './office-state.js';
import {receiptPromptness} from './promptness.js';

export type ReminderKind = 'unsent' | 'failed' | 'returned' | 'late-there' | 'recall-refused' | 'confirm-today' | 'confirm-late' | 'recall-to-answer';

export interface Reminder {
  readonly kind: ReminderKind;
  /** Records it counts, newest first. */
  readonly ids: readonly string[];
}

const order: readonly ReminderKind[] = ['confirm-late', 'recall-to-answer', 'confirm-today', 'failed', 'returned', 'recall-refused', 'late-there', 'unsent'];

/** State between the two sides of a sent record's recipient, or of an arrived record. */
export function recordProgress(record: Pick<SentDocument | ArrivedDocument, 'message'>, history: OfficeProgress['history']): OfficeProgress {
  return progress(history, {isUpdate: record.message.business === 'update'});
}

/** The most pressing kind first; kinds without a record are left out. `now`: RFC 3339. */
export function clerkReminders(sent: readonly SentDocument[], arrived: readonly ArrivedDocument[], now: string): readonly Reminder[] {
  const found = new Map<ReminderKind, string[]>();
  const add = (kind: ReminderKind, id: string) => {
    const ids = found.get(kind) ?? [];
    if (!ids.includes(id)) found.set(kind, [...ids, id]);
  };
  for (const each of sent) {
    for (const {sending, sentAt, history} of each.recipients) {
      if (sending === 'unsent') add('unsent', each.id);
      if (sending === 'failed') add('failed', each.id);
      const {code, recallAsked, withdrawn} = recordProgress(each, history);
      if (code === '02') add('returned', each.id);
      const isRefused = history.findLast(one => one.statusCode === '13' || one.statusCode === '16')?.statusCode === '16';
      if (isRefused && !recallAsked && !withdrawn && each.message.business !== 'update') add('recall-refused', each.id);
      const isWaiting = sending === 'sent' && sentAt !== undefined && (code === undefined || code === '01');
      if (isWaiting && receiptPromptness(sentAt, undefined, now) === 'late') add('late-there', each.id);
    }
  }
  for (const each of arrived) {
    const {code} = recordProgress(each, each.history);
    if (code === '13') add('recall-to-answer', each.id);
    if (code === '01') add(receiptPromptness(each.arrivedAt, undefined, now) === 'late' ? 'confirm-late' : 'confirm-today', each.id);
  }
  return order.flatMap(kind => (found.has(kind) ? [{kind, ids: found.get(kind)!}] : []));
}
