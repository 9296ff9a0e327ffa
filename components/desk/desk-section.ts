/** Parts of the desk as its navigation names them. */
import BookDown from 'lucide/dist/esm/icons/book-down.mjs';
import BookUp from 'lucide/dist/esm/icons/book-up.mjs';
import FileCheck from 'lucide/dist/esm/icons/file-check.mjs';
import FilePen from 'lucide/dist/esm/icons/file-pen.mjs';
import Inbox from 'lucide/dist/esm/icons/inbox.mjs';
import MailOpen from 'lucide/dist/esm/icons/mail-open.mjs';
import ScrollText from 'lucide/dist/esm/icons/scroll-text.mjs';
import Send from 'lucide/dist/esm/icons/send.mjs';
import Stamp from 'lucide/dist/esm/icons/stamp.mjs';

import {isTermKey, term} from '../locale/desk-term.js';
import type {IconNode} from '../theme/icon.js';

export type SectionGroup = 'documents' | 'meetings' | 'work' | 'filters';

export interface DeskSection {
  /** Known ids have words and an icon of their own; others need a `label`. */
  readonly id: string;
  readonly group: SectionGroup;
  readonly label?: string;
  readonly count?: number;
  /** Its place in the slot `section` takes the room of the document and the act too: registers, journals. */
  readonly wide?: boolean;
}

export const sectionGroups: readonly SectionGroup[] = ['documents', 'meetings', 'work', 'filters'];

/** What every desk has; an owner that offers more sets its own list. */
export const defaultSections: readonly DeskSection[] = [
  {id: 'incoming', group: 'documents'},
  {id: 'drafts', group: 'documents'},
  {id: 'outbox', group: 'documents'},
];

const icons: Readonly<Record<string, IconNode>> = {
  incoming: Inbox,
  drafts: FilePen,
  outbox: Send,
  'signing-records': FileCheck,
  journal: ScrollText,
  arrivals: MailOpen,
  sending: Stamp,
  'register-incoming': BookDown,
  'register-outgoing': BookUp,
};

export function sectionIcon(id: string): IconNode | undefined {
  return Object.hasOwn(icons, id) ? icons[id] : undefined;
}

export function sectionLabel({id, label}: DeskSection): string {
  if (label) return label;
  const key = `shell.section.${id}`;
  return isTermKey(key) ? term(key) : id;
}
