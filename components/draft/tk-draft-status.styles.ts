import {css} from 'lit';

export const styles = css`
  :host {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: 24px;
  }
  .status > span {
    flex: 1 1 60%;
  }
  .offline,
  .recovered {
    color: var(--tk-due-ink);
  }
  .conflict,
  .error {
    padding: 6px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .recovered {
    padding: 6px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-due-soft);
  }
  .link {
    min-block-size: 24px;
    color: inherit;
    font-weight: 600;
  }
`;
