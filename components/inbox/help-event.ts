/** The officer asks for the sheet of keyboard shortcuts. */
export class HelpEvent extends Event {
  constructor() {
    super('tk-help', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-help': HelpEvent;
  }
}
