import {css} from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 12px;
    container-type: inline-size;
  }
  h2 {
    font-size: var(--tk-text-xl);
  }
  .subject {
    font-size: var(--tk-text-l);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    padding-block: 10px;
    gap: 4px;
    border-block: 1px solid var(--tk-line);
  }
  dl div {
    display: grid;
    grid-template-columns: 9.5em minmax(0, 1fr);
    gap: 12px;
  }
  dt {
    color: var(--tk-ink-2);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .doubt {
    color: var(--tk-due-ink);
    font-weight: 600;
  }
  code {
    font: 12.5px/1.4 ui-monospace, 'Cascadia Mono', Consolas, monospace;
  }
  fieldset {
    display: grid;
    gap: 6px;
  }
  legend {
    margin-block-end: 6px;
  }
  .method {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 8px 12px;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius-l);
    cursor: pointer;
  }
  .method.chosen {
    border-color: var(--tk-blue-ink);
    background: var(--tk-blue-soft);
  }
  .method small {
    display: block;
    color: var(--tk-due-ink);
    font-size: var(--tk-text-xs);
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0 0;
    accent-color: var(--tk-blue);
  }
  .key {
    display: grid;
    gap: 8px;
  }
  .file {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 6px 6px 12px;
    border: 1px dashed var(--tk-control);
    border-radius: var(--tk-radius-l);
    color: var(--tk-ink-2);
    cursor: pointer;
  }
  .file > span:first-of-type {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .file.has {
    border-style: solid;
    color: var(--tk-ink);
  }
  .file:focus-within {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: 2px;
  }
  .file:has([aria-invalid='true']) {
    border-color: var(--tk-red-ink);
  }
  .label {
    font-weight: 600;
  }
  .password {
    position: relative;
  }
  .password .field {
    padding-inline-end: 44px;
  }
  .password .button {
    position: absolute;
    min-block-size: 28px;
    inset-block: 0;
    inset-inline-end: 2px;
    margin-block: auto;
    block-size: 30px;
  }
  .sure {
    display: flex;
    gap: 8px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .hint {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
  }
  .problem {
    padding: 8px 12px;
    border-radius: var(--tk-radius);
    background: var(--tk-red-soft);
    color: var(--tk-red-ink);
  }
  .done {
    padding: 10px 12px;
    border-radius: var(--tk-radius);
    background: var(--tk-ok-soft);
    color: var(--tk-ok-ink);
    font-weight: 600;
  }
  .steps {
    display: grid;
    gap: 8px;
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--tk-ink-2);
  }
  .steps .now {
    color: var(--tk-ink);
    font-weight: 600;
  }
  .dot {
    display: grid;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    place-items: center;
    border: 2px solid var(--tk-line);
    border-radius: 50%;
    font-size: 11px;
  }
  .now .dot {
    border-color: var(--tk-blue-ink);
    animation: breathe 1.2s ease-in-out infinite alternate;
  }
  .past .dot {
    border-color: var(--tk-blue-ink);
    color: var(--tk-blue-ink);
  }
  @keyframes breathe {
    to {
      background: var(--tk-blue-soft);
    }
  }
  @container (max-width: 300px) {
    dl div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
  @container (max-width: 380px) {
    .acts .button {
      flex: 1 1 100%;
    }
    .acts .primary {
      order: -1;
    }
  }
`;
