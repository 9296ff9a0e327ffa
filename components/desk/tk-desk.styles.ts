import {css} from 'lit';

/**
 * One grid, three shapes, by the width of the desk itself and not of the window: a portal may give it half a page.
 * Wide (1100 px and more): navigation, inbox, document, act. Middle (700 to 1100): list and document, or document and act.
 * Narrow (side panel, 320 to 700): one column at a time.
 */
export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 0;
    background: var(--tk-desk);
    container: desk / inline-size;
  }
  .desk {
    display: grid;
    grid-template: 'head' auto 'banner' auto 'main' minmax(0, 1fr) 'foot' auto / minmax(0, 1fr);
    block-size: 100%;
  }

  .banner {
    grid-area: banner;
    background: var(--tk-paper);
  }
  .main {
    grid-area: main;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
  }

  /* Narrow and middle: the navigation is a sheet of the top layer, opened by the menu button. */
  .nav {
    inset: 0 auto 0 0;
    inline-size: min(260px, 84vw);
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    padding: 16px 8px;
    border: 0;
    border-inline-end: 1px solid var(--tk-line);
    background: var(--tk-paper);
    color: var(--tk-ink);
    overflow-y: auto;
  }
  .nav:popover-open {
    box-shadow: var(--tk-shadow-raised);
  }
  .nav .heading {
    padding: 14px 10px 6px;
  }
  .nav .group:first-child .heading {
    padding-block-start: 4px;
  }
  .section {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 34px;
    padding: 5px 10px;
    border: 0;
    border-radius: var(--tk-radius);
    background: none;
    color: var(--tk-ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .section svg.icon {
    color: var(--tk-ink-2);
  }
  .section:hover {
    background: var(--tk-hover);
  }
  .section[aria-current] {
    background: var(--tk-blue-soft);
    color: var(--tk-blue-ink);
    font-weight: 600;
  }
  .section[aria-current] svg.icon {
    color: inherit;
  }
  .section .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .section .count {
    color: var(--tk-ink-2);
    font-weight: 400;
  }

  .column {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--tk-paper);
    outline-offset: -2px;
  }
  .list tk-inbox,
  .list .place {
    flex: 1;
    min-block-size: 0;
  }
  .list .place {
    overflow: auto;
  }
  .document {
    background: var(--tk-desk);
  }
  .document > .fill,
  .act > .fill {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  .act > .fill {
    padding: 16px 16px 0;
  }
  ::slotted([slot='document']) {
    block-size: 100%;
  }

  .back {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    padding: 4px 8px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-paper);
  }
  .panes {
    display: flex;
    margin-inline-start: auto;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius);
    overflow: hidden;
  }
  .panes button {
    min-inline-size: 68px;
    min-block-size: 32px;
    border: 0;
    background: var(--tk-paper);
    color: var(--tk-ink-2);
    font: inherit;
    cursor: pointer;
  }
  .panes button[aria-pressed='true'] {
    background: var(--tk-blue-soft);
    color: var(--tk-blue-ink);
    font-weight: 600;
  }
  .panes button:focus-visible {
    outline-offset: -2px;
  }

  .choose {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    block-size: 100%;
    padding: 24px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  .choose svg {
    margin-block-end: 10px;
    opacity: 0.55;
  }
  .choose strong {
    color: var(--tk-ink);
    font-size: var(--tk-text-l);
  }

  .foot {
    grid-area: foot;
    display: none;
    align-items: center;
    gap: 18px;
    padding: 5px 16px;
    border-block-start: 1px solid var(--tk-line);
    background: var(--tk-paper);
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    white-space: nowrap;
  }
  /* What does not fit leaves whole, on a second line nobody sees. */
  .foot ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    block-size: 22px;
    overflow: hidden;
  }
  .foot .saved {
    margin-inline-start: auto;
  }
  .notice {
    position: absolute;
    z-index: 2;
    inset: auto 12px 44px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .notice > * {
    pointer-events: auto;
  }

  /* Narrow: one of list, document, act. */
  @container desk (max-width: 699.9px) {
    .view-list :is(.document, .act, .back),
    .view-document :is(.list, .banner),
    .view-document.pane-read .act,
    .view-document.pane-act .document,
    .view-document .head tk-search {
      display: none;
    }
    .view-document .main {
      grid-template-rows: auto minmax(0, 1fr);
    }
  }
  @container desk (max-width: 360px) {
    .brand .word {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  /* Middle: list | document, or document | act. */
  @container desk (min-width: 700px) and (max-width: 1099.9px) {
    .head {
      grid-template:
        'menu brand search state tools' auto / auto auto minmax(140px, 420px) minmax(max-content, 1fr)
        auto;
      gap: 12px;
    }
    .view-list .main {
      grid-template-columns: minmax(320px, 40%) minmax(0, 1fr);
    }
    .view-document .main {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) minmax(260px, 32%);
    }
    .back {
      grid-column: 1 / -1;
    }
    .view-list :is(.act, .back),
    .view-document .list,
    .panes {
      display: none;
    }
    .list,
    .view-document .document {
      border-inline-end: 1px solid var(--tk-line);
    }
    .foot {
      display: flex;
    }
  }
  /* Wide: everything beside everything. */
  @container desk (min-width: 1100px) {
    .head {
      grid-template: 'brand search state tools' auto / 168px minmax(240px, 520px) minmax(0, 1fr) auto;
      gap: 16px;
      padding-inline: 16px 12px;
    }
    .menu,
    .back {
      display: none;
    }
    .officer {
      display: inline;
    }
    .main {
      grid-template-columns: 184px minmax(340px, 28%) minmax(0, 1fr) minmax(272px, 22%);
    }
    .nav,
    .nav:not(:popover-open) {
      position: static;
      display: block;
      inline-size: auto;
      block-size: auto;
      box-shadow: none;
    }
    .column:not(.act) {
      border-inline-end: 1px solid var(--tk-line);
    }
    .foot {
      display: flex;
    }
  }
  /* Nothing chosen, nothing to decide: the empty place takes the room. */
  @container desk (min-width: 1100px) {
    .empty:not(.wide) .main {
      grid-template-columns: 184px minmax(340px, 28%) minmax(0, 1fr);
    }
    .empty .act {
      display: none;
    }
  }
  /* A section that asks for all the room. */
  .wide :is(.document, .act, .back) {
    display: none;
  }
  @container desk (min-width: 700px) {
    .wide .main {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    }
  }
  @container desk (min-width: 1100px) {
    .wide .main {
      grid-template-columns: 184px minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .section[aria-current],
    .panes button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
