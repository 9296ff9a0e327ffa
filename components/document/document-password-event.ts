/** The reader opened an encrypted document: whoever validates or signs the same bytes needs the password too. Never store it. */
export class DocumentPasswordEvent extends Event {
  readonly password: string;

  constructor(password: string) {
    super('tk-document-password', {bubbles: true, composed: true});
    this.password = password;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-document-password': DocumentPasswordEvent;
  }
}
