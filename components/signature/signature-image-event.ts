/** The officer made a picture of his signature; `undefined` once it was cleared. */
export class SignatureImageEvent extends Event {
  /** Trimmed PNG with a transparent ground. */
  readonly png: Uint8Array | undefined;

  constructor(png: Uint8Array | undefined) {
    super('tk-signature-image', {bubbles: true, composed: true});
    this.png = png;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-signature-image': SignatureImageEvent;
  }
}
