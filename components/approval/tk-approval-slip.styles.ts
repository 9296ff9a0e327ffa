import {css} from 'lit';

export const styles = css`
  .heading {
    margin-block-end: 10px;
  }
  .step {
    position: relative;
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    column-gap: 10px;
    padding-block-end: var(--tk-step-gap, 14px);
  }
  .step::before {
    content: '';
    position: absolute;
    inset: 20px auto 0 9px;
    inline-size: 2px;
    background: var(--tk-line);
  }
  .step:last-child {
    padding-block-end: 0;
  }
  .step:last-child::before {
    content: none;
  }
  .node {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 20px;
    block-size: 20px;
    border: 2px solid var(--tk-line);
    border-radius: 50%;
    background: var(--tk-paper);
    color: var(--tk-paper);
    font-size: 11px;
  }
  .done .node {
    border-color: var(--tk-ok-ink);
    background: var(--tk-ok-ink);
  }
  .stopped .node {
    border-color: var(--tk-red-ink);
    background: var(--tk-red-ink);
  }
  .advised .node {
    border-color: var(--tk-ink-2);
    background: var(--tk-ink-2);
  }
  .current .node {
    border-color: var(--tk-blue-ink);
    box-shadow:
      inset 0 0 0 3px var(--tk-paper),
      inset 0 0 0 10px var(--tk-blue-ink);
  }
  .who {
    overflow-wrap: anywhere;
  }
  .current .who {
    font-weight: 600;
  }
  .later .who {
    color: var(--tk-ink-2);
  }
  .what {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    overflow-wrap: anywhere;
  }
  .current .what {
    color: var(--tk-blue-ink);
  }
  .words {
    margin-block-start: 4px;
    padding: 6px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-desk);
    color: var(--tk-ink);
    font-size: var(--tk-text-s);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .state {
    margin-block-start: 10px;
    font-weight: 600;
  }
  details {
    margin-block-end: 12px;
    color: var(--tk-ink-2);
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  details ol {
    margin-block-start: 8px;
  }
  @media (forced-colors: active) {
    .node {
      forced-color-adjust: none;
    }
  }
`;
