import type {Organisation} from '../core/exchange/edoc-message.js';

/** The chosen agencies changed. */
export class RecipientsChangeEvent extends Event {
  readonly recipients: readonly Organisation[];

  constructor(recipients: readonly Organisation[]) {
    super('tk-recipients-change', {bubbles: true, composed: true});
    this.recipients = recipients;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-recipients-change': RecipientsChangeEvent;
  }
}
