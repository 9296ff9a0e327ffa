/** A document cannot be shown, or not yet: the code names why. */
export class DocumentProblemEvent extends Event {
  /** `pdf-empty`, `not-a-pdf`, `pdf-damaged`, `pdf-encrypted`, `password-wrong`, `viewer-unavailable`, `aborted`. */
  readonly code: string;

  constructor(code: string) {
    super('tk-document-problem', {bubbles: true, composed: true});
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-document-problem': DocumentProblemEvent;
  }
}
