import {css} from 'lit';

export const styles = css`
  label {
    display: block;
    margin-block-end: 5px;
    font-size: var(--tk-text-xs);
    font-weight: 600;
  }
  .box {
    position: relative;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: 168px;
    margin-block-end: 6px;
    overflow: auto;
  }
  .chip {
    max-inline-size: 100%;
    padding: 2px 2px 2px 10px;
    background: var(--tk-blue-soft);
    color: var(--tk-ink);
    font-size: var(--tk-text-s);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .remove {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--tk-ink-2);
    cursor: pointer;
  }
  .remove:hover:not(:disabled) {
    background: var(--tk-hover);
    color: var(--tk-red-ink);
  }
  .list,
  .none {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
    max-block-size: 280px;
    margin-block-start: 2px;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius);
    background: var(--tk-paper);
    box-shadow: var(--tk-shadow-raised);
    overflow: auto;
  }
  .none {
    padding: 10px 12px;
    color: var(--tk-ink-2);
  }
  [role='option'] {
    display: grid;
    gap: 1px;
    padding: 7px 12px;
    cursor: pointer;
  }
  [role='option']:hover,
  [role='option'].active {
    background: var(--tk-hover);
  }
  [role='option'].active {
    box-shadow: inset 3px 0 var(--tk-blue-ink);
  }
  [role='option'][aria-selected='true'] {
    background: var(--tk-blue-soft);
  }
  [role='option'][aria-disabled='true'] {
    color: var(--tk-ink-2);
    font-style: italic;
  }
  small {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
  }
  .refused {
    margin-block-start: 6px;
    padding: 8px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
    font-size: var(--tk-text-s);
  }
  .refused .link {
    color: inherit;
    font-weight: 600;
  }
  .groups {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 8px;
  }
  .groups .button {
    min-block-size: 32px;
    padding-inline: 10px;
    font-size: var(--tk-text-s);
  }
`;
