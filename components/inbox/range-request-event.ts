/** Rows `start` up to, not including, `end` are in view and `rowAt` does not know them all yet. */
export class RangeRequestEvent extends Event {
  readonly start: number;
  readonly end: number;

  constructor(start: number, end: number) {
    super('tk-range-request', {bubbles: true, composed: true});
    this.start = start;
    this.end = end;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-range-request': RangeRequestEvent;
  }
}
