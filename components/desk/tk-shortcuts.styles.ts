import {css} from 'lit';

export const styles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 0 0 6px;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    font-weight: 600;
    text-align: start;
  }
  td {
    padding: 6px 0;
    border-block-start: 1px solid var(--tk-line-2);
  }
  td:first-child {
    inline-size: 40%;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    margin-block-start: 12px;
    cursor: pointer;
  }
  .switch input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--tk-blue-ink);
  }
  .note {
    margin-block-start: 4px;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
  }
`;
