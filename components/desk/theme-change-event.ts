/** The officer wants this theme; the owner sets `data-theme` on the page and keeps the choice. */
export class ThemeChangeEvent extends Event {
  readonly theme: 'light' | 'dark';

  constructor(theme: 'light' | 'dark') {
    super('tk-theme-change', {bubbles: true, composed: true});
    this.theme = theme;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-theme-change': ThemeChangeEvent;
  }
}
