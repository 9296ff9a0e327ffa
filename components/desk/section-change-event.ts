/** The officer chose another part of the desk in the navigation. */
export class SectionChangeEvent extends Event {
  readonly section: string;

  constructor(section: string) {
    super('tk-section-change', {bubbles: true, composed: true});
    this.section = section;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-section-change': SectionChangeEvent;
  }
}
