import {css} from 'lit';

export const styles = css`
  :host {
    background: var(--tk-paper);
  }
  .command {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border-block-end: 1px solid var(--tk-line-2);
  }
  .subject {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    font-size: var(--tk-text-l);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .words,
  .facts {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
    overflow-wrap: anywhere;
  }
  .words {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    font-size: var(--tk-text-s);
    font-weight: 600;
  }
  .state small {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    font-weight: 400;
  }
  .waiting .state,
  .cancelled .state {
    color: var(--tk-ink-2);
  }
  .posting .state {
    color: var(--tk-blue-ink);
  }
  .delivered .state {
    color: var(--tk-ok-ink);
  }
  .unsure .state {
    color: var(--tk-due-ink);
  }
  .refused .state {
    color: var(--tk-red-ink);
  }
  .note {
    padding: 8px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
    font-size: var(--tk-text-s);
    overflow-wrap: anywhere;
  }
  .refused .note {
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }
  .acts .button {
    min-block-size: 32px;
    padding-inline: 10px;
    font-size: var(--tk-text-s);
  }
  .empty {
    padding: 32px 24px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  .empty strong {
    display: block;
    color: var(--tk-ink);
  }
`;
