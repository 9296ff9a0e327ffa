import {css} from 'lit';

export const styles = css`
  section {
    display: grid;
    gap: 12px;
    container-type: inline-size;
  }
  h4 {
    margin: 0;
  }
  .checking,
  .hint {
    color: var(--tk-ink-2);
  }
  .verdict {
    display: flex;
    gap: 10px;
    padding: 12px 16px;
    border-radius: var(--tk-radius-l);
    background: var(--tk-desk);
  }
  .verdict > svg.icon {
    inline-size: 22px;
    block-size: 22px;
  }
  .look {
    font-size: var(--tk-text-l);
    font-weight: 700;
  }
  .verdict.proven {
    background: var(--tk-ok-soft);
    color: var(--tk-ok-ink);
  }
  .verdict.broken {
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .verdict.unchecked {
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
  }
  .signature {
    display: grid;
    gap: 8px;
    padding-block: 12px;
    border-block-start: 1px solid var(--tk-line);
    justify-items: start;
  }
  .sentence {
    display: flex;
    gap: 8px;
    font-weight: 600;
  }
  .proven > .sentence svg,
  .allowed svg {
    color: var(--tk-ok-ink);
  }
  .broken > .sentence svg,
  .forbidden svg,
  .forbidden b,
  .bad {
    color: var(--tk-red-ink);
  }
  .doubtful svg,
  .doubtful b,
  .unchecked > .sentence svg {
    color: var(--tk-due-ink);
  }
  dl {
    display: grid;
    inline-size: 100%;
    gap: 4px;
  }
  dl div {
    display: grid;
    grid-template-columns: 7.5em minmax(0, 1fr);
    gap: 12px;
  }
  dt {
    color: var(--tk-ink-2);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .changes li {
    display: flex;
    align-items: baseline;
    gap: 6px;
  }
  .changes,
  .reasons,
  .warnings,
  .timeline {
    display: grid;
    gap: 4px;
  }
  .reasons li,
  .warnings li {
    position: relative;
    padding-inline-start: 14px;
  }
  .reasons li::before,
  .warnings li::before {
    position: absolute;
    inset-inline-start: 2px;
    content: '·';
    font-weight: 700;
  }
  .timeline {
    margin-inline-start: 7px;
    padding-inline-start: 0;
    border-inline-start: 2px solid var(--tk-line);
  }
  .timeline li {
    position: relative;
    padding: 3px 0 3px 16px;
  }
  .timeline li::before {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: -7px;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--tk-ink-3);
    border-radius: 50%;
    background: var(--tk-paper);
    content: '';
  }
  .timeline .proven::before {
    border-color: var(--tk-ok-ink);
    background: var(--tk-ok-ink);
  }
  .timeline .broken::before {
    border-color: var(--tk-red-ink);
    background: var(--tk-red-ink);
  }
  .timeline .unchecked::before {
    border-color: var(--tk-due-ink);
  }
  .timeline strong {
    color: var(--tk-red-ink);
  }
  details {
    inline-size: 100%;
    color: var(--tk-ink-2);
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  details dl {
    margin-block-start: 6px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  @container (max-width: 320px) {
    dl div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
  @media (forced-colors: active) {
    .verdict {
      border: 1px solid CanvasText;
    }
  }
`;
