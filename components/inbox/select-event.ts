/** The set of ticked rows changed; `ids` is the whole set, in the order ticked. */
export class SelectEvent extends Event {
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    super('tk-select', {bubbles: true, composed: true});
    this.ids = ids;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-select': SelectEvent;
  }
}
