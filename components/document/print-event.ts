/** The reader asks to print. Cancel it where a file must stay electronic. */
export class BeforePrintEvent extends Event {
  constructor() {
    super('tk-before-print', {bubbles: true, composed: true, cancelable: true});
  }
}

/** The reader was told what a printout lacks and still wants it; the owner prints. */
export class PrintEvent extends Event {
  constructor() {
    super('tk-print', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-before-print': BeforePrintEvent;
    'tk-print': PrintEvent;
  }
}
