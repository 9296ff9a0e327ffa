/** What the clerk wants done with a document that came. */
export type ArrivalAct =
  | {readonly kind: 'accept'; readonly number: string; readonly handler: string}
  | {readonly kind: 'return'; readonly reason: string}
  | {readonly kind: 'advance'; readonly code: '04' | '05' | '06'}
  | {readonly kind: 'agree'}
  | {readonly kind: 'refuse'; readonly reason: string}
  | {readonly kind: 'open'};

/** A button of one arrived document was pressed, its sheet complete. */
export class ArrivalActEvent extends Event {
  /** Id of the arrived document, the desk's own. */
  readonly id: string;
  readonly act: ArrivalAct;

  constructor(id: string, act: ArrivalAct) {
    super('tk-arrival-act', {bubbles: true, composed: true});
    this.id = id;
    this.act = act;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-arrival-act': ArrivalActEvent;
  }
}
