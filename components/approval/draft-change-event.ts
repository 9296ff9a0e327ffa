import type {Decision} from '../core/draft/draft.js';

/** The opinion being written changed: on each keystroke and each choice. Nothing is decided yet. */
export class DraftChangeEvent extends Event {
  readonly decision: Decision | undefined;
  readonly text: string;

  constructor(decision: Decision | undefined, text: string) {
    super('tk-draft-change', {bubbles: true, composed: true});
    this.decision = decision;
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-draft-change': DraftChangeEvent;
  }
}
