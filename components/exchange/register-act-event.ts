/** The clerk wants the register on paper or as a table; `ids` are the documents shown, in order. */
export class RegisterActEvent extends Event {
  readonly name: 'print' | 'export';
  readonly ids: readonly string[];

  constructor(name: 'print' | 'export', ids: readonly string[]) {
    super('tk-register-act', {bubbles: true, composed: true});
    this.name = name;
    this.ids = ids;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-register-act': RegisterActEvent;
  }
}
