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

function value(variables: Variables, name: string, step: string): string {
  const found = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (found === undefined) throw new AdapterProblem('adapter-broken', step, `nothing is known of {${name}}`);
  return found;
}
