export type OutboxAct = 'cancel' | 'edit' | 'retry' | 'open' | 'seen-there' | 'seen-missing';

/**
 * What the officer wants done about one command on its way out. `seen-there` and `seen-missing` answer the question of an
 * unsure delivery: the officer looked at the system's own page.
 */
export class OutboxActEvent extends Event {
  readonly name: OutboxAct;
  readonly commandId: string;

  constructor(name: OutboxAct, commandId: string) {
    super('tk-outbox-act', {bubbles: true, composed: true});
    this.name = name;
    this.commandId = commandId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-outbox-act': OutboxActEvent;
  }
}
