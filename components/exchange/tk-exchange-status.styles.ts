import {css} from 'lit';

export const styles = css`
  :host {
    background: var(--tk-paper);
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
    border-block-end: 1px solid var(--tk-line);
  }
  .chip.late {
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
  }
  .chip.returned,
  .chip.failed {
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .recipient {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px 12px;
    align-items: start;
    padding: 8px 16px;
    border-block-end: 1px solid var(--tk-line-2);
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    min-block-size: 32px;
    cursor: pointer;
  }
  summary::before {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border: solid var(--tk-ink-2);
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
  }
  details[open] > summary::before {
    rotate: 45deg;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary {
    list-style: none;
  }
  .name {
    flex: 1 1 200px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
  }
  .going .state {
    color: var(--tk-blue-ink);
  }
  .good .state {
    color: var(--tk-ok-ink);
  }
  .waiting .state {
    color: var(--tk-due-ink);
  }
  .bad .state {
    color: var(--tk-red-ink);
  }
  time {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    white-space: nowrap;
  }
  .history {
    display: grid;
    gap: 8px;
    margin-block: 6px;
    margin-inline-start: 2px;
    padding-inline-start: 14px;
    border-inline-start: 1px solid var(--tk-line);
  }
  .history li {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    gap: 8px;
    font-size: var(--tk-text-s);
    overflow-wrap: anywhere;
  }
  .none,
  .empty {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
  }
  .empty {
    padding: 32px 24px;
    text-align: center;
  }
  .note {
    grid-column: 1 / -1;
    padding: 8px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
    font-size: var(--tk-text-s);
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    gap: 8px;
  }
  .acts .button {
    min-block-size: 32px;
    padding-inline: 10px;
    font-size: var(--tk-text-s);
  }
`;
