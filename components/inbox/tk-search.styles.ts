import {css} from 'lit';

export const styles = css`
  .box {
    position: relative;
    display: flex;
    align-items: center;
  }
  .box > svg.icon {
    position: absolute;
    inset-inline-start: 10px;
    color: var(--tk-ink-2);
    pointer-events: none;
  }
  .field {
    padding-inline: 34px;
    background: var(--tk-desk);
    text-overflow: ellipsis;
  }
  .field::-webkit-search-cancel-button {
    display: none;
  }
  .clear {
    position: absolute;
    inset-inline-end: 4px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 28px;
    block-size: 28px;
    border: 0;
    border-radius: var(--tk-radius);
    background: none;
    color: var(--tk-ink-2);
    font-size: 14px;
    cursor: pointer;
  }
`;
