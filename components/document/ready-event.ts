/** A document is open and its first page stands on the screen. */
export class ReadyEvent extends Event {
  /** Number of pages. */
  readonly pages: number;

  constructor(pages: number) {
    super('tk-ready', {bubbles: true, composed: true});
    this.pages = pages;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-ready': ReadyEvent;
  }
}
