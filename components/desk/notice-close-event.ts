/** The notice was dismissed, or stood long enough. */
export class NoticeCloseEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('tk-notice-close', {bubbles: true, composed: true});
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-notice-close': NoticeCloseEvent;
  }
}
