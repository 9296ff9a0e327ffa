import type {InboxTab} from '../core/document/office-document.js';

/** The officer chose another tab; the owner answers by setting `tab` and its documents. */
export class TabChangeEvent extends Event {
  readonly tab: InboxTab;

  constructor(tab: InboxTab) {
    super('tk-tab-change', {bubbles: true, composed: true});
    this.tab = tab;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-tab-change': TabChangeEvent;
  }
}
