export const triageActs = ['approve', 'sign', 'forward', 'done', 'flag', 'snooze', 'unread', 'undo'] as const;
export type TriageAct = (typeof triageActs)[number];

/**
 * The officer asks for an act on these documents: the ticked ones, else the one under the cursor. It only asks: a decision
 * or a signature is confirmed elsewhere. `undo` takes back the last act and carries no ids.
 */
export class TriageEvent extends Event {
  readonly name: TriageAct;
  readonly ids: readonly string[];

  constructor(name: TriageAct, ids: readonly string[]) {
    super('tk-triage', {bubbles: true, composed: true});
    this.name = name;
    this.ids = ids;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-triage': TriageEvent;
  }
}
