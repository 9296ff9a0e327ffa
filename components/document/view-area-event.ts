/**
 * Pages were shown to the reader for the first time. The record of what was displayed before a signature is made of these;
 * a page counts once the middle of its picture stood in sight.
 */
export class ViewAreaEvent extends Event {
  /** 1-based, ascending: everything shown since the file was opened. */
  readonly pages: readonly number[];
  /** Of how many. */
  readonly total: number;

  constructor(pages: readonly number[], total: number) {
    super('tk-view-area', {bubbles: true, composed: true});
    this.pages = pages;
    this.total = total;
  }

  /** Whether every page was shown. */
  get isComplete(): boolean {
    return this.pages.length === this.total;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-view-area': ViewAreaEvent;
  }
}
