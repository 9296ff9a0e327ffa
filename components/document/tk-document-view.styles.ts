import {css} from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 240px;
    container-type: inline-size;
    background: var(--tk-desk);
  }

  /* Tools */
  .bar,
  .find,
  .guard {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 6px 12px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-paper);
  }
  .name {
    flex: 0 1 auto;
    overflow: hidden;
    max-inline-size: 20em;
    font-size: var(--tk-text-l);
    font-weight: 700;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .group {
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }
  .group.end {
    margin-inline-start: auto;
  }
  .bar .button {
    min-block-size: 30px;
    min-inline-size: 30px;
  }
  .button[aria-pressed='true'] {
    background: var(--tk-blue-soft);
    color: var(--tk-blue-ink);
  }
  .pages {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--tk-ink-2);
    white-space: nowrap;
  }
  .page-number,
  .zoom {
    block-size: 30px;
    border: 1px solid var(--tk-control);
    border-radius: var(--tk-radius);
    background: var(--tk-paper);
    color: var(--tk-ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .page-number {
    inline-size: 3.4em;
    text-align: center;
  }
  .zoom {
    padding-inline: 6px;
  }
  .find .field {
    flex: 1 1 12em;
    inline-size: auto;
  }
  .count {
    min-inline-size: 5em;
    color: var(--tk-ink-2);
  }
  .guard {
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
  }
  .guard p {
    flex: 1 1 18em;
  }
  @container (max-width: 560px) {
    .wide-only,
    .name,
    .word {
      display: none;
    }
    .bar {
      gap: 4px 8px;
      padding: 6px 8px;
    }
    tk-page-rail {
      display: none;
    }
  }

  /* Pages */
  .body {
    display: flex;
    flex: 1 1 0;
    min-block-size: 0;
  }
  .scroller {
    position: relative;
    flex: 1 1 0;
    min-inline-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    /* The gutter is always there: a scrollbar that comes and goes would change the width that decides whether it comes. */
    scrollbar-gutter: stable;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .column {
    position: relative;
  }
  .page {
    position: absolute;
    inset-inline: 0;
    margin-inline: auto;
    background: #fff;
    box-shadow: var(--tk-shadow-page);
    color-scheme: only light;
  }
  .page > canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .page-problem {
    display: grid;
    block-size: 100%;
    place-content: center;
    padding: 24px;
    color: #57606a;
    text-align: center;
  }

  /* The text over the picture: invisible, selectable, readable. Sizes come from pdf.js as custom properties. */
  .text {
    --min-font-size: 1;
    --text-scale-factor: calc(var(--total-scale-factor) * var(--min-font-size));
    --min-font-size-inv: calc(1 / var(--min-font-size));
    --scale-round-x: 1px;
    --scale-round-y: 1px;
    position: absolute;
    z-index: 0;
    overflow: clip;
    inset: 0;
    inline-size: 100% !important;
    block-size: 100% !important;
    forced-color-adjust: none;
    font-size: medium;
    line-height: 1;
    text-align: initial;
    text-size-adjust: none;
    transform-origin: 0 0;
  }
  .page[data-rotation='90'] .text,
  .page[data-rotation='270'] .text {
    inset: auto;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 100cqb !important;
    block-size: 100cqi !important;
  }
  .page[data-rotation='90'],
  .page[data-rotation='270'] {
    container-type: size;
  }
  .text[data-main-rotation='90'] {
    transform: translateX(100cqi) rotate(90deg);
  }
  .text[data-main-rotation='180'] {
    transform: rotate(180deg) translate(-100%, -100%);
  }
  .text[data-main-rotation='270'] {
    transform: translateY(100cqb) rotate(270deg);
  }
  .text :is(span, br) {
    position: absolute;
    color: transparent;
    cursor: text;
    transform-origin: 0 0;
    white-space: pre;
  }
  .text > span {
    --font-height: 0;
    --scale-x: 1;
    --rotate: 0deg;
    font-size: calc(var(--text-scale-factor) * var(--font-height));
    transform: rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv));
  }
  .text ::selection {
    background: rgb(11 63 168 / 0.25);
    color: transparent;
  }
  .hit i {
    position: absolute;
    border-radius: 2px;
    background: rgb(255 200 0 / 0.38);
    pointer-events: none;
  }
  .hit.current i {
    outline: 2px solid #0b3fa8;
    background: rgb(255 170 0 / 0.5);
  }
  @media (forced-colors: active) {
    .page {
      forced-color-adjust: none;
    }
  }

  /* When there is no page to show */
  .stage {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
  }
  .stage > * {
    max-inline-size: 34em;
  }
  .stage h2 {
    font-size: var(--tk-text-xl);
  }
  .stage .mark {
    color: var(--tk-ink-3);
    font-size: 30px;
  }
  .stage .hint,
  .stage .file-name,
  .stage details {
    color: var(--tk-ink-2);
  }
  .stage .file-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .stage progress {
    inline-size: min(280px, 100%);
    accent-color: var(--tk-blue);
  }
  .password {
    display: grid;
    inline-size: min(300px, 100%);
    gap: 4px;
    text-align: start;
  }
  .problem {
    color: var(--tk-red-ink);
  }
`;
