/** Which documents of the inbox are shown. A filter is plain data: an officer saves it under a name. */
import {foldVietnamese} from '../document/fold-vietnamese.js';
import {formatDocumentNumber} from '../document/document-number.js';
import type {InboxTab, OfficeDocument} from '../document/office-document.js';
import type {Urgency} from '../document/urgency.js';
import {urgencies} from '../document/urgency.js';
import {dueState} from './due-state.js';
import type {WorkingCalendar} from './working-days.js';

export interface InboxFilter {
  readonly tab?: InboxTab;
  readonly unread?: boolean;
  readonly flagged?: boolean;
  readonly urgencies?: readonly Urgency[];
  /** `overdue`, or due within this many working days, overdue included. */
  readonly due?: 'overdue' | number;
  /** Part of the sender's name, folded when compared. */
  readonly sender?: string;
  /** Words that all occur in number, subject or sender. */
  readonly text?: string;
  /** Shows what was put off, too. */
  readonly snoozed?: boolean;
}

export interface SavedFilter {
  readonly name: string;
  readonly filter: InboxFilter;
}

/** What the core cannot know by itself. */
export interface InboxMoment {
  /** RFC 3339. */
  readonly now: string;
  /** `yyyy-MM-dd` in the officer's time zone. */
  readonly today: string;
  readonly calendar: WorkingCalendar;
}

/** Put off until a later moment. */
export function isSnoozed({snoozedUntil}: Pick<OfficeDocument, 'snoozedUntil'>, now: string): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > Date.parse(now);
}

export function filterInbox(documents: readonly OfficeDocument[], filter: InboxFilter, moment: InboxMoment): OfficeDocument[] {
  const words = foldVietnamese(filter.text ?? '').split(/\s+/u).filter(Boolean);
  const sender = foldVietnamese(filter.sender ?? '');
  return documents.filter(row => {
    if (filter.tab !== undefined && row.tab !== filter.tab) return false;
    if (filter.unread !== undefined && row.unread !== filter.unread) return false;
    if (filter.flagged !== undefined && (row.flagged ?? false) !== filter.flagged) return false;
    if (filter.urgencies !== undefined && !filter.urgencies.includes(row.urgency)) return false;
    if (!filter.snoozed && isSnoozed(row, moment.now)) return false;
    if (filter.due !== undefined && !isDue(row, filter.due, moment)) return false;
    if (sender !== '' && !foldVietnamese(row.sender).includes(sender)) return false;
    if (words.length === 0) return true;
    const number = row.number ? formatDocumentNumber(row.number) : '';
    const text = foldVietnamese(`${number} ${row.subject} ${row.sender}`);
    return words.every(word => text.includes(word));
  });
}

/** Reads filters an earlier version or another machine stored; what is not understood is left out. */
export function readSavedFilters(stored: unknown): readonly SavedFilter[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, 100).flatMap((each: unknown): SavedFilter[] => {
    if (!isRecord(each) || typeof each['name'] !== 'string' || !isRecord(each['filter'])) return [];
    return [{name: each['name'].slice(0, 200), filter: readFilter(each['filter'])}];
  });
}

function readFilter(stored: Readonly<Record<string, unknown>>): InboxFilter {
  const {tab, unread, flagged, urgencies: levels, due, sender, text, snoozed} = stored;
  return {
    ...(isTab(tab) ? {tab} : {}),
    ...(typeof unread === 'boolean' ? {unread} : {}),
    ...(typeof flagged === 'boolean' ? {flagged} : {}),
    ...(Array.isArray(levels) ? {urgencies: urgencies.filter(level => levels.includes(level))} : {}),
    ...(due === 'overdue' || (typeof due === 'number' && Number.isSafeInteger(due) && due >= 0) ? {due} : {}),
    ...(typeof sender === 'string' ? {sender} : {}),
    ...(typeof text === 'string' ? {text} : {}),
    ...(typeof snoozed === 'boolean' ? {snoozed} : {}),
  };
}

function isDue(document: OfficeDocument, due: 'overdue' | number, {today, calendar}: InboxMoment): boolean {
  const {kind, workingDays} = dueState(document.dueOn, today, calendar);
  if (kind === 'none') return false;
  return kind === 'overdue' || (due !== 'overdue' && workingDays <= due);
}

function isTab(value: unknown): value is InboxTab {
  return value === 'to-do' || value === 'support' || value === 'to-know' || value === 'done';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
