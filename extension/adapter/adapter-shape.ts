/** What an adapter may hold, key by key. Whatever is not named here is refused. */
import {decisions} from '../../components/core/draft/draft.js';
import {dictionary, flag, integer, list, matching, oneOf, shape, text} from '../messages/check.js';
import type {Check} from '../messages/check.js';
import {isLinear} from './linear-expression.js';
import type {Step} from './page-adapter.js';

const selector = text(400);
const milliseconds = integer(100, 300_000);
/** A path of the same system, or a captured address as a whole; never a scheme or a host. */
const address: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= 400 && /^(\/(?!\/)|\?|\{\w+\})/.test(value) && !/[\\\s]/.test(value);
const expression: Check<string> = (value): value is string => typeof value === 'string' && isLinear(value);
/** `true`, or a pattern whose parts stand in the order the system writes them. */
const days: Check<true | string> = (value): value is true | string =>
  value === true || (typeof value === 'string' && (/^(iso|epoch)$/.test(value) || (value.length <= 40 && /dd?/.test(value) && /M/.test(value) && /yy/.test(value))));

const pickerFields = {
  sel: selector,
  in: selector,
  has: text(400),
  label: text(120),
  attr: matching(/^[a-zA-Z_][\w:-]{0,60}$/),
  all: flag,
  cookie: matching(/^[\w.-]{1,80}$/),
  re: expression,
  map: dictionary(text(120), 60, /^.{1,120}$/u),
  decode: flag,
  date: days,
  value: text(200),
  address,
};
const pickers = list(shape({}, pickerFields), 8);
const named = dictionary(pickers, 20);
const expectation = shape({sel: selector}, {has: text(400)});
const headers = dictionary(text(400), 10, /^(x-[\w-]{1,60}|accept)$/i);

/** JSON of bounded size; its texts are templates. */
const body: Check<unknown> = (value): value is unknown => value !== undefined && isBody(value, 6);
function isBody(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value === 'string') return value.length <= 4000;
  if (depth === 0) return false;
  const item: Check<unknown> = (each): each is unknown => isBody(each, depth - 1);
  return list(item, 60)(value) || dictionary(item, 60, /^[^\n]{1,120}$/u)(value);
}

const post = shape(
  {},
  {
    form: selector,
    url: address,
    submit: selector,
    set: dictionary(text(4000), 60, /^[^\n]{1,120}$/u),
    append: dictionary(text(4000), 60, /^[^\n]{1,120}$/u),
    file: text(120),
    headers,
    as: oneOf('form', 'multipart', 'json'),
    json: body,
    xml: text(8000),
    method: oneOf('POST', 'PUT', 'PATCH'),
  },
);
const target = {in: selector, has: text(400), ms: milliseconds};
const condition = {whenFile: flag, otherwise: oneOf('not-offered')};
const step: Check<Step> = ((value: unknown) =>
  [
    shape({get: address}, {ms: milliseconds}),
    shape({show: address}, {ms: milliseconds}),
    shape({post}, {whenFile: flag, commits: flag, ms: milliseconds}),
    shape({click: selector}, target),
    shape({wait: selector}, target),
    shape({take: selector}, target),
    shape({fill: dictionary(text(4000), 60, /^[^\n]{1,400}$/u)}, {file: selector, whenFile: flag}),
    shape({capture: named}, condition),
    shape({expect: expectation}, condition),
    shape({open: oneOf('document')}),
  ].some(check => check(value))) as Check<Step>;
const steps = list(step, 24);
const action = shape({steps}, {refused: pickers});

export const isAdapterShape = shape(
  {
    id: matching(/^[a-z][a-z0-9]*(\.[a-z0-9-]+)+$/),
    name: text(120),
    v: integer(1, 1_000_000),
    minEngine: oneOf('1.0'),
    match: list(matching(/^(\*|https?):\/\/(\*|(\*\.)?[^/*\s]+)\/[^\s]*$/), 200),
    detect: shape({all: list(selector, 10)}, {none: list(selector, 10), get: address}),
    entry: address,
    login: selector,
    list: shape(
      {
        boxes: list(shape({}, {url: address, steps, tab: oneOf('to-do', 'support', 'to-know', 'done')}), 12),
        rows: list(selector, 8),
        fields: named,
      },
      {live: flag, wait: selector, next: pickers, turn: steps, maxPages: integer(1, 100), firstPage: integer(0, 1), min: integer(0, 1000), empty: selector},
    ),
    detail: shape(
      {ready: selector},
      {
        url: address,
        steps,
        via: oneOf('list'),
        fields: named,
        attachments: shape({rows: list(selector, 8), name: pickers}, {url: pickers, steps, id: pickers, maxMB: integer(1, 500)}),
      },
    ),
    actions: dictionary(action, decisions.length),
  },
  {
    $schema: text(400),
    priority: integer(0, 1000),
    officer: pickers,
    vars: named,
    auth: shape(
      {from: oneOf('localStorage', 'sessionStorage'), key: text(120), header: matching(/^[\w-]{1,60}$/)},
      {prefix: text(40), re: expression, query: matching(/^[\w-]{1,60}$/)},
    ),
    headers,
    dates: days,
    textLimit: integer(50, 1_000_000),
    proof: shape({ready: selector, seen: expectation}, {get: address, steps}),
    tests: list(
      shape({of: oneOf('list', 'detail'), html: text(150_000), count: integer(0, 1000)}, {expect: dictionary(text(400), 20)}),
      6,
    ),
  },
);
