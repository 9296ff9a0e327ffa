/** The officer wants the records as a file. */
export class RecordsExportEvent extends Event {
  constructor() {
    super('tk-records-export', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-records-export': RecordsExportEvent;
  }
}
