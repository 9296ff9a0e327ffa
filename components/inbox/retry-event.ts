/** The officer asks to fetch again what failed. */
export class RetryEvent extends Event {
  constructor() {
    super('tk-retry', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-retry': RetryEvent;
  }
}
