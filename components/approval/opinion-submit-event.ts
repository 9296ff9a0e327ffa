import type {Decision} from '../core/draft/draft.js';

export type SubmitKind = 'sign-now' | 'send' | 'keep';

/**
 * The officer finished the opinion: review and sign it now, send it as it is, or keep it for later.
 * `decision` is present unless `kind` is `keep`.
 */
export class OpinionSubmitEvent extends Event {
  readonly kind: SubmitKind;
  readonly decision: Decision | undefined;
  readonly text: string;

  constructor(kind: SubmitKind, decision: Decision | undefined, text: string) {
    super('tk-opinion-submit', {bubbles: true, composed: true});
    this.kind = kind;
    this.decision = decision;
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-opinion-submit': OpinionSubmitEvent;
  }
}
