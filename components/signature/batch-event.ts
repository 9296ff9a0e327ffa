import type {BatchChoice} from './batch-item.js';

/** The officer reviewed the list and starts the batch. */
export class BatchStartEvent extends Event {
  readonly choice: BatchChoice;
  /** Ids in the order of the list. */
  readonly ids: readonly string[];

  constructor(choice: BatchChoice, ids: readonly string[]) {
    super('tk-batch-start', {bubbles: true, composed: true});
    this.choice = choice;
    this.ids = ids;
  }
}

/** The officer wants to read one document of the batch. */
export class BatchOpenEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('tk-batch-open', {bubbles: true, composed: true});
    this.id = id;
  }
}

/** Stop after the document that is being signed; or leave the batch where nothing runs. */
export class BatchCancelEvent extends Event {
  constructor() {
    super('tk-batch-cancel', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-batch-start': BatchStartEvent;
    'tk-batch-open': BatchOpenEvent;
    'tk-batch-cancel': BatchCancelEvent;
  }
}
