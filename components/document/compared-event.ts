/** Two versions were compared to the end. */
export class ComparedEvent extends Event {
  /** 1-based pages that differ, ascending. */
  readonly changedPages: readonly number[];
  /** Pages of the longer version. */
  readonly total: number;

  constructor(changedPages: readonly number[], total: number) {
    super('tk-compared', {bubbles: true, composed: true});
    this.changedPages = changedPages;
    this.total = total;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-compared': ComparedEvent;
  }
}
