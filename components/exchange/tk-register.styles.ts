import {css} from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    block-size: 100%;
    background: var(--tk-paper);
  }
  .head {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 16px;
    border-block-end: 1px solid var(--tk-line);
  }
  h2 {
    font-size: var(--tk-text-xl);
    font-weight: 600;
  }
  .count {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
  }
  .search {
    position: relative;
    flex: 1 1 220px;
    color: var(--tk-ink-2);
  }
  .search svg {
    position: absolute;
    inset-inline-start: 10px;
    inset-block-start: 11px;
  }
  .search .field {
    padding-inline-start: 32px;
  }
  .problems {
    flex: none;
    padding: 7px 16px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
    font-size: var(--tk-text-s);
  }
  .problems summary {
    cursor: pointer;
    font-weight: 600;
  }
  .table {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto hidden;
  }
  .columns,
  .row {
    display: grid;
    grid-template-columns: 88px 64px 150px 120px 88px minmax(220px, 1fr) 130px 88px 84px 110px;
    gap: 10px;
    padding-inline: 16px;
  }
  :host([kind='outgoing']) .columns,
  :host([kind='outgoing']) .row {
    grid-template-columns: 120px 88px minmax(220px, 1fr) 130px 160px 130px 64px 88px 84px 110px;
  }
  .columns {
    padding-block: 8px;
    border-block-end: 1px solid var(--tk-line);
    background: var(--tk-desk);
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    font-weight: 600;
  }
  .table > *,
  .list {
    min-inline-size: 1130px;
  }
  .list {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    scrollbar-gutter: stable;
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
    align-items: center;
    block-size: 52px;
    border-block-end: 1px solid var(--tk-line-2);
    contain: layout paint style;
  }
  .row:hover {
    background: var(--tk-hover);
  }
  .row > span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .row .link {
    padding: 4px 2px;
    font-weight: 600;
    text-align: start;
  }
  .row.cancelled bdi {
    color: var(--tk-ink-2);
    text-decoration: line-through;
  }
  .row.cancelled > :last-child bdi {
    text-decoration: none;
  }
  .empty {
    padding: 40px 24px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  .sheet {
    inline-size: 100%;
    border-collapse: collapse;
    font: 11pt/1.3 var(--tk-font-document);
    color: #000;
  }
  .sheet caption {
    padding-block-end: 8pt;
    text-transform: uppercase;
  }
  .sheet th,
  .sheet td {
    padding: 3pt 4pt;
    border: 0.5pt solid #000;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .sheet tr {
    break-inside: avoid;
  }
  .clerk {
    margin-block-start: 14pt;
    margin-inline-end: 40pt;
    text-align: end;
    font: bold 11pt var(--tk-font-document);
    color: #000;
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
      background: none;
    }
  }
`;
