/**
 * One official document registered on the desk: what a row, a search hit and a journal entry speak of.
 * A value: changing one returns the next. Its files' bytes live in the store, never here.
 */
import type {DocumentNumber} from './document-number.js';
import type {Urgency} from './urgency.js';

/** The four tabs officers know: Chờ xử lý, Phối hợp, Để biết, Đã xử lý. */
export type InboxTab = 'to-do' | 'support' | 'to-know' | 'done';

/** Where a document was found, and how to find it there again. */
export interface DocumentSource {
  /** Id of the page adapter (its file name), or `portal`, `exchange`, `file`. */
  readonly adapterId: string;
  /** Scheme, host and port of the system. */
  readonly origin: string;
  /** The system's own id of the document, opaque. */
  readonly externalId: string;
  /** Address of the document's page, where the system has one. */
  readonly url?: string;
}

export interface OfficeFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Where the system offers it; absent for files that were made here. */
  readonly url?: string;
  /** Made on this desk, not found in the system: a sealed copy. */
  readonly madeHere?: boolean;
  /** Bytes; absent until known. */
  readonly size?: number;
  /** SHA-256 of the content, lower-case hex; absent until read once. */
  readonly digest?: string;
}

export interface OfficeDocument {
  /** Unique on this desk: `<adapterId>:<origin>:<externalId>`. */
  readonly id: string;
  readonly source: DocumentSource;
  readonly number?: DocumentNumber;
  /** Trích yếu. */
  readonly subject: string;
  /** The issuing organisation or the sender, as the system names it. */
  readonly sender: string;
  readonly urgency: Urgency;
  readonly tab: InboxTab;
  /** Day of issue, `yyyy-MM-dd`. */
  readonly issuedOn?: string;
  /** Last day to answer, `yyyy-MM-dd`. */
  readonly dueOn?: string;
  /** RFC 3339 instant the desk first saw it. */
  readonly receivedAt: string;
  readonly unread: boolean;
  readonly flagged?: boolean;
  /** RFC 3339; hidden from the to-do tab until then. */
  readonly snoozedUntil?: string;
  /** The system's own word for its state, shown as is. */
  readonly state?: string;
  readonly files: readonly OfficeFile[];
}

/** Joins the parts of a source into the id the desk keeps a document under. */
export function documentId(source: Pick<DocumentSource, 'adapterId' | 'origin' | 'externalId'>): string {
  return `${source.adapterId}:${source.origin}:${source.externalId}`;
}
