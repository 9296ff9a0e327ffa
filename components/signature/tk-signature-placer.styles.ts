import {css} from 'lit';

/* Lies on white paper in both themes, so its colours are the paper's, not the theme's. */
export const styles = css`
  :host {
    position: absolute;
    z-index: 2;
    inset: 0;
    pointer-events: none;
  }
  .box {
    position: absolute;
    border: 1.5px dashed #0b3fa8;
    border-radius: 4px;
    background: rgb(232 238 251 / 0.4);
    cursor: move;
    pointer-events: auto;
    touch-action: none;
    user-select: none;
  }
  .box:focus-visible {
    outline: 2px solid #0b3fa8;
    outline-offset: 3px;
  }
  .box.held {
    border-style: solid;
    background: rgb(232 238 251 / 0.65);
  }
  .box::before {
    /* A finger needs 24 px even where the box is smaller. */
    position: absolute;
    content: '';
    inset: min(0px, calc((100% - 24px) / 2));
  }
  img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    pointer-events: none;
  }
  .label {
    position: absolute;
    inset-block-end: calc(100% + 4px);
    inset-inline-start: -1px;
    padding: 1px 6px;
    border-radius: 4px;
    background: #fff;
    color: #0b3fa8;
    font-size: 12px;
    line-height: 1.4;
    pointer-events: none;
    white-space: nowrap;
  }
  .reason {
    color: #57606a;
  }
  .below .label {
    inset-block: calc(100% + 4px) auto;
  }
  .to-end .label {
    inset-inline: auto -1px;
  }
  .other {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 2px;
    min-inline-size: 30px;
    min-block-size: 24px;
    padding: 0 4px;
    border: 1px solid #0b3fa8;
    border-radius: 4px;
    background: #fff;
    color: #0b3fa8;
    font: inherit;
    font-size: 12px;
    cursor: pointer;
  }
  .corner {
    position: absolute;
    inset-block-end: -12px;
    inset-inline-end: -12px;
    inline-size: 24px;
    block-size: 24px;
    cursor: nwse-resize;
  }
  .corner::after {
    position: absolute;
    inline-size: 10px;
    block-size: 10px;
    border: 1.5px solid #0b3fa8;
    border-radius: 2px;
    background: #fff;
    content: '';
    inset: 7px;
  }
`;
