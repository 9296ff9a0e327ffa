/** The page a reader is on changed, by scrolling or by the toolbar. */
export class PageEvent extends Event {
  /** 1-based. */
  readonly page: number;

  constructor(page: number) {
    super('tk-page', {bubbles: true, composed: true});
    this.page = page;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-page': PageEvent;
  }
}
