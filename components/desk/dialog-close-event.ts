/** The dialog wants to close: by Escape, its close button or a click beside it. The owner answers by clearing `open`. */
export class DialogCloseEvent extends Event {
  constructor() {
    super('tk-dialog-close', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-dialog-close': DialogCloseEvent;
  }
}
