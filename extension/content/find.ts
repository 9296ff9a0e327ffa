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

/** Every match of `sel` in `scope`; ` >>> ` steps into the shadow root or the same-origin frame of the match before it, at the start of `scope` itself. */
export function findAll(scope: Scope, sel: string): Element[] {
  let scopes: Scope[] = [scope];
  sel.split(/ *>>> */).forEach((part, at) => {
    if (at) scopes = scopes.flatMap(each => inside(each as Element) ?? []);
    if (part) scopes = scopes.flatMap(each => [...each.querySelectorAll(part)]);
  });
  return scopes as Element[];
}

/** The first match of `sel` whose text contains `has`. */
export function findOne(scope: Scope, sel: string, has = ''): Element | undefined {
  return findAll(scope, sel).find(each => !has || tidy(each.textContent).includes(has));
}

/** The element a picker or a step means: in a row, or on the page `whole` where `in` says so. */
export function findMeant(row: Scope, {sel, in: holder, has}: Pick<RawPicker, 'sel' | 'in' | 'has'>, whole: Document): Scope | undefined {
  const scope = holder ? findOne(whole, holder, has) : row;
  return scope && sel ? findOne(scope, sel, holder ? '' : has) : scope;
}

function inside(element: Element): Scope | null | undefined {
  if (/^I?FRAME$/.test(element.tagName)) return (element as HTMLIFrameElement).contentDocument;
  // Content scripts see closed roots too; Firefox has it on the element instead.
  return globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.openOrClosedShadowRoot ?? element.shadowRoot;
}

const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
const fold = (text: string | null): string => tidy(text).replace(/[\s:*]+$/, '').toLowerCase();

/** The element that holds the value named by the words `label`: what follows the cell, term or label with exactly these words. */
function besideLabel(scope: Scope, label: string): Element | null | undefined {
  const words = [...scope.querySelectorAll('th,td,dt,label,b,strong,span,div,p')].find(each => fold(each.textContent) === fold(label));
  const holder = words?.closest('th,td,dt,label') ?? words;
  const id = holder?.getAttribute('for');
  return (id && holder!.ownerDocument.getElementById(id)) || holder?.nextElementSibling || holder?.parentElement?.nextElementSibling;
}

/** The value of one picker in one row of `whole`, or null. Text comes with white space folded, never as HTML. */
export function readValue(row: Scope, way: RawPicker, base: string, source: string, whole: Document): string | null {
  const {sel, label, attr = '', all, cookie} = way;
  if (cookie) return new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(document.cookie)?.[1] ?? null;
  if (all) {
    if (!sel) return source.slice(0, longestAll);
    const found = findAll(row, sel);
    return found[0] ? found.map(each => each.textContent).join('\n').slice(0, longestAll) : null;
  }
  const scope = findMeant(row, way, whole);
  const element = scope && label ? besideLabel(scope, label) : (scope as Element | null | undefined);
  if (!element?.getAttribute) return null;
  const value = attr
    ? element.getAttribute(attr)
    : /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)
      ? (element as HTMLInputElement).value
      : tidy(element.textContent);
  return value && (/^(href|src|(form)?action)$/.test(attr) ? new URL(value, base).href : value).slice(0, longest);
}
