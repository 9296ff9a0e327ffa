/** The language of this page's screens, and the one way a word is looked up in a table. */

export type Language = 'vi' | 'en';

/** Vietnamese first, English complete: a word has both or it does not compile. */
export interface Term {
  readonly vi: string;
  readonly en: string;
}

/** What fills the `{name}`s of a sentence. */
export type TermFacts = Readonly<Record<string, string | number>>;

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

/** Whether a stored or foreign value names a language of the screens. */
export function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}

/** `words` in the page's language with `{name}` replaced from `facts`. Text only: callers render it as text. */
export function inLanguage(words: Term, facts: TermFacts = {}): string {
  return words[current].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
