import {css} from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    block-size: 100%;
    background: var(--tk-paper);
    container-type: inline-size;
  }
  .search {
    padding: 10px 14px 4px;
  }

  .tabs {
    display: flex;
    flex: none;
    gap: 2px;
    overflow-x: auto;
    padding-inline: 8px;
    border-block-end: 1px solid var(--tk-line);
    scrollbar-width: none;
  }
  .tabs [role='tab'] {
    flex: none;
    min-block-size: 40px;
    padding: 8px 8px 6px;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--tk-ink-2);
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .tabs [role='tab']:hover {
    color: var(--tk-ink);
  }
  .tabs [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--tk-blue-ink);
    color: var(--tk-blue-ink);
    font-weight: 600;
  }
  .tabs [role='tab']:focus-visible {
    outline-offset: -3px;
  }

  .line {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 7px 14px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
    font-size: var(--tk-text-xs);
  }
  .line.problem {
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .line > span {
    flex: 1;
  }
  .line .link {
    color: inherit;
    font-weight: 600;
    white-space: nowrap;
  }

  .panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden auto;
  }
  .list {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .space {
    position: relative;
    overflow: hidden;
  }
  .window {
    position: absolute;
    inset-inline: 0;
  }

  .row {
    position: relative;
    display: grid;
    grid-template:
      'tick from when' auto 'tick subject subject' auto 'tick facts facts' 1fr / 22px minmax(0, 1fr)
      auto;
    column-gap: 8px;
    padding: 8px 14px 9px 8px;
    border-block-end: 1px solid var(--tk-line-2);
    cursor: pointer;
    contain: layout paint style;
  }
  .row.unknown {
    background:
      linear-gradient(var(--tk-line-2) 0 0) 38px 12px / 40% 10px no-repeat,
      linear-gradient(var(--tk-line-2) 0 0) 38px 34px / 70% 12px no-repeat;
    /* As high as a known row of two subject lines, in the same units. */
    block-size: calc(18px + 1.45 * (var(--tk-text-s) + 2 * var(--tk-text-l)) + 27px);
  }
  .row:hover {
    background-color: var(--tk-hover);
  }
  .row.ticked,
  .row.open {
    background-color: var(--tk-blue-soft);
  }
  .row.open {
    box-shadow: inset 3px 0 0 var(--tk-blue-ink);
  }
  .list:focus-visible .row.cursor {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: -2px;
  }
  .tick {
    position: relative;
    grid-area: tick;
    margin: -8px 0 -9px -8px;
    inline-size: 32px;
  }
  /* At rest the gutter holds the unread dot; the box comes with the pointer, the cursor, or the first tick. */
  .unread .tick::before {
    content: '';
    position: absolute;
    inset: 13px auto auto 14px;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--tk-blue-ink);
  }
  .box {
    position: absolute;
    inset: 8px auto auto 9px;
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 17px;
    block-size: 17px;
    border: 1.5px solid var(--tk-control);
    border-radius: 4px;
    background: var(--tk-paper);
    color: var(--tk-on-blue);
    font-size: 12px;
    opacity: 0;
  }
  .ticked .box {
    border-color: var(--tk-blue);
    background: var(--tk-blue);
  }
  .row:hover .box,
  .ticking .box,
  .ticked .box,
  .list:focus-visible .cursor .box {
    opacity: 1;
  }
  @media (pointer: coarse) {
    .box {
      opacity: 1;
    }
    .unread .tick::before {
      inset-block-start: 34px;
    }
  }
  .from {
    grid-area: from;
    overflow: hidden;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .from b {
    color: var(--tk-ink);
    font-weight: 600;
  }
  .when {
    grid-area: when;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    white-space: nowrap;
  }
  .subject {
    grid-area: subject;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    /* Two lines always: equal rows are what makes a million of them cheap. */
    block-size: 2lh;
    font-size: var(--tk-text-l);
    overflow-wrap: anywhere;
  }
  .unread .subject {
    font-weight: 600;
  }
  /* What does not fit leaves whole, the least deciding first: it wraps to a line nobody sees. */
  .facts {
    grid-area: facts;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    overflow: hidden;
    block-size: 22px;
    margin-block-start: 5px;
  }
  .fact {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-block-size: 22px;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    white-space: nowrap;
  }
  .fact.draft {
    color: var(--tk-blue-ink);
  }
  .fact.flag {
    color: var(--tk-red-ink);
  }

  :host([density='compact']) .row {
    grid-template:
      'tick from facts when' auto 'tick subject subject subject' auto / 22px minmax(0, 1fr)
      auto auto;
    padding-block: 3px;
  }
  :host([density='compact']) .row.unknown {
    background-position:
      38px 7px,
      38px 24px;
    block-size: calc(7px + 1.45 * (var(--tk-text-s) + var(--tk-text-m)));
  }
  :host([density='compact']) .tick {
    margin-block: -3px;
  }
  :host([density='compact']) .subject {
    -webkit-line-clamp: 1;
    line-clamp: 1;
    block-size: 1lh;
    font-size: var(--tk-text-m);
  }
  :host([density='compact']) .facts {
    block-size: 1lh;
    margin: 0;
  }
  :host([density='compact']) .deadline {
    padding-block: 0;
  }
  @container (max-width: 345px) {
    .tabs {
      gap: 0;
      padding-inline: 4px;
    }
    .tabs [role='tab'] {
      padding-inline: 5px;
    }
    /* The pen alone says that there is a draft; its words stay for who cannot see it. */
    .fact.draft {
      gap: 0;
      inline-size: 1.15em;
      overflow: hidden;
    }
  }
  @container (max-width: 480px) {
    :host([density='compact']) .fact {
      display: none;
    }
  }

  .nothing {
    display: grid;
    justify-items: center;
    gap: 6px;
    margin-block-start: 12%;
    padding: 24px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  .nothing svg.icon {
    margin-block-end: 6px;
    color: var(--tk-ink-3);
    font-size: 30px;
    stroke-width: 1.5;
  }
  .nothing strong {
    color: var(--tk-ink);
    font-size: var(--tk-text-l);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .nothing p {
    max-inline-size: 34ch;
  }
  .nothing .button {
    margin-block-start: 10px;
  }
  .bones .row {
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }

  .bulk {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 9px 14px;
    border-block-start: 1px solid var(--tk-line);
    background: var(--tk-paper);
  }
  .bulk .count {
    flex: 1 0 auto;
  }
  .bulk .acts {
    display: flex;
    flex: 1 0 auto;
    gap: 8px;
  }
  .bulk .button {
    padding-inline: 10px;
  }
  .bulk .acts .button {
    flex: 1 0 auto;
  }
`;
