/** The officer went back from the document to the list. */
export class BackEvent extends Event {
  constructor() {
    super('tk-back', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-back': BackEvent;
  }
}
