/** In which order the inbox stands. Every order ends with the id, so that two rows never change places by themselves. */
import type {OfficeDocument} from '../document/office-document.js';
import {urgencies} from '../document/urgency.js';
import {compareVietnamese} from './name-order.js';

/** `urgency` is the law's: Hoả tốc, Thượng khẩn, Khẩn first (Nghị định 30/2020, Điều 4), then the nearest deadline, then the newest. */
export type InboxOrder = 'urgency' | 'received' | 'due' | 'sender' | 'number';

export function sortInbox(documents: readonly OfficeDocument[], order: InboxOrder): OfficeDocument[] {
  const compare = comparators[order];
  return [...documents].sort((a, b) => compare(a, b) || byText(a.id, b.id));
}

type Comparator = (a: OfficeDocument, b: OfficeDocument) => number;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byUrgency: Comparator = (a, b) => urgencies.indexOf(b.urgency) - urgencies.indexOf(a.urgency);
const byReceived: Comparator = (a, b) => byText(b.receivedAt, a.receivedAt);
/** No deadline comes after every deadline. */
const byDue: Comparator = (a, b) => byText(a.dueOn ?? '9999-99-99', b.dueOn ?? '9999-99-99');

/** Newest year first, then counting down, as a register is read backwards; unnumbered ones at the end. */
const byNumber: Comparator = (a, b) => {
  const year = (document: OfficeDocument) => (document.issuedOn ?? document.receivedAt).slice(0, 4);
  const value = (document: OfficeDocument) => Number.parseInt(document.number?.number ?? '', 10);
  const [left, right] = [value(a), value(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return byText(year(b), year(a)) || right - left || compareVietnamese(a.number?.notation ?? '', b.number?.notation ?? '');
};

const comparators: Readonly<Record<InboxOrder, Comparator>> = {
  urgency: (a, b) => byUrgency(a, b) || byDue(a, b) || byReceived(a, b),
  received: byReceived,
  due: (a, b) => byDue(a, b) || byUrgency(a, b) || byReceived(a, b),
  sender: (a, b) => compareVietnamese(a.sender, b.sender) || byReceived(a, b),
  number: (a, b) => byNumber(a, b) || byReceived(a, b),
};
