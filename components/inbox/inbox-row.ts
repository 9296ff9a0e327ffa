/** One row of the inbox: what decides, in the order a leader asks for it. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Check from 'lucide/dist/esm/icons/check.mjs';
import Flag from 'lucide/dist/esm/icons/flag.mjs';
import PenLine from 'lucide/dist/esm/icons/pen-line.mjs';

import {formatDocumentNumber} from '../core/document/document-number.js';
import type {OfficeDocument} from '../core/document/office-document.js';
import type {WorkingCalendar} from '../core/inbox/working-days.js';
import {shortMoment} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/desk-term.js';
import {icon} from '../theme/icon.js';
import {deadlineView, urgencyView} from './deadline-view.js';
import {deadlineWords} from './deadline-words.js';

export interface RowState {
  readonly index: number;
  readonly total: number;
  readonly now: string;
  readonly calendar: WorkingCalendar;
  /** Open beside the list. */
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  /** Under the keyboard's cursor. */
  readonly isCursor: boolean;
  /** RFC 3339 of the officer's own unsent draft. */
  readonly draftAt: string | undefined;
  /** One line of subject, short deadlines. */
  readonly isCompact: boolean;
}

export function rowView(document: OfficeDocument | undefined, row: RowState): TemplateResult {
  const classes = [
    'row',
    document?.unread ? 'unread' : '',
    row.isOpen ? 'open' : '',
    row.isTicked ? 'ticked' : '',
    row.isCursor ? 'cursor' : '',
    document ? '' : 'unknown',
  ];
  return html`<div
    id="row-${row.index}"
    class=${classes.filter(Boolean).join(' ')}
    part="row"
    role="option"
    aria-selected=${row.isTicked}
    aria-current=${row.isOpen ? 'true' : nothing}
    aria-setsize=${row.total}
    aria-posinset=${row.index + 1}
    data-index=${row.index}
  >
    ${document ? known(document, row) : html`<span class="visually-hidden">${term('inbox.row.loading')}</span>`}
  </div>`;
}

function known(document: OfficeDocument, row: RowState): TemplateResult {
  const number = document.number ? screenText(formatDocumentNumber(document.number), 60) : '';
  const subject = screenText(document.subject) || term('inbox.no-subject');
  const isDueTold = document.dueOn !== undefined || !(row.isCompact || document.tab === 'done');
  const due = isDueTold
    ? deadlineWords(document.dueOn, row.now, row.calendar, row.isCompact ? 'short' : 'full')
    : undefined;
  return html`
    <span class="tick" aria-hidden="true"
      ><span class="box">${row.isTicked ? icon(Check) : nothing}</span></span
    >
    <span class="from">
      <b><bdi>${number || term('inbox.no-number')}</bdi></b> · <bdi>${screenText(document.sender, 120)}</bdi>
    </span>
    <span class="when">${shortMoment(document.receivedAt, row.now)}</span>
    <span class="subject"
      ><bdi>${subject}</bdi>${
        document.unread ? html`<span class="visually-hidden"> (${term('inbox.unread')})</span>` : nothing
      }</span
    >
    <span class="facts">
      ${urgencyView(document.urgency)}${due ? deadlineView(due) : nothing}
      ${
        document.flagged
          ? html`<span class="fact flag"
              >${icon(Flag)}<span class="visually-hidden">${term('inbox.flagged')}</span></span
            >`
          : nothing
      }
      ${
        row.draftAt
          ? html`<span class="fact draft"
              >${icon(PenLine)}${term('inbox.draft', {at: shortMoment(row.draftAt, row.now)})}</span
            >`
          : nothing
      }
      ${
        document.files.length > 0
          ? html`<span class="fact">${filesText(document.files.length)}</span>`
          : nothing
      }
    </span>
  `;
}

function filesText(count: number): string {
  return count === 1 ? term('inbox.files.one') : term('inbox.files', {count});
}
