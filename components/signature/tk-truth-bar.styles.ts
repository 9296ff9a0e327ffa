import {css} from 'lit';

export const styles = css`
  .bar {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-paper);
    color: var(--tk-ink-2);
  }
  .bar svg {
    margin-block-start: 2px;
    vertical-align: 0;
  }
  .bar p {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .bar .link {
    flex: none;
    padding-block: 0;
    color: inherit;
    font-weight: 600;
  }
  /* A check that is over before a second has passed needs no button. */
  .stop {
    visibility: hidden;
    animation: appear 0s 1s forwards;
  }
  @keyframes appear {
    to {
      visibility: visible;
    }
  }
  .proven {
    border-block-end-color: transparent;
    background: var(--tk-ok-soft);
    color: var(--tk-ok-ink);
  }
  .broken {
    border-block-end-color: transparent;
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
    font-weight: 600;
  }
  .unchecked {
    border-block-end-color: transparent;
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
  }
  .plain {
    color: var(--tk-ink-2);
  }
  @media (forced-colors: active) {
    .bar {
      border-block-end: 1px solid CanvasText;
    }
  }
`;
