import type {Urgency} from '../core/document/urgency.js';
import type {Organisation} from '../core/exchange/edoc-message.js';

export type DispatchOrder =
  | {
      readonly kind: 'issue';
      /** As the register writes it, `07`. */
      readonly number: string;
      /** `yyyy-MM-dd`. */
      readonly issuedOn: string;
      readonly urgency: Urgency;
      readonly recipients: readonly Organisation[];
    }
  /** Number, day and seal stand on the page already. */
  | {readonly kind: 'send'; readonly urgency: Urgency; readonly recipients: readonly Organisation[]}
  | {readonly kind: 'recall'; readonly reason: string; readonly recipients: readonly Organisation[]}
  | {readonly kind: 'return'; readonly reason: string};

/** The clerk's sheet is complete and was confirmed. */
export class DispatchSubmitEvent extends Event {
  readonly order: DispatchOrder;

  constructor(order: DispatchOrder) {
    super('tk-dispatch-submit', {bubbles: true, composed: true});
    this.order = order;
  }
}

/** The sheet was closed; nothing happens. */
export class DispatchCancelEvent extends Event {
  constructor() {
    super('tk-dispatch-cancel', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-dispatch-submit': DispatchSubmitEvent;
    'tk-dispatch-cancel': DispatchCancelEvent;
  }
}
