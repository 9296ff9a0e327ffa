/**
 * A selector a redesign is least likely to break, in this order: an id or name that was not generated, a `data-` attribute, the end
 * of a generated id, classes, and only then the place among its neighbours.
 */

export interface Described {
  readonly sel: string;
  readonly positional: boolean;
}

/** Counters, hashes, frameworks' own numbering. */
const generated = /\d{3,}|__|:|^[a-z]*[\d-]+$|ctl\d\d|^(ember|react|mui|ng|yui|ext|css)-?/i;
const state = /^(active|selected|hover|focus|odd|even|first|last|open|closed|is-|has-|ng-|css-|unread|new|recent)/i;

/** Relative to `scope`, matching `element` first. */
export function describe(element: Element, scope: ParentNode): Described {
  const own = unique(candidates(element), element, scope);
  if (own) return {sel: own, positional: false};
  const parent = element.parentElement;
  if (!parent || parent === scope) return {sel: place(element, scope), positional: true};
  const above = describe(parent, scope);
  for (const each of candidates(element)) {
    const sel = `${above.sel} > ${each}`;
    if (scope.querySelector(sel) === element) return {sel, positional: above.positional};
  }
  return {sel: `${above.sel} > ${nth(element)}`, positional: true};
}

/** Selectors of the element itself, best first. */
export function candidates(element: Element): string[] {
  const tag = element.localName;
  const id = element.id;
  const suffix = /[_$:](\w*[a-z]\w*)$/i.exec(id)?.[1];
  const attributes = ['name', 'data-testid', 'data-field', 'data-truong', 'data-name', 'rel', 'itemprop', 'aria-label'];
  const classes = stableClasses(element);
  return [
    ...(id && !generated.test(id) ? [`#${CSS.escape(id)}`] : []),
    ...attributes.flatMap(name => (element.getAttribute(name) && !generated.test(element.getAttribute(name)!) ? [`${tag}[${name}=${quoted(element.getAttribute(name)!)}]`] : [])),
    ...(id && generated.test(id) && suffix ? [`${tag}[id$=${quoted(suffix)}]`] : []),
    ...classes.map(each => `${tag}.${CSS.escape(each)}`),
    ...(classes.length > 1 ? [`${tag}${classes.map(each => `.${CSS.escape(each)}`).join('')}`] : []),
    tag,
  ];
}

export function stableClasses(element: Element): string[] {
  return [...element.classList].filter(each => !generated.test(each) && !state.test(each)).slice(0, 4);
}

function unique(ways: readonly string[], element: Element, scope: ParentNode): string | undefined {
  return ways.find(each => {
    const found = scope.querySelectorAll(each);
    return found.length === 1 && found[0] === element;
  });
}

function nth(element: Element): string {
  const same = [...(element.parentElement?.children ?? [])].filter(each => each.localName === element.localName);
  return same.length > 1 ? `${element.localName}:nth-of-type(${same.indexOf(element) + 1})` : element.localName;
}

function place(element: Element, scope: ParentNode): string {
  return scope instanceof Element ? `:scope > ${nth(element)}` : nth(element);
}

function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
