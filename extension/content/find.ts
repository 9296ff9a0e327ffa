/** Finds elements and reads values; the only interpreter on the page, and all it knows is selectors, labels and attributes. */
import type {RawPicker} from '../messages/courier-ask.js';

type Scope = Document | Element | ShadowRoot;
declare global {
  interface Element {
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
  // eslint-disable-next-line no-var -- a global is declared so
  var chrome: {dom?: {openOrClosedShadowRoot(element: Element): ShadowRoot | null}} | undefined;
}

const longest = 4000;
/** What `all` and a missing selector may bring: scripts that hold a token are long. */
const longestAll = 300_000;

/** Every match of `sel` in `scope`; ` >>> ` steps into the shadow root or the same-origin frame of the match before it. */
export function findAll(scope: Scope, sel: string): Element[] {
  let scopes: Scope[] = [scope];
  const parts = sel.split(' >>> ');
  parts.forEach((part, at) => {
    const found = scopes.flatMap(each => [...each.querySelectorAll(part)]);
    scopes = at === parts.length - 1 ? found : found.flatMap(each => inside(each) ?? []);
  });
  return scopes as Element[];
}

export function findOne(scope: Scope, sel: string): Element | null | undefined {
  return sel.includes(' >>> ') ? findAll(scope, sel)[0] : scope.querySelector(sel);
}

function inside(element: Element): Scope | null | undefined {
  if (/^I?FRAME$/.test(element.tagName)) return (element as HTMLIFrameElement).contentDocument;
  // Content scripts see closed roots too; Firefox has it on the element instead.
  return globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.openOrClosedShadowRoot ?? element.shadowRoot;
}

const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
const fold = (text: string | null): string => tidy(text).normalize('NFC').replace(/[\s:*]+$/u, '').toLowerCase();

/** The element that holds the value named by the words `label`: what follows the cell, term or label with exactly these words. */
function besideLabel(scope: Scope, label: string): Element | null | undefined {
  const wanted = fold(label);
  const words = [...scope.querySelectorAll('th,td,dt,label,b,strong,span,div,p')].find(each => fold(each.textContent) === wanted);
  const holder = words?.closest('th,td,dt,label') ?? words;
  const id = holder?.getAttribute('for');
  return (id && holder!.ownerDocument.getElementById(id)) || holder?.nextElementSibling || holder?.parentElement?.nextElementSibling;
}

/** The value of one picker in one row, or null. Text comes with white space folded, never as HTML. */
export function readValue(row: Scope, way: RawPicker, base: string, source: string): string | null {
  if (way.all && !way.sel) return source.slice(0, longestAll);
  if (way.all) {
    const found = findAll(row, way.sel!);
    return found.length ? found.map(each => each.textContent).join('\n').slice(0, longestAll) : null;
  }
  const scope = way.sel ? findOne(row, way.sel) : row;
  const element = scope && way.label ? besideLabel(scope, way.label) : (scope as Element | null | undefined);
  if (!element || !('getAttribute' in element)) return null;
  const value = way.attr
    ? element.getAttribute(way.attr)
    : 'value' in element && /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)
      ? String(element.value)
      : tidy(element.textContent);
  if (value === null) return null;
  if (/^(href|src|action|formaction)$/.test(way.attr ?? '')) return new URL(value, base).href.slice(0, longest);
  return value.slice(0, longest);
}
