/** What stands in the search field now, as typed; empty when it was cleared. Fired on each change. */
export class SearchEvent extends Event {
  readonly query: string;

  constructor(query: string) {
    super('tk-search', {bubbles: true, composed: true});
    this.query = query;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-search': SearchEvent;
  }
}
