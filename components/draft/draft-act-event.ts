export type DraftAct = 'keep' | 'discard' | 'compare' | 'retry' | 'copy';

/**
 * What the officer wants done about a draft in trouble: `keep` or `discard` what was recovered, `compare` two versions,
 * `retry` the saving, `copy` the words to the clipboard.
 */
export class DraftActEvent extends Event {
  readonly name: DraftAct;

  constructor(name: DraftAct) {
    super('tk-draft-act', {bubbles: true, composed: true});
    this.name = name;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-draft-act': DraftActEvent;
  }
}
