import {css} from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 12px;
  }
  h2 {
    font-size: var(--tk-text-xl);
  }
  .empty,
  .hint,
  .facts,
  .state {
    color: var(--tk-ink-2);
  }
  .summary {
    font-weight: 600;
  }
  ol {
    border-block-start: 1px solid var(--tk-line);
  }
  li {
    display: flex;
    align-items: flex-start;
    padding-block: 10px;
    gap: 10px;
    border-block-end: 1px solid var(--tk-line);
  }
  li.signing {
    background: var(--tk-blue-soft);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .subject {
    font-weight: 600;
  }
  .facts,
  .state {
    font-size: var(--tk-text-s);
  }
  .unseen {
    color: var(--tk-due-ink);
  }
  .mark {
    flex: none;
    inline-size: 18px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  .signed .mark,
  .signed .state {
    color: var(--tk-ok-ink);
  }
  .failed .mark,
  .failed .state {
    color: var(--tk-red-ink);
  }
  .signing .mark {
    color: var(--tk-blue-ink);
  }
  input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    accent-color: var(--tk-blue);
  }
  .link {
    flex: none;
    min-block-size: 24px;
  }
  fieldset {
    display: grid;
    gap: 8px;
  }
  legend {
    margin-block-end: 6px;
  }
  .choice {
    display: flex;
    padding: 8px 12px;
    gap: 8px;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius-l);
    cursor: pointer;
  }
  .choice.chosen {
    border-color: var(--tk-blue-ink);
    background: var(--tk-blue-soft);
  }
  .choice span {
    color: var(--tk-ink-2);
  }
  .choice b {
    display: block;
    color: var(--tk-ink);
  }
  .problem {
    padding: 8px 12px;
    border-radius: var(--tk-radius);
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .acts {
    position: sticky;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    padding-block: 8px;
    gap: 8px;
    background: var(--tk-paper);
    inset-block-end: 0;
  }
  .running progress {
    flex: 1 1 120px;
    accent-color: var(--tk-blue);
  }
`;
