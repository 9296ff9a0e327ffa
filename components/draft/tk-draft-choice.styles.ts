import {css} from 'lit';

export const styles = css`
  .note,
  .facts {
    color: var(--tk-ink-2);
  }
  ol {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: var(--tk-space-4);
    margin-block-start: var(--tk-space-3);
  }
  li {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: var(--tk-space-2);
    padding-block-start: var(--tk-space-2);
    border-block-start: 1px solid var(--tk-line);
  }
  .words {
    flex: 1;
    max-block-size: 40vh;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
