import {css} from 'lit';

export const styles = css`
  :host {
    padding: 16px;
    background: var(--tk-paper);
    container-type: inline-size;
  }
  form {
    display: grid;
    gap: 14px;
  }
  h2 {
    font-size: var(--tk-text-xl);
    font-weight: 600;
  }
  .about {
    overflow-wrap: anywhere;
  }
  small {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    font-weight: 400;
  }
  label {
    display: block;
    margin-block-end: 5px;
    font-size: var(--tk-text-xs);
    font-weight: 600;
  }
  .pair {
    display: grid;
    grid-template-columns: 1.3fr 1fr 1fr;
    gap: 12px;
    align-items: start;
  }
  @container (inline-size < 480px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .number {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .number .field {
    inline-size: 84px;
    font-weight: 600;
    text-align: end;
  }
  .number span {
    overflow-wrap: anywhere;
  }
  .seal {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 14px;
    align-items: center;
  }
  .page {
    inline-size: 92px;
    block-size: auto;
    border: 1px solid var(--tk-line);
    background: #fff;
  }
  .paper {
    fill: #fff;
  }
  .page line {
    stroke: #c9ced5;
    stroke-width: 8;
  }
  .ring {
    fill: none;
    stroke: #c8102e;
    stroke-width: 7;
  }
  .ring.thin {
    stroke-width: 3;
  }
  .pen {
    fill: none;
    stroke: #0b3fa8;
    stroke-width: 8;
  }
  .unsure {
    color: var(--tk-due-ink);
  }
  .due {
    padding: 8px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-due-soft);
    color: var(--tk-due-ink);
    font-size: var(--tk-text-s);
  }
  .due.late,
  .problem {
    padding: 8px 10px;
    border-radius: var(--tk-radius);
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
    font-size: var(--tk-text-s);
  }
  .givers {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .givers .chip {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  textarea.field {
    display: block;
    resize: vertical;
  }
  .mistake {
    margin-block-start: 5px;
    color: var(--tk-red-ink);
    font-size: var(--tk-text-s);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
`;
