import {html} from 'lit';
import type {TemplateResult} from 'lit';

/**
 * The mark: a red seal ring crossed by a blue stroke of a pen. Reads at 16 px, in one colour (forced colours) and on dark.
 * `size` is in CSS pixels. Decorative: the product's name stands beside it, or the caller labels its link.
 */
export function mark(size = 24): TemplateResult {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 32 32"
    fill="none"
    aria-hidden="true"
    style="flex: none"
  >
    <circle cx="15" cy="14" r="11.5" stroke="var(--tk-seal, #c8102e)" stroke-width="3"></circle>
    <path
      d="M5 25.5c5.5.8 8.6-2.4 10.4-6.2 1-2.2 2.7-1.9 2.5.4-.2 2.6 1.4 4.3 4.2 3.6 3.2-.8 6-2.6 8.4-5.6"
      stroke="var(--tk-paper, #fff)"
      stroke-width="6"
      stroke-linecap="round"
    ></path>
    <path
      d="M3 25.3c6.5 1.3 10.6-2.2 12.4-6 1-2.2 2.7-1.9 2.5.4-.2 2.6 1.4 4.3 4.2 3.6 3.2-.8 6-2.6 8.4-5.6"
      stroke="var(--tk-pen, #0b3fa8)"
      stroke-width="2.8"
      stroke-linecap="round"
    ></path>
  </svg>`;
}
