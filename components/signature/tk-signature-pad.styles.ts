import {css} from 'lit';

export const styles = css`
  fieldset {
    display: grid;
    gap: 10px;
  }
  .ways,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .way,
  .check {
    display: inline-flex;
    min-block-size: 24px;
    align-items: center;
    gap: 6px;
  }
  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--tk-blue);
  }
  /* A sheet of paper in both themes: ink is blue on white, as it will be in the document. */
  .sheet {
    position: relative;
    display: grid;
    block-size: 150px;
    overflow: hidden;
    place-items: center;
    border: 1px solid var(--tk-control);
    border-radius: var(--tk-radius-l);
    background: linear-gradient(#fff, #fff), #fff;
    color: #57606a;
    color-scheme: only light;
  }
  .sheet canvas {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    cursor: crosshair;
    inset: 0;
    touch-action: none;
  }
  .sheet::after {
    position: absolute;
    border-block-end: 1px dashed #c3c9d1;
    content: '';
    inset-block-end: 34px;
    inset-inline: 24px;
    pointer-events: none;
  }
  .sheet.load::after {
    content: none;
  }
  .sheet img {
    max-inline-size: 90%;
    max-block-size: 120px;
  }
  .ghost {
    padding: 8px 24px;
    pointer-events: none;
    text-align: center;
  }
  .script {
    overflow: hidden;
    max-inline-size: 92%;
    color: #0b3fa8;
    font: italic 34px/1.5 'Segoe Script', 'Lucida Handwriting', 'Apple Chancery', 'Z003', 'URW Chancery L', 'Times New Roman', Tinos,
      'Liberation Serif', serif;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  label.button {
    position: relative;
  }
  label.button:focus-within {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: 2px;
  }
  .typed-name {
    display: grid;
    gap: 4px;
  }
  .hint {
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
  }
  .problem {
    color: var(--tk-red-ink);
  }
`;
