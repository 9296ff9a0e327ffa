/** The clerk's sheet is complete: write this number and day into the page, then seal. */
export class IssueRequestEvent extends Event {
  /** The running number, `7`. */
  readonly number: string;
  /** `yyyy-MM-dd`. */
  readonly issuedOn: string;

  constructor(number: string, issuedOn: string) {
    super('tk-issue-request', {bubbles: true, composed: true});
    this.number = number;
    this.issuedOn = issuedOn;
  }
}

/** Another picture of the agency's seal, or another real size of it. */
export class SealChangeEvent extends Event {
  /** PNG on a transparent ground; absent: the picture stays. */
  readonly png: Uint8Array | undefined;
  readonly millimetres: {readonly width: number; readonly height: number};

  constructor(png: Uint8Array | undefined, millimetres: {readonly width: number; readonly height: number}) {
    super('tk-seal-change', {bubbles: true, composed: true});
    this.png = png;
    this.millimetres = millimetres;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-issue-request': IssueRequestEvent;
    'tk-seal-change': SealChangeEvent;
  }
}
