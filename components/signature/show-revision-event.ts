/** The reader wants to see the file as one person signed it. */
export class ShowRevisionEvent extends Event {
  /** 1-based. */
  readonly revision: number;
  /** Bytes of the file up to the end of that revision: `file.slice(0, revisionEnd)` is what was signed. */
  readonly revisionEnd: number;

  constructor(revision: number, revisionEnd: number) {
    super('tk-show-revision', {bubbles: true, composed: true});
    this.revision = revision;
    this.revisionEnd = revisionEnd;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-show-revision': ShowRevisionEvent;
  }
}
