/**
 * Icons of the kit, inline so that no page policy can block them. An icon never speaks: words stand beside it, or the
 * button that holds it has a label.
 */
import {html, nothing, svg} from 'lit';
import type {SVGTemplateResult, TemplateResult} from 'lit';

/** An icon as data: tag and attributes of each shape on a 24 × 24 grid. */
export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
])[];

/** Lucide draws with these shapes only; a tag is never taken from data (templates are made by tag, not by string). */
function shape([tag, a]: IconNode[number]): SVGTemplateResult | typeof nothing {
  switch (tag) {
    case 'path':
      return svg`<path d=${a['d'] ?? ''}></path>`;
    case 'circle':
      return svg`<circle cx=${a['cx'] ?? 0} cy=${a['cy'] ?? 0} r=${a['r'] ?? 0}></circle>`;
    case 'line':
      return svg`<line x1=${a['x1'] ?? 0} y1=${a['y1'] ?? 0} x2=${a['x2'] ?? 0} y2=${a['y2'] ?? 0}></line>`;
    case 'rect':
      return svg`<rect x=${a['x'] ?? 0} y=${a['y'] ?? 0} width=${a['width'] ?? 0} height=${a['height'] ?? 0} rx=${a['rx'] ?? 0}></rect>`;
    case 'polyline':
      return svg`<polyline points=${a['points'] ?? ''}></polyline>`;
    case 'polygon':
      return svg`<polygon points=${a['points'] ?? ''}></polygon>`;
    case 'ellipse':
      return svg`<ellipse cx=${a['cx'] ?? 0} cy=${a['cy'] ?? 0} rx=${a['rx'] ?? 0} ry=${a['ry'] ?? 0}></ellipse>`;
    default:
      return nothing;
  }
}

const drawn = new WeakMap<IconNode, TemplateResult>();

/** `icon(Clock)`: the icon at 1.15 em of the text around it, in its colour. */
export function icon(node: IconNode): TemplateResult {
  const known = drawn.get(node);
  if (known) return known;
  const made = html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${node.map(shape)}
  </svg>`;
  drawn.set(node, made);
  return made;
}
