import {css} from 'lit';

export const styles = css`
  .notice {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: fit-content;
    max-inline-size: min(520px, 100%);
    padding: 6px 6px 6px 14px;
    border-radius: var(--tk-radius-l);
    background: var(--tk-ink);
    color: var(--tk-paper);
    box-shadow: var(--tk-shadow-raised);
  }
  .notice > span {
    flex: 1;
    padding-block: 4px;
    overflow-wrap: anywhere;
  }
  .notice.problem {
    background: var(--tk-red);
    color: var(--tk-on-red);
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 4px 8px;
    border: 0;
    border-radius: var(--tk-radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button.undo {
    text-decoration: underline;
    text-underline-offset: 3px;
    white-space: nowrap;
  }
  button:focus-visible {
    outline-color: currentColor;
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
