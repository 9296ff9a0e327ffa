/** The reader wants the whole verification. */
export class DetailsEvent extends Event {
  constructor() {
    super('tk-details', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-details': DetailsEvent;
  }
}
