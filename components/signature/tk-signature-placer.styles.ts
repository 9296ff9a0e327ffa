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
  /* In the box's own edge, so that it hides nothing of the document around it. */
  .label,
  .reason {
    position: absolute;
    padding: 0 6px;
    border-radius: 4px;
    background: #fff;
    color: #0b3fa8;
    font-size: 11px;
    line-height: 1.45;
    pointer-events: none;
    white-space: nowrap;
  }
  .label {
    inset-block-end: calc(100% - 7px);
    inset-inline-start: 8px;
  }
  .to-end .label,
  .to-end .reason {
    inset-inline: auto 8px;
  }
  /* Why here: said to a screen reader always, shown to the eye that asks. */
  .reason {
    display: none;
    padding: 2px 8px;
    box-shadow: 0 1px 4px rgb(27 31 36 / 0.3);
    color: #57606a;
    font-size: 12px;
    inset-block-start: calc(100% + 6px);
    inset-inline-start: -1px;
  }
  .reason b {
    color: #0b3fa8;
  }
  /* A small box has no room for words in its edge: they come with the hand. */
  .small .label {
    display: none;
  }
  .box:hover .reason,
  .box:focus-visible .reason {
    display: block;
  }
  .other {
    position: absolute;
    inset-block-start: -1px;
    inset-inline-start: calc(100% + 6px);
    min-inline-size: 34px;
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
  .near-end .other {
    inset-inline: auto calc(100% + 6px);
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
