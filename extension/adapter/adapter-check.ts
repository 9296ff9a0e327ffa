/**
 * Refuses an adapter that is more than data: unknown keys, expressions that may run away, addresses of another host, an action
 * without a positive end. Runs wherever an adapter comes in: from the package, from a file, from the administrator's policy.
 */
import {OfficeError} from '../../components/core/office-error.js';
import {decisions} from '../../components/core/draft/draft.js';
import {dictionary, either, flag, integer, list, matching, oneOf, shape, text} from '../messages/check.js';
import type {Check} from '../messages/check.js';
import type {PageAdapter, Step} from './page-adapter.js';

const selector = text(400);
const milliseconds = integer(100, 300_000);
/** A path of the same system, or a captured address as a whole; never a scheme or a host. */
const address: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= 400 && /^(\/(?!\/)|\?|\{\w+\})/.test(value) && !/[\\\s]/.test(value);
const expression: Check<string> = (value): value is string => typeof value === 'string' && isLinear(value);

/**
 * Whether an expression stays fast on any text: short, no back-references, no look-around, no repeated group that repeats inside,
 * and no two neighbouring unbounded repeats of the same thing.
 */
export function isLinear(source: string): boolean {
  if (source.length > 200 || /\\[1-9k]|\(\?[=!<]/.test(source)) return false;
  if (/\([^)]*[*+}][^)]*\)[*+{]/.test(source)) return false;
  // Alternatives inside a repeated group may overlap: `(a|a)*`.
  if (/\([^)]*\|[^)]*\)[*+{]/.test(source)) return false;
  if ((source.match(/(?<!\\)[*+]|\{\d+,\d*\}/g) ?? []).length > 6) return false;
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

const pickerFields = {
  sel: selector,
  label: text(120),
  attr: matching(/^[a-zA-Z_][\w:-]{0,60}$/),
  all: flag,
  re: expression,
  map: dictionary(text(120), 60, /^.{1,120}$/u),
  decode: flag,
  date: either(oneOf('dd/MM/yyyy', 'dd/MM/yyyy HH:mm', 'yyyy-MM-dd', 'dd-MM-yyyy'), (value): value is true => value === true),
  value: text(200),
};
const pickers = list(shape({}, pickerFields), 8);
const named = dictionary(pickers, 20);
const expectation = shape({sel: selector}, {has: text(400)});

const post = shape(
  {},
  {
    form: selector,
    url: address,
    submit: selector,
    set: dictionary(text(4000), 60, /^[^\n]{1,120}$/u),
    file: text(120),
    headers: dictionary(text(400), 10, /^x-[\w-]{1,60}$/i),
    as: oneOf('form', 'multipart', 'json'),
  },
);
const step: Check<Step> = ((value: unknown) =>
  [
    shape({get: address}, {ms: milliseconds}),
    shape({post}, {whenFile: flag, commits: flag, ms: milliseconds}),
    shape({click: selector}, {ms: milliseconds}),
    shape({wait: selector}, {ms: milliseconds}),
    shape({capture: named}, {whenFile: flag}),
    shape({expect: expectation}, {whenFile: flag}),
  ].some(check => check(value))) as Check<Step>;
const action = shape({steps: list(step, 24)}, {refused: pickers});

const adapter = shape(
  {
    id: matching(/^[a-z][a-z0-9]*(\.[a-z0-9-]+)+$/),
    name: text(120),
    v: integer(1, 1_000_000),
    minEngine: oneOf('1.0'),
    match: list(matching(/^(\*|https?):\/\/(\*|(\*\.)?[^/*\s]+)\/[^\s]*$/), 200),
    detect: shape({all: list(selector, 10)}, {none: list(selector, 10)}),
    entry: address,
    login: selector,
    list: shape(
      {
        boxes: list(shape({url: address}, {tab: oneOf('to-do', 'support', 'to-know', 'done')}), 12),
        rows: list(selector, 8),
        fields: named,
      },
      {live: flag, wait: selector, next: pickers, maxPages: integer(1, 100), min: integer(0, 1000), empty: selector},
    ),
    detail: shape(
      {url: address, ready: selector},
      {
        open: shape({click: selector, wait: selector}),
        fields: named,
        attachments: shape(
          {rows: list(selector, 8), url: pickers, name: pickers},
          {id: pickers, maxMB: integer(1, 500)},
        ),
      },
    ),
    actions: dictionary(action, 10),
  },
  {
    $schema: text(400),
    priority: integer(0, 1000),
    officer: pickers,
    vars: named,
    auth: shape(
      {from: oneOf('localStorage', 'sessionStorage'), key: text(120), header: matching(/^[\w-]{1,60}$/)},
      {prefix: text(40)},
    ),
    dates: text(40),
    textLimit: integer(50, 1_000_000),
    proof: shape({get: address, ready: selector, seen: expectation}),
  },
);

/** @throws OfficeError `adapter-invalid` with the first rule it breaks. */
export function checkAdapter(value: unknown): PageAdapter {
  const fail = (why: string): never => {
    throw new OfficeError('adapter-invalid', why);
  };
  if (!adapter(value)) return fail('the file is not a page adapter of format v1');
  const checked = value as unknown as PageAdapter;
  const {fields} = checked.list;
  if (checked.list.boxes.length === 0) return fail(`${checked.id}: a list needs a box`);
  if (!fields.id?.length || !fields.subject?.length) return fail(`${checked.id}: a list needs the fields id and subject`);
  for (const [name, each] of Object.entries(checked.actions)) {
    if (!(decisions as readonly string[]).includes(name)) return fail(`${checked.id}: there is no decision "${name}"`);
    const {steps} = each!;
    const last = steps.at(-1);
    if (!last || !('expect' in last) || last.whenFile) return fail(`${checked.id}: action ${name} must end in expect`);
    if (!steps.some(one => 'post' in one || 'click' in one)) return fail(`${checked.id}: action ${name} sends nothing`);
    if (steps.filter(one => 'post' in one && one.commits).length > 1) return fail(`${checked.id}: action ${name} commits twice`);
  }
  return checked;
}
