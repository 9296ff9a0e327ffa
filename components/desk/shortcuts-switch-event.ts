/** The officer switched the single-key shortcuts on or off; the owner keeps the choice. */
export class ShortcutsSwitchEvent extends Event {
  readonly enabled: boolean;

  constructor(enabled: boolean) {
    super('tk-shortcuts-switch', {bubbles: true, composed: true});
    this.enabled = enabled;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-shortcuts-switch': ShortcutsSwitchEvent;
  }
}
