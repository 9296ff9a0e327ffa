import {css} from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 12px;
    container-type: inline-size;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px;
    align-items: end;
  }
  .number {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-width: 0;
  }
  .number .field {
    min-width: 4em;
  }
  .number bdi {
    overflow-wrap: anywhere;
  }
  .seal {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr);
    gap: 12px;
    align-items: center;
  }
  .seal img,
  .seal .blank {
    width: 84px;
    height: 84px;
    object-fit: contain;
    border: 1px dashed var(--tk-line);
    border-radius: var(--tk-radius-l);
    /* A seal is looked at on paper, in the dark theme too. */
    background: #fff;
  }
  .choose {
    display: inline-flex;
    position: relative;
  }
  .choose:focus-within .button {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: 2px;
  }
  .hint {
    color: var(--tk-ink-2);
  }
  .unsure {
    color: var(--tk-due-ink);
    font-weight: 600;
  }
  @container (max-width: 320px) {
    .pair {
      grid-template-columns: 1fr;
    }
  }
`;
