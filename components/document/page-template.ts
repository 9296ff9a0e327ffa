/** One page in the column: its picture, its text, the matches of a find and whatever lies over it. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import type {Place} from '../core/signature/signature-place.js';
import {term} from '../locale/term.js';
import type {PageHit} from './document-find.js';
import type {DocumentPages} from './document-pages.js';
import type {PagePlace} from './page-layout.js';
import type {Placement} from './placement.js';

export interface PageTemplateOptions {
  /** 0-based. */
  readonly index: number;
  readonly place: PagePlace;
  readonly hits: readonly PageHit[];
  /** Laid over the page, for example the box of a signature. */
  readonly over: unknown;
  readonly onClick: (event: MouseEvent) => void;
}

export function pageTemplate(pages: DocumentPages, {index, place, hits, over, onClick}: PageTemplateOptions): TemplateResult {
  const picture = pages.picture(index);
  const page = index + 1;
  const isBroken = pages.failed.has(index);
  return html`<section
    class="page"
    part="page"
    data-page=${page}
    data-rotation=${picture?.geometry(1).rotation ?? 0}
    aria-label=${term('document.page-of', {page, pages: pages.count})}
    aria-busy=${!pages.isPainted(index) && !isBroken ? 'true' : 'false'}
    style="top:${place.top}px;width:${place.width}px;height:${place.height}px"
    @click=${onClick}
  >
    ${isBroken ? html`<p class="page-problem">${term('document.page-problem', {page})}</p>` : html`${picture?.canvas}${picture?.textLayer}`}
    ${hits.map(
      ({boxes, isCurrent}) =>
        html`<span class="hit ${isCurrent ? 'current' : ''}" aria-hidden="true"
          >${boxes.map(box => html`<i style="left:${box.left}%;top:${box.top}%;width:${box.width}%;height:${box.height}%"></i>`)}</span
        >`,
    )}
    <slot name="page-${page}"></slot>
    ${over}
  </section>`;
}

/** The box of a signature over the page it stands on; nothing until that page was met. It tells where it is put by `tk-place`. */
export function placerTemplate(pages: DocumentPages, place: Place, zoom: number, {places, image}: Placement): TemplateResult | typeof nothing {
  const picture = pages.picture(place.page - 1);
  if (!picture) return nothing;
  return html`<tk-signature-placer
    .geometry=${picture.geometry(zoom)}
    .place=${place}
    .places=${places}
    .image=${image}
    .userUnit=${picture.page.userUnit}
  ></tk-signature-placer>`;
}
