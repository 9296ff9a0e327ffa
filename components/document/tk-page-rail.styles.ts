import {css} from 'lit';

export const styles = css`
  :host {
    inline-size: 116px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border-inline-end: 1px solid var(--tk-line);
    background: var(--tk-desk);
    scrollbar-width: thin;
  }
  nav {
    position: relative;
    margin-block: 8px;
  }
  button {
    position: absolute;
    inset-inline: 0;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 2px;
    padding: 6px 0 0;
    border: 0;
    background: none;
    color: var(--tk-ink-2);
    font: inherit;
    font-size: var(--tk-text-xs);
    cursor: pointer;
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  .sheet {
    inline-size: 84px;
    overflow: hidden;
    background: #fff;
    box-shadow: var(--tk-shadow-page);
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  button[aria-current] {
    color: var(--tk-blue-ink);
    font-weight: 700;
  }
  button[aria-current] .sheet {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: 2px;
  }
`;
