/** Deadline and urgency as templates, so that a row of the inbox costs two spans and not two elements. */
import {css, html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import CalendarClock from 'lucide/dist/esm/icons/calendar-clock.mjs';
import Clock from 'lucide/dist/esm/icons/clock.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';

import type {Urgency} from '../core/document/urgency.js';
import {term} from '../locale/desk-term.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import type {DeadlineState, DeadlineWords} from './deadline-words.js';

const icons: Readonly<Record<DeadlineState, IconNode | undefined>> = {
  none: undefined,
  later: undefined,
  soon: CalendarClock,
  today: Clock,
  overdue: TriangleAlert,
  unreadable: TriangleAlert,
};

export function deadlineView({state, words}: DeadlineWords): TemplateResult {
  const sign = icons[state];
  return html`<span class="deadline ${state}" part="deadline"
    >${sign ? icon(sign) : nothing}<span>${words}</span></span
  >`;
}

/** The frame Nghị định 30/2020 draws: red capitals in one line. Nothing at all for an ordinary document. */
export function urgencyView(level: Urgency): TemplateResult | typeof nothing {
  if (level === 'normal') return nothing;
  return html`<span class="urgency ${level}" part="urgency">${term(`inbox.urgency.${level}`)}</span>`;
}

export const deadlineStyles = css`
  .deadline {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    flex: none;
    max-inline-size: 100%;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    white-space: nowrap;
  }
  .deadline > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .deadline.soon {
    color: var(--tk-due-ink);
  }
  .deadline.today,
  .deadline.unreadable {
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
  }
  .deadline.overdue {
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
    font-weight: 600;
  }
  .urgency {
    flex: none;
    padding: 0 6px;
    border: 1.5px solid currentColor;
    border-radius: 3px;
    color: var(--tk-red-ink);
    font-size: 11px;
    font-weight: 700;
    letter-spacing: 0.02em;
    line-height: 1.55;
    text-transform: uppercase;
    white-space: nowrap;
  }
  .urgency.urgent {
    color: var(--tk-urgent-ink);
  }
  @media (forced-colors: active) {
    .deadline.today,
    .deadline.overdue,
    .deadline.unreadable {
      border: 1px solid CanvasText;
    }
  }
`;
