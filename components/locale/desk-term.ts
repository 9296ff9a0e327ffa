/**
 * The words of the desk's own rooms. Apart from `term.ts`, which knows every word of the kit: an element that only says
 * "Hạn hôm nay" shall not carry the sentences of every error and every signature (a simple element stays under 18 KB).
 */
import {inLanguage} from './language.js';
import type {Term, TermFacts} from './language.js';
import {approvalTerms} from './terms/approval.js';
import {draftTerms} from './terms/draft.js';
import {inboxTerms} from './terms/inbox.js';
import {shellTerms} from './terms/shell.js';

export const deskTerms = {
  ...approvalTerms,
  ...draftTerms,
  ...inboxTerms,
  ...shellTerms,
} as const satisfies Record<string, Term>;

export type DeskTermKey = keyof typeof deskTerms;

/** The words of `key` with `{name}` replaced from `facts`. */
export function term(key: DeskTermKey, facts?: TermFacts): string {
  return inLanguage(deskTerms[key], facts);
}

/** Whether `key` names a term of the desk: for ids that come from elsewhere. */
export function isTermKey(key: string): key is DeskTermKey {
  return Object.hasOwn(deskTerms, key);
}
