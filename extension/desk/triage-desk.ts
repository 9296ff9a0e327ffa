/** Ordering the inbox: each act is told with its way back, many at once are looked over first, and a snooze asks until when. */
import {addWorkingDays} from '../../components/core/inbox/working-days.js';
import type {WorkingCalendar} from '../../components/core/inbox/working-days.js';
import {applyTriage, undoTriage} from '../../components/core/inbox/triage.js';
import type {TriageStep, TriageUndo} from '../../components/core/inbox/triage.js';
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import type {Notice} from '../../components/desk/tk-notice.js';
import type {TriageAct} from '../../components/inbox/triage-event.js';
import {term} from '../../components/locale/page-term.js';
import type {Desk} from '../../components/storage/open-desk.js';

/** An act that waits for the officer's yes, or for an hour. */
export interface PendingTriage {
  readonly name: 'done' | 'snooze' | 'flag' | 'unread';
  readonly documents: readonly OfficeDocument[];
}

export interface SnoozeChoice {
  readonly name: 'later-today' | 'tomorrow' | 'next-working-day' | 'next-week';
  readonly until: Date;
}

/** More acts than these nobody takes back one by one. */
const longestPast = 50;

export class TriageDesk {
  pending: PendingTriage | undefined;
  /** The sentence about the last act. */
  notice: Notice | undefined;
  onChange: () => void = () => undefined;
  readonly #desk: Desk;
  readonly #past: (readonly TriageUndo[])[] = [];
  /** Acts and their undoing stand in line: the list shows an act before its way back is kept, and a quick hand presses `z` then. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `false` where `name` is an act of another kind: a decision, a signature. */
  async begin(name: TriageAct, documents: readonly OfficeDocument[]): Promise<boolean> {
    if (name !== 'done' && name !== 'snooze' && name !== 'flag' && name !== 'unread') return false;
    if (documents.length === 0) return true;
    if (name === 'snooze' || (name === 'done' && documents.length > 1)) {
      this.pending = {name, documents};
      this.onChange();
      return true;
    }
    await this.#inLine(() => this.#act(name, documents, stepOf(name)));
    return true;
  }

  /** The officer looked it over and said yes; a snooze with its hour. */
  async confirm(until?: Date): Promise<void> {
    const {pending} = this;
    this.pending = undefined;
    if (!pending) return;
    const step = pending.name === 'snooze' ? until && ({kind: 'snooze', until: until.toISOString()} as const) : stepOf(pending.name);
    if (step) await this.#inLine(() => this.#act(pending.name, pending.documents, step));
    this.onChange();
  }

  cancel(): void {
    this.pending = undefined;
    this.onChange();
  }

  /** Takes back the last act that was not taken back yet. */
  undo(): Promise<void> {
    return this.#inLine(() => this.#undo());
  }

  #inLine(work: () => Promise<void>): Promise<void> {
    const done = this.#line.then(work);
    this.#line = done.catch(() => undefined);
    return done;
  }

  async #undo(): Promise<void> {
    const last = this.#past.pop();
    for (const each of last ?? []) await this.#desk.documents.update(each.documentId, document => undoTriage(document, each));
    this.notice = {id: crypto.randomUUID(), text: term(last ? 'inbox.undone' : 'inbox.nothing-to-undo')};
    this.onChange();
  }

  async #act(name: PendingTriage['name'], documents: readonly OfficeDocument[], step: TriageStep): Promise<void> {
    const undo: TriageUndo[] = [];
    for (const {id} of documents) {
      let done: TriageUndo | undefined;
      // On what is stored now: a system may have listed the document anew since it was shown.
      await this.#desk.documents.update(id, stored => {
        const result = applyTriage(stored, step);
        done = result.undo;
        return result.document;
      });
      if (done && done.changed.length > 0) undo.push(done);
    }
    if (undo.length === 0) return;
    this.#past.push(undo);
    if (this.#past.length > longestPast) this.#past.shift();
    this.notice = {id: crypto.randomUUID(), text: term('inbox.acted', {act: term(`inbox.act.${name}`), count: undo.length}), undoable: true};
    this.onChange();
  }
}

/** Hours an officer is offered, the ones that lie before `now` or fall together left out. */
export function snoozeChoices(now: Date, today: string, calendar: WorkingCalendar): readonly SnoozeChoice[] {
  const at = (day: string, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00`);
  const days = (count: number) => {
    const [year, month, date] = today.split('-').map(Number);
    return new Date(Date.UTC(year!, month! - 1, date! + count)).toISOString().slice(0, 10);
  };
  const offered: readonly SnoozeChoice[] = [
    {name: 'later-today', until: at(today, 15)},
    {name: 'tomorrow', until: at(days(1), 8)},
    {name: 'next-working-day', until: at(addWorkingDays(today, 1, calendar), 8)},
    {name: 'next-week', until: at(days(7), 8)},
  ];
  const times = offered.map(({until}) => until.getTime());
  return offered.filter((each, at_) => each.until > now && times.indexOf(each.until.getTime()) === at_);
}

function stepOf(name: Exclude<PendingTriage['name'], 'snooze'> | PendingTriage['name']): TriageStep {
  if (name === 'done') return {kind: 'move', tab: 'done'};
  if (name === 'flag') return {kind: 'flag', flagged: true};
  return {kind: 'mark-read', unread: true};
}
