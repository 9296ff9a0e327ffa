/** The reader wants the report as a file (`json`) or on paper (`print`); the owner makes it. */
export class ReportEvent extends Event {
  readonly format: 'json' | 'print';

  constructor(format: 'json' | 'print') {
    super('tk-report', {bubbles: true, composed: true});
    this.format = format;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-report': ReportEvent;
  }
}
