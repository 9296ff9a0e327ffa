/**
 * The officer reviewed the document and asks to sign it. Carries the password once; nobody keeps it: the form has forgotten it
 * by the time a listener runs.
 */
export class SignRequestEvent extends Event {
  /** Id of the chosen method. */
  readonly method: string;
  /** The PKCS#12 file; absent for other methods. */
  readonly file: File | undefined;
  readonly password: string | undefined;

  constructor(method: string, file: File | undefined, password: string | undefined) {
    super('tk-sign-request', {bubbles: true, composed: true});
    this.method = method;
    this.file = file;
    this.password = password;
  }
}

/** The officer goes back without signing, or stops a signing that runs. */
export class SignCancelEvent extends Event {
  constructor() {
    super('tk-sign-cancel', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-sign-request': SignRequestEvent;
    'tk-sign-cancel': SignCancelEvent;
  }
}
