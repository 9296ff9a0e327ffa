/** From what the courier picked (one text or null per alternative) to a value of ours. */
import type {RawPicker} from '../messages/courier-ask.js';
import type {Picker, Pickers} from './page-adapter.js';

export interface PickedValue {
  readonly value: string;
  /** Which alternative gave it; above 0 the adapter is getting old. */
  readonly alternative: number;
}

/** Expressions see no more than this much of a text; scripts are the exception that `all` allows. */
const longest = 300_000;

/** What the courier is asked for a list of pickers: the parts it may know. */
export function rawPickers(pickers: Pickers): RawPicker[] {
  return pickers.map(({sel, label, attr, all}) => ({
    ...(sel !== undefined && {sel}),
    ...(label !== undefined && {label}),
    ...(attr !== undefined && {attr}),
    ...(all !== undefined && {all}),
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
  if (text === null) return undefined;
  let value = text.slice(0, longest);
  if (picker.re !== undefined) {
    const match = new RegExp(picker.re, 'u').exec(value);
    if (!match) return undefined;
    value = match[1] ?? match[0];
  }
  if (picker.decode) value = decode(value);
  value = value.normalize('NFC').trim();
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

/** `31/12/2026` by its pattern to `2026-12-31`; undefined for anything that is not a day, 30/02 included. */
export function readDay(text: string, pattern: string): string | undefined {
  const order = [...pattern.matchAll(/dd|MM|yyyy/g)].map(each => each[0]);
  const found = /(\d{1,4})\D(\d{1,2})\D(\d{1,4})/.exec(text);
  if (!found || order.length < 3) return undefined;
  const part = (name: string) => Number(found[order.indexOf(name) + 1]);
  const [year, month, day] = [part('yyyy'), part('MM'), part('dd')];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
