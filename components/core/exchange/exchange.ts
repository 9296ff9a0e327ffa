/**
 * Port: how documents, states and decisions travel between agencies and between officers of one agency. One suite of tests
 * runs against every engine behind it. Three rules hold on all of them:
 * the origin of a document is its signature, never the address it came under; a slot is written once and the store enforces
 * it; sending the same bytes again is no second sending.
 */

/** What an engine can promise; screens say so where it cannot. */
export interface ExchangeCapabilities {
  /** Survives the end of this program. */
  readonly durable: boolean;
  readonly acrossMachines: boolean;
  /** The store itself refuses a second writer of a slot, also one that does not use this code. */
  readonly serverEnforcesWriteOnce: boolean;
  readonly serverEnforcesIdentity: boolean;
  /** Bytes. */
  readonly maxEnvelope: number;
  readonly maxFile: number;
}

/** `document`, one about it (`document-update`), or a state of it: `status-03`, see `envelope-kind`. Each goes once from one agency to another. */
export type EnvelopeKind = 'document' | `document-${string}` | `status-${string}`;

export interface ExchangeEnvelope {
  readonly from: string;
  readonly to: string;
  /** Token of the document, see `slotToken`. */
  readonly documentId: string;
  readonly kind: EnvelopeKind;
  /** edXML. Large files go beside it, by reference. */
  readonly bytes: Uint8Array;
}

export interface Receipt {
  /** The same bytes lay there already: an earlier attempt had arrived. */
  readonly duplicate: boolean;
  /** The engine's own id of what is stored, for the journal. */
  readonly id: string;
}

export interface Delivery {
  readonly envelope: ExchangeEnvelope;
  /** Order within this inbox. */
  readonly sequence: number;
  /** Taken over and stored: it does not come again. */
  acknowledge(): Promise<void>;
  /** Could not be stored now: comes again after `milliseconds`. */
  retryIn(milliseconds: number): Promise<void>;
}

/** A decision as it lies in its slot. */
export interface SlotValue {
  /** Made once by whoever decides, kept across retries: tells a lost reply from a lost race. */
  readonly attempt: string;
  readonly bytes: Uint8Array;
}

export interface Decided {
  /** True where this very attempt lies in the slot. */
  readonly won: boolean;
  readonly value: SlotValue;
}

export interface FileReference {
  /** SHA-256 of the content, lower-case hex: its name everywhere. */
  readonly digest: string;
  readonly size: number;
  readonly contentType: string;
}

export type LinkState = 'online' | 'offline' | 'closed';

export interface TransferOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
}

export interface Exchange {
  /** Code of the agency this side speaks for. */
  readonly organisation: string;
  readonly capabilities: ExchangeCapabilities;
  readonly link: LinkState;
  onLink(listener: (state: LinkState) => void, signal: AbortSignal): void;
  /**
   * Same bytes again: `duplicate`. @throws OfficeError `exchange-conflict` other bytes under the same slot, `exchange-denied`
   * an envelope of another agency, `exchange-unavailable` try again later, `envelope-too-large`
   */
  send(envelope: ExchangeEnvelope, options?: TransferOptions): Promise<Receipt>;
  /** Everything for this agency that `reader` has not acknowledged, then what comes, until `signal` aborts. */
  receive(options: {readonly reader: string; readonly signal: AbortSignal}): AsyncIterable<Delivery>;
  /** Writes a slot once. The first attempt wins; the same attempt again is told it won. */
  decide(slot: string, value: SlotValue): Promise<Decided>;
  decision(slot: string): Promise<SlotValue | undefined>;
  /** All decided slots below `prefix`, then each new one, until `signal` aborts. */
  watch(
    prefix: string,
    signal: AbortSignal,
  ): AsyncIterable<{readonly slot: string; readonly value: SlotValue}>;
  /** @throws OfficeError `file-too-large` */
  putFile(file: Blob, options?: TransferOptions): Promise<FileReference>;
  /** @throws OfficeError `file-missing`, `file-damaged` where the content is not what its digest says */
  getFile(reference: FileReference, options?: TransferOptions): Promise<Blob>;
  close(): Promise<void>;
}
