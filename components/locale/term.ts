/**
 * Screen words by key. Vietnamese first, English complete: a key has both or it does not compile.
 * Each room keeps its words in `terms/<room>.ts`; nothing else in the kit holds a sentence an officer reads.
 */
import {approvalTerms} from './terms/approval.js';
import {documentTerms} from './terms/document.js';
import {draftTerms} from './terms/draft.js';
import {errorTerms} from './terms/error.js';
import {exchangeTerms} from './terms/exchange.js';
import {inboxTerms} from './terms/inbox.js';
import {journalTerms} from './terms/journal.js';
import {signatureTerms} from './terms/signature.js';
import {shellTerms} from './terms/shell.js';
import {systemTerms} from './terms/system.js';

export type Language = 'vi' | 'en';
export interface Term {
  readonly vi: string;
  readonly en: string;
}

export const terms = {
  ...approvalTerms,
  ...documentTerms,
  ...draftTerms,
  ...errorTerms,
  ...exchangeTerms,
  ...inboxTerms,
  ...journalTerms,
  ...signatureTerms,
  ...shellTerms,
  ...systemTerms,
} as const satisfies Record<string, Term>;

export type TermKey = keyof typeof terms;

let current: Language = 'vi';
const listeners = new Set<() => void>();

export function language(): Language {
  return current;
}

/** Switches every element of this page; elements re-render by themselves. */
export function setLanguage(next: Language): void {
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Calls `listener` after each switch until `signal` aborts. */
export function onLanguageChange(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), {once: true});
}

/** The words of `key` with `{name}` replaced from `facts`. Text only: callers render it as text. */
export function term(key: TermKey, facts: Readonly<Record<string, string | number>> = {}): string {
  return terms[key][current].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

/** Whether `key` names a term: for codes that come from elsewhere (`error.${code}` must go through here). */
export function isTermKey(key: string): key is TermKey {
  return Object.hasOwn(terms, key);
}

/** The sentence for an error or reason code in `prefix`; the plain fallback of that room where the code is unknown. */
export function codeSentence(prefix: 'error' | 'signature.reason', code: string): string {
  const key = `${prefix}.${code}`;
  return isTermKey(key) ? term(key) : term('error.unexpected', {code});
}

/** Whether a stored or foreign value names a language of the screens. */
export function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}
