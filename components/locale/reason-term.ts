/**
 * The sentences of a verdict: one for each reason and warning. They are half of all words of the kit and only a verdict says them, so
 * they come when the first verdict is shown.
 */
import {inLanguage} from './language.js';
import type {Term} from './language.js';

let reasons: Readonly<Record<string, Term>> | undefined;

/** Resolves when `reasonTerm` knows its sentences; never rejects: a page that lost its network shows the codes instead. */
export async function loadReasonTerms(): Promise<void> {
  reasons ??= await import('./terms/signature-reason.js').then(
    ({signatureReasonTerms}) => signatureReasonTerms,
    () => undefined,
  );
}

/** The sentence for a code of a validation report; `undefined` where none is known. */
export function reasonTerm(code: string): string | undefined {
  const key = `signature.reason.${code}`;
  const found = reasons && Object.hasOwn(reasons, key) ? reasons[key] : undefined;
  return found && inLanguage(found);
}
