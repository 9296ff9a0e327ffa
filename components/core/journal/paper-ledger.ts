/**
 * What not printing saved, computed from the journal. Every figure rests on an assumption an administrator can see and change: nothing
 * here was measured on paper.
 */
import type {JournalEntry} from './journal-entry.js';

export interface PaperAssumptions {
  /** How often a document is printed to be decided: drafts shown round, then the copy that is signed. */
  readonly printsPerSignature: number;
  /** Sheets are printed on both sides (1 sheet = 2 pages) or on one. */
  readonly pagesPerSheet: 1 | 2;
  /** Copies for the file and the register, besides those that leave. */
  readonly copiesKept: number;
  readonly postagePerRecipientVnd: number;
  /** Carrying the paper to the desk of whoever decides, and back. */
  readonly minutesPerDecision: number;
  /** Sealing, enveloping, entering in the post book. */
  readonly minutesPerRecipient: number;
}

/** A cautious start; the settings screen shows each with the note that it is an assumption. */
export const defaultAssumptions: PaperAssumptions = {
  printsPerSignature: 1,
  pagesPerSheet: 2,
  copiesKept: 1,
  postagePerRecipientVnd: 10_000,
  minutesPerDecision: 10,
  minutesPerRecipient: 5,
};

export interface PaperLedger {
  readonly pages: number;
  readonly sheets: number;
  /** Copies that were not made for recipients and for the file. */
  readonly copies: number;
  readonly postageVnd: number;
  readonly hours: number;
  readonly assumptions: PaperAssumptions;
}

/**
 * Sums the acts `signature-made` (fact `pages`), `decision-delivered` and `document-sent` (facts `pages`, `recipients`). An act told
 * twice for one document and digest counts once; a fact that is no sensible count is 0.
 */
export function paperLedger(entries: Iterable<JournalEntry>, assumptions: PaperAssumptions = defaultAssumptions): PaperLedger {
  const seen = new Set<string>();
  let [pages, sheets, copies, postageVnd, minutes] = [0, 0, 0, 0, 0];
  const print = (pageCount: number, times: number) => {
    pages += pageCount * times;
    sheets += Math.ceil(pageCount / assumptions.pagesPerSheet) * times;
  };
  for (const {act, documentId, digest, facts} of entries) {
    const key = JSON.stringify([act, documentId, digest]);
    if (documentId !== undefined && digest !== undefined && seen.has(key)) continue;
    seen.add(key);
    const pageCount = count(facts['pages']);
    const recipients = count(facts['recipients']);
    if (act === 'signature-made') print(pageCount, assumptions.printsPerSignature);
    if (act === 'decision-delivered') minutes += assumptions.minutesPerDecision;
    if (act === 'document-sent') {
      const made = recipients + assumptions.copiesKept;
      print(pageCount, made);
      copies += made;
      postageVnd += recipients * assumptions.postagePerRecipientVnd;
      minutes += recipients * assumptions.minutesPerRecipient;
    }
  }
  return {pages, sheets, copies, postageVnd, hours: minutes / 60, assumptions};
}

/** Above this a count is an error or an attack, not an office. */
const mostPlausible = 1_000_000;

function count(fact: unknown): number {
  return typeof fact === 'number' && Number.isSafeInteger(fact) && fact > 0 && fact <= mostPlausible ? fact : 0;
}
