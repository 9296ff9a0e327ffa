/** The officer wants to read this document. */
export class OpenEvent extends Event {
  readonly documentId: string;

  constructor(documentId: string) {
    super('tk-open', {bubbles: true, composed: true});
    this.documentId = documentId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-open': OpenEvent;
  }
}
