/** What the clerk wants done about one document that was sent: the recall of several at once, an envelope as a file. */
export class SentActEvent extends Event {
  readonly name: 'recall' | 'retry' | 'save';
  /** Id of the sent record. */
  readonly id: string;
  readonly organisationIds: readonly string[];

  constructor(name: SentActEvent['name'], id: string, organisationIds: readonly string[] = []) {
    super('tk-sent-act', {bubbles: true, composed: true});
    this.name = name;
    this.id = id;
    this.organisationIds = organisationIds;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-sent-act': SentActEvent;
  }
}
