/** The clerk wants a document back from these recipients, or to send it again to them; nothing was sent yet. */
export class RecipientActEvent extends Event {
  readonly name: 'recall' | 'retry';
  readonly organisationIds: readonly string[];

  constructor(name: 'recall' | 'retry', organisationIds: readonly string[]) {
    super('tk-recipient-act', {bubbles: true, composed: true});
    this.name = name;
    this.organisationIds = organisationIds;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-recipient-act': RecipientActEvent;
  }
}
