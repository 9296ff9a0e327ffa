/** The officer pressed the search key, and the search field stands outside the inbox. */
export class SearchFocusEvent extends Event {
  constructor() {
    super('tk-search-focus', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-search-focus': SearchFocusEvent;
  }
}
