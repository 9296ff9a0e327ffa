/** The reader does not want to wait for the check any longer (`stop`), or wants it made once more (`again`). */
export class CheckEvent extends Event {
  readonly act: 'stop' | 'again';

  constructor(act: 'stop' | 'again') {
    super('tk-check', {bubbles: true, composed: true});
    this.act = act;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-check': CheckEvent;
  }
}
