import {css} from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    background: var(--tk-desk);
  }
  .summary,
  nav {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 8px 16px;
    background: var(--tk-paper);
  }
  nav:empty {
    display: none;
  }
  .summary p {
    flex: 1 1 16em;
    font-weight: 600;
  }
  nav {
    overflow-y: auto;
    max-block-size: 92px;
    border-block-end: 1px solid var(--tk-line);
  }
  nav .button {
    min-block-size: 28px;
    padding: 2px 10px;
  }
  nav [aria-current] {
    border-color: var(--tk-blue-ink);
    background: var(--tk-blue-soft);
    color: var(--tk-blue-ink);
    font-weight: 600;
  }
  progress {
    inline-size: 120px;
    accent-color: var(--tk-blue);
  }
  .sides {
    display: grid;
    flex: 1 1 0;
    align-items: start;
    padding: 16px;
    gap: 16px;
    grid-template-columns: 1fr 1fr;
    overflow: auto;
  }
  figcaption {
    margin-block-end: 6px;
    color: var(--tk-ink-2);
    overflow-wrap: anywhere;
  }
  .sheet {
    position: relative;
    min-block-size: 120px;
    background: #fff;
    box-shadow: var(--tk-shadow-page);
    color: #57606a;
    color-scheme: only light;
  }
  .sheet.missing {
    display: grid;
    aspect-ratio: 210 / 297;
    place-content: center;
    border: 2px dashed #8a939d;
    box-shadow: none;
    text-align: center;
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: auto;
  }
  /* Marked by a frame and a tint: seen without colour too. */
  i {
    position: absolute;
    border: 2px solid #c8102e;
    margin: -3px;
    padding: 3px;
    border-radius: 3px;
    background: rgb(200 16 46 / 0.1);
    box-sizing: content-box;
    pointer-events: none;
  }
  .problem {
    padding: 16px;
    color: var(--tk-red-ink);
  }
  @container (max-width: 560px) {
    .sides {
      grid-template-columns: 1fr;
    }
  }
`;
