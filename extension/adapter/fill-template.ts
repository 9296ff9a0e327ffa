/** `{name}` in texts and addresses of an adapter. Substitution only: no expressions, and in an address each value is encoded by its place. */
import {AdapterProblem} from './adapter-problem.js';

export type Variables = Readonly<Record<string, string>>;

const placeholder = /\{(\w+)\}/g;

export function fillText(template: string, variables: Variables, step: string): string {
  return template.replace(placeholder, (_, name: string) => value(variables, name, step));
}

/**
 * Address below `base`. A template that is one variable alone is taken as a whole address (a captured link); elsewhere a value is one
 * path segment or one query value and cannot leave it. The courier refuses whatever ends on another origin.
 */
export function fillAddress(template: string, base: string, variables: Variables, step: string): string {
  const alone = /^\{(\w+)\}$/.exec(template);
  if (alone) return new URL(value(variables, alone[1]!, step), base).href;
  const path = template.replace(placeholder, (_, name: string) => {
    const encoded = encodeURIComponent(value(variables, name, step));
    return encoded === '..' || encoded === '.' ? '%2E' : encoded;
  });
  return path.startsWith('/') ? base.replace(/\/$/, '') + path : new URL(path, base).href;
}

/**
 * A selector, its variables escaped so that a value is never more than part of one name or text (CSS Syntax 3, 4.3.7).
 */
export function fillSelector(template: string, variables: Variables, step: string): string {
  return template.replace(placeholder, (_, name: string) =>
    value(variables, name, step).replace(/[^\w-]/gu, each => `\\${each.codePointAt(0)!.toString(16)} `),
  );
}

/** XML text; values are escaped. */
export function fillXml(template: string, variables: Variables, step: string): string {
  return template.replace(placeholder, (_, name: string) => value(variables, name, step).replace(/[<>&"']/g, each => `&#${each.charCodeAt(0)};`));
}

/** JSON with its texts filled; `"{n:number}"` alone becomes a number. */
export function fillJson(template: unknown, variables: Variables, step: string): unknown {
  if (typeof template === 'string') {
    const number = /^\{(\w+):number\}$/.exec(template)?.[1];
    return number === undefined ? fillText(template, variables, step) : Number(value(variables, number, step));
  }
  if (Array.isArray(template)) return template.map(each => fillJson(each, variables, step));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, each]) => [key, fillJson(each, variables, step)]));
}

function value(variables: Variables, name: string, step: string): string {
  const found = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (found === undefined) throw new AdapterProblem('adapter-broken', step, `nothing is known of {${name}}`);
  return found;
}
