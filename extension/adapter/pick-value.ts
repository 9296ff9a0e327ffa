/** From what the courier picked (one text or null per alternative) to a value of ours. */
import type {RawPicker} from '../messages/courier-ask.js';
import {fillSelector, fillText} from './fill-template.js';
import type {Variables} from './fill-template.js';
import type {Picker, Pickers} from './page-adapter.js';
import {readDay} from './read-day.js';

export interface PickedValue {
  readonly value: string;
  /** Which alternative gave it; above 0 the adapter is getting old. */
  readonly alternative: number;
}

/** Letters that hide or turn others (no-width, direction marks and overrides): no fact of a document, and the tool of those who fake one. */
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Expressions see no more than this much of a text; scripts are the exception that `all` allows. */
const longest = 300_000;

/** What the courier is asked for a list of pickers: the parts it may know. */
export function rawPickers(pickers: Pickers, known: Variables = {}, step = ''): RawPicker[] {
  return pickers.map(({sel, label, attr, all, in: holder, has, cookie}) => ({
    ...(sel !== undefined && {sel: fillSelector(sel, known, step)}),
    ...(holder !== undefined && {in: fillSelector(holder, known, step)}),
    ...(has !== undefined && {has: fillText(has, known, step).normalize('NFC').replace(/\s+/g, ' ').trim()}),
    ...(label !== undefined && {label}),
    ...(attr !== undefined && {attr}),
    ...(all !== undefined && {all}),
    ...(cookie !== undefined && {cookie}),
  }));
}

/** The first alternative that yields a value. */
export function pickValue(pickers: Pickers, texts: ReadonlyArray<string | null>, dates = 'dd/MM/yyyy'): PickedValue | undefined {
  for (const [alternative, picker] of pickers.entries()) {
    const value = applyPicker(picker, texts[alternative] ?? null, dates);
    if (value) return {value, alternative};
  }
  return undefined;
}

function applyPicker(picker: Picker, text: string | null, dates: string): string | undefined {
  if (picker.value !== undefined) return picker.value;
  if (text === null || picker.address !== undefined) return undefined;
  let value = text.slice(0, longest);
  if (picker.re !== undefined) {
    const match = new RegExp(picker.re, 'u').exec(value);
    if (!match) return undefined;
    value = match[1] ?? match[0];
  }
  if (picker.decode) value = decode(value);
  value = value.replace(unseen, '').normalize('NFC').trim();
  if (picker.map) return picker.map[value] ?? picker.map['*'];
  if (picker.date) return readDay(value, picker.date === true ? dates : picker.date);
  return value;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
