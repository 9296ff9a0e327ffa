/** The officer takes back what the notice told of. */
export class NoticeUndoEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('tk-notice-undo', {bubbles: true, composed: true});
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-notice-undo': NoticeUndoEvent;
  }
}
