/**
 * Screen words by key. Vietnamese first, English complete: a key has both or it does not compile.
 * Each room keeps its words in `terms/<room>.ts`; nothing else in the kit holds a sentence an officer reads.
 */
import {deskTerms} from './desk-term.js';
import {inLanguage} from './language.js';
import type {Term, TermFacts} from './language.js';
import {clerkTerms} from './terms/clerk.js';
import {documentTerms} from './terms/document.js';
import {errorTerms} from './terms/error.js';
import {exchangeTerms} from './terms/exchange.js';
import {journalTerms} from './terms/journal.js';
import {signatureTerms} from './terms/signature.js';

export {isLanguage, language, onLanguageChange, setLanguage} from './language.js';
export type {Language, Term} from './language.js';

export const terms = {
  ...deskTerms,
  ...clerkTerms,
  ...documentTerms,
  ...errorTerms,
  ...exchangeTerms,
  ...journalTerms,
  ...signatureTerms,
} as const satisfies Record<string, Term>;

export type TermKey = keyof typeof terms;

/** The words of `key` with `{name}` replaced from `facts`. Text only: callers render it as text. */
export function term(key: TermKey, facts?: TermFacts): string {
  return inLanguage(terms[key], facts);
}

/** Whether `key` names a term: for codes that come from elsewhere (`error.${code}` must go through here). */
export function isTermKey(key: string): key is TermKey {
  return Object.hasOwn(terms, key);
}

/** The sentence for an error code; the plain fallback where the code is unknown. */
export function codeSentence(prefix: 'error', code: string): string {
  const key = `${prefix}.${code}`;
  return isTermKey(key) ? term(key) : term('error.unexpected', {code});
}
