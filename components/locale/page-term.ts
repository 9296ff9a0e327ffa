/**
 * The words of the extension's own pages: every word of the kit, and those only a page of ours says. Apart from `term.ts`, so that a
 * portal with the kit does not carry the sentences of settings it has not.
 */
import {inLanguage} from './language.js';
import type {Term, TermFacts} from './language.js';
import {terms} from './term.js';
import {builderTerms} from './terms/builder.js';
import {chronicleTerms} from './terms/chronicle.js';
import {clerkRoomTerms} from './terms/clerk-room.js';
import {errorPageTerms} from './terms/error-page.js';
import {habitTerms} from './terms/habits.js';
import {registerFileTerms} from './terms/register-file.js';
import {safetyTerms} from './terms/safety.js';
import {systemTerms} from './terms/system.js';

export {isLanguage, language, onLanguageChange, setLanguage} from './language.js';
export type {Language, Term} from './language.js';

export const pageTerms = {
  ...terms,
  ...builderTerms,
  ...chronicleTerms,
  ...clerkRoomTerms,
  ...errorPageTerms,
  ...habitTerms,
  ...registerFileTerms,
  ...safetyTerms,
  ...systemTerms,
} as const satisfies Record<string, Term>;

export type TermKey = keyof typeof pageTerms;

/** The words of `key` with `{name}` replaced from `facts`. Text only: callers render it as text. */
export function term(key: TermKey, facts?: TermFacts): string {
  return inLanguage(pageTerms[key], facts);
}

/** Whether `key` names a term: for codes that come from elsewhere. */
export function isTermKey(key: string): key is TermKey {
  return Object.hasOwn(pageTerms, key);
}

/** The sentence for an error code; the plain fallback where the code is unknown. */
export function codeSentence(prefix: 'error', code: string): string {
  const key = `${prefix}.${code}`;
  return isTermKey(key) ? term(key) : term('error.unexpected', {code});
}
