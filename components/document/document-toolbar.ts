/** The row of reading tools: page n of m, zoom, find, print. A template, so that it stays in the view's own tab order. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import ChevronUp from 'lucide/dist/esm/icons/chevron-up.mjs';
import Minus from 'lucide/dist/esm/icons/minus.mjs';
import PanelLeft from 'lucide/dist/esm/icons/panel-left.mjs';
import Plus from 'lucide/dist/esm/icons/plus.mjs';
import Printer from 'lucide/dist/esm/icons/printer.mjs';
import Search from 'lucide/dist/esm/icons/search.mjs';

import {term} from '../locale/term.js';
import type {TermKey} from '../locale/term.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import {zoomSteps} from './page-layout.js';
import type {Zoom} from './page-layout.js';

export interface ToolbarState {
  readonly name: string;
  readonly page: number;
  readonly pages: number;
  readonly zoom: Zoom;
  /** Factor on screen now. */
  readonly factor: number;
  readonly hasRail: boolean;
  readonly isFinding: boolean;
  readonly isPrintable: boolean;
}

export interface ToolbarActs {
  goTo(page: number): void;
  zoomTo(zoom: Zoom): void;
  zoomBy(direction: 1 | -1): void;
  toggleRail(): void;
  toggleFind(): void;
  print(): void;
}

export function documentToolbar(state: ToolbarState, acts: ToolbarActs): TemplateResult {
  const {page, pages, zoom, factor} = state;
  const goToTyped = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const wanted = Math.round(Number(input.value));
    if (Number.isFinite(wanted) && wanted >= 1) acts.goTo(Math.min(wanted, pages));
    input.value = String(state.page);
  };
  const chooseZoom = (event: Event) => {
    const {value} = event.target as HTMLSelectElement;
    acts.zoomTo(value === 'fit-width' || value === 'fit-page' ? value : Number(value));
  };
  const percent = Math.round(factor * 100);
  const isStep = typeof zoom === 'number' && zoomSteps.some(step => Math.round(step * 100) === percent);
  return html`<div class="bar" part="toolbar" role="group" aria-label=${term('document.toolbar')}>
    ${tool('document.thumbnails', PanelLeft, acts.toggleRail, {pressed: state.hasRail, wideOnly: true})}
    ${state.name ? html`<span class="name" title=${state.name}>${state.name}</span>` : nothing}
    <span class="group">
      ${tool('document.previous-page', ChevronUp, () => acts.goTo(page - 1), {disabled: page <= 1, wideOnly: true})}
      <label class="pages"
        ><span class="word">${term('document.page')}</span>
        <input
          class="page-number"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-label=${term('document.page-number')}
          .value=${String(page)}
          @change=${goToTyped}
        />
        <span>/ ${pages}</span></label
      >
      ${tool('document.next-page', ChevronDown, () => acts.goTo(page + 1), {disabled: page >= pages, wideOnly: true})}
    </span>
    <span class="group">
      ${tool('document.zoom-out', Minus, () => acts.zoomBy(-1), {disabled: factor <= zoomSteps[0]})}
      <select class="zoom" aria-label=${term('document.zoom')} @change=${chooseZoom}>
        <option value="fit-width" ?selected=${zoom === 'fit-width'}>${term('document.fit-width')}</option>
        <option value="fit-page" ?selected=${zoom === 'fit-page'}>${term('document.fit-page')}</option>
        ${isStep || typeof zoom !== 'number' ? nothing : html`<option value=${factor} selected>${percent} %</option>`}
        ${zoomSteps.map(
          step =>
            html`<option value=${step} ?selected=${isStep && Math.round(step * 100) === percent}>${Math.round(step * 100)} %</option>`,
        )}
      </select>
      ${tool('document.zoom-in', Plus, () => acts.zoomBy(1), {disabled: factor >= zoomSteps[zoomSteps.length - 1]!})}
    </span>
    <span class="group end">
      ${tool('document.find', Search, acts.toggleFind, {pressed: state.isFinding})}
      ${state.isPrintable ? tool('document.print', Printer, acts.print, {}) : nothing}
      <slot name="tools"></slot>
    </span>
  </div>`;
}

function tool(
  name: TermKey,
  node: IconNode,
  act: () => void,
  {pressed, disabled = false, wideOnly = false}: {pressed?: boolean; disabled?: boolean; wideOnly?: boolean},
): TemplateResult {
  return html`<button
    type="button"
    class="button quiet icon-only ${wideOnly ? 'wide-only' : ''}"
    aria-label=${term(name)}
    title=${term(name)}
    aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
    ?disabled=${disabled}
    @click=${act}
  >
    ${icon(node)}
  </button>`;
}
