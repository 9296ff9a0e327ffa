/**
 * The wire between the builder (a page of ours) and the picker (put on a granted page by the administrator's own click). The picker
 * tells selectors, field names and counts; of what a page says only short samples come along, for the administrator's eyes.
 */
import {dictionary, flag, integer, list, matching, shape, text} from './check.js';
import type {Checked} from './check.js';

export const pickerPort = 'trinh-ky-picker';

export type PickerAsk =
  /** Waits for a click on one row of a list. */
  | {readonly ask: 'row'; readonly say: string}
  /** Waits for a click on a value; `rows` where it stands in a row. */
  | {readonly ask: 'value'; readonly say: string; readonly rows?: string}
  /** Waits for a click on a link to a file. */
  | {readonly ask: 'file'; readonly say: string}
  /** Watches one form being sent by hand; `words` is what the administrator types as the opinion. */
  | {readonly ask: 'form'; readonly say: string; readonly words: string}
  /** Waits for a click on the place that shows `words` after the sending. */
  | {readonly ask: 'proof'; readonly say: string; readonly words: string}
  /** Facts of the page as it is. `keep`: words that are not masked in its copy. */
  | {readonly ask: 'page'; readonly keep: readonly string[]}
  | {readonly ask: 'stop'};

const selector = text(400);
const path = text(2000);
const sample = list(text(200), 20);

export const isPickedRow = shape({rows: selector, count: integer(1, 100_000), link: selector, hrefs: sample});
export type PickedRow = Checked<typeof isPickedRow>;

/** `positional`: found by its place alone, which the next redesign breaks. */
export const isPickedValue = shape({samples: sample, positional: flag}, {sel: selector, label: text(120), attr: text(40)});
export type PickedValue = Checked<typeof isPickedValue>;

export const isPickedFile = shape({rows: selector, count: integer(1, 1000), href: path, name: text(300)});
export type PickedFile = Checked<typeof isPickedFile>;

/** Names and sources. Values only of fields whose values are the page's own closed choice. */
export const isPickedForm = shape(
  {form: selector, chosen: dictionary(text(200), 40, /^[^\n]{1,120}$/u), others: list(text(120), 200)},
  {words: text(120), file: text(120), submit: selector},
);
export type PickedForm = Checked<typeof isPickedForm>;

export const isPickedProof = shape({sel: selector, positional: flag});
export type PickedProof = Checked<typeof isPickedProof>;

export const isPickedPage = shape({url: path, marks: list(selector, 6), html: text(150_000), title: text(200)});
export type PickedPage = Checked<typeof isPickedPage>;

export const isPickerPortName = matching(/^trinh-ky-picker:[\w-]{16,64}$/);
