/**
 * Puts what a system lists now together with what the desk already knows of the same document: the system's facts are taken over,
 * the officer's own marks stay.
 */
import type {OfficeDocument, OfficeFile} from '../document/office-document.js';

/** The document to keep. Returns `known` itself where nothing changed, so that a caller can skip the write. */
export function mergeDocument(known: OfficeDocument | undefined, seen: OfficeDocument): OfficeDocument {
  if (!known) return seen;
  // An act of triage holds until the system itself moves the document on.
  const moved = seen.state !== undefined && seen.state !== known.state;
  const merged: OfficeDocument = {
    // A list says less than the document's own page: its silence takes nothing away.
    ...(known.number && {number: known.number}),
    ...(known.issuedOn !== undefined && {issuedOn: known.issuedOn}),
    ...(known.dueOn !== undefined && {dueOn: known.dueOn}),
    ...(known.state !== undefined && {state: known.state}),
    ...seen,
    tab: known.tab === 'done' && !moved ? 'done' : seen.tab,
    receivedAt: known.receivedAt,
    unread: known.unread || (moved && seen.unread),
    ...(known.flagged === undefined ? {} : {flagged: known.flagged}),
    ...(known.snoozedUntil === undefined ? {} : {snoozedUntil: known.snoozedUntil}),
    // A list page names no files; its silence does not take away those the document's own page showed.
    files: seen.files.length === 0 ? known.files : [...seen.files.map(file => mergeFile(known.files, file)), ...madeHere(known, seen)],
  };
  return sameJson(merged, known) ? known : merged;
}

/** The sealed file of the clerk, for one: the system cannot know it, and does not take it away. */
function madeHere(known: OfficeDocument, seen: OfficeDocument): readonly OfficeFile[] {
  return known.files.filter(file => file.madeHere && !seen.files.some(each => each.id === file.id));
}

function mergeFile(known: readonly OfficeFile[], seen: OfficeFile): OfficeFile {
  const before = known.find(file => file.id === seen.id && file.url === seen.url);
  return before ? {...before, ...seen} : seen;
}

function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && sameJson(value, right.get(name)));
}
