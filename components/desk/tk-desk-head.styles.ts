import {css} from 'lit';

/** The header of the desk: one row, or two in a panel. The widths that change it stand with the desk's own. */
export const headStyles = css`
  .head {
    grid-area: head;
    display: grid;
    grid-template:
      'menu brand state tools' auto 'search search search search' auto / auto auto minmax(0, 1fr)
      auto;
    align-items: center;
    gap: 4px 8px;
    padding: 6px 12px 8px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-paper);
  }
  .menu {
    grid-area: menu;
  }
  .brand {
    grid-area: brand;
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--tk-text-xl);
    font-weight: 700;
    white-space: nowrap;
  }
  .brand .word {
    font: inherit;
  }
  .head tk-search {
    grid-area: search;
  }
  .state {
    grid-area: state;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 14px;
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
  }
  .online {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--tk-ok-ink);
    font-size: var(--tk-text-s);
  }
  /* A narrow panel: the dot stays, its words stay for those who hear the page. */
  @container desk (max-width: 460px) {
    .online {
      font-size: 0;
    }
  }
  .online.off {
    color: var(--tk-due-ink);
    font-weight: 600;
  }
  .online::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .online:not(.off)::before {
    background: currentColor;
  }
  .officer {
    display: none;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tools {
    grid-area: tools;
    display: flex;
    align-items: center;
  }
  .tools .language {
    font-size: var(--tk-text-xs);
    font-weight: 600;
  }
`;
