/** Of two drafts of one document the officer wants to go on with this one. */
export class DraftChoiceEvent extends Event {
  readonly draftId: string;

  constructor(draftId: string) {
    super('tk-draft-choice', {bubbles: true, composed: true});
    this.draftId = draftId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-draft-choice': DraftChoiceEvent;
  }
}
