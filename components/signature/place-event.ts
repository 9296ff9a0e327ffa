import type {Rect} from '../document/page-transform.js';

/** The officer put the signature somewhere: dragged, by keyboard, or took the next suggestion. */
export class PlaceEvent extends Event {
  /** 1-based. */
  readonly page: number;
  /** PDF points: left, bottom, right, top in user space of the unrotated page. */
  readonly rect: Rect;
  /** Reason code of the suggestion taken; `by-hand` once moved or resized. */
  readonly because: string;

  constructor(page: number, rect: Rect, because: string) {
    super('tk-place', {bubbles: true, composed: true});
    this.page = page;
    this.rect = rect;
    this.because = because;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-place': PlaceEvent;
  }
}
