import {css} from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 10px;
  }
  .choices {
    display: grid;
    gap: 4px;
  }
  legend {
    margin-block-end: 8px;
    padding: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding: 4px 12px;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius);
    cursor: pointer;
  }
  .choice:hover {
    background: var(--tk-hover);
  }
  .choice:has(:checked) {
    border-color: var(--tk-blue-ink);
    background: var(--tk-blue-soft);
    font-weight: 600;
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: 1px;
  }
  .choice:has(:disabled) {
    cursor: not-allowed;
    opacity: 0.6;
  }
  .choice input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--tk-blue-ink);
    outline: none;
  }
  .label {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    margin-block-end: 5px;
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
  }
  .label > span {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .label b {
    color: var(--tk-ink);
    font-weight: 600;
  }
  textarea.field {
    display: block;
    min-block-size: 84px;
    max-block-size: 45vh;
    font-size: var(--tk-text-l);
    line-height: 1.5;
    resize: vertical;
  }
  .mistake {
    display: flex;
    gap: 6px;
    margin-block-start: 6px;
    color: var(--tk-red-ink);
    font-size: var(--tk-text-s);
  }
  .mistake svg.icon {
    margin-block-start: 2px;
  }
  /* The act stays at hand while a long route is read above it. */
  /* What gets the focus scrolls clear of the dock (WCAG 2.2, 2.4.11). */
  .choice input,
  textarea {
    scroll-margin-block: 12px 96px;
  }
  .dock {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 4px;
    padding-block: 4px 10px;
    background: var(--tk-paper);
  }
  .acts {
    display: flex;
    gap: 8px;
  }
  .acts .button {
    flex: 1 1 0;
    min-block-size: 40px;
    padding-inline: 8px;
  }
  .acts .primary {
    flex-grow: 1.35;
  }
`;
