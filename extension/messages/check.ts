/**
 * Checkers of what crosses a border. Strict on purpose: a record has exactly the keys it may have, so `__proto__`,
 * `constructor` and every other surprise is refused by not being on the list; lengths and counts are always bounded.
 */
export type Check<T> = (value: unknown) => value is T;
export type Checked<C> = C extends Check<infer T> ? T : never;

export const text =
  (longest: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= longest;

export const matching =
  (pattern: RegExp): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= 2048 && pattern.test(value);

export const integer =
  (least: number, most: number): Check<number> =>
  (value): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

export const finite: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

/** Exactly `length` items. */
export const tuple =
  <T>(item: Check<T>, length: number): Check<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.length === length && value.every(item);

export const flag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

export const oneOf =
  <const T extends string>(...words: readonly T[]): Check<T> =>
  (value): value is T =>
    words.includes(value as T);

export const list =
  <T>(item: Check<T>, most: number): Check<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.length <= most && value.every(item);

export const either =
  <A, B>(first: Check<A>, second: Check<B>): Check<A | B> =>
  (value): value is A | B =>
    first(value) || second(value);

type Fields = Readonly<Record<string, Check<unknown>>>;
type Shape<R extends Fields, O extends Fields> = {[K in keyof R]: Checked<R[K]>} & {[K in keyof O]?: Checked<O[K]>};

/** A plain record with all of `required`, any of `optional`, and nothing else. */
export const shape =
  <R extends Fields, O extends Fields = Record<never, never>>(required: R, optional?: O): Check<Shape<R, O>> =>
  (value): value is Shape<R, O> => {
    if (!isPlainRecord(value)) return false;
    const names = Object.keys(value);
    return (
      Object.entries(required).every(([name, check]) => Object.hasOwn(value, name) && check(value[name])) &&
      names.every(name => {
        if (Object.hasOwn(required, name)) return true;
        const check = optional && Object.hasOwn(optional, name) ? optional[name] : undefined;
        return check !== undefined && (value[name] === undefined || check(value[name]));
      })
    );
  };

const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);

/** A record from free names to `item`, with at most `most` names and none that reaches a prototype. */
export const dictionary =
  <T>(item: Check<T>, most: number, name = /^[\w$.-]{1,80}$/u): Check<Record<string, T>> =>
  (value): value is Record<string, T> => {
    if (!isPlainRecord(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= most && entries.every(([key, each]) => name.test(key) && !forbiddenKeys.has(key) && item(each));
  };

/** An object of this realm's or JSON's making: no class, no getter, no symbol. */
export function isPlainRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  if (Object.getOwnPropertySymbols(value).length > 0) return false;
  return Object.values(Object.getOwnPropertyDescriptors(value)).every(each => 'value' in each);
}
