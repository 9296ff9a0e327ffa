import {css} from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(var(--tk-dialog-width, 520px), calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius-l);
    background: var(--tk-paper);
    color: var(--tk-ink);
    box-shadow: var(--tk-shadow-raised);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--tk-veil, rgb(27 31 36 / 0.42));
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 10px 10px 16px;
    border-block-end: 1px solid var(--tk-line);
  }
  h2 {
    flex: 1;
    font-size: var(--tk-text-xl);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    padding: 16px;
    overflow: auto;
    outline: none;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--tk-line);
  }
  ::slotted(button) {
    min-block-size: var(--tk-control-height);
    padding: 4px 14px;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius);
    background: var(--tk-paper);
    color: var(--tk-ink);
    font: inherit;
    cursor: pointer;
  }
  ::slotted(button.primary) {
    border-color: transparent;
    background: var(--tk-blue);
    color: var(--tk-on-blue);
    font-weight: 600;
  }
  ::slotted(button.danger) {
    border-color: transparent;
    background: var(--tk-red);
    color: var(--tk-on-red);
    font-weight: 600;
  }
  .foot.empty {
    display: none;
  }
`;
