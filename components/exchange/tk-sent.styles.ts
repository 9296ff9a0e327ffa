import {css} from 'lit';

export const styles = css`
  :host {
    background: var(--tk-paper);
  }
  .empty {
    padding: 24px 16px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: baseline;
    padding: 10px 16px;
    cursor: pointer;
  }
  summary::before {
    content: '›';
    align-self: center;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xl);
    line-height: 1;
  }
  details[open] > summary::before {
    transform: rotate(90deg);
  }
  summary:hover {
    background: var(--tk-hover);
  }
  details {
    border-block-end: 1px solid var(--tk-line);
  }
  .number {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .subject {
    flex: 1 1 240px;
    overflow-wrap: anywhere;
  }
  time {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
  }
  tk-exchange-status {
    padding: 0 16px 12px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 16px 12px;
  }
`;
