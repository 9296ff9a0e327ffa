/** Acts that order an inbox. Each gives the next document and what takes the act back exactly. */
import {OfficeError} from '../office-error.js';
import type {OfficeDocument} from '../document/office-document.js';

export type TriageStep =
  | {readonly kind: 'mark-read'; readonly unread: boolean}
  | {readonly kind: 'flag'; readonly flagged: boolean}
  /** `until`: RFC 3339; absent: comes back now. */
  | {readonly kind: 'snooze'; readonly until?: string}
  | {readonly kind: 'move'; readonly tab: OfficeDocument['tab']};

type Mark = 'unread' | 'flagged' | 'snoozedUntil' | 'tab';

/** What the marks of one document were. */
export interface TriageUndo {
  readonly documentId: string;
  readonly before: Pick<OfficeDocument, 'unread' | 'tab'> & Partial<Pick<OfficeDocument, 'flagged' | 'snoozedUntil'>>;
  /** The marks the act changed: the others may have moved on since, and stay. */
  readonly changed: readonly Mark[];
}

/** @throws {OfficeError} `instant-invalid` for a snooze until no instant */
export function applyTriage(before: OfficeDocument, step: TriageStep): {document: OfficeDocument; undo: TriageUndo} {
  const next = withStep(before, step);
  const changed = marks.filter(mark => before[mark] !== next[mark]);
  return {document: changed.length === 0 ? before : next, undo: {documentId: before.id, before: marksOf(before), changed}};
}

/** One act on many documents: what to store, and one undo for all of it. Documents it would not change are left out. */
export function applyTriageToAll(
  documents: readonly OfficeDocument[],
  step: TriageStep,
): {documents: readonly OfficeDocument[]; undo: readonly TriageUndo[]} {
  const results = documents.map(document => applyTriage(document, step)).filter(({undo}) => undo.changed.length > 0);
  return {documents: results.map(each => each.document), undo: results.map(each => each.undo)};
}

/** The document as it would be had the act not happened. */
export function undoTriage(row: OfficeDocument, undo: TriageUndo): OfficeDocument {
  if (row.id !== undo.documentId) throw new OfficeError('undo-mismatch', `undo of ${undo.documentId} given ${row.id}`);
  let next = row;
  for (const mark of undo.changed) {
    const {[mark]: _now, ...rest} = next;
    const value = undo.before[mark];
    next = (value === undefined ? rest : {...rest, [mark]: value}) as OfficeDocument;
  }
  return next;
}

const marks: readonly Mark[] = ['unread', 'flagged', 'snoozedUntil', 'tab'];

function withStep(row: OfficeDocument, step: TriageStep): OfficeDocument {
  switch (step.kind) {
    case 'mark-read':
      return {...row, unread: step.unread};
    case 'flag':
      return {...row, flagged: step.flagged};
    case 'snooze': {
      const {snoozedUntil: _until, ...awake} = row;
      if (step.until === undefined) return awake;
      if (Number.isNaN(Date.parse(step.until))) throw new OfficeError('instant-invalid', `snooze until ${step.until.slice(0, 40)}`);
      return {...awake, snoozedUntil: step.until};
    }
    case 'move':
      return {...row, tab: step.tab, unread: step.tab === 'done' ? false : row.unread};
  }
}

function marksOf({unread, tab, flagged, snoozedUntil}: OfficeDocument): TriageUndo['before'] {
  return {unread, tab, ...(flagged === undefined ? {} : {flagged}), ...(snoozedUntil === undefined ? {} : {snoozedUntil})};
}
