/** Port: where registers, sent and arrived documents and waiting envelopes are kept. */
import type {OfficeDocument} from '../document/office-document.js';
import type {ArrivedDocument, Parcel, SentDocument} from './clerk-record.js';
import type {RegisterEntry} from './register.js';

/** Everything one act changes: stored as a whole or not at all. */
export interface ClerkChange {
  readonly entries?: readonly RegisterEntry[];
  readonly sent?: readonly SentDocument[];
  readonly arrived?: readonly ArrivedDocument[];
  readonly parcels?: readonly Parcel[];
  /** What the journal says of it. */
  readonly act?: {readonly name: string; readonly documentId: string; readonly facts: Readonly<Record<string, string | number | boolean>>};
}

export interface ClerkStore {
  entries(kind: RegisterEntry['kind'], year: number): Promise<readonly RegisterEntry[]>;
  /** The lines of one document, in either register. */
  entriesOf(documentId: string): Promise<readonly RegisterEntry[]>;
  sent(id: string): Promise<SentDocument | undefined>;
  arrived(id: string): Promise<ArrivedDocument | undefined>;
  /** Newest first, at most `limit`. */
  listSent(limit: number): Promise<readonly SentDocument[]>;
  listArrived(limit: number): Promise<readonly ArrivedDocument[]>;
  /** Those that still have a way to go, oldest first. */
  waitingParcels(): Promise<readonly Parcel[]>;
  parcelsOf(recordId: string): Promise<readonly Parcel[]>;
  /**
   * @throws OfficeError `register-number-taken` by another document; `clerk-overtaken` where a record is not of the revision before
   *   (somebody changed it meanwhile: read again)
   */
  commit(change: ClerkChange): Promise<void>;
  /** Answers the file's id. The same `id` again replaces nothing. */
  putFile(file: Blob, meta: {readonly id?: string; readonly name: string; readonly contentType: string}): Promise<string>;
  readFile(id: string): Promise<Blob>;
  removeFile(id: string): Promise<void>;
  putDocument(document: OfficeDocument): Promise<void>;
  updateDocument(id: string, change: (document: OfficeDocument) => OfficeDocument): Promise<void>;
}
