/**
 * What every element of the kit starts from: type, focus ring, buttons, fields, chips. One sheet, shared by all shadow roots.
 * Class names here are the kit's own vocabulary inside its shadow roots, never seen by a page.
 */
import {css} from 'lit';

export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--tk-ink);
    color-scheme: var(--tk-color-scheme, light);
    font: 400 var(--tk-text-m, 13px) / var(--tk-line-height, 1.45) var(--tk-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
  }
  :focus-visible {
    outline: 2px solid var(--tk-blue-ink);
    outline-offset: 2px;
  }
  svg.icon {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    vertical-align: -0.2em;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--tk-control-height);
    padding: 4px 14px;
    border: 1px solid var(--tk-line);
    border-radius: var(--tk-radius);
    background: var(--tk-paper);
    color: var(--tk-ink);
    font: inherit;
    line-height: 1.4;
    cursor: pointer;
    transition: background-color var(--tk-quick) ease-out;
  }
  .button:hover:not(:disabled) {
    background: var(--tk-hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--tk-blue);
    color: var(--tk-on-blue);
    font-weight: 600;
  }
  .button.primary:hover:not(:disabled) {
    background: var(--tk-blue-hover);
  }
  .button.danger {
    border-color: transparent;
    background: var(--tk-red);
    color: var(--tk-on-red);
    font-weight: 600;
  }
  .button.danger:hover:not(:disabled) {
    background: var(--tk-red-hover);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--tk-ink-2);
  }
  .button.quiet:hover:not(:disabled) {
    background: var(--tk-hover);
    color: var(--tk-ink);
  }
  .button.icon-only {
    min-inline-size: var(--tk-control-height);
    padding: 4px;
    font-size: 15px;
  }
  .button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
  .link {
    padding: 2px 0;
    border: 0;
    background: none;
    color: var(--tk-blue-ink);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }

  .field {
    inline-size: 100%;
    min-block-size: var(--tk-control-height);
    padding: 6px 10px;
    border: 1px solid var(--tk-control);
    border-radius: var(--tk-radius);
    background: var(--tk-paper);
    color: var(--tk-ink);
    font: inherit;
  }
  .field::placeholder {
    color: var(--tk-ink-2);
    opacity: 1;
  }
  .field:focus-visible {
    border-color: var(--tk-blue-ink);
    outline-offset: 0;
  }
  .field[aria-invalid='true'] {
    border-color: var(--tk-red-ink);
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--tk-line-2);
    color: var(--tk-ink-2);
    font-size: var(--tk-text-xs);
    white-space: nowrap;
  }
  kbd {
    display: inline-block;
    min-inline-size: 20px;
    padding: 0 5px;
    border: 1px solid var(--tk-line);
    border-block-end-width: 2px;
    border-radius: 4px;
    background: var(--tk-desk);
    color: var(--tk-ink);
    font:
      600 11px/1.5 ui-monospace,
      'Cascadia Mono',
      Consolas,
      monospace;
    text-align: center;
  }
  .heading {
    color: var(--tk-ink-2);
    font-size: 11.5px;
    font-weight: 600;
    letter-spacing: 0.05em;
    text-transform: uppercase;
  }

  @media (forced-colors: active) {
    .button,
    .chip {
      border: 1px solid ButtonBorder;
    }
    .button:disabled {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
