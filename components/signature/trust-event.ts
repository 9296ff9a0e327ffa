/** The reader wants the root at the end of a signer's path trusted for this file alone, or no longer trusted. */
export class TrustEvent extends Event {
  readonly act: 'trust' | 'distrust';
  /** DER in base64. */
  readonly certificate: string;
  /** As its certificate names it. */
  readonly name: string;

  constructor(act: 'trust' | 'distrust', {certificate, name}: {readonly certificate: string; readonly name: string}) {
    super('tk-trust', {bubbles: true, composed: true});
    this.act = act;
    this.certificate = certificate;
    this.name = name;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-trust': TrustEvent;
  }
}
