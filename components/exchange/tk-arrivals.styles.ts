import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
    background: var(--tk-paper);
  }
  .empty {
    padding: 24px 16px;
    color: var(--tk-ink-2);
    text-align: center;
  }
  .arrival {
    display: grid;
    gap: 6px;
    padding: 12px 16px;
    border-block-end: 1px solid var(--tk-line);
  }
  .arrival.pressing {
    border-inline-start: 3px solid var(--tk-red);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: baseline;
  }
  .top .number {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .top .from {
    color: var(--tk-ink-2);
    overflow-wrap: anywhere;
  }
  .top .state {
    margin-inline-start: auto;
    font-weight: 600;
  }
  .subject {
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-s);
  }
  .origin {
    display: inline-flex;
    gap: 4px;
    align-items: baseline;
  }
  .origin.good {
    color: var(--tk-ok-ink);
  }
  .origin.bad,
  .warning {
    color: var(--tk-red-ink);
  }
  .origin.unsure {
    color: var(--tk-due-ink);
  }
  .recall {
    padding: 8px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }
  form label {
    display: grid;
    gap: 4px;
    font-size: var(--tk-text-xs);
    font-weight: 600;
  }
  form .short {
    inline-size: 84px;
  }
  form .long {
    flex: 1 1 220px;
  }
  .mistake {
    flex-basis: 100%;
    color: var(--tk-red-ink);
    font-size: var(--tk-text-s);
  }
`;
