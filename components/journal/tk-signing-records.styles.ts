import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    padding: var(--tk-space-4);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin-block-end: 12px;
  }
  .broken {
    color: var(--tk-red-ink);
    font-weight: 600;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 12px 8px 0;
    border-block-end: 1px solid var(--tk-line);
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--tk-ink-2);
    font-weight: 400;
    white-space: nowrap;
  }
  .subject {
    min-width: 12em;
    overflow-wrap: anywhere;
  }
  .doubt {
    color: var(--tk-due-ink);
    font-weight: 600;
  }
  code {
    font: 12.5px/1.4 ui-monospace, 'Cascadia Mono', Consolas, monospace;
  }
`;
