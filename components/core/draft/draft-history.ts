/**
 * Undo and redo of a draft's text that survive a reload: the browser's own forgets with the page. Kept as edits, not as copies, and
 * bounded, because it is stored with every save.
 */

/** At `at`, `removed` gave way to `inserted`. UTF-16 offsets. */
export interface TextEdit {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

export interface DraftHistory {
  /** Oldest first. */
  readonly undo: readonly TextEdit[];
  /** Next to redo last. */
  readonly redo: readonly TextEdit[];
}

export const emptyHistory: DraftHistory = {undo: [], redo: []};

const maxEdits = 200;
const maxUnits = 200_000;

/**
 * History after the text went from `before` to `after`. `burst` says that this continues the edit before it (no pause, same place):
 * one undo then takes back the whole burst, as Unikey's Backspace-and-retype of a letter must be one step.
 */
export function recordEdit(history: DraftHistory, before: string, after: string, burst: boolean): DraftHistory {
  if (before === after) return history;
  const last = history.undo.at(-1);
  const edit = difference(before, after);
  const joined = burst && last && history.redo.length === 0 ? join(last, edit) : undefined;
  const undo = joined ? [...history.undo.slice(0, -1), joined] : [...history.undo, edit];
  return {undo: bounded(undo), redo: []};
}

/** The text before the last edit; `undefined` where there is none, or where the text is not the one the history speaks of. */
export function undoEdit(history: DraftHistory, text: string): {history: DraftHistory; text: string} | undefined {
  const edit = history.undo.at(-1);
  if (!edit || !text.startsWith(edit.inserted, edit.at)) return undefined;
  const undone = text.slice(0, edit.at) + edit.removed + text.slice(edit.at + edit.inserted.length);
  return {text: undone, history: {undo: history.undo.slice(0, -1), redo: [...history.redo, edit]}};
}

/** The text after the edit last undone. */
export function redoEdit(history: DraftHistory, text: string): {history: DraftHistory; text: string} | undefined {
  const edit = history.redo.at(-1);
  if (!edit || !text.startsWith(edit.removed, edit.at)) return undefined;
  const redone = text.slice(0, edit.at) + edit.inserted + text.slice(edit.at + edit.removed.length);
  return {text: redone, history: {undo: [...history.undo, edit], redo: history.redo.slice(0, -1)}};
}

/** The one edit between two texts: what stands between their common beginning and their common end. */
function difference(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  let tail = 0;
  while (tail < shorter - at && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return {at, removed: before.slice(at, before.length - tail), inserted: after.slice(at, after.length - tail)};
}

/** Both edits as one where the second happens within or right beside what the first inserted. */
function join(first: TextEdit, second: TextEdit): TextEdit | undefined {
  const end = first.at + first.inserted.length;
  const secondEnd = second.at + second.removed.length;
  if (second.at > end || secondEnd < first.at) return undefined;
  // What the second takes away left or right of the first's text was there before both.
  const left = Math.max(0, first.at - second.at);
  const right = Math.max(0, secondEnd - end);
  const kept = first.inserted;
  const inserted = kept.slice(0, Math.max(0, second.at - first.at)) + second.inserted + kept.slice(Math.max(0, secondEnd - first.at));
  return {
    at: first.at - left,
    removed: second.removed.slice(0, left) + first.removed + second.removed.slice(second.removed.length - right),
    inserted,
  };
}

function bounded(edits: readonly TextEdit[]): readonly TextEdit[] {
  let units = 0;
  let from = edits.length;
  while (from > 0 && edits.length - from < maxEdits) {
    const {removed, inserted} = edits[from - 1]!;
    units += removed.length + inserted.length;
    if (units > maxUnits) break;
    from--;
  }
  return edits.slice(from);
}
