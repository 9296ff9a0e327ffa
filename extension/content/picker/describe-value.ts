/** From a clicked value to a way to it: in a row by its place there; on a document's page by the words beside it first. */
import {readValue} from '../find.js';
import type {PickedFile, PickedForm, PickedProof, PickedValue} from '../../messages/picker-ask.js';
import {describe} from './selectors.js';

const tidy = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

export function describeValue(clicked: Element, rows?: string): PickedValue | undefined {
  if (rows !== undefined) {
    const row = clicked.closest(rows);
    if (!row) return undefined;
    const {sel, positional} = clicked === row ? {sel: '', positional: false} : describe(clicked, row);
    const found = [...document.querySelectorAll(rows)].slice(0, 20);
    return {...(sel && {sel}), positional, samples: found.map(each => tidy(sel ? each.querySelector(sel) : each).slice(0, 200))};
  }
  const label = labelOf(clicked);
  const {sel, positional} = describe(clicked, document);
  return {sel, positional: positional && !label, samples: [tidy(clicked).slice(0, 200)], ...(label && {label})};
}

/** The words beside a value, where reading by them leads back to it. */
function labelOf(clicked: Element): string | undefined {
  for (let value: Element | null = clicked; value && value !== document.body; value = value.parentElement) {
    const beside = value.previousElementSibling ?? value.parentElement?.previousElementSibling;
    const words = tidy(beside).replace(/[\s:*]+$/, '');
    if (!words || words.length > 60) continue;
    const read = readValue(document, {label: words}, location.href, '', document);
    if (read && read === tidy(clicked)) return words;
    if (/^(TD|DD|TH)$/.test(value.tagName)) return undefined;
  }
  return undefined;
}

export function describeFile(clicked: Element): PickedFile | undefined {
  const link = clicked.closest('a[href]') ?? clicked.querySelector('a[href]');
  if (!link) return undefined;
  const {sel} = describe(link, document);
  // One of several files: what they have in common, without the place of this one.
  const general = sel.replace(/:nth-of-type\(\d+\)/g, '');
  return {
    rows: general,
    count: document.querySelectorAll(general).length,
    href: (link as HTMLAnchorElement).href.slice(0, 2000),
    name: tidy(link).slice(0, 300),
  };
}

/** What was sent: names and where they come from; a value only where the page itself offers it for choice. */
export function describeForm(form: HTMLFormElement, submitter: HTMLElement | null, words: string): PickedForm {
  const chosen: Record<string, string> = {};
  const others: string[] = [];
  let written: string | undefined;
  let file: string | undefined;
  for (const field of form.elements) {
    const {name} = field as HTMLInputElement;
    if (!name || (field as HTMLInputElement).disabled) continue;
    if (field instanceof HTMLInputElement && field.type === 'password') continue;
    if (field instanceof HTMLInputElement && field.type === 'file') file ??= name;
    else if (isChoice(field)) {
      if (isChosen(field)) chosen[name] = field.value.slice(0, 200);
    } else if ((field as HTMLInputElement).value.includes(words)) written ??= name;
    else others.push(name.slice(0, 120));
  }
  return {
    form: describe(form, document).sel,
    chosen,
    others: others.slice(0, 200),
    ...(written !== undefined && {words: written}),
    ...(file !== undefined && {file}),
    ...(submitter?.getAttribute('name') && {submit: describe(submitter, form).sel}),
  };
}

const isChoice = (field: Element): field is HTMLSelectElement | HTMLInputElement =>
  field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type));

/** Chosen by hand: what the page had chosen itself is taken over with the form anyway. */
function isChosen(field: HTMLSelectElement | HTMLInputElement): boolean {
  if (field instanceof HTMLInputElement) return field.checked && !field.defaultChecked;
  return [...field.options].some(each => each.selected !== each.defaultSelected) && field.selectedIndex >= 0;
}

/** The smallest element that shows the words, as a selector for all of its kind. */
export function describeProof(clicked: Element, words: string): PickedProof | undefined {
  if (!tidy(clicked).includes(words)) return undefined;
  const inner = [...clicked.querySelectorAll('*')].reverse().find(each => tidy(each).includes(words)) ?? clicked;
  const {sel, positional} = describe(inner, document);
  return {sel: sel.replace(/:nth-of-type\(\d+\)/g, ''), positional};
}
